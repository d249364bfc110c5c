//! Why the meeting, the day and the place are what they are.

use super::{held, holds, meeting};
use crate::report::ground::{
    DATE_LEAD, DATE_OWN, FactKind, Ground, MEETING_FULLER, MEETING_HEADLINE, MEETING_HELD,
    MEETING_THERE, PLACE_LEAD, PLACE_OWN,
};
use crate::report::{Occasion, Scene};

/// Adds the grounds of an occasion.
pub(in crate::report) fn grounds(scene: &Scene, occasion: &Occasion, found: &mut Vec<Ground>) {
    let main = meeting::find(scene);
    let own = main.sentence.clone().unwrap_or_default();
    let inside = |span| own.contains(&scene.range(span).start);
    // 召开: the verb of the sentence.
    let verb = held(&scene.chars()[own.clone()]).map(|at| {
        let start = own.start + at;
        let verb = start..start + holds(&scene.chars()[start..]);
        // 进行 holds one only before a mark, which is no word.
        let mark = matches!(scene.chars()[verb.end - 1], '，' | '。');
        scene.span(verb.start..verb.end - usize::from(mark))
    });
    if let Some(name) = occasion.meeting {
        let rule = match verb {
            Some(_) if inside(name) => &MEETING_HELD,
            Some(_) => &MEETING_FULLER,
            None if main.held.is_some() => &MEETING_THERE,
            None => &MEETING_HEADLINE,
        };
        let ground = Ground::new(FactKind::Meeting, name, rule);
        found.push(match verb {
            Some(verb) => ground.by(verb),
            None => ground,
        });
    }
    let date = occasion.date.as_ref().map(|date| date.span);
    for (fact, span, own, lead) in [
        (FactKind::Date, date, &DATE_OWN, &DATE_LEAD),
        (FactKind::Place, occasion.place, &PLACE_OWN, &PLACE_LEAD),
    ] {
        if let Some(span) = span {
            let rule = if inside(span) { own } else { lead };
            found.push(Ground::new(fact, span, rule));
        }
    }
}

//! Which meeting, when, where.

mod anchor;
mod calendar;
mod context;
pub(super) mod date;
mod day;
#[cfg(feature = "details")]
mod ground;
mod kind;
mod meeting;
mod name;
mod place;
mod year;

#[cfg(feature = "problems")]
pub(crate) use calendar::Civil;
#[cfg(feature = "details")]
pub(super) use ground::grounds;

use super::{Kind, Occasion, Scene};
use crate::document::BlockKind;
use crate::text::{Span, is_closing, is_han, is_sentence_end, phrase};
use std::ops::Range;

/// The headline: the first heading of the highest level, or the line behind one that only introduces it.
pub(super) fn title(scene: &Scene) -> Option<Span> {
    let mut best: Option<Range<usize>> = None;
    let mut highest = u8::MAX;
    let mut next = false;
    for (kind, block) in &scene.blocks {
        let words = &scene.chars()[block.clone()];
        let level = match *kind {
            BlockKind::Heading(level) => level,
            // Only the first line of a plain text is a heading, the number of the page or 让老有所养成为现实.
            BlockKind::Paragraph
                if next && words.last().is_some_and(|c| is_han(*c)) && !words.contains(&'。') =>
            {
                highest
            }
            _ => u8::MAX,
        };
        // A number of the page, the name of the site, a menu.
        let page = words.len() < 3
            || words.iter().all(char::is_ascii_digit)
            || words.len() < 9
                && phrase::ends!(words, "财经 日报 晚报 时报 时评 资讯 信息 黄页 新闻网 在线") > 0
            || matches!(words, ['[', inner @ .., ']'] if !inner.contains(&']'));
        let holds = held(words).is_some();
        // （一）: the heading of a part; ——云溪县召开大会: what is said of the line above.
        let part =
            matches!(words, ['（', _, '）', ..]) || best.is_some() && words.starts_with(&['—']);
        // 王明在全县大会上强调: what is stressed stands in the next line.
        let leads = best.as_ref().is_some_and(|best| {
            phrase::ends!(&scene.chars()[best.clone()], "强调 指出 要求 提出") > 0
        });
        let open = holds || leads || best.is_none();
        if !part && (level < highest || next && level == highest && open) {
            best = (!page).then(|| block.clone());
            (highest, next) = (level, !holds && !leads);
        } else {
            next &= *kind == BlockKind::Meta || !words.iter().any(|c| is_han(*c));
        }
    }
    #[cfg(feature = "markdown")]
    let best = best.or_else(|| front_title(scene));
    let mut range = best?;
    // Plain text may keep the marks of Markdown.
    while range.start < range.end && matches!(scene.chars()[range.start], '#' | ' ') {
        range.start += 1;
    }
    range.start += phrase::starts_at!(scene.chars(), range.start, "原标题：");
    let good = !range.is_empty() && !scene.is_damaged(range.clone());
    good.then(|| scene.span(range))
}

/// The title that front matter gives: title: "…".
#[cfg(feature = "markdown")]
fn front_title(scene: &Scene) -> Option<Range<usize>> {
    let lines = scene
        .blocks
        .iter()
        .filter(|(kind, _)| *kind == BlockKind::Meta);
    let mut titles = lines.filter_map(|(_, block)| {
        let label = phrase::starts_at!(scene.chars(), block.start, "title：");
        (label > 0).then(|| block.start + label..block.end)
    });
    let mut title = titles.next()?;
    while title.start < title.end && scene.chars()[title.start] == ' ' {
        title.start += 1;
    }
    if let [open @ ('\'' | '"'), .., close] = &scene.chars()[title.clone()]
        && open == close
    {
        title = title.start + 1..title.end - 1;
    }
    Some(title)
}

/// What the text looks like, and which meeting was held when and where.
pub(super) fn find(scene: &Scene) -> (Kind, Occasion) {
    let main = meeting::find(scene);
    let mut kind = Kind::Meeting;
    let mut date = None;
    if !main.is_reported {
        date = date::find(scene, &main, Kind::Other);
        kind = match date {
            Some(_) if !main.several => kind::find(scene),
            _ => Kind::Other,
        };
    }
    if main.several {
        return (kind, Occasion::default());
    }
    if kind == Kind::Meeting {
        date = date::find(scene, &main, kind);
    }
    let occasion = Occasion {
        meeting: main.name.clone().map(|range| scene.span(range)),
        date,
        place: place::find(scene, &main, kind),
    };
    (kind, occasion)
}

/// What the verbs that hold a meeting begin with.
const HEADS: &str = "召举开闭拉揭登启落进展准";

/// The length of the verb that holds a meeting at the start of `chars`; 0 where none does.
fn holds(chars: &[char]) -> usize {
    if !chars.first().is_some_and(|c| phrase::has!(HEADS, *c)) {
        return 0;
    }
    let verb = phrase::starts!(
        chars,
        "召开 举行 举办 开幕 闭幕 闭会， 闭会。 召集 开班 开场， 开场。 开议 开讲 准时开始 拉开帷幕 揭幕 登场 启幕 落幕 落下帷幕 进行， 进行。 展开， 展开。",
    );
    // 致开幕词, 出席开幕式.
    let noun = chars
        .get(verb)
        .is_some_and(|c| phrase::has!("词辞式礼典", *c));
    if noun { 0 } else { verb }
}

/// The place of the first such verb in `chars`.
fn held(chars: &[char]) -> Option<usize> {
    (0..chars.len()).find(|&at| {
        let may_be = phrase::may_be!(HEADS, chars[at]);
        debug_assert!(may_be || holds(&chars[at..]) == 0);
        may_be && holds(&chars[at..]) > 0
    })
}

/// Whether a sentence of a block is one of running text: it ends with a mark, or is longer than a menu's words.
fn is_running(scene: &Scene, block: usize, range: &Range<usize>) -> bool {
    const MENU: usize = 20;
    let last = scene.chars()[range.clone()].last();
    scene.blocks[block].0 == BlockKind::Paragraph
        && (range.len() > MENU
            || last.is_some_and(|c| is_sentence_end(*c) || is_closing(*c) || *c == '：'))
}

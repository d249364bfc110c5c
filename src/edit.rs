//! Edits: what repair did to a text, each part of it undoable.

use crate::repair::Rule;
use crate::text::Span;

/// One change: the words at `source` became `replacement`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The rule that made it.
    pub rule: &'static Rule,
    /// Where, in bytes of the text that was changed.
    pub source: Span,
    /// What stands there now; empty for a removal.
    pub replacement: String,
    /// Whether the rule is sure, or has chosen the likeliest of several readings.
    pub certain: bool,
}

/// All changes from one text to another, in order and disjoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

/// Which side an offset belongs to where an edit has removed or inserted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The offset starts something: it keeps to what follows.
    Start,
    /// The offset ends something: it keeps to what precedes.
    End,
}

impl Edits {
    /// Edits in text order; an edit that overlaps the one before it is dropped.
    pub fn new(list: Vec<Edit>) -> Self {
        let mut kept: Vec<Edit> = Vec::with_capacity(list.len());
        for edit in list {
            if kept.last().is_none_or(|last| {
                last.source.end <= edit.source.start && last.source != edit.source
            }) {
                kept.push(edit);
            }
        }
        Edits(kept)
    }

    /// The edits as a list.
    pub(crate) fn into_list(self) -> Vec<Edit> {
        self.0
    }

    /// The edits, in text order.
    pub fn iter(&self) -> std::slice::Iter<'_, Edit> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Drops what would change something of `kept`, spans in text order.
    pub(crate) fn spare(&mut self, kept: &[Span]) {
        let mut next = 0;
        self.0.retain(|edit| {
            while kept
                .get(next)
                .is_some_and(|span| span.end <= edit.source.start)
            {
                next += 1;
            }
            kept.get(next)
                .is_none_or(|span| edit.source.end <= span.start)
        });
    }

    /// The changed text.
    pub fn apply(&self, source: &str) -> String {
        let mut out = String::with_capacity(source.len());
        let mut at = 0;
        for edit in &self.0 {
            out.push_str(&source[at..edit.source.start]);
            out.push_str(&edit.replacement);
            at = edit.source.end;
        }
        out.push_str(&source[at..]);
        out
    }

    /// These edits with the one at `index` undone; the others stay, in the same order.
    ///
    /// ```
    /// use jiyao::{Options, read};
    /// let source = "会议召开,共１２人";
    /// let edits = read(source, &Options::default()).edits().clone();
    /// assert_eq!(edits.apply(source), "会议召开，共12人");
    /// assert_eq!(edits.without(0).apply(source), "会议召开,共12人");
    /// assert_eq!(edits.without_rule("width").apply(source), "会议召开，共１２人");
    /// assert_eq!(edits.filter(|_| false).apply(source), source);
    /// ```
    pub fn without(&self, index: usize) -> Edits {
        let mut edits = self.clone();
        if index < edits.0.len() {
            edits.0.remove(index);
        }
        edits
    }

    /// These edits with those of the rule `id` undone.
    pub fn without_rule(&self, id: &str) -> Edits {
        self.filter(|edit| edit.rule.id != id)
    }

    /// The edits that `keep` accepts: all others are undone.
    pub fn filter(&self, mut keep: impl FnMut(&Edit) -> bool) -> Edits {
        Edits(self.0.iter().filter(|edit| keep(edit)).cloned().collect())
    }

    /// These edits followed by `next`, which edit the changed text `middle`, as edits of the source.
    ///
    /// Edits that touch the same words become one, under the rule of the first, or of the second where it removes them all.
    pub fn then(self, next: Edits, middle: &str) -> Edits {
        if next.is_empty() || self.is_empty() {
            return if next.is_empty() { self } else { next };
        }
        let (first, second) = (&self.0, &next.0);
        let mut out: Vec<Edit> = Vec::with_capacity(first.len() + second.len());
        let (mut i, mut j) = (0, 0);
        // How far the source is behind the middle text: source = middle + removed - added.
        let (mut removed, mut added) = (0, 0);
        loop {
            // The next group of edits that touch each other, in offsets of the middle text.
            let a = first.get(i).map(|e| middle_span(e, removed, added));
            let b = second.get(j).map(|e| e.source);
            let mut group = match (a, b) {
                (None, None) => return Edits(out),
                (Some(a), Some(b)) if (b.start, b.end) < (a.start, a.end) => b,
                (Some(a), _) => a,
                (None, Some(b)) => b,
            };
            let source_start = group.start + removed - added;
            // Most edits touch no other.
            if cfg!(feature = "speed") && a.zip(b).is_none_or(|(a, b)| !touches(a, b)) {
                let mut edit = if a == Some(group) {
                    removed += first[i].source.len();
                    added += first[i].replacement.len();
                    i += 1;
                    first[i - 1].clone()
                } else {
                    j += 1;
                    second[j - 1].clone()
                };
                edit.source = Span::new(source_start, group.end + removed - added);
                out.push(edit);
                continue;
            }
            let (mut rule, mut certain, mut replacement) = (None, true, String::new());
            let (mut written, mut taken, mut changed) = (group.start, false, false);
            loop {
                // Two removals side by side stand at one place of the middle text; only a change there joins them.
                if let Some(e) = first.get(i)
                    && (!taken || changed)
                    && touches(middle_span(e, removed, added), group)
                {
                    group.end = group.end.max(middle_span(e, removed, added).end);
                    removed += e.source.len();
                    added += e.replacement.len();
                    certain &= e.certain;
                    rule.get_or_insert(e.rule);
                    i += 1;
                } else if let Some(e) = second.get(j).filter(|e| touches(e.source, group)) {
                    group.end = group.end.max(e.source.end);
                    replacement.push_str(&middle[written..e.source.start]);
                    replacement.push_str(&e.replacement);
                    written = e.source.end;
                    certain &= e.certain;
                    // What takes all that the first step changed there is the reason that remains.
                    if e.source.contains(group) && e.replacement.is_empty() {
                        rule = Some(e.rule);
                    }
                    rule.get_or_insert(e.rule);
                    changed = true;
                    j += 1;
                } else {
                    break;
                }
                taken = true;
            }
            replacement.push_str(&middle[written..group.end]);
            let source = Span::new(source_start, group.end + removed - added);
            if let Some(rule) = rule {
                out.push(Edit {
                    rule,
                    source,
                    replacement,
                    certain,
                });
            }
        }
    }

    /// Maps offsets between the source and the changed text.
    pub fn offsets(&self) -> Offsets {
        let mut pieces = Vec::with_capacity(self.len());
        let (mut at, mut end) = (0, 0);
        for edit in &self.0 {
            at += edit.source.start - end;
            end = edit.source.end;
            let text = Span::new(at, at + edit.replacement.len());
            at = text.end;
            pieces.push((edit.source, text));
        }
        Offsets(pieces)
    }
}

/// Maps offsets between a source and its changed text; a look-up costs the logarithm of the number of edits.
///
/// Offsets inside a change go to its border: what starts in it starts where it starts, what ends in it ends where it
/// ends. So a mapped span always covers the words of the original.
#[derive(Clone, Debug, Default)]
pub struct Offsets(Vec<(Span, Span)>);

impl Offsets {
    /// Where each edit stands in the source and in the changed text.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn pieces(&self) -> &[(Span, Span)] {
        &self.0
    }

    /// The offset in the source of the offset `at` in the changed text.
    pub fn to_source(&self, at: usize, side: Side) -> usize {
        self.map(at, side, false)
    }

    /// The offset in the changed text of the offset `at` in the source.
    pub fn to_text(&self, at: usize, side: Side) -> usize {
        self.map(at, side, true)
    }

    /// The words of the source that `span` of the changed text came from.
    pub fn span_to_source(&self, span: Span) -> Span {
        self.map_span(span, false)
    }

    /// The words of the changed text that `span` of the source became.
    pub fn span_to_text(&self, span: Span) -> Span {
        self.map_span(span, true)
    }

    /// Carries spans of the source to the changed text.
    pub(crate) fn carry(&self, spans: &mut [Span]) {
        for span in spans {
            *span = self.span_to_text(*span);
        }
    }

    fn map_span(&self, span: Span, to_text: bool) -> Span {
        let start = self.map(span.start, Side::Start, to_text);
        Span::new(start, self.map(span.end, Side::End, to_text).max(start))
    }

    fn map(&self, at: usize, side: Side, to_text: bool) -> usize {
        let way = |&(source, text): &(Span, Span)| {
            if to_text {
                (source, text)
            } else {
                (text, source)
            }
        };
        // The pieces before `at`: a start keeps behind what ends at it, an end before what starts at it.
        let before = self.0.partition_point(|piece| match side {
            Side::Start => way(piece).0.end <= at,
            Side::End => way(piece).0.start < at,
        });
        let last = before.checked_sub(1).and_then(|last| self.0.get(last));
        match side {
            Side::Start => {
                if let Some((from, to)) = self.0.get(before).map(way)
                    && from.start < at
                {
                    return to.start;
                }
            }
            Side::End => {
                if let Some((from, to)) = last.map(way)
                    && at < from.end
                {
                    return to.end;
                }
            }
        }
        last.map(way)
            .map_or(at, |(from, to)| at - from.end + to.end)
    }
}

fn middle_span(edit: &Edit, removed: usize, added: usize) -> Span {
    let start = edit.source.start + added - removed;
    Span::new(start, start + edit.replacement.len())
}

/// Whether an edit belongs to the group: it shares a byte with it, or is an insertion inside or at the same empty place.
fn touches(edit: Span, group: Span) -> bool {
    edit.overlaps(group)
        || edit == group
        || (edit.is_empty() && group.start < edit.start && edit.start < group.end)
        || (group.is_empty() && edit.start < group.start && group.start < edit.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::RULES;

    fn edits(list: &[(usize, usize, &str)]) -> Edits {
        let edit = |&(start, end, new): &(usize, usize, &str)| Edit {
            rule: &RULES[0],
            source: Span::new(start, end),
            replacement: new.to_owned(),
            certain: true,
        };
        Edits::new(list.iter().map(edit).collect())
    }

    #[test]
    fn two_steps_are_one() {
        let source = "abcdefgh";
        let first = edits(&[(1, 3, ""), (4, 5, "XYZ"), (8, 8, "!")]);
        let middle = first.apply(source);
        assert_eq!(middle, "adXYZfgh!");
        let second = edits(&[(0, 1, "A"), (1, 3, "-"), (6, 7, ""), (9, 9, "?")]);
        let last = second.apply(&middle);
        let both = first.then(second, &middle);
        assert_eq!(both.apply(source), last);
    }

    #[test]
    fn removals_side_by_side_stay_apart() {
        let source = "abcdef";
        let first = edits(&[(1, 2, ""), (2, 4, "")]);
        let middle = first.apply(source);
        let both = first.then(edits(&[(2, 3, "F")]), &middle);
        assert_eq!(both, edits(&[(1, 2, ""), (2, 4, ""), (5, 6, "F")]));
    }

    #[test]
    fn offsets_both_ways() {
        let edits = edits(&[(1, 3, ""), (4, 5, "XYZ")]); // a bc d e fgh -> a d XYZ fgh
        let map = edits.offsets();
        assert_eq!(map.span_to_source(Span::new(0, 1)), Span::new(0, 1));
        assert_eq!(map.span_to_source(Span::new(1, 2)), Span::new(3, 4));
        assert_eq!(map.span_to_source(Span::new(3, 4)), Span::new(4, 5));
        assert_eq!(map.span_to_source(Span::new(5, 8)), Span::new(5, 8));
        assert_eq!(map.span_to_text(Span::new(0, 4)), Span::new(0, 2));
        assert_eq!(map.span_to_text(Span::new(4, 6)), Span::new(2, 6));
        assert_eq!(map.span_to_text(Span::new(2, 8)), Span::new(1, 8));
    }
}

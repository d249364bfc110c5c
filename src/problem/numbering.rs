//! Numbering that skips: 一要…二要…四要….

use super::{NUMBERING, Problem};
use crate::Reading;
use crate::text::Span;

/// Marks that number points: what stands before the number and behind it; from the fourth on they open a block.
const FORMS: [(&str, &str); 6] = [
    ("", "是"),
    ("", "要"),
    ("第", "，"),
    ("（", "）"),
    ("", "、"),
    ("", ". "),
];

/// The first form that opens a block.
const OPENING: usize = 3;

const NUMERALS: &str = "一二三四五六七八九";

pub(super) fn find(reading: &Reading, found: &mut Vec<Problem>) {
    let text = reading.text();
    // For each form, the numbers that a list has reached: several where lists nest.
    let mut reached: [Vec<(usize, Span)>; FORMS.len()] = Default::default();
    let mut blocks = super::blocks(reading).peekable();
    for &clause in &reading.document().clauses {
        while blocks.next_if(|block| block.end <= clause.start).is_some() {}
        let opens = blocks
            .peek()
            .is_some_and(|block| block.start == clause.start);
        let words = clause.of(text).trim_start_matches(['“', '"', '「']);
        let start = clause.end - words.len();
        let Some((form, number, length)) =
            mark(words).filter(|&(form, ..)| form < OPENING || opens)
        else {
            continue;
        };
        let span = Span::new(start, start + length);
        let lists = &mut reached[form];
        if number == 1 {
            lists.push((1, span));
            continue;
        }
        match lists.iter().rposition(|&(last, _)| last + 1 == number) {
            Some(at) => {
                lists.truncate(at);
                lists.push((number, span));
            }
            None => {
                // Only what has begun can skip, and only forward.
                if let Some(&(last, before)) = lists.last()
                    && last < number
                {
                    found.push(Problem::new(&NUMBERING, span).against(before));
                    lists.pop();
                    lists.push((number, span));
                }
            }
        }
    }
}

/// The form and number of the mark that `words` begin with, and its length in bytes.
fn mark(words: &str) -> Option<(usize, usize, usize)> {
    FORMS
        .iter()
        .enumerate()
        .find_map(|(form, (before, behind))| {
            let rest = words.strip_prefix(before)?;
            let (number, length) = number(rest)?;
            rest[length..].starts_with(behind).then_some((
                form,
                number,
                before.len() + length + behind.len(),
            ))
        })
}

/// A number from 1 to 99, in Chinese or in digits, and its length in bytes.
fn number(words: &str) -> Option<(usize, usize)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return Some((words[..digits].parse().ok().filter(|n| *n < 100)?, digits));
    }
    let value = |c: char| NUMERALS.chars().position(|n| n == c).map(|n| n + 1);
    let mut chars = words.chars();
    let first = chars.next()?;
    let size = first.len_utf8();
    match (value(first), chars.next(), chars.next().and_then(value)) {
        (Some(tens), Some('十'), Some(ones)) => Some((tens * 10 + ones, size * 3)),
        (Some(tens), Some('十'), None) => Some((tens * 10, size * 2)),
        (Some(one), _, _) => Some((one, size)),
        (None, next, _) if first == '十' => match next.and_then(value) {
            Some(ones) => Some((10 + ones, size * 2)),
            None => Some((10, size)),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn marks() {
        assert_eq!(mark("二要抓好"), Some((1, 2, 6)));
        assert_eq!(mark("第十二，抓好"), Some((2, 12, 12)));
        assert_eq!(mark("（三）抓好"), Some((3, 3, 9)));
        assert_eq!(mark("二十一是"), Some((0, 21, 12)));
        assert_eq!(mark("12. 抓好"), Some((5, 12, 4)));
        assert_eq!(mark("一起抓"), None);
    }
}

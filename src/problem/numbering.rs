//! Numbering that skips: 一要…二要…四要….

use super::{NUMBERING, Problem};
use crate::Reading;
use crate::report::number;
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

/// No mark has more characters: 第二十一，.
const LONGEST: usize = 5;

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
    let chars: Vec<char> = words.chars().take(LONGEST).collect();
    FORMS
        .iter()
        .enumerate()
        .find_map(|(form, (before, behind))| {
            let from = before.chars().count();
            let (number, end, _) = number(&chars, from);
            let digits: usize = chars.get(from..end)?.iter().map(|c| c.len_utf8()).sum();
            let rest = words.strip_prefix(before)?.get(digits..)?;
            let marked = (1..100).contains(&number) && rest.starts_with(behind);
            marked.then_some((form, number, before.len() + digits + behind.len()))
        })
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

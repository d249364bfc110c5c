//! Names in a series of titled names, though their own title is not known: 教育长梅丽红，办公室主任李宁，处长王明参加.

use super::Scene;
use super::list::is_name;
use crate::text::{is_han, phrase};
use std::ops::Range;

/// The lengths of an item: what is not known and the name.
const ITEM: Range<usize> = 5..22;

/// The farthest that titles reach before a name.
const REACH: usize = 36;

/// The least weight of such a name.
const LEAST: i32 = 10;

/// The items whose neighbours in the series end in names, and that end in one too; in text order, as `names` are.
pub(super) fn find(scene: &Scene, names: &[Range<usize>]) -> Vec<Range<usize>> {
    let chars = scene.chars();
    let (mut found, mut last) = (Vec::new(), 0);
    for pair in names.windows(2) {
        let [first, second] = pair else { continue };
        let floor = std::mem::replace(&mut last, first.end);
        let between = &chars[first.end..second.start];
        if between.len() > ITEM.end + REACH || !between.first().is_some_and(is_mark) {
            continue;
        }
        // The item between the two.
        let item = first.end + 1 + run(&between[1..]);
        if item < second.start && is_mark(&chars[item]) {
            if joins(&chars[item + 1..second.start]) {
                found.push(first.end + 1..item);
            }
        } else if joins(&between[1..]) {
            // The one before both.
            let mut start = first.start;
            while start > 0 && first.start - start < REACH && joins(&chars[start - 1..start]) {
                start -= 1;
            }
            if start > 0 && chars[start - 1] == '，' {
                let mut from = start - 1;
                while from > floor && is_han(chars[from - 1]) {
                    from -= 1;
                }
                if from > floor || floor == 0 {
                    found.push(from..start - 1);
                }
            }
        }
    }
    found.retain(|item| ITEM.contains(&item.len()) && is_name(scene, name(item), LEAST));
    found
}

/// The name that an item ends in.
pub(super) fn name(item: &Range<usize>) -> Range<usize> {
    item.end - 3..item.end
}

/// Whether the mark ends an item.
fn is_mark(c: &char) -> bool {
    matches!(c, '，' | '、')
}

/// How many Chinese characters `chars` begins with.
fn run(chars: &[char]) -> usize {
    chars.iter().take_while(|c| is_han(**c)).count()
}

/// Whether nothing but titles can stand in `between`.
fn joins(between: &[char]) -> bool {
    between.len() <= REACH
        && between
            .iter()
            .all(|c| is_han(*c) || phrase::has!("、（）", *c))
}

//! Names as minutes set them: before their titles, before what they say, in a column.

use super::Scene;
use super::deed::run;
use super::list::is_name;
use super::name::is_stopped;
use super::title::apposed as titles_behind;
use crate::text::phrase;
use std::ops::Range;

/// Names that a space or a comma sets before their titles: 王小明　区长, 王小明，区长；.
pub(super) fn apposed(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    for at in block.clone() {
        let opens = at == block.start || matches!(chars[at - 1], '；' | '。' | ' ');
        let length = if opens {
            run(&chars[at..block.end], 5)
        } else {
            0
        };
        let name = at..at + length;
        if (2..=4).contains(&length)
            && is_name(scene, name.clone(), 8)
            && !is_stopped(scene, name.clone())
            && (phrase::starts!(&chars[name.end..block.end], "，男， ，女，") > 0
                || !titles_behind(scene, name.end, block.end).is_empty())
        {
            names.push(name);
        }
    }
}

/// Names that open at least two paragraphs of a dialogue: 王小明：各位好。
pub(super) fn dialogue(scene: &Scene, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    let before = names.len();
    for (_, _, block) in scene.body() {
        let name = block.start..block.start + run(&chars[block.clone()], 5);
        if chars[..block.end].get(name.end) == Some(&'：')
            && phrase::has!("。？！", chars[block.end - 1])
            && is_name(scene, name.clone(), 8)
            && !is_stopped(scene, name.clone())
        {
            names.push(name);
        }
    }
    if names.len() < before + 2 {
        names.truncate(before);
    }
}

/// Names that open the lines of a table set with spaces: 王明　　护理部　　100.
pub(super) fn table(scene: &Scene, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    let before = names.len();
    for block in scene.naming() {
        let name = block.start..block.start + run(&chars[block.clone()], 5);
        let set = matches!(&chars[name.end..block.end], [a, b, _, ..] if a.is_whitespace() && b.is_whitespace());
        if set && is_name(scene, name.clone(), 4) {
            names.push(name);
        }
    }
    // One line may be anything; three are a list.
    if names.len() < before + 3 {
        names.truncate(before);
    }
}

use super::{HOLD, Scene, sentences};
use crate::text::Span;

/// A place is named in at most this many characters.
const LONGEST: usize = 24;

/// The words between 在 or 于 and the first verb that holds a meeting.
pub(super) fn find(scene: &Scene) -> Option<Span> {
    let chars = scene.chars();
    for sentence in sentences(scene) {
        for verb in sentence.clone() {
            if !HOLD.iter().any(|word| scene.has(verb, word)) {
                continue;
            }
            let first = verb.saturating_sub(LONGEST + 1).max(sentence.start);
            let before = (first..verb).rev();
            let mut before = before.take_while(|&at| !"，。；：、,;: ".contains(chars[at]));
            let Some(at) = before.find(|&at| matches!(chars[at], '在' | '于')) else {
                continue;
            };
            let mut end = verb;
            for adverb in ["隆重", "顺利", "成功", "正式", "如期"] {
                if end >= at + 4 && scene.has(end - 2, adverb) {
                    end -= 2;
                }
            }
            let words = &chars[at + 1..end];
            // 在2月13日召开 is a time, 正在召开 and 由于…召开 no place at all.
            let time = words.iter().any(|c| c.is_ascii_digit()) && words.ends_with(&['日']);
            let other = at > 0 && matches!(chars[at - 1], '正' | '由' | '关' | '对' | '将');
            if words.len() >= 2 && !time && !other && !scene.is_damaged(at + 1..end) {
                return Some(scene.span(at + 1..end));
            }
        }
    }
    None
}

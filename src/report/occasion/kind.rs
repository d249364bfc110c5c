//! What a text looks like.

use crate::document::BlockKind;
use crate::report::{Kind, Scene};
use crate::text::{is_han, phrase};

/// What a meeting does or is done with, which other texts seldom tell.
const PROOFS: &str = "会议指出 会议强调 会议要求 会议认为 会议决定 会议听取 会议审议 会议传达 会议研究 会议通报 会议由 大会由 会上 主持会议 主持召开 出席会议 参加会议 出席并讲话 并讲话 发言 致辞 与会";

/// Whether a text that tells a day reports a meeting, though it does not say that one is held or attended: it tells two
/// things that one does.
pub(super) fn find(scene: &Scene) -> Kind {
    let chars = scene.chars();
    let mut proofs = 0;
    for (kind, block) in &scene.blocks {
        for at in block.clone() {
            // 会议指出 at the head of a clause, but not 常务会议研究.
            let heads = match chars[at] {
                '会' => at == 0 || !is_han(chars[at - 1]),
                '大' | '主' | '出' | '参' | '并' | '发' | '致' | '与' => true,
                _ => false,
            };
            let found = heads
                && *kind == BlockKind::Paragraph
                && phrase::starts_at!(scene.chars(), at, PROOFS) > 0;
            proofs += usize::from(found);
        }
    }
    if proofs > 1 {
        Kind::Meeting
    } else {
        Kind::Other
    }
}

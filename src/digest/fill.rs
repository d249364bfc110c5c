use super::pairs::Pairs;
use super::{Digest, Part};
use crate::document::Document;

/// Takes of the wanted pieces, the dearest first, those that fit, and puts them into text order.
pub(super) fn fill(text: &str, document: &Document, wanted: &[Part], budget: usize) -> Digest {
    let (mut parts, mut left): (Vec<Part>, usize) = (Vec::new(), budget);
    for &part in wanted {
        // A joint may stand before each piece.
        let words: Vec<char> = document.words(text, part.span).chars().collect();
        let length = words.len() + 1;
        let at = parts.partition_point(|other| other.span.end <= part.span.start);
        let next = parts.get(at);
        let free = next.is_none_or(|next| part.span.end <= next.span.start);
        if length <= left && free && Pairs::close(&words) {
            left -= length;
            parts.insert(at, part);
        }
    }
    Digest { parts }
}

use super::page::about;
use super::{BlockKind, Document};
use crate::text::{Span, is_sentence_end, lines, trim};

/// A headline is at most this long, or half as long again where it has no commas; a longer line is running text that lost
/// its end mark.
const HEADLINE: usize = 60;

/// A line is a block.
pub(super) fn parse(text: &str) -> Document {
    let mut document = Document::default();
    let (mut headline, mut body, mut links) = (None, false, false);
    let is_fence = |(_, line): &(usize, &str)| trim(line).1 == "---";
    // A fence that never closes is no front matter.
    let mut front = if trim(text).1.starts_with("---") && lines(text).filter(is_fence).count() > 1 {
        Front::Before
    } else {
        Front::None
    };
    for (at, line) in lines(text) {
        let (lead, words) = trim(line);
        let start = at + lead;
        if words.is_empty() {
            continue;
        }
        front = match (front, words) {
            (Front::Before, "---") => Front::In,
            (Front::In, "---") => Front::After,
            (Front::Before, _) => Front::None,
            (Front::After, _) => Front::None,
            (front, _) => front,
        };
        let mut kind = match front {
            Front::None => about(words),
            _ => BlockKind::Meta,
        };
        let commas = words.contains(['，', '；', '。', ',']);
        let longest = if commas { HEADLINE } else { HEADLINE * 3 / 2 };
        let headed =
            words.chars().count() <= longest && !words.chars().next_back().is_some_and(ends);
        // 相关链接: what follows in lines without an end are titles of other texts.
        links = headed
            && !words.chars().any(|c| c == '：')
            && (links || body && kind == BlockKind::Noise && words.starts_with("相关"));
        if links {
            kind = BlockKind::Noise;
        }
        if kind == BlockKind::Paragraph && headed && (!body || headline == Some(words)) {
            // The first line that could be a headline is one; sites like to print it twice.
            if headline.is_none_or(|first| first == words) {
                headline = Some(words);
                kind = BlockKind::Heading(1);
            }
        }
        body |= kind == BlockKind::Paragraph;
        document.push(text, kind, Span::new(start, start + words.len()), &[]);
    }
    document
}

/// Where a line stands to the front matter between two `---` at the head of the text.
#[derive(Clone, Copy)]
enum Front {
    Before,
    In,
    After,
    None,
}

/// Marks that end running text or lead to what follows.
fn ends(c: char) -> bool {
    is_sentence_end(c) && !matches!(c, '！' | '？' | '!' | '?')
        || matches!(c, '；' | '：' | '，' | ';' | ':' | ',')
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, Document};
    use crate::Format;

    #[test]
    fn front_matter_closes() {
        let kinds = |text: &str| -> Vec<_> {
            let document = Document::new(text, Format::Plain);
            document.blocks.iter().map(|b| b.kind).collect()
        };
        use BlockKind::*;
        let closed = kinds("---\ndate: 2025-02-13\n---\n云溪县开会\n会议开了。");
        assert_eq!(closed, [Meta, Meta, Meta, Heading(1), Paragraph]);
        assert_eq!(kinds("---\n会议开了。")[1], Paragraph);
    }

    #[test]
    fn lines_have_kinds() {
        let text = "当前位置：首页\n云溪县召开农业会议\n发布时间：2025-02-14\n来源于各村的代表到会。\n图为会场\n会议部署春耕\n（责任编辑：林小满）";
        let kinds: Vec<_> = Document::new(text, Format::Plain)
            .blocks
            .iter()
            .map(|b| b.kind)
            .collect();
        use BlockKind::*;
        assert_eq!(
            kinds,
            [Noise, Heading(1), Meta, Paragraph, Caption, Paragraph, Meta]
        );
    }
}

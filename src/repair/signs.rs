//! Signs of trouble: which classes of characters a text holds, so that a rule without a case costs nothing.

/// `&`: an escape.
pub(super) const ESCAPE: u16 = 1;
/// `<` or `]`: markup.
pub(super) const TAG: u16 = 1 << 1;
/// A character that [`is_odd`].
pub(super) const ODD: u16 = 1 << 2;
/// A full-width digit, letter, point or percent sign.
pub(super) const WIDE: u16 = 1 << 3;
/// A half-width bracket.
pub(super) const BRACKET: u16 = 1 << 4;
/// A straight quotation mark, or curly ones of a line that do not pair.
pub(super) const QUOTE: u16 = 1 << 5;
/// Dots or strokes side by side, or an ellipsis.
pub(super) const RUN: u16 = 1 << 6;
/// A half-width mark that is not between two digits.
pub(super) const MARK: u16 = 1 << 7;
/// Two marks of Chinese text side by side.
pub(super) const TWICE: u16 = 1 << 8;
/// A space.
pub(super) const SPACE: u16 = 1 << 9;
/// `「`.
pub(super) const CORNER: u16 = 1 << 10;
/// `“`.
pub(super) const CURLY: u16 = 1 << 11;
/// `。`.
pub(super) const STOP: u16 = 1 << 12;
/// `‘` or `『`.
pub(super) const INNER: u16 = 1 << 13;
/// Every text has it.
pub(super) const ANY: u16 = 1 << 14;
/// A letter as pinyin has them behind an opening bracket, a `?` or a lost character.
#[cfg(feature = "notes")]
pub(super) const NOTE: u16 = 1 << 15;

/// The signs that call for a rule of lines.
pub(super) const CASES: u16 = WIDE | BRACKET | QUOTE | RUN | MARK | TWICE | SPACE;

/// The signs of a line, or of all lines of a text.
pub(super) fn signs(words: &str) -> u16 {
    let mut signs = ANY;
    let (mut last, mut depth, mut mark) = ('\n', 0, false);
    let mut at = 0;
    while let Some(&lead) = words.as_bytes().get(at) {
        // Most of a text is U+4000 to U+DFFF, which shows nothing.
        if matches!(lead, 0xE4..=0xED) {
            if mark {
                signs |= MARK;
                mark = false;
            }
            last = '一';
            at += 3;
            continue;
        }
        let c = if lead.is_ascii() {
            lead.into()
        } else {
            words[at..].chars().next().unwrap_or(' ')
        };
        at += c.len_utf8();
        #[cfg(feature = "notes")]
        if matches!(c, 'a'..='z' | 'à'..='\u{36F}') && matches!(last, '(' | '（' | '?' | '\u{FFFD}')
        {
            signs |= NOTE;
        }
        if mark && !c.is_ascii_digit() {
            signs |= MARK;
        }
        mark = false;
        signs |= match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' => 0,
            '。' if c == last => TWICE | RUN,
            '。' | '，' | '；' | '：' | '、' | '！' | '？' => {
                let twice = matches!(last, '。' | '，' | '；' | '：' | '、' | '！' | '？');
                (if twice { TWICE } else { 0 }) | (if c == '。' { STOP } else { 0 })
            }
            '.' if c == last => MARK | RUN,
            '.' | ',' | ':' if last.is_ascii_digit() => {
                mark = true;
                0
            }
            '.' | ',' | ':' | ';' | '?' | '!' | '｡' | '､' => MARK,
            '“' => {
                depth += 1;
                CURLY
            }
            '”' => {
                depth -= 1;
                if depth < 0 { QUOTE } else { 0 }
            }
            '"' | '\'' | '＂' => QUOTE,
            '\n' if depth != 0 => {
                depth = 0;
                QUOTE
            }
            ' ' | '\u{3000}' => SPACE,
            '(' | ')' => BRACKET,
            '&' => ESCAPE,
            '<' | ']' => TAG,
            '「' => CORNER,
            '‘' | '『' => INNER,
            '…' => RUN,
            '-' | '─' | '－' | '―' if c == last => RUN,
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '％' => WIDE,
            _ if is_odd(c) => ODD,
            _ => 0,
        };
        last = c;
    }
    if mark {
        signs |= MARK;
    }
    if depth != 0 {
        signs |= QUOTE;
    }
    signs
}

/// Whether `c` is invisible, a strange space, a look-alike of a character, or none at all.
pub(super) fn is_odd(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\0'..' ' | '\u{7F}'..='\u{A0}' | '\u{AD}' | '\u{34F}' | '\u{180E}' => true,
        '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{2069}' => true,
        '\u{2E80}'..='\u{2FD5}' | '\u{E000}'..='\u{FAD9}' | '\u{FE00}'..='\u{FE0F}' => true,
        '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}' | '\u{E0100}'.. => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_shows_none() {
        let clean = "2月13日，“会议”召开；增长5.7%，共1,200人，上午9:30。\nGDP 增长。";
        assert_eq!(signs(clean), ANY | STOP | CURLY | SPACE);
    }

    #[test]
    fn signs_of_cases() {
        let of = |words: &str| signs(words) & !ANY;
        assert_eq!(of("长5.7."), MARK);
        assert_eq!(of("1."), MARK);
        assert_eq!(of("，，"), TWICE);
        assert_eq!(of("”“\n"), QUOTE | CURLY);
        assert_eq!(of("“\n”"), QUOTE | CURLY);
        assert_eq!(of("\u{FEFF}会"), ODD);
        assert_eq!(of("⼀"), ODD);
        assert_eq!(of("５（）(--"), WIDE | BRACKET | RUN);
    }
}

//! Classes of characters, as far as Chinese typography needs them (GB/T 15834, CLREQ §3.1).

/// Whether `c` is a Chinese character (Unified Ideographs, their extensions and 〇).
pub fn is_han(c: char) -> bool {
    // Most are of the first block.
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
        || matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether `c` opens a quotation, title or bracket.
pub fn is_opening(c: char) -> bool {
    matches!(
        c,
        '“' | '‘'
            | '「'
            | '『'
            | '（'
            | '('
            | '《'
            | '〈'
            | '【'
            | '［'
            | '['
            | '〔'
            | '｛'
            | '{'
    )
}

/// Whether `c` closes a quotation, title or bracket.
pub fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '」'
            | '』'
            | '）'
            | ')'
            | '》'
            | '〉'
            | '】'
            | '］'
            | ']'
            | '〕'
            | '｝'
            | '}'
    )
}

/// Whether `c` ends a sentence (GB/T 15834 §4.1–4.3, and the ellipsis).
pub fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '｡')
}

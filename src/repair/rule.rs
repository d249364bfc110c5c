//! The table of rules.

use super::{Found, brackets, invisible, notes, punctuation, script, split_bytes};
use crate::Options;

/// A repair rule: what it is called, why it changes what it changes, and how it finds it.
pub struct Rule {
    /// Its id, for options and JSON: `note`, `punctuation`.
    pub id: &'static str,
    /// The reason in Simplified Chinese, Traditional Chinese and English.
    pub reason: [&'static str; 3],
    /// The clause of the norm that it follows, where there is one.
    pub norm: Option<&'static str>,
    pub(crate) find: fn(&str, &Options) -> Found,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// All rules, in the order in which they run.
pub static RULES: &[Rule] = &[
    Rule {
        id: "invisible",
        reason: [
            "看不见的字符、异体空格和部首字符改为通用字符",
            "看不見的字元、異體空格和部首字元改為通用字元",
            "invisible characters, odd spaces and look-alike characters become plain ones",
        ],
        norm: None,
        find: invisible::find,
    },
    Rule {
        id: "split-bytes",
        reason: [
            "还原被注音拆坏的汉字",
            "還原被注音拆壞的漢字",
            "characters whose bytes a note has split are read again",
        ],
        norm: None,
        find: split_bytes::find,
    },
    Rule {
        id: "note",
        reason: [
            "删去转载时插入的注音",
            "刪去轉載時插入的注音",
            "pinyin notes that republishing has inserted go",
        ],
        norm: None,
        find: notes::find,
    },
    Rule {
        id: "brackets",
        reason: [
            "中文里的括号用全角",
            "中文裡的括號用全形",
            "brackets of Chinese text are full-width",
        ],
        norm: Some("GB/T 15834—2011 §4.9"),
        find: brackets::find,
    },
    Rule {
        id: "punctuation",
        reason: [
            "中文里的标点用全角",
            "中文裡的標點用全形",
            "punctuation of Chinese text is full-width",
        ],
        norm: Some("GB/T 15834—2011 §5.1"),
        find: punctuation::find,
    },
    Rule {
        id: "script",
        reason: [
            "按所选字体转换繁简",
            "按所選字體轉換繁簡",
            "the text is shown in the chosen Chinese script",
        ],
        norm: None,
        find: script::find,
    },
];

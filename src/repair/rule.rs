//! The table of rules.

use super::{
    Found, brackets, dashes, doubled, entities, invisible, markup, noise, punctuation, quotes,
    repeat, script, spaces, width,
};
#[cfg(feature = "notes")]
use super::{notes, split_bytes};
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
        id: "entities",
        reason: [
            "网页转义符还原为字符",
            "網頁跳脫字元還原為字元",
            "escapes of web pages become their characters",
        ],
        norm: None,
        find: entities::find,
    },
    Rule {
        id: "markup",
        reason: [
            "网页和文字处理软件的标记去掉",
            "網頁和文書軟體的標記去掉",
            "markup of web pages and word processors goes",
        ],
        norm: None,
        find: markup::find,
    },
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
    #[cfg(feature = "notes")]
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
    #[cfg(feature = "notes")]
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
        id: "noise",
        reason: [
            "页面上的导航、按钮和版权行不属于报道",
            "頁面上的導覽、按鈕和版權行不屬於報道",
            "menus, buttons and notices of the page are not the report",
        ],
        norm: None,
        find: noise::find,
    },
    Rule {
        id: "repeat",
        reason: [
            "重复的标题只留一个",
            "重複的標題只留一個",
            "a repeated headline stands once",
        ],
        norm: None,
        find: repeat::find,
    },
    Rule {
        id: "width",
        reason: [
            "数字和字母用半角",
            "數字和字母用半形",
            "digits and letters are half-width",
        ],
        norm: Some("GB/T 15835—2011"),
        find: width::find,
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
        id: "quotes",
        reason: [
            "中文里的引号用成对的弯引号",
            "中文裡的引號成對使用",
            "quotation marks of Chinese text come in pairs",
        ],
        norm: Some("GB/T 15834—2011 §4.8"),
        find: quotes::find,
    },
    Rule {
        id: "dashes",
        reason: [
            "破折号和省略号占两个字的位置",
            "破折號和刪節號佔兩個字的位置",
            "dashes and ellipses take the place of two characters",
        ],
        norm: Some("GB/T 15834—2011 §4.10, §4.11"),
        find: dashes::find,
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
        id: "doubled",
        reason: [
            "误打两次的标点只留一个",
            "誤打兩次的標點只留一個",
            "a mark that was typed twice stands once",
        ],
        norm: None,
        find: doubled::find,
    },
    Rule {
        id: "spaces",
        reason: [
            "排版用的空格不属于文字",
            "排版用的空格不屬於文字",
            "spaces of typesetting are not the text",
        ],
        norm: None,
        find: spaces::find,
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

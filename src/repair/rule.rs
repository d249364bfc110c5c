//! The table of rules.

use super::line::Line;
use super::{
    Found, brackets, dashes, doubled, invisible, noise, punctuation, quotes, repeat, script, signs,
    spaces, width,
};
#[cfg(feature = "paste")]
use super::{entities, markup, wrap};
#[cfg(feature = "notes")]
use super::{notes, split_bytes};
use crate::Options;

/// A repair rule: what it is called, why it changes what it changes, and how it finds it.
pub struct Rule {
    /// Its id, for options and JSON: `note`, `punctuation`.
    pub id: &'static str,
    /// The [`signs`] that a text with a case shows.
    pub(super) on: u16,
    pub(super) find: Find,
}

/// How a rule finds its cases.
#[derive(Clone, Copy)]
pub(super) enum Find {
    /// In the whole text.
    Text(fn(&str, &Options) -> Found),
    /// In each line by itself.
    Line(fn(&Line, &mut Found)),
}

impl Rule {
    const fn text(id: &'static str, on: u16, find: fn(&str, &Options) -> Found) -> Self {
        let find = Find::Text(find);
        Rule { id, on, find }
    }

    const fn line(id: &'static str, on: u16, find: fn(&Line, &mut Found)) -> Self {
        let find = Find::Line(find);
        Rule { id, on, find }
    }

    /// Whether it may have a case in a text that shows these signs.
    pub(super) fn is_due(&self, signs: u16, options: &Options) -> bool {
        self.on & signs != 0 && !options.without.iter().any(|id| id == self.id)
    }

    /// The reason in Simplified Chinese, Traditional Chinese and English.
    pub fn reason(&self) -> [&'static str; 3] {
        match self.id {
            "entities" => [
                "网页转义符还原为字符",
                "網頁跳脫字元還原為字元",
                "escapes of web pages become their characters",
            ],
            "markup" => [
                "网页和文字处理软件的标记去掉",
                "網頁和文書軟體的標記去掉",
                "markup of web pages and word processors goes",
            ],
            "invisible" => [
                "看不见的字符、异体空格和部首字符改为通用字符",
                "看不見的字元、異體空格和部首字元改為通用字元",
                "invisible characters, odd spaces and look-alike characters become plain ones",
            ],
            "split-bytes" => [
                "还原被注音拆坏的汉字",
                "還原被注音拆壞的漢字",
                "characters whose bytes a note has split are read again",
            ],
            "note" => [
                "删去转载时插入的注音",
                "刪去轉載時插入的注音",
                "pinyin notes that republishing has inserted go",
            ],
            "noise" => [
                "页面上的导航、按钮和版权行不属于报道",
                "頁面上的導覽、按鈕和版權行不屬於報道",
                "menus, buttons and notices of the page are not the report",
            ],
            "repeat" => [
                "重复的标题只留一个",
                "重複的標題只留一個",
                "a repeated headline stands once",
            ],
            "wrap" => [
                "排版折断的行接回成句",
                "排版折斷的行接回成句",
                "lines that a layout has broken in mid-sentence are joined",
            ],
            "width" => [
                "数字和字母用半角",
                "數字和字母用半形",
                "digits and letters are half-width",
            ],
            "brackets" => [
                "中文里的括号用全角",
                "中文裡的括號用全形",
                "brackets of Chinese text are full-width",
            ],
            "quotes" => [
                "中文里的引号用成对的弯引号",
                "中文裡的引號成對使用",
                "quotation marks of Chinese text come in pairs",
            ],
            "dashes" => [
                "破折号和省略号占两个字的位置",
                "破折號和刪節號佔兩個字的位置",
                "dashes and ellipses take the place of two characters",
            ],
            "punctuation" => [
                "中文里的标点用全角",
                "中文裡的標點用全形",
                "punctuation of Chinese text is full-width",
            ],
            "doubled" => [
                "误打两次的标点只留一个",
                "誤打兩次的標點只留一個",
                "a mark that was typed twice stands once",
            ],
            "spaces" => [
                "排版用的空格不属于文字",
                "排版用的空格不屬於文字",
                "spaces of typesetting are not the text",
            ],
            "script" => [
                "按所选字体转换繁简",
                "按所選字體轉換繁簡",
                "the text is shown in the chosen Chinese script",
            ],
            _ => [""; 3],
        }
    }

    /// The clause of the norm that it follows, where there is one.
    pub fn norm(&self) -> Option<&'static str> {
        Some(match self.id {
            "width" => "GB/T 15835—2011",
            "brackets" => "GB/T 15834—2011 §4.9",
            "quotes" => "GB/T 15834—2011 §4.8",
            "dashes" => "GB/T 15834—2011 §4.10, §4.11",
            "punctuation" => "GB/T 15834—2011 §5.1",
            _ => return None,
        })
    }
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
    #[cfg(feature = "paste")]
    Rule::text("entities", signs::ESCAPE, entities::find),
    #[cfg(feature = "paste")]
    Rule::text("markup", signs::TAG, markup::find),
    Rule::text("invisible", signs::ODD, invisible::find),
    #[cfg(feature = "notes")]
    Rule::text("split-bytes", signs::NOTE, split_bytes::find),
    #[cfg(feature = "notes")]
    Rule::text("note", signs::NOTE, notes::find),
    Rule::text("noise", signs::ANY, noise::find),
    Rule::text("repeat", signs::ANY, repeat::find),
    #[cfg(feature = "paste")]
    Rule::text("wrap", signs::ANY, wrap::find),
    Rule::line("width", signs::WIDE, width::find),
    Rule::line("brackets", signs::BRACKET, brackets::find),
    Rule::line("quotes", signs::QUOTE, quotes::find),
    Rule::line("dashes", signs::RUN, dashes::find),
    Rule::line("punctuation", signs::MARK, punctuation::find),
    Rule::line("doubled", signs::TWICE, doubled::find),
    Rule::line("spaces", signs::SPACE, spaces::find),
    Rule::text("script", signs::ANY, script::find),
];

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn every_rule_has_its_reasons() {
        for rule in RULES {
            assert!(
                rule.reason().iter().all(|words| words.len() > 3),
                "{rule:?}"
            );
        }
    }
}

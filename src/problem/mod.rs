//! Problems: what an editor should look at before a report goes out.
//!
//! Nothing is changed here: each problem is a span of the repaired text, with the second place that it disagrees with
//! and, where the remedy is beyond doubt, the words to put there. Only in the studio; a page that shows a published
//! report has no use for it.
//!
//! ```
//! use jiyao::{Options, problem::problems, read};
//! let reading = read("会议6月31日在县城召开。", &Options::default());
//! let found = problems(&reading);
//! assert_eq!(found[0].kind.id, "date");
//! assert_eq!(found[0].span.of(reading.text()), "6月31日");
//! ```

mod date;
mod figure;
mod mark;
mod number;
mod numbering;
mod person;
mod script;
mod whole;

use crate::Reading;
use crate::text::{Span, sort};

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: &'static ProblemKind,
    /// Where, in bytes of the repaired text; empty at its start or end for what is missing.
    pub span: Span,
    /// The place that it disagrees with.
    pub other: Option<Span>,
    /// What to put there, where that is beyond doubt.
    pub fix: Option<String>,
}

/// A kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct ProblemKind {
    /// Its id, for muting and JSON.
    pub id: &'static str,
    /// What is wrong, in Simplified Chinese, Traditional Chinese and English.
    pub reason: [&'static str; 3],
    /// Whether it is certainly wrong; else it may be meant.
    pub certain: bool,
}

macro_rules! kinds {
    ($($name:ident $id:literal $certain:literal $hans:literal $hant:literal $en:literal)*) => {
        $(static $name: ProblemKind = ProblemKind {
            id: $id,
            reason: [$hans, $hant, $en],
            certain: $certain,
        };)*
        /// All kinds.
        pub static KINDS: &[&ProblemKind] = &[$(&$name),*];
    };
}

kinds! {
    SPELLING "spelling" false "姓名写法前后不一" "姓名寫法前後不一" "a name is spelt in two ways"
    TITLE "title" false "职务前后不一" "職務前後不一" "one person, two conflicting titles"
    ORDER "order" false "名单排序前后不一" "名單排序前後不一" "two lists name the same people in another order"
    FIGURE "figure" false "同一指标数值前后不一" "同一指標數值前後不一" "one measure, two values"
    PERCENT "percent" true "百分比与所给数字不符" "百分比與所給數字不符" "the percentage does not follow from the numbers given"
    DATE "date" true "没有这一天" "沒有這一天" "there is no such day"
    WEEKDAY "weekday" true "日期与星期不符" "日期與星期不符" "day and weekday do not match"
    PAIR "pair" true "引号、书名号或括号不成对" "引號、書名號或括號不成對" "a quotation mark or bracket has no partner"
    SCRIPT "script" true "简繁混用" "簡繁混用" "Simplified and Traditional are mixed"
    NOTE "note" true "残留注音" "殘留注音" "a pinyin note is left"
    DAMAGE "damage" true "文字损坏，无法复原" "文字損壞，無法復原" "characters are lost for good"
    GUESS "guess" false "推测复原，请核对" "推測復原，請核對" "restored by guess: compare with the original"
    REPEAT "repeat" true "段落重复" "段落重複" "a paragraph stands twice"
    NUMBERING "numbering" true "序号不连贯" "序號不連貫" "the numbering skips"
    NO_DATE "no-date" false "缺少会议日期" "缺少會議日期" "the day of the meeting is missing"
    NO_BYLINE "no-byline" false "缺少署名或来源" "缺少署名或來源" "byline and source are missing"
}

/// The problems of a text, in text order. Linear but for people and lists of names, which are compared with each other.
pub fn problems(reading: &Reading) -> Vec<Problem> {
    let mut found = Vec::new();
    person::find(reading, &mut found);
    figure::find(reading, &mut found);
    date::find(reading, &mut found);
    mark::find(reading, &mut found);
    script::find(reading, &mut found);
    numbering::find(reading, &mut found);
    whole::find(reading, &mut found);
    sort(&mut found, |problem| (problem.span.start, problem.span.end));
    found
}

impl Problem {
    fn new(kind: &'static ProblemKind, span: Span) -> Self {
        Problem {
            kind,
            span,
            other: None,
            fix: None,
        }
    }

    /// With the place it disagrees with.
    fn against(self, other: Span) -> Self {
        Problem {
            other: Some(other),
            ..self
        }
    }

    /// With the words that mend it.
    fn mended(self, fix: &str) -> Self {
        Problem {
            fix: Some(fix.to_owned()),
            ..self
        }
    }
}

/// The blocks that are the report's own words: no code, nothing of the page around.
fn blocks(reading: &Reading) -> impl Iterator<Item = Span> + '_ {
    use crate::document::BlockKind::{Code, Meta, Noise};
    let blocks = reading.document().blocks.iter();
    let own = blocks.filter(|block| !matches!(block.kind, Code | Meta | Noise));
    own.map(|block| block.span)
}

//! Why a fact is one: the rule that its words fit, the words that say so, and how often that rule is right.
//!
//! Nothing is found here. Each room reads once more what stands around the facts of a report and names it; a reader who
//! never asks pays nothing.

use super::{Kind, Report, Scene, occasion, person};
use crate::text::{Span, sort};

/// Why a fact is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// What the rule says of the words.
    pub fact: FactKind,
    /// The words: of a role the name.
    pub span: Span,
    /// The rule that its words fit.
    pub rule: &'static FactRule,
    /// The words beside the fact that the rule goes by, where it goes by some: 区长, 主持, 召开.
    pub cue: Option<Span>,
}

macro_rules! kinds {
    ($($name:ident $word:literal $doc:literal)*) => {
        /// What a rule says of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FactKind {
            $(#[doc = $doc] $name,)*
        }

        impl FactKind {
            /// The name for JSON.
            pub fn name(self) -> &'static str {
                match self {
                    $(FactKind::$name => $word,)*
                }
            }
        }
    };
}

kinds! {
    Headline "title" "They are the headline."
    Meeting "meeting" "They name the main meeting."
    Date "date" "They say when it was held."
    Place "place" "They say where."
    Person "person" "They name somebody."
    Title "personTitle" "They are somebody's title."
    Host "host" "Who they name presided."
    Speaker "speaker" "Who they name spoke."
    Attendee "attendee" "Who they name was there."
    Absent "absent" "Who they name was not there."
    Recorder "recorder" "Who they name took the minutes."
    Author "author" "Who they name made the report."
    Speech "speech" "They tell what somebody said."
    Point "point" "They state an enumerated point."
    Figure "figure" "They are a figure."
    Slogan "slogan" "They are a slogan."
    Attendance "attendance" "They say who took part."
    Agenda "agenda" "They are a topic."
    Decision "decision" "They were decided."
    Action "action" "They are a task."
}

/// A way to find a fact.
#[derive(Debug, PartialEq, Eq)]
pub struct FactRule {
    /// Its id.
    pub id: &'static str,
    /// What it goes by, in Simplified Chinese, Traditional Chinese and English.
    pub reason: [&'static str; 3],
    /// Of a hundred facts that it finds so many are right: one more right and one more wrong than were counted, so that few
    /// facts promise little. Counted on 225 annotated reports, `cargo xtask score` does it anew; what no annotation tells of
    /// (who was there, speeches, slogans, topics, decisions, tasks) on 268 facts that were looked at one by one.
    pub confidence: u8,
}

macro_rules! rules {
    ($($name:ident $id:literal $confidence:literal $hans:literal $hant:literal $en:literal)*) => {
        $(pub(super) static $name: FactRule = FactRule {
            id: $id,
            reason: [$hans, $hant, $en],
            confidence: $confidence,
        };)*
        /// All rules of facts.
        pub static FACT_RULES: &[&FactRule] = &[$(&$name),*];
    };
}

rules! {
    HEADLINE "headline" 95 "文首的标题行" "文首的標題行" "the line at the head of the text"
    MEETING_HELD "meeting-held" 91 "正文写明召开的会议" "正文寫明召開的會議" "the text says that this meeting is held"
    MEETING_FULLER "meeting-fuller" 81 "同一会议在别处的全称" "同一會議在別處的全稱" "the fuller name of the meeting that is held"
    MEETING_HEADLINE "meeting-headline" 66 "标题写明的会议" "標題寫明的會議" "the headline names it"
    MEETING_THERE "meeting-there" 84 "文首说有人出席的会议" "文首說有人出席的會議" "the first sentences say who was there"
    DATE_OWN "date-own" 94 "写明开会的那句话里的日期" "寫明開會的那句話裡的日期" "the day in the sentence that says it is held"
    DATE_LEAD "date-lead" 76 "文首几句里的日期" "文首幾句裡的日期" "a day in the first sentences"
    PLACE_OWN "place-own" 95 "写明开会的那句话里的地点" "寫明開會的那句話裡的地點" "the place in the sentence that says it is held"
    PLACE_LEAD "place-lead" 77 "文首几句里的地点" "文首幾句裡的地點" "a place in the first sentences"
    NAME_TITLE "name-title" 99 "姓名前面有职务" "姓名前面有職務" "a title stands before the name"
    NAME_BEHIND "name-title-behind" 97 "姓名后面有职务" "姓名後面有職務" "a title stands behind the name"
    NAME_CREDIT "name-credit" 99 "署名" "署名" "a credit names who made the report"
    NAME_VERB "name-verb" 87 "姓名后面有“主持”“指出”等动词" "姓名後面有「主持」「指出」等動詞" "a verb of speaking or presiding follows the name"
    NAME_LIST "name-list" 99 "名单里的姓名" "名單裡的姓名" "it is one of a list of names"
    NAME_ALONE "name-alone" 92 "用字像姓名" "用字像姓名" "its characters look like a name's"
    TITLE_BEFORE "title-before" 95 "职务在姓名前面" "職務在姓名前面" "the title stands before the name"
    TITLE_BEHIND "title-behind" 98 "职务在姓名后面" "職務在姓名後面" "the title stands behind the name"
    TITLE_SHARED "title-shared" 94 "名单里几个人共有的职务" "名單裡幾個人共有的職務" "one title for several names of a list"
    HOST_VERB "host-verb" 95 "写明主持" "寫明主持" "the text says who presides"
    HOST_LABEL "host-label" 66 "姓名前有“主持人”“主持”" "姓名前有「主持人」「主持」" "the word for the one who presides stands before the name"
    HOST_CHAIR "host-chair" 85 "开会的委员会的主席" "開會的委員會的主席" "the chair of the committee that meets"
    SPEAKER_QUOTED "speaker-quoted" 96 "“指出”“强调”等后面有其讲话" "「指出」「強調」等後面有其講話" "what is said follows the verb"
    SPEAKER_VERB "speaker-verb" 97 "写明讲话、汇报、宣读等" "寫明講話、匯報、宣讀等" "the text says who spoke, reported or announced"
    ROLE_VERB "role-verb" 94 "写明出席、缺席、记录等" "寫明出席、缺席、記錄等" "the text says who was there, was not, took the minutes"
    ROLE_ROSTER "role-roster" 95 "会议记录的名单" "會議記錄的名單" "a list of the minutes names them"
    SPEECH_VERB "speech-verb" 69 "“指出”“强调”“表示”等后面的话" "「指出」「強調」「表示」等後面的話" "what stands behind a verb of speaking"
    POINT_ORDER "point-order" 96 "“一是”“一要”“第一”“首先”一类序号" "「一是」「一要」「第一」「首先」一類序號" "words that number: first, second"
    POINT_NUMBER "point-number" 95 "“（一）”“1.”“①”一类编号" "「（一）」「1.」「①」一類編號" "numbers before the points"
    POINT_PLAIN "point-plain" 83 "分号隔开的“要……；要……”" "分號隔開的「要……；要……」" "demands divided by semicolons"
    FIGURE_METRIC "figure-metric" 94 "数值带单位，并写明所指" "數值帶單位，並寫明所指" "number and unit, with what is counted"
    FIGURE_BARE "figure-bare" 50 "数值带单位" "數值帶單位" "number and unit"
    FIGURE_RANK "figure-rank" 69 "只有位次，没有数值" "只有位次，沒有數值" "a rank without a number"
    SLOGAN "slogan" 51 "引号里的简短提法" "引號裡的簡短提法" "a short phrase in quotation marks"
    ATTENDANCE "attendance" 69 "写明谁出席、参加的分句" "寫明誰出席、參加的分句" "a clause that says who took part"
    CLAUSE_VERB "clause-verb" 95 "以“审议通过”“听取”“传达学习”等开头的分句" "以「審議通過」「聽取」「傳達學習」等開頭的分句" "a clause that begins with a verb of deciding or dealing with"
    MINUTES "minutes-part" 75 "会议记录的标题、条目和待办" "會議記錄的標題、條目和待辦" "headings, items and tasks of minutes"
}

/// The grounds of all facts, in the order of their words.
pub(crate) fn find(scene: &Scene, report: &Report) -> Vec<Ground> {
    let mut found = Vec::new();
    let mut add = |fact, spans: &[Span], rule| {
        found.extend(spans.iter().map(|&span| Ground::new(fact, span, rule)));
    };
    let clause = match report.kind {
        Kind::Minutes => &MINUTES,
        _ => &CLAUSE_VERB,
    };
    add(FactKind::Headline, report.title.as_slice(), &HEADLINE);
    add(FactKind::Attendance, &report.attendance, &ATTENDANCE);
    add(FactKind::Agenda, &report.agenda, clause);
    add(FactKind::Decision, &report.decisions, clause);
    for action in &report.actions {
        add(FactKind::Action, &[action.text], &MINUTES);
    }
    for slogan in &report.slogans {
        add(FactKind::Slogan, &[slogan.span], &SLOGAN);
    }
    for figure in &report.figures {
        let rule = match (figure.value, figure.metric) {
            (None, _) => &FIGURE_RANK,
            (_, None) => &FIGURE_BARE,
            _ => &FIGURE_METRIC,
        };
        add(FactKind::Figure, &[figure.span], rule);
    }
    for speech in &report.speeches {
        found.push(Ground::new(FactKind::Speech, speech.span, &SPEECH_VERB).by(speech.verb));
    }
    let mut points: Vec<_> = report.points.iter().rev().collect();
    while let Some(point) = points.pop() {
        let marker = &scene.chars()[scene.range(point.marker)];
        let rule = match marker {
            ['要'] => &POINT_PLAIN,
            ['第' | '其' | '首' | '再' | '最' | '要', ..] | [.., '是' | '要'] => {
                &POINT_ORDER
            }
            _ => &POINT_NUMBER,
        };
        found.push(Ground::new(FactKind::Point, point.head, rule).by(point.marker));
        points.extend(point.children.iter().rev());
    }
    occasion::grounds(scene, &report.occasion, &mut found);
    person::grounds(scene, report, &mut found);
    sort(&mut found, |ground| {
        (ground.span.start, ground.fact as usize)
    });
    found
}

impl Ground {
    pub(super) fn new(fact: FactKind, span: Span, rule: &'static FactRule) -> Self {
        Ground {
            fact,
            span,
            rule,
            cue: None,
        }
    }

    /// With the words that it goes by.
    pub(super) fn by(self, cue: Span) -> Self {
        Ground {
            cue: Some(cue),
            ..self
        }
    }
}

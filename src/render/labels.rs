use crate::Reading;
use crate::lexicon::script::simplified;
use crate::text::is_han;

/// The language of a rendered report's labels; the words of the text stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese in Simplified characters.
    Hans,
    /// Chinese in Traditional characters.
    Hant,
    /// English.
    En,
}

/// A text's language shows in its first characters.
const SAMPLE: usize = 4000;

impl Language {
    /// The language that most of the text is written in.
    pub fn of(reading: &Reading) -> Self {
        let (mut han, mut latin, mut traditional) = (0, 0, 0);
        for c in reading.text().chars().take(SAMPLE) {
            if is_han(c) {
                han += 1;
                traditional += usize::from(simplified(c) != c);
            } else if c.is_ascii_alphabetic() {
                latin += 1;
            }
        }
        // A word of five letters says about as much as two characters; a few characters are both scripts'.
        match (han * 5 < latin, traditional * 20 > han) {
            (true, _) => Language::En,
            (_, true) => Language::Hant,
            _ => Language::Hans,
        }
    }

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Hans => "zh-Hans",
            Language::Hant => "zh-Hant",
            Language::En => "en",
        }
    }

    /// What stands behind a label, between names, and around titles.
    pub(super) const fn marks(self) -> [&'static str; 4] {
        match self {
            Language::En => [": ", ", ", " (", ")"],
            _ => ["：", "、", "（", "）"],
        }
    }

    pub(super) fn label(self, label: Label) -> &'static str {
        let [hans, hant, en] = LABELS[label as usize];
        match self {
            Language::Hans => hans,
            Language::Hant => hant,
            Language::En => en,
        }
    }
}

/// What a part of the report is called.
#[derive(Clone, Copy)]
pub(super) enum Label {
    Meeting,
    Date,
    Place,
    Host,
    Speaker,
    Attendee,
    Absent,
    Recorder,
    Byline,
    Summary,
    Points,
    Figures,
    Agenda,
    Decisions,
    Actions,
    Text,
}

/// In the order of [`Label`].
const LABELS: [[&str; 3]; 16] = [
    ["会议", "會議", "Meeting"],
    ["时间", "時間", "Date"],
    ["地点", "地點", "Place"],
    ["主持", "主持", "Chair"],
    ["讲话", "講話", "Speakers"],
    ["出席", "出席", "Present"],
    ["缺席", "缺席", "Absent"],
    ["记录", "記錄", "Minutes by"],
    ["署名", "署名", "Byline"],
    ["摘要", "摘要", "Summary"],
    ["要点", "要點", "Points"],
    ["数据", "數據", "Figures"],
    ["议程", "議程", "Agenda"],
    ["决定", "決定", "Decisions"],
    ["待办", "待辦", "Actions"],
    ["正文", "正文", "Text"],
];

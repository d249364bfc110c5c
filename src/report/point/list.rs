//! The lists that markers number, and which of them number points.

use super::marker::{Marker, Style};
use crate::report::Scene;
use crate::text::phrase;

/// A list: what number comes next, and its items as indices of markers.
#[derive(Clone, Copy)]
pub(super) struct List {
    style: Style,
    word: char,
    next: usize,
    last: usize,
    items: usize,
    /// Whether its second item is 2.
    second: bool,
    /// Whether it goes on no more.
    closed: bool,
    /// Whether it tells what was heard or discussed: 听取汇报：一是….
    agenda: bool,
}

impl List {
    /// Whether it numbers points: 会议首先学习…最后部署… tells an order of events.
    pub(super) fn counts(&self) -> bool {
        match self.style {
            _ if self.agenda => false,
            Style::Adverb => self.second,
            // Three wishes are a sentence, four are a list.
            Style::Plain => self.items > 3,
            _ => self.items > 1,
        }
    }
}

/// So many lists may be open, one in another.
pub(super) const DEPTH: usize = 16;

/// So many characters before a list tell what it is.
const LEAD: usize = 30;

/// The lists, and of each marker its list and where its next item begins.
pub(super) fn lists(scene: &Scene, markers: &mut [Marker]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for at in 0..markers.len() {
        let m = &markers[at];
        let (start, number) = (m.range.start, m.number);
        // 要 goes on only behind a semicolon.
        let semicolon = start > 0 && scene.chars()[start - 1] == '；';
        let mut found = None;
        if number != 1 && (semicolon || m.style != Style::Plain) {
            for (place, list) in lists.iter().enumerate().rev().take(DEPTH) {
                if list.closed || list.style != m.style || number != 0 && number != list.next {
                    continue;
                }
                if m.style == Style::Plain && markers[list.last].block != m.block {
                    break;
                }
                // 1 opens a list anew, and only its next number goes on with it: by the same word, or else the last.
                let same = list.word == m.word;
                if same || found.is_none() {
                    found = Some(place);
                }
                if same {
                    break;
                }
            }
        }
        if let Some(place) = found {
            for list in &mut lists[place + 1..] {
                list.closed |= list.style == m.style;
            }
            let list = &mut lists[place];
            list.second |= list.items == 1 && number == 2;
            (list.next, list.items) = (list.next + 1, list.items + 1);
            let last = std::mem::replace(&mut list.last, at);
            markers[last].next = start;
            markers[at].list = place;
        } else if number == 1 || m.style == Style::Plain {
            markers[at].list = lists.len();
            lists.push(List {
                style: markers[at].style,
                word: markers[at].word,
                next: 2,
                last: at,
                items: 1,
                second: false,
                closed: false,
                agenda: is_agenda(&scene.chars()[..start]),
            });
        }
    }
    lists
}

/// Whether the words before a list lead to an agenda or to names, 听取了以下汇报：, 议程共四项：, 选举产生：, and not to what
/// somebody said of them: 听取汇报后要求：.
fn is_agenda(before: &[char]) -> bool {
    const ITEMS: &str =
        "汇报 报告 议题 议程 议案 提案 名单 奖项 环节 项内容 选举产生 审议 表决 内容有";
    const SAID: &str = "要求 指出 强调 提出 表示 裁示 各项 意见";
    // A list below the line that leads to it.
    let (mut before, mut below) = (before, false);
    while let [lead @ .., ' ' | '\n'] = before {
        (before, below) = (lead, true);
    }
    let [lead @ .., mark] = before else {
        return false;
    };
    let near = &lead[lead.len().saturating_sub(LEAD)..];
    let clause = near.rsplit(|c| phrase::has!("。；，：\n", *c)).next();
    let clause = clause.unwrap_or_default();
    // 会议共四项议程。一是….
    let items = match mark {
        '：' if below => (phrase::ends!(clause, ITEMS) > 0).then_some(0),
        '：' => phrase::first!(clause, ITEMS),
        '。' if clause.contains(&'共') => phrase::first!(clause, "项议程 项议题"),
        _ => None,
    };
    items.is_some() && phrase::first!(clause, SAID).is_none()
}

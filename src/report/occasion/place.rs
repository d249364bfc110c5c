//! Where the meeting was held.

use super::meeting::Main;
use super::{holds, is_running};
use crate::lexicon::{meetings, places, title_end};
use crate::report::{Kind, Scene};
use crate::text::{Span, phrase};
use std::ops::Range;

/// A place is named in at most this many characters.
const LONGEST: usize = 32;

/// So many characters say that something is decided: 决定，.
const DECIDED: usize = 3;

/// So many sentences tell where the meeting was held.
const LEAD: usize = 6;

/// Adverbs and verbs between the place and the verb that holds the meeting.
const BETWEEN: &str = "准时 隆重 顺利 成功 正式 如期 如约 组织 主持 联合 共同 集中 胜利 圆满 首次 再次 同时 继续 盛大 调研并 考察并 督导并 检查并 视察并 慰问并 调研时 亲切 热情 集体 主动";

/// How words behind 在 end that tell a time or a state and no place: 在近日, 在疫情下, 在国歌声中, 在2月13日.
const TIMES: &str = "分 日前 日 当晚 当天 今天 昨天 今年 去年 下午 下 中午 傍晚 晚上 凌晨 时 前夕 前 后 之际 期间 基础上 声中 月 上午 周 ）";

/// What is told of a place where people meet: 县影剧院座无虚席.
const FULL: &str = "座无 灯火 高朋 坐满 内 里 上 人头 暖意 红旗 彩旗 掌声 气氛 热闹 宾朋 歌声";

/// How words end that name a place beyond doubt: 县会议中心.
const SITES: &str = "厅 室 馆 院 楼 堂 场 店 园 校 村 镇 乡 区 县 市 省 所 址 地 城 宫 岛 中心";

/// The words between 在 or 于 and the verb that holds the main meeting; else those of the first sentences that hold one.
pub(super) fn find(scene: &Scene, main: &Main, kind: Kind) -> Option<Span> {
    let own = main.sentence.as_ref().and_then(|own| place(scene, own));
    if own.is_some() {
        return own;
    }
    let count = if kind == Kind::Other { 1 } else { LEAD };
    let running = |(block, sentence): &&(usize, Range<usize>)| is_running(scene, *block, sentence);
    let mut lead = scene.sentences.iter().filter(running).take(count);
    lead.find_map(|(_, sentence)| place(scene, sentence))
}

/// The place that a sentence gives.
fn place(scene: &Scene, sentence: &Range<usize>) -> Option<Span> {
    // What stands behind 决定， is still to come.
    let words = &scene.chars()[sentence.clone()];
    let decided = phrase::first!(words, "决定， 决定于");
    let decided = decided.map_or(usize::MAX, |at| sentence.start + at + DECIDED);
    for at in sentence.clone() {
        let rest = &scene.chars()[at..sentence.end];
        let meets = phrase::starts!(rest, "会见 会谈 座谈 交流 出席 签署") > 0;
        if (meets || holds(rest) > 0 || rest.starts_with(&['开', '会']))
            && let Some(place) = before(scene, sentence.start, at, decided, meets)
        {
            return Some(place);
        }
    }
    room(scene, sentence)
}

/// The place that stands before the verb at `verb` and before what is `decided`; one that names a place beyond doubt if `sure`.
fn before(scene: &Scene, floor: usize, verb: usize, decided: usize, sure: bool) -> Option<Span> {
    let chars = scene.chars();
    let clause = scene.clause_start(floor.max(verb.saturating_sub(2 * LONGEST)), verb);
    let mut end = verb;
    loop {
        match phrase::ends!(&chars[clause..end], BETWEEN) {
            0 => break,
            length => end -= length,
        }
    }
    let mut at = end;
    while at > clause && at + LONGEST >= end {
        at -= 1;
        let there = match chars[at] {
            '在' => true,
            // 假大礼堂举行; 智选假日酒店.
            '假' => chars[at + 1] != '日',
            // 前往新城棒球场出席.
            '往' => sure && chars[..at].ends_with(&['前']),
            // 由于, 关于.
            '于' => {
                phrase::ends!(&chars[..at], "由 关 对 位 处 属 至 鉴 基") == 0
                    // 区长于小东主持召开.
                    && (title_end(&chars[..at]).0 == 0 || is_site(&chars[at + 1..end]))
            }
            '、' => return None,
            // 在县政府以视频会议形式召开, 在县政府于上午9时召开.
            '以' | '通' | '采'
                if phrase::ends!(&chars[at..end], "形式 方式") > 0
                    && (chars[at] == '以' || matches!(chars[at + 1], '过' | '取' | '用')) =>
            {
                end = at;
                false
            }
            _ => false,
        };
        // 在近日召开, but 在办公楼前召开.
        if there
            && phrase::ends!(&chars[at + 1..end], TIMES) > 0
            && phrase::ends!(&chars[at + 1..end], "楼前 大门前 广场前") == 0
        {
            end = at;
        } else if there {
            // 在会展中心同来宾举行会谈, 在县农业委就春耕举行座谈.
            let with = (at + 1..end).find(|&with| match chars[with] {
                '就' => {
                    with > at + 2
                        && !phrase::has!("成造将", chars[with - 1])
                        && !phrase::has!("业地近医读餐职", chars[with + 1])
                }
                c => phrase::has!("同与为", c) && is_site(&chars[at + 1..with]),
            });
            let mut end = with.unwrap_or(end);
            if matches!(chars[at + 1..end], ['这', '里'] | ['此']) && clause > floor {
                return told_before(scene, floor, clause);
            }
            // 在站前广场现场召开.
            if let [site @ .., '现', '场'] = &chars[at + 1..end]
                && is_site(site)
            {
                end -= 2;
            }
            let sure = sure || chars.get(verb + 2) == Some(&'的');
            let good = is_place(&chars[at + 1..end], sure)
                && at < decided
                && !is_later(&chars[clause.max(at.saturating_sub(16))..at])
                && !scene.is_damaged(at + 1..end);
            return good.then(|| scene.span(at + 1..end));
        }
    }
    None
}

/// The place that the clause before the one at `clause` sets the scene at: 县影剧院座无虚席，动员大会在这里举行.
fn told_before(scene: &Scene, floor: usize, clause: usize) -> Option<Span> {
    let chars = scene.chars();
    let start = scene.clause_start(floor, clause - 1);
    let end = (start + 3..clause)
        .rev()
        .find(|&end| is_site(&chars[start..end]) && phrase::starts!(&chars[end..], FULL) > 0)?;
    (!scene.is_damaged(start..end)).then(|| scene.span(start..end))
}

/// Whether words name a place; beyond doubt if `sure`.
fn is_place(words: &[char], sure: bool) -> bool {
    // One character that names a city: 在京召开.
    let city = words.len() == 1 && phrase::has!("京沪津渝港澳台汉穗蓉宁杭昆筑琼", words[0]);
    let meeting = matches!(meetings().longest_ending(words, 4), Some((_, tag)) if tag != "x");
    // 分别在各地举行, 在他担任主席的四年里, 在我校举行: none of its own.
    let none = words.first().is_some_and(|c| phrase::has!("各他她其", *c))
        || phrase::starts!(words, "这里 那里 此地 此间 本次 此次") > 0
        || words.len() < 5 && words.ends_with(&['主', '会', '场'])
        || matches!(words, ['我' | '本', '校' | '院']);
    (words.len() >= 2 || city) && !meeting && !none && (!sure || city || is_site(words))
}

/// Whether words name a place beyond doubt.
fn is_site(words: &[char]) -> bool {
    phrase::ends!(words, SITES) > 0 || places().get(words).is_some()
}

/// Whether the words before 在 say not yet or not here: 将在北京召开, 正在召开.
fn is_later(lead: &[char]) -> bool {
    lead.contains(&'将') || lead.contains(&'拟') || phrase::ends!(lead, "正 现 存") > 0
}

/// The room that a sentence names in a clause of its own: 3月5日，在县政府会议室，云溪县召开….
fn room(scene: &Scene, sentence: &Range<usize>) -> Option<Span> {
    let chars = &scene.chars()[sentence.clone()];
    for at in 0..chars.len() {
        let start = match phrase::starts!(&chars[at..], "在 于 抵达 到访") {
            0 => continue,
            // 投入5亿元于….
            _ if at > 0 && chars[at - 1] == '元' => continue,
            length => at + length,
        };
        // 主会场设在X。
        let set = phrase::ends!(&chars[..at], "主会场设") > 0;
        let stop = |c: &char| *c == '，' || set && *c == '。';
        let length = chars[start..].iter().take(LONGEST).position(stop);
        let end = start + length.unwrap_or(0);
        let range = sentence.start + start..sentence.start + end;
        if phrase::ends!(&chars[start..end], "厅 室 馆 堂 楼 庭 中心 酒店 现场") > 0
            && !is_later(&chars[..at])
            && !scene.is_damaged(range.clone())
        {
            return Some(scene.span(range));
        }
    }
    None
}

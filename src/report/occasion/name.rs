//! The meetings that a text names, and what it says of each.

use super::context::{Context, attribute, is_elsewhere, is_held_after, is_passed_on};
use super::{holds, is_running};
use crate::document::BlockKind;
use crate::lexicon::{convening, meetings, places};
use crate::report::Scene;
use crate::text::{is_closing, is_han, is_opening, phrase};
use std::ops::Range;

/// A name has at most this many characters.
pub(super) const LONGEST: usize = 80;

/// What a meeting does, as headlines say it: 区政府常务会议研究….
const ACTS: &str =
    "强调 指出 要求 提出 部署 聚焦 审议 通过 听取 研究 明确 传达 学习 讨论 专题 吹响";

/// How the words go on behind a name that stands before its verb: X在…召开, X圆满闭幕.
pub(super) const AFTER: &str = "在于今昨日近隆胜顺正如圆上下晚本周星成同一以通采召举开闭";

/// A meeting named in the text.
#[derive(Clone, Copy)]
pub(super) struct Mention {
    pub(super) start: usize,
    /// Where its last word begins: 会议, 座谈会.
    pub(super) core: usize,
    pub(super) end: usize,
    pub(super) context: Context,
    /// Whether the name is no more than 会议 or 大会.
    pub(super) bare: bool,
    /// Whether it would suit many meetings: 专题会议.
    pub(super) vague: bool,
    /// Whether a heading begins with it and goes on with what it did, a mark or not at all.
    pub(super) leads: bool,
    /// Whether its sentence is one item of several: 一是举行X.
    pub(super) listed: bool,
    pub(super) heading: bool,
    /// Whether it stands in a line of its own.
    pub(super) line: bool,
    /// Its sentence.
    from: usize,
    to: usize,
    /// How many sentences of running text stand before.
    pub(super) before: usize,
}

impl Mention {
    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }

    pub(super) fn sentence(&self) -> Range<usize> {
        self.from..self.to
    }
}

/// All meetings that the report's own words name, in text order.
pub(super) fn mentions(scene: &Scene) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut before = 0;
    for (block, sentence) in &scene.sentences {
        let kind = scene.blocks[*block].0;
        if !kind.is_body() {
            continue;
        }
        let heading = matches!(kind, BlockKind::Heading(_));
        let running = is_running(scene, *block, sentence);
        // X会议纪要: a line that ends so names the meeting.
        let minutes = phrase::ends!(&scene.chars()[sentence.clone()], "纪要 记录");
        let words = sentence.start..sentence.end - minutes;
        let mut floor = words.start;
        let mut at = words.start;
        while at < words.end {
            let Some((core, end, tag)) = ending(&scene.chars()[..words.end], at) else {
                at += 1;
                continue;
            };
            at = end;
            if tag == "x" {
                continue;
            }
            if core >= floor
                && let Some(mut mention) = mention(scene, &words, floor, core, end)
                && (tag != "v"
                    || mention.context == Context::Held
                        && core > mention.start + 1
                        && scene.chars()[mention.start] != '由')
                && !scene.is_damaged(mention.start..end)
            {
                mention.to = sentence.end;
                mention.bare &= tag == "g";
                mention.heading = heading;
                mention.line = heading || kind == BlockKind::Paragraph && !running;
                mention.before = before;
                // 全会 in 全会专题学习 names no meeting of its own.
                if found.last().is_some_and(|last| mention.start <= last.start) {
                    found.pop();
                }
                found.push(mention);
            }
            // A name in which one meeting stands before another: 启动会暨培训会.
            const MORE: &str = "暨 和 与 及 第 工作 主席团 筹备 系列 主题 专题 成员 代表 全体 （ 、工代会 开班 开幕 闭幕 开学 结业 启动仪式 启动会 动员会 动员大会 分论坛 年会 高峰";
            // 论坛2024年会.
            let count = scene.chars()[end..sentence.end].first();
            if phrase::starts_at!(scene.chars(), end, MORE) == 0
                && !count.is_some_and(char::is_ascii_digit)
            {
                floor = end;
            }
        }
        before += usize::from(running);
    }
    found
}

/// The last word of a meeting's name at `at`: its borders and its tag.
pub(super) fn ending(chars: &[char], at: usize) -> Option<(usize, usize, &'static str)> {
    let Some((length, tag)) = meetings().longest(&chars[at..]) else {
        // Any other word with 会 names a meeting where the text says that it is held: 召开质效分析会.
        let last = chars[at] == '会'
            && chars
                .get(at + 1)
                .is_none_or(|c| !is_han(*c) || phrase::has!(AFTER, *c));
        let whole = last
            && at > 2
            && is_han(chars[at - 1])
            && is_han(chars[at - 2])
            && chars[at - 1] != '在';
        return whole.then(|| (at - 1, at + 1, "v"));
    };
    let (mut core, mut end, mut tag) = (at, at + length, tag);
    // 集中学习研讨会: one word behind the other.
    if tag != "x"
        && let Some((more, next)) = meetings().longest(&chars[end..])
        && next != "x"
    {
        (core, end, tag) = (end, end + more, next);
    }
    // 学习会 goes on as 会议, 工作会 as 会商会 and as 会议, or as 会议室.
    while end > core + 1
        && chars[end - 1] == '会'
        && let Some((more, next)) = meetings().longest(&chars[end - 1..])
    {
        (core, end, tag) = (end - 1, end - 1 + more, next);
    }
    Some((core, end, tag))
}

/// The mention whose last word is `core..end`, with a name that begins at `floor` or behind it.
fn mention(
    scene: &Scene,
    sentence: &Range<usize>,
    floor: usize,
    core: usize,
    end: usize,
) -> Option<Mention> {
    let chars = &scene.chars()[..sentence.end];
    let after = is_held_after(chars, end);
    let (start, verb) = beginning(scene, floor, core, after);
    let before = &chars[sentence.start..start];
    let spoken_of = phrase::ends!(before, "决定， 同意， 建议， 决定") > 0
        // 经省政府同意，X召开.
        && chars[scene.clause_start(sentence.start, start.saturating_sub(1))] != '经'
        // Somebody speaks of it.
        || phrase::first!(&before[before.len().saturating_sub(LONGEST)..], "指出， 强调， 表示，")
            .is_some();
    let context = if is_passed_on(&chars[end..]) || spoken_of {
        Context::Other
    } else {
        match verb {
            "h" if is_elsewhere(scene, sentence.start, start) => Context::Other,
            "h" => Context::Held,
            "a" => Context::There,
            "o" => Context::Other,
            _ if after => Context::Held,
            _ => attribute(scene, sentence.start, start),
        }
    };
    let mut count = start;
    while count < core && is_count(chars[count]) {
        count += 1;
    }
    // 召开11场协调会, 多次讨论会: how many there were.
    let counted = count > start && matches!(chars[count], '场' | '次' | '个' | '余' | '多')
        || phrase::starts_at!(scene.chars(), start, "多次") > 0;
    let vague = phrase::starts_at!(scene.chars(), start, "专题 有关 相关 重要 一次 系列 各种");
    let heads = start == sentence.start || !is_han(chars[start - 1]);
    let stops = end == chars.len()
        || !is_han(chars[end])
        || phrase::starts_at!(scene.chars(), end, ACTS) > 0;
    (end - start <= LONGEST && !counted).then_some(Mention {
        start,
        core,
        end,
        context,
        bare: start == core,
        // 第十二次会议.
        vague: vague > 0 && start + vague == core
            || chars[start] == '第' && matches!(chars[core - 1], '次' | '届'),
        leads: heads && stops,
        listed: matches!(chars[sentence.start..], [n, '是' | '、', ..] if is_count(n)),
        heading: false,
        line: false,
        from: sentence.start,
        to: sentence.end,
        before: 0,
    })
}

/// Where the name begins that ends with the word at `core`, and the tag of the word before it; `after`: whether the verb
/// that holds it stands behind it.
fn beginning(scene: &Scene, floor: usize, core: usize, after: bool) -> (usize, &'static str) {
    let chars = scene.chars();
    let floor = floor.max(core.saturating_sub(LONGEST));
    // A pause that the name crosses only where a verb holds it: 召开安全生产、消防工作会议, 全省林业、草原工作会议召开.
    let mut pause = None;
    let mut at = core;
    let mut tag = "";
    while at > floor {
        let c = chars[at - 1];
        if is_closing(c) {
            // Quotes may stand in quotes: “学习‘千万工程’经验”工作会议.
            let (mut open, mut depth) = (at - 1, 1);
            while open > floor && depth > 0 {
                open -= 1;
                depth += usize::from(is_closing(chars[open]));
                depth -= usize::from(is_opening(chars[open]));
            }
            if !is_opening(chars[open]) || c == '】' || is_aside(&chars[open + 1..at - 1]) {
                break;
            }
            at = open;
            continue;
        }
        if c == '的'
            && let Some(start) = about(scene, floor, at - 1)
        {
            at = start;
            continue;
        }
        let opens = usize::from(is_opening(c));
        let within = c == '从' && !is_source(scene, floor, at - 1, core);
        if !within
            && let Some((length, word)) = convening().longest_ending(&chars[floor..at - opens], 4)
        {
            if word == "o" && length > 1 && opens == 0 {
                pause = pause.or(Some((at, word)));
                at -= length;
                continue;
            }
            tag = word;
            break;
        }
        if c == '、' {
            pause = pause.or(Some((at, "")));
        } else if opens > 0
            // 凝心谋新篇——X大会召开, but “走进云溪”——X推介会.
            || chars[..at].ends_with(&['—', '—']) && at > floor + 2 && !is_closing(chars[at - 3])
            || c == '日' && at > floor + 1 && is_count(chars[at - 2])
            || !(is_han(c) || c.is_ascii_alphanumeric() || phrase::has!("、·-—~～+/.&", c))
        {
            break;
        }
        at -= 1;
    }
    while at < core && phrase::has!("—-~+/. ", chars[at]) {
        at += 1;
    }
    let whole = tag.is_empty()
        && (after && chars[at] != '、'
            // 在29日举行的先进集体、劳动模范表彰大会上.
            || at > floor + 3 && chars[at - 1] == '的' && holds(&chars[at - 3..]) > 0
            // 从非公企业、中小企业形势分析会上获悉.
            || at > floor && chars[at - 1] == '从');
    match pause {
        // 全县迎接环保督察工作推进会召开.
        Some(pause) if tag != "h" && !(whole && (pause.1.is_empty() || chars[at] == '全')) => {
            pause
        }
        _ => (at, tag),
    }
}

/// Whether the 从 at `at` leads to a meeting as the source of news, 从全县农业会议上获悉, and is no part of its name:
/// 从化区, 从严治党, 从业人员.
fn is_source(scene: &Scene, floor: usize, at: usize, core: usize) -> bool {
    const LEARNT: &str = "获悉 了解到 获知 得知 传来";
    let chars = scene.chars();
    let behind = &chars[core..chars.len().min(core + 12)];
    let first = !chars[scene.clause_start(floor, at)..at].contains(&'从');
    first && phrase::first!(behind, LEARNT).is_some() && places().at(&chars[at..]).0 < 2
}

/// Where a 的 at `at` belongs to the name: 关于…的交流会, 党的…精神宣讲会.
fn about(scene: &Scene, floor: usize, at: usize) -> Option<usize> {
    let chars = scene.chars();
    if at > floor && chars[at - 1] == '党' {
        return Some(at - 1);
    }
    let clause = scene.clause_start(floor, at);
    (clause..at).rev().find(|&at| scene.has(at, "关于"))
}

/// Whether `c` can stand before 日 in a date.
pub(super) fn is_count(c: char) -> bool {
    c.is_ascii_digit() || phrase::has!("一二三四五六七八九十）", c)
}

/// Whether a bracket tells who reports or which day it is: 电（记者…）, 今天（13日）.
fn is_aside(inside: &[char]) -> bool {
    let day = matches!(inside, [first, .., '日'] if is_count(*first));
    day || phrase::starts!(inside, "记者 通讯员 见习记者 实习记者 本报") > 0
}

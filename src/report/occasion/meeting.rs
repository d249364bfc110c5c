//! The meeting's own name.

use super::{HOLD, is_running};
use crate::document::BlockKind;
use crate::lexicon::{convening, meetings};
use crate::report::Scene;
use crate::text::{is_closing, is_han, is_opening};
use std::ops::Range;

/// A name has at most this many characters.
const LONGEST: usize = 60;

/// So many sentences at the start tell which meeting is held.
const LEAD: usize = 8;

/// Words that any meeting may bear.
const VAGUE: [&str; 8] = [
    "专题", "有关", "相关", "重要", "多次", "一次", "系列", "各种",
];

/// What a meeting does, as headlines say it: 区政府常务会议研究….
const ACTS: [&str; 16] = [
    "强调", "指出", "要求", "提出", "部署", "聚焦", "审议", "通过", "听取", "研究", "明确", "传达",
    "学习", "讨论", "专题", "吹响",
];

/// What a text says of a meeting that it names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    /// It is held: 召开X, X在…举行.
    Held,
    /// Someone is there or presides: 出席X, 在X上.
    There,
    /// It is named.
    Named,
    /// It is another one: 传达X精神, 将召开X.
    Other,
}

/// A meeting named in the text.
struct Mention {
    name: Range<usize>,
    /// Where its last word begins: 会议, 座谈会.
    core: usize,
    context: Context,
    /// Whether the name is no more than 会议 or 大会.
    bare: bool,
    /// Whether it would suit many meetings: 专题会议.
    vague: bool,
    /// Whether a heading begins with it and goes on with what it did, a mark or not at all.
    leads: bool,
    heading: bool,
    /// Its sentence.
    whole: Range<usize>,
    /// How many sentences of running text stand before.
    sentence: usize,
}

/// The main meeting.
#[derive(Default)]
pub(super) struct Main {
    /// Its name at its fullest mention.
    pub(super) name: Option<Range<usize>>,
    /// How the sentence of running text calls it that says it is held.
    pub(super) held: Option<Range<usize>>,
    /// That sentence.
    pub(super) sentence: Option<Range<usize>>,
    /// Whether that sentence says that it is held.
    pub(super) is_held: bool,
    /// Other sentences that say that it is held.
    pub(super) again: Vec<Range<usize>>,
}

/// Finds the main meeting.
pub(super) fn find(scene: &Scene) -> Main {
    let mentions = mentions(scene);
    let main = mentions.iter().filter(|m| weight(m) > 0);
    // The first of the heaviest.
    let Some(main) = main.rev().max_by_key(|m| weight(m)) else {
        return Main::default();
    };
    let full = mentions.iter().filter(|m| is_fuller(scene, m, main));
    let full = full.rev().max_by_key(|m| m.name.len()).unwrap_or(main);
    let own = (!full.bare).then(|| full.name.clone());
    let chars = scene.chars();
    let same = |m: &&Mention| chars[m.core..m.name.end] == chars[main.core..main.name.end];
    let mut body = mentions.iter().filter(|m| !m.heading);
    let held = if main.heading {
        body.find(|m| m.context == Context::Held && same(m))
    } else {
        Some(main)
    };
    let name = &chars[main.name.clone()];
    let again = mentions.iter().filter(|m| {
        let words = &chars[m.name.clone()];
        m.context == Context::Held && !m.heading && !main.bare && words.ends_with(name)
    });
    Main {
        name: committee(scene, full).or(own),
        held: held.map(|m| m.name.clone()),
        sentence: held.map(|m| m.whole.clone()),
        is_held: main.context == Context::Held,
        again: again.map(|m| m.whole.clone()).collect(),
    }
}

/// How much speaks for a mention naming the main meeting; nothing at 0.
fn weight(mention: &Mention) -> usize {
    let base: usize = match (mention.context, mention.heading) {
        (Context::Held, false) if mention.sentence < LEAD => 100,
        (Context::Held, true) => 75,
        (Context::There, _) if mention.sentence < 6 => 50,
        (Context::Named, true) if mention.leads => 45,
        _ => 0,
    };
    let vague = match mention {
        Mention { bare: true, .. } => 60,
        Mention { vague: true, .. } => 20,
        _ => 0,
    };
    base.saturating_sub(3 * mention.sentence + vague)
}

/// Whether `other` names the meeting `main` with more words.
fn is_fuller(scene: &Scene, other: &Mention, main: &Mention) -> bool {
    let chars = scene.chars();
    let known = other.heading || other.context == Context::Held;
    if other.context == Context::Other
        || other.name.len() <= main.name.len()
        || other.bare
        || chars[other.core..other.name.end] != chars[main.core..main.name.end]
    {
        return false;
    }
    let (long, short) = (&chars[other.name.clone()], &chars[main.name.clone()]);
    if main.name.start == main.core {
        return known && (!main.bare || other.heading);
    }
    // The words in the same order, with others between: 区三级干部会议 in 青山区2025年三级干部会议.
    let mut rest = long.iter();
    long.ends_with(short) || known && short.iter().all(|c| rest.any(|l| l == c))
}

/// The committee of a legislature whose meeting has no other name: 立法会财务委员会今日举行会议.
fn committee(scene: &Scene, meeting: &Mention) -> Option<Range<usize>> {
    const HOUSES: [&str; 3] = ["立法会", "立法院", "议会"];
    let chars = scene.chars();
    let serial = chars[meeting.name.start] == '第' && meeting.core - meeting.name.start <= 4;
    if !(meeting.bare || serial) {
        return None;
    }
    let floor = meeting.name.start.saturating_sub(LONGEST);
    let before = (floor..meeting.name.start).rev();
    let mut start = meeting.name.start;
    for at in before.take_while(|&at| !"，。；：！？\n".contains(chars[at])) {
        start = at;
    }
    let end = (start..meeting.name.start)
        .rev()
        .find(|&at| scene.has(at, "委员会") || scene.has(at, "小组"))?;
    let end = end + if scene.has(end, "小组") { 2 } else { 3 };
    let house = (start..end).find(|&at| HOUSES.iter().any(|word| scene.has(at, word)))?;
    (!scene.is_damaged(start..end) && house < start + 6).then_some(start..end)
}

/// All meetings that the report's own words name, in text order.
fn mentions(scene: &Scene) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut sentence = 0;
    for (block, kind, _) in scene.body() {
        let heading = matches!(kind, BlockKind::Heading(_));
        let first = scene.sentences.partition_point(|s| s.0 < block);
        let inside = scene.sentences[first..].iter();
        for (_, range) in inside.take_while(|s| s.0 == block) {
            let mut last = range.start;
            let mut at = range.start;
            while at < range.end {
                let Some((core, tag)) = ending(scene, at..range.end) else {
                    at += 1;
                    continue;
                };
                let end = core.end;
                if tag != "x" {
                    let mention = mention(scene, range.clone(), last, core);
                    let mention = mention.filter(|m| !scene.is_damaged(m.name.clone()));
                    if let Some(m) = mention {
                        // 全会 in 全会专题学习 names no meeting of its own.
                        found.pop_if(|last: &mut Mention| {
                            m.name.start <= last.name.start && last.name.end <= m.name.end
                        });
                        found.push(Mention {
                            bare: m.bare && tag == "g",
                            heading,
                            sentence,
                            ..m
                        });
                    }
                    last = if goes_on(scene, end) { last } else { end };
                }
                at = end;
            }
            sentence += usize::from(is_running(scene, block, range));
        }
    }
    found
}

/// The last word of a meeting's name at the start of `range`, and its tag.
fn ending(scene: &Scene, range: Range<usize>) -> Option<(Range<usize>, &'static str)> {
    let words = &scene.chars()[range.clone()];
    let (length, tag) = meetings().longest(words)?;
    // 学习会 goes on as 会议, and 工作会 as 会议室.
    if length > 1
        && words[length - 1] == '会'
        && let Some((more, tag)) = meetings().longest(&words[length - 1..])
    {
        let start = range.start + length - 1;
        return Some((start..start + more, tag));
    }
    Some((range.start..range.start + length, tag))
}

/// Whether the words at `at` go on with a name in which one meeting stands before another: 启动会暨培训会.
fn goes_on(scene: &Scene, at: usize) -> bool {
    let more = [
        "暨", "和", "与", "及", "第", "工作", "筹备", "系列", "主题", "专题", "成员", "代表",
    ];
    more.iter().any(|word| scene.has(at, word))
}

/// The mention whose last word is `core`, with a name that begins at `floor` or behind it.
fn mention(
    scene: &Scene,
    sentence: Range<usize>,
    floor: usize,
    core: Range<usize>,
) -> Option<Mention> {
    let chars = scene.chars();
    let (start, before) = beginning(scene, floor, core.start);
    let start = start.min(core.start);
    let mut context = match before {
        Some("h") => Context::Held,
        Some("a") => Context::There,
        Some("o") => Context::Other,
        _ if is_held_after(scene, core.end, sentence.end) => Context::Held,
        _ => attribute(scene, sentence.start, start),
    };
    if context == Context::Held && before == Some("h") && is_elsewhere(scene, sentence.start, start)
        || is_passed_on(scene, core.end)
    {
        context = Context::Other;
    }
    // 会议决定，全会于7月召开.
    let decides = ["决定，", "同意，", "建议，", "决定"];
    let before = &chars[sentence.start..start];
    if decides
        .iter()
        .any(|word| before.ends_with(&word.chars().collect::<Vec<_>>()))
    {
        context = Context::Other;
    }
    let counted = chars[start..core.start]
        .iter()
        .take_while(|c| is_count(c))
        .count();
    // 召开11场协调会: how many there were.
    let counted = counted > 0 && matches!(chars[start + counted], '场' | '次' | '个' | '余' | '多');
    (core.end - start <= LONGEST && !counted).then_some(Mention {
        bare: start == core.start,
        leads: (start == sentence.start || !is_han(chars[start - 1]))
            && (chars[core.end..sentence.end]
                .first()
                .is_none_or(|c| !is_han(*c))
                || ACTS.iter().any(|word| scene.has(core.end, word))),
        vague: VAGUE
            .iter()
            .any(|word| scene.has(start, word) && start + 2 == core.start),
        name: start..core.end,
        core: core.start,
        context,
        whole: sentence,
        heading: false,
        sentence: 0,
    })
}

/// What the words before the name at `start` say of it: 在X上, 举行了该项目的X, 近日召开的X.
fn attribute(scene: &Scene, floor: usize, start: usize) -> Context {
    let chars = scene.chars();
    let open = (floor..start)
        .rev()
        .take_while(|&at| is_opening(chars[at]) || chars[at] == ' ');
    let start = start - open.count();
    match chars[floor..start].last() {
        Some('的') => {}
        Some('在') => return Context::There,
        _ => return Context::Named,
    }
    let mut before = (floor.max(start.saturating_sub(30))..start - 1).rev();
    let mut before = before
        .by_ref()
        .take_while(|&at| !"，。；：".contains(chars[at]));
    let verb = before.find(|&at| HOLD.iter().any(|word| scene.has(at, word)));
    match verb {
        Some(at) if at + 3 == start => Context::There,
        Some(at) if chars[at..start - 1].iter().all(|c| !is_closing(*c)) => Context::Held,
        _ => Context::Named,
    }
}

/// Where the name begins that ends with the word at `core`, and the tag of the word before it.
fn beginning(scene: &Scene, floor: usize, core: usize) -> (usize, Option<&'static str>) {
    let chars = scene.chars();
    let floor = floor.max(core.saturating_sub(LONGEST));
    let mut at = core;
    // A pause that the name crosses only where a verb that holds it stands before: 召开安全生产、消防工作会议.
    let mut pause: Option<(usize, Option<&'static str>)> = None;
    while at > floor {
        let c = chars[at - 1];
        if is_closing(c) {
            let open = (floor..at - 1).rev().find(|&at| is_opening(chars[at]));
            match open {
                Some(open) if !is_aside(scene, open) && c != '】' => at = open,
                _ => return pause.unwrap_or((at, None)),
            }
            continue;
        }
        if is_opening(c) {
            let (_, tag) = word_before(scene, floor, at - 1).unwrap_or_default();
            return pause
                .filter(|_| tag != "h")
                .unwrap_or((at, Some(tag).filter(|tag| !tag.is_empty())));
        }
        if c == '的'
            && let Some(start) = about(scene, floor, at - 1)
        {
            at = start;
            continue;
        }
        if let Some((length, tag)) = word_before(scene, floor, at) {
            if tag == "o" && length > 1 {
                pause = pause.or(Some((at, Some("o"))));
                at -= length;
                continue;
            }
            let here = (at, Some(tag));
            return if tag == "h" {
                here
            } else {
                pause.unwrap_or(here)
            };
        }
        match c {
            '、' => pause = pause.or(Some((at, None))),
            '日' if chars[..at - 1].last().is_some_and(is_count) => {
                return pause.unwrap_or((at, None));
            }
            _ if is_han(c) || c.is_ascii_alphanumeric() || "·-—~～+/.".contains(c) => {}
            _ => return pause.unwrap_or((at, None)),
        }
        at -= 1;
    }
    pause.unwrap_or((at, None))
}

/// Where a 的 at `at` belongs to the name: 关于…的交流会, 党的…精神宣讲会.
fn about(scene: &Scene, floor: usize, at: usize) -> Option<usize> {
    if at > floor && scene.chars()[at - 1] == '党' {
        return Some(at - 1);
    }
    let mut before = (floor..at).rev();
    let mut before = before
        .by_ref()
        .take_while(|&at| !"，。；：".contains(scene.chars()[at]));
    before.find(|&at| scene.has(at, "关于"))
}

/// Whether `c` can stand before 日 in a date.
fn is_count(c: &char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十）".contains(*c)
}

/// Whether the bracket at `open` tells who reports or which day it is: 电（记者…）, 今天（13日）.
fn is_aside(scene: &Scene, open: usize) -> bool {
    let words = ["记者", "通讯员", "见习记者", "实习记者", "本报"];
    let inside = scene.chars()[open + 1..].iter().take(12);
    let mut inside = inside.take_while(|c| !is_closing(**c));
    words.iter().any(|word| scene.has(open + 1, word))
        || inside.next().is_some_and(is_count) && inside.last() == Some(&'日')
}

/// The word of the list that ends at `at`: its length and its tag.
fn word_before(scene: &Scene, floor: usize, at: usize) -> Option<(usize, &'static str)> {
    let chars = &scene.chars()[floor..at];
    let (length, tag) = convening().longest_ending(chars, 4)?;
    Some((length, tag))
}

/// Whether a verb behind the name at `end` holds it: X13日在云溪召开.
fn is_held_after(scene: &Scene, end: usize, limit: usize) -> bool {
    let chars = scene.chars();
    let mut at = end;
    while at < limit && is_closing(chars[at]) {
        at += 1;
    }
    let first = at;
    let limit = limit.min(first + 40);
    let ends = |c: char| "，。；：！？、".contains(c);
    while at < limit && !ends(chars[at]) {
        if HOLD.iter().any(|word| scene.has(at, word)) {
            let gap = &chars[first..at];
            let opens = gap.first().is_none_or(|c| {
                c.is_ascii_digit() || "在于今昨日近隆胜顺正如圆上下晚本周星成同一".contains(*c)
            });
            let later = ["以来", "之际", "期间", "后", "前", "之"];
            let later = later.iter().any(|word| scene.has(at + 2, word));
            // 全会举行记者会: what is held comes behind the verb.
            let rest = (at + 2..limit).take_while(|&at| !ends(chars[at]));
            let object = rest
                .clone()
                .any(|at| matches!(ending(scene, at..limit), Some((_, tag)) if tag != "x"));
            return opens && !later && !object && !gap.contains(&'将');
        }
        at += 1;
    }
    false
}

/// Whether the verb before the name speaks of another time: 将召开, 关于召开, 决定召开.
fn is_elsewhere(scene: &Scene, floor: usize, start: usize) -> bool {
    let chars = &scene.chars()[floor.max(start.saturating_sub(24))..start];
    let clause = chars.rsplit(|c| "，。；：！？“（".contains(*c)).next();
    let Some(clause) = clause.filter(|clause| !clause.is_empty()) else {
        return false;
    };
    let words: String = clause.iter().collect();
    let verb = words.rfind(['召', '举', '主', '承', '开']).unwrap_or(0);
    let before = words[..verb].trim_end_matches(['组', '织', '主', '持', '召', '成', '功']);
    let marks = [
        "关于",
        "决定",
        "同意",
        "提议",
        "准备",
        "定期",
        "研究",
        "多次",
        "要",
        "每季度",
        "每月",
        "希望",
    ];
    words.contains('将') || words.contains('拟') || marks.iter().any(|mark| before.ends_with(mark))
}

/// Whether the words behind a name pass on what another meeting said: X精神, X上的重要讲话.
fn is_passed_on(scene: &Scene, end: usize) -> bool {
    let chars = scene.chars();
    let skip = chars.get(end..).unwrap_or_default().iter();
    let at = end + skip.take_while(|c| "”》上的".contains(**c)).count();
    let words = [
        "精神",
        "重要讲话",
        "讲话精神",
        "决策",
        "部署要求",
        "公报",
        "决议",
        "文件",
        "纪要",
        "以来",
        "提出的",
        "确定的",
        "作出的",
        "明确的",
        "期间",
        "有关精神",
        "相关精神",
    ];
    words.iter().any(|word| scene.has(at, word))
}

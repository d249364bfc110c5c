//! Time grows with the text: eight times the text may not take forty times as long.
//!
//! Quadratic work would take sixty-four times as long. The smallest of several runs is compared, so that a busy machine
//! does not matter.

use jiyao::repair::repair;
use jiyao::{Options, read};
use std::time::{Duration, Instant};

/// Reads `unit` repeated to about `bytes` bytes with all that a page asks for; the shortest of three runs.
fn time(unit: &str, bytes: usize) -> Duration {
    reading_time(&unit.repeat(bytes / unit.len() + 1))
}

/// How much longer the text eight times as long took, where it was too long.
fn slower(unit: &str, small: Duration, large: Duration) -> Option<String> {
    let factor = large.as_secs_f64() / small.as_secs_f64();
    (factor > 40.0).then(|| format!("{factor:.0} times for {unit:.20?} ({large:?})"))
}

fn reading_time(text: &str) -> Duration {
    let run = |_| {
        let start = Instant::now();
        let reading = read(text, &Options::default());
        let marks = reading.marks();
        let digest = reading.digest(200);
        let details = (
            reading.institutions().len(),
            reading.duties().len(),
            reading.figure_details().len(),
            reading.grounds().len(),
        );
        std::hint::black_box((marks.len(), digest.parts.len(), details));
        start.elapsed()
    };
    (0..3).map(run).min().expect("it ran")
}

#[test]
fn time_is_linear() {
    let sample = include_str!("corpus/district-meeting.txt");
    let spoilt = include_str!("corpus/district-meeting-spoilt.txt");
    let units = [
        sample,
        spoilt,
        "(",
        ")",
        "((",
        "“",
        "”",
        "\"",
        "“”",
        "《",
        "（会",
        "3月1日",
        "召开",
        "在召开",
        "全市第一、",
        "王明（女）",
        "會(huì)",
        "?jiǎng)",
        "王",
        "王明、",
        "区委书记王明、",
        "书记",
        "县",
        "县委",
        "云台县人民法院",
        "1",
        "1,",
        "1亿",
        "一",
        "一要",
        "一要干。二要干。",
        "（一）",
        "要",
        "增长5.7%，",
        "今天",
        "王明今天说，",
        "高于全省1个百分点，",
        "三五〇〇",
        "0.2、",
        "。",
        "，",
        "……",
        "\n",
        "a",
        " ",
        "　",
        "- ",
        "- [ ] a\n",
        "> ",
        "#",
        "*",
        "**a",
        "[",
        "[a](",
        "`",
        "|",
        "<",
        "<p>",
        "&",
        "&amp;",
        "\u{200B}",
        "\u{FFFD}",
        "指出，",
        "会议",
        "第一届会议",
        "记者 ",
        "“干”",
        "为",
        "-",
        "--",
        "?",
        ":",
        "、",
    ];
    let mut slow = Vec::new();
    for unit in units {
        let small = time(unit, 8_000).max(Duration::from_micros(100));
        let large = time(unit, 64_000);
        slow.extend(slower(unit, small, large));
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Clauses of any length: what looks back or on from a word stops somewhere.
#[test]
fn a_long_clause_is_linear() {
    let mut slow = Vec::new();
    let number = "增长5个百分点。";
    for (start, unit, end) in [
        ("", "拉动", number),
        ("", "培训的", number),
        ("人", "1月", number),
        ("人员", "2024年1月", number),
        ("人员", "1、2至", number),
        ("", "累计", number),
        ("", "、议程：一是", "。"),
        ("", "从会", "议上获悉。"),
        ("", "项目发布", "。"),
        ("王小明", "致辞会议", "。"),
        ("", "大会：", "。"),
        ("", "大会强调", "。"),
    ] {
        let text = |bytes: usize| format!("{start}{}{end}", unit.repeat(bytes / unit.len()));
        let small = reading_time(&text(64_000)).max(Duration::from_micros(100));
        let large = reading_time(&text(512_000));
        slow.extend(slower(unit, small, large));
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Openings of markup inside of code, and one closing behind: none of them may look for it.
#[test]
fn openings_in_code_are_linear() {
    let text = |bytes: usize| {
        format!(
            "会议开了。\n```\n{}\n```\n-->\n",
            "<!--\n".repeat(bytes / 5)
        )
    };
    let small = reading_time(&text(32_000)).max(Duration::from_micros(100));
    let factor = reading_time(&text(256_000)).as_secs_f64() / small.as_secs_f64();
    assert!(factor < 40.0, "{factor:.0} times");
}

/// A million brackets, quotation marks and the like: repair takes no more than in proportion.
#[test]
fn repair_of_a_million_marks_is_linear() {
    let time = |text: &str| {
        let run = |_| {
            let start = Instant::now();
            std::hint::black_box(repair(text, &Options::default()).edits.len());
            start.elapsed()
        };
        (0..3).map(run).min().expect("it ran")
    };
    let mut slow = Vec::new();
    for unit in [
        "(", ")", "会(", "\"", "“", "”", "会\"", "'会", "<", "[", "&", ",", "会,", "，。", "…",
        "-", " 会", "１",
    ] {
        let text = |count: usize| unit.repeat(count / unit.chars().count());
        let small = time(&text(125_000)).max(Duration::from_millis(1));
        let large = time(&text(1_000_000));
        slow.extend(slower(unit, small, large));
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Changes of two versions and keywords: what only the full flavour has.
#[cfg(all(feature = "compare", feature = "keywords"))]
#[test]
fn comparison_and_keywords_are_linear() {
    let sample = include_str!("corpus/district-meeting.txt");
    let long = |unit: &str, bytes: usize| unit.repeat(bytes / unit.len() + 1);
    let time = |before: &str, after: &str| {
        let (before, after) = (
            read(before, &Options::default()),
            read(after, &Options::default()),
        );
        let run = |_| {
            let start = Instant::now();
            let changes = jiyao::compare::compare(&before, &after);
            let words = jiyao::keyword::keywords(&after, 20);
            std::hint::black_box((changes.len(), words.len()));
            start.elapsed()
        };
        (0..3).map(run).min().expect("it ran")
    };
    let pairs = [
        (sample, "沈砚舟", "沈砚洲"),
        (sample, "。", "！"),
        (sample, "区", "县"),
        ("区长王明、", "王明", "李红"),
        ("产值5亿元，", "5", "6"),
        ("水稻种植水稻，", "种", "移"),
        ("一", "一", "二"),
        ("一\n", "一", "二"),
        ("好好好学习。", "好好", "好"),
    ];
    let mut slow = Vec::new();
    for (unit, old, new) in pairs {
        let times = [8_000, 64_000].map(|bytes| {
            let text = long(unit, bytes);
            time(&text, &text.replace(old, new))
        });
        let small = times[0].max(Duration::from_micros(100));
        slow.extend(slower(unit, small, times[1]));
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

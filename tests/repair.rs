//! Repair on the shared texts: clean reports stay as they are but for what no reader sees or calls the text.

use jiyao::edit::{Edit, Edits, Side};
use jiyao::repair::repair;
use jiyao::text::{Span, is_han};
use jiyao::{Format, Options, Quotes, Script};
use proptest::prelude::*;

mod common;
use common::texts;

/// Rules that take away what is not the report: whole lines and markup.
const AWAY: [&str; 4] = ["noise", "repeat", "markup", "entities"];

/// Whether an edit takes one of two marks that stand side by side.
fn is_doubled(edit: &Edit, old: &str) -> bool {
    let mark = old.chars().count() == 1 && old.contains(['，', '。', '；', '：', '、']);
    edit.rule.id == "doubled" && edit.replacement.is_empty() && mark
}

#[test]
fn clean_reports_keep_every_character() {
    let mut failures = Vec::new();
    let mut count = 0;
    for (path, source) in texts() {
        let name = path.rsplit('/').next().unwrap_or(&path);
        if !name.starts_with("press-") {
            continue;
        }
        count += 1;
        let repaired = repair(&source, &Options::default());
        for edit in repaired.edits.iter() {
            let old = edit.source.of(&source);
            let away = AWAY.contains(&edit.rule.id) || is_doubled(edit, old);
            if !away && kept(old) != kept(&edit.replacement) {
                failures.push(format!(
                    "{name}: {:?}: {old:?} → {:?}",
                    edit.rule, edit.replacement
                ));
            }
        }
    }
    eprintln!("{count} clean reports read");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The characters that a reader sees, punctuation in one width.
fn kept(words: &str) -> String {
    let visible = |c: char| {
        let c = match c {
            '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '“' | '”' | '「' | '」' => '"',
            '‘' | '’' => '\'',
            '。' => '.',
            '、' => ',',
            c => c,
        };
        let white = c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}');
        (!white).then_some(c)
    };
    words.chars().filter_map(visible).collect()
}

#[test]
fn what_goes_away_is_no_running_text() {
    for (path, source) in texts() {
        let repaired = repair(&source, &Options::default());
        for edit in repaired
            .edits
            .iter()
            .filter(|edit| matches!(edit.rule.id, "noise" | "repeat"))
        {
            let old = edit.source.of(&source);
            let han = old.chars().filter(|&c| is_han(c)).count();
            assert!(han < 90 && !old.contains('。'), "{path}: {old}");
        }
    }
}

#[test]
fn whatever_is_switched_off_stays() {
    let source = "\u{FEFF}会议召开,,共１２人(含代表)...  上一篇：无\n打印本页\n张 伟";
    let without = jiyao::repair::RULES.iter().map(|rule| rule.id.to_owned());
    let options = Options {
        format: Format::Plain,
        script: Script::Keep,
        without: without.collect(),
        ..Options::default()
    };
    let repaired = repair(source, &options);
    assert_eq!(repaired.text, source);
    assert!(repaired.edits.is_empty());
}

/// Marks, spaces, escapes and markup between a few words, in any order: what one rule leaves must be no other one's case.
fn marks() -> impl Strategy<Value = String> {
    let pieces = [
        "会议",
        "王",
        "张 伟",
        "一",
        "GDP",
        "x",
        "12",
        "5.7",
        "%",
        ",",
        ";",
        ":",
        "?",
        "!",
        ".",
        "，",
        "。",
        "；",
        "：",
        "、",
        "？",
        "！",
        "…",
        "-",
        "—",
        "─",
        "(",
        ")",
        "（",
        "）",
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "「",
        "」",
        "[",
        "]",
        " ",
        "  ",
        "　",
        "\t",
        "\n",
        "\r",
        "\u{A0}",
        "\u{200B}",
        "\u{FEFF}",
        "&",
        "amp;",
        "nbsp;",
        "lt;",
        "gt;",
        "#x3000;",
        "<",
        ">",
        "/",
        "p",
        "br",
        "span a=b",
        "!--",
        "--",
        "*",
        "**",
        "#",
        "`",
        "```",
        "|",
        "http://a.b/",
        "]]>",
        "１",
        "，",
        "．",
        "％",
        "Ａ",
        "首页",
        "打印",
        "上一篇",
        "来源：",
        "字体：",
        "大 中 小",
        "大会胜利召开\n",
        "⼀",
        "---\n",
        "> ",
        "@",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..30)
        .prop_map(|list| list.concat())
}

/// Each edit can be undone by itself: its place is as it was, the others stay, and offsets lead to and fro.
fn undoable(source: &str, edits: &Edits) -> Result<(), TestCaseError> {
    let all: Vec<&Edit> = edits.iter().collect();
    let every = (all.len() / 40).max(1);
    for undone in (0..all.len()).step_by(every) {
        let rest = edits.without(undone);
        prop_assert_eq!(rest.len() + 1, all.len());
        let text = rest.apply(source);
        let offsets = rest.offsets();
        for (at, edit) in all.iter().enumerate() {
            let there = offsets.span_to_text(edit.source);
            let expected = if at == undone {
                edit.source.of(source)
            } else {
                &edit.replacement
            };
            prop_assert!(text.get(there.range()).is_some(), "{there:?} is no piece");
            if !edit.source.is_empty() {
                prop_assert_eq!(there.of(&text), expected, "{:?} without {}", edit, undone);
            }
        }
    }
    for rule in jiyao::repair::RULES {
        let rest = edits.without_rule(rule.id);
        let others = all.iter().filter(|edit| edit.rule != rule).count();
        prop_assert_eq!(rest.len(), others);
        prop_assert_eq!(
            rest.offsets().span_to_text(Span::new(0, source.len())).end,
            rest.apply(source).len()
        );
    }
    prop_assert_eq!(edits.filter(|_| false).apply(source), source);
    outside(source, edits)
}

/// What no edit touches has the same characters in both texts, and its offsets map to and fro.
fn outside(source: &str, edits: &Edits) -> Result<(), TestCaseError> {
    let (text, offsets) = (edits.apply(source), edits.offsets());
    let mut from = 0;
    let ends = edits.iter().map(|edit| edit.source);
    for edit in ends.chain([Span::new(source.len(), source.len())]) {
        let gap = Span::new(from, edit.start);
        from = edit.end;
        if gap.is_empty() {
            continue;
        }
        let there = offsets.span_to_text(gap);
        prop_assert_eq!(there.of(&text), gap.of(source));
        prop_assert_eq!(offsets.span_to_source(there), gap);
        for at in [gap.start + 1, gap.end - 1] {
            if gap.start < at && at < gap.end {
                for side in [Side::Start, Side::End] {
                    prop_assert_eq!(offsets.to_source(offsets.to_text(at, side), side), at);
                }
            }
        }
    }
    Ok(())
}

#[test]
fn edits_of_all_texts_are_undone_one_by_one() {
    for (path, source) in texts() {
        for script in [Script::Keep, Script::Hans] {
            let options = Options {
                script,
                ..Options::default()
            };
            let edits = repair(&source, &options).edits;
            undoable(&source, &edits).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
}

#[test]
fn places_that_are_kept_stay() {
    let source = "会议,议题\"春耕\"(一)：<b>x</b>，王　明\n打印本页\n发言１２,完";
    for (start, c) in source.char_indices() {
        let kept = Span::new(start, start + c.len_utf8());
        let options = Options {
            keep: vec![kept],
            ..Options::default()
        };
        let repaired = repair(source, &options);
        let there = repaired.edits.offsets().span_to_text(kept);
        assert_eq!(there.of(&repaired.text), kept.of(source), "{repaired:?}");
    }
    let options = Options {
        keep: vec![Span::new(0, source.len())],
        ..Options::default()
    };
    assert_eq!(repair(source, &options).text, source);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn twice_is_once(source in marks()) {
        for (format, quotes) in [
            (Format::Auto, Quotes::Keep),
            (Format::Plain, Quotes::Corner),
            (Format::Markdown, Quotes::Curly),
            (Format::Plain, Quotes::Keep),
        ] {
            let options = Options { format, quotes, ..Options::default() };
            let once = repair(&source, &options);
            let twice = repair(&once.text, &options);
            prop_assert_eq!(&twice.text, &once.text);
            prop_assert_eq!(once.edits.apply(&source), once.text);
        }
    }

    #[test]
    fn undo_leaves_the_others(source in marks()) {
        for script in [Script::Keep, Script::Hans] {
            let options = Options { script, ..Options::default() };
            undoable(&source, &repair(&source, &options).edits)?;
        }
    }
}

/// The text in lines of so many columns, as a layout sets it: no mark that closes begins a line, no number is divided.
fn laid_out(text: &str, width: usize) -> String {
    let wide = |c: &char| *c >= '\u{2E80}' || "“”‘’—…·".contains(*c);
    let columns = |c: &char| 1 + usize::from(wide(c));
    let mut out = String::new();
    for line in text.lines() {
        let mut row: Vec<char> = Vec::new();
        for c in line.chars() {
            let sticks = "，。、；：！？”’）》」』】,.;:!?)%".contains(c);
            if row.iter().map(columns).sum::<usize>() + columns(&c) > width && !sticks {
                let opens = |c: &char| "“‘（《「『【".contains(*c);
                let number =
                    |last: &char| c.is_ascii_digit() && (last.is_ascii_digit() || *last == '.');
                let carried = row
                    .iter()
                    .rev()
                    .take_while(|last| opens(last) || number(last));
                let next = row.split_off(row.len() - carried.count());
                out.extend(row.drain(..));
                out.push('\n');
                row = next;
            }
            row.push(c);
        }
        out.extend(row);
        out.push('\n');
    }
    out
}

#[test]
fn what_a_layout_has_broken_is_joined() {
    let (mut broken, mut left) = (0, 0);
    for (path, source) in texts() {
        let own = path.starts_with("tests/corpus") && path.ends_with(".txt");
        if !own || path.contains("spoilt") {
            continue;
        }
        let clean = repair(&source, &Options::default()).text;
        for width in [40, 56, 76] {
            let text = laid_out(&clean, width);
            let repaired = repair(&text, &Options::default()).text;
            let words = |text: &str| text.replace('\n', "");
            assert_eq!(words(&repaired), words(&clean), "{path} at {width}");
            let inner = |text: &str| {
                let lines = text.lines().map(str::trim_end);
                lines.filter(|line| line.ends_with(is_han)).count()
            };
            broken += inner(&text) - inner(&clean);
            left += inner(&repaired) - inner(&clean);
        }
    }
    eprintln!("{broken} lines broken behind a character, {left} left");
    assert!(broken > 100 && left * 25 <= broken, "{left} of {broken}");
}

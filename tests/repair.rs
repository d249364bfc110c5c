//! Repair on the shared texts: clean reports stay as they are but for what no reader sees or calls the text.

use jiyao::repair::repair;
use jiyao::text::is_han;
use jiyao::{Format, Options, Script};
use proptest::prelude::*;

mod common;
use common::texts;

/// Rules that take away what is not the report: whole lines and markup.
const AWAY: [&str; 4] = ["noise", "repeat", "markup", "entities"];

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
            if !AWAY.contains(&edit.rule.id) && kept(old) != kept(&edit.replacement) {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn twice_is_once(source in marks()) {
        for format in [Format::Auto, Format::Plain, Format::Markdown] {
            let options = Options { format, ..Options::default() };
            let once = repair(&source, &options);
            let twice = repair(&once.text, &options);
            prop_assert_eq!(&twice.text, &once.text);
            prop_assert_eq!(once.edits.apply(&source), once.text);
        }
    }
}

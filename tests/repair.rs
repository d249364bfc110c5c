//! Repair on the shared texts: clean reports stay as they are but for what no reader sees or calls the text.

use jiyao::repair::repair;
use jiyao::text::is_han;
use jiyao::{Format, Options, Script};

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

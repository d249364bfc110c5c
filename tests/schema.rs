//! The JSON of every text keeps to `www/report.schema.json`, and the schema says nothing that no text shows.

use jiyao::{Format, Options, read};
use serde_json::{Value, json};
use std::collections::BTreeSet;

mod common;

const SCHEMA: &str = include_str!("../www/report.schema.json");
const TYPES: &str = include_str!("../www/report.d.ts");

/// Checks values against the keywords that the schema uses, and remembers which definitions it has met.
struct Validator {
    schema: Value,
    met: BTreeSet<String>,
}

impl Validator {
    fn new() -> Self {
        Validator {
            schema: serde_json::from_str(SCHEMA).expect("the schema is JSON"),
            met: BTreeSet::new(),
        }
    }

    fn check(&mut self, value: &Value) -> Result<(), String> {
        let schema = self.schema.clone();
        self.value(&schema, value, "report")
    }

    fn value(&mut self, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
        let wrong = |what: &str| Err(format!("{path}: {what}, but it is {value}"));
        for (keyword, rule) in schema.as_object().expect("a schema is an object") {
            match keyword.as_str() {
                "$schema" | "title" | "description" | "$defs" => {}
                "$ref" => {
                    let name = rule.as_str().unwrap().trim_start_matches("#/$defs/");
                    let target = self.schema["$defs"][name].clone();
                    assert!(target.is_object(), "{name} is not defined");
                    self.value(&target, value, path)?;
                    self.met.insert(name.to_owned());
                }
                "anyOf" => {
                    let rules = rule.as_array().unwrap();
                    let fails: Vec<_> = rules
                        .iter()
                        .filter_map(|r| self.value(r, value, path).err())
                        .collect();
                    if fails.len() == rules.len() {
                        return Err(fails.join("; or "));
                    }
                }
                "type" => {
                    let is = |name: &Value| match name.as_str().unwrap() {
                        "object" => value.is_object(),
                        "array" => value.is_array(),
                        "string" => value.is_string(),
                        "boolean" => value.is_boolean(),
                        "integer" => value.is_i64() || value.is_u64(),
                        "null" => value.is_null(),
                        other => panic!("no type {other}"),
                    };
                    let one = rule
                        .as_array()
                        .map_or_else(|| is(rule), |list| list.iter().any(is));
                    if !one {
                        return wrong(&format!("should be {rule}"));
                    }
                }
                "const" if rule != value => return wrong(&format!("should be {rule}")),
                "const" => {}
                "enum" if !rule.as_array().unwrap().contains(value) => {
                    return wrong(&format!("should be one of {rule}"));
                }
                "enum" => {}
                "minimum" if value.as_i64() < rule.as_i64() => return wrong("is too small"),
                "minimum" => {}
                "minItems"
                    if value
                        .as_array()
                        .is_some_and(|l| (l.len() as u64) < rule.as_u64().unwrap()) =>
                {
                    return wrong("is too short");
                }
                "maxItems"
                    if value
                        .as_array()
                        .is_some_and(|l| (l.len() as u64) > rule.as_u64().unwrap()) =>
                {
                    return wrong("is too long");
                }
                "minItems" | "maxItems" => {}
                "pattern" => {
                    assert_eq!(rule, "^([0-9]{4}|XXXX)-([0-9]{2}|XX)(-([0-9]{2}|XX))?$");
                    if !is_iso(value.as_str().unwrap_or_default()) {
                        return wrong("is no date");
                    }
                }
                "items" => {
                    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.value(rule, item, &format!("{path}[{at}]"))?;
                    }
                }
                "properties" => {
                    for (name, rule) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.value(rule, value, &format!("{path}.{name}"))?;
                        }
                    }
                }
                "required" => {
                    for name in rule.as_array().unwrap() {
                        if value.get(name.as_str().unwrap()).is_none() {
                            return wrong(&format!("lacks {name}"));
                        }
                    }
                }
                "additionalProperties" => {
                    let known = schema["properties"].as_object().unwrap();
                    for name in value
                        .as_object()
                        .into_iter()
                        .flatten()
                        .map(|(name, _)| name)
                    {
                        if !known.contains_key(name) {
                            return wrong(&format!("has {name}, which the schema lacks"));
                        }
                    }
                }
                other => panic!("the validator does not know {other}"),
            }
        }
        Ok(())
    }
}

fn is_iso(words: &str) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    let fits = |part: &str, n: usize| {
        part.len() == n
            && (part.bytes().all(|b| b.is_ascii_digit()) || part.bytes().all(|b| b == b'X'))
    };
    matches!(parts.len(), 2 | 3) && fits(parts[0], 4) && parts[1..].iter().all(|part| fits(part, 2))
}

/// The objects of the schema: the report, and each definition that has properties.
fn objects(schema: &Value) -> Vec<(&str, &Value)> {
    let definitions = schema["$defs"].as_object().unwrap().iter();
    let definitions = definitions.map(|(name, rule)| (name.as_str(), rule));
    let all = std::iter::once(("report", schema)).chain(definitions);
    all.filter(|(_, rule)| rule.get("properties").is_some())
        .collect()
}

fn reports() -> Vec<(String, Value)> {
    // What the texts at hand may lack: nested points, all roles, a rank.
    let more = [
        "云溪县召开农业会议\n2025年2月13日上午，云溪县农业会议在县会议中心召开。县长王明主持，县委书记李大海讲话。全县生产总值414.9亿元，增长5.7%，总量全市第一。李大海指出，要弘扬“三牛”精神，一要抓紧春耕，二要管好水源。会议决定，成立春耕工作组。各乡镇负责人参加会议。\n（记者 周小禾）",
        "- [x] done\n",
    ];
    let mut texts = common::texts();
    texts.extend(more.map(|text| ("here".to_owned(), text.to_owned())));
    texts
        .into_iter()
        .map(|(name, text)| {
            let reading = read(
                &text,
                &Options {
                    format: Format::Auto,
                    ..Options::default()
                },
            );
            let json = serde_json::from_str(&reading.json(200)).expect("the report is JSON");
            (name, json)
        })
        .collect()
}

#[test]
fn every_report_keeps_to_the_schema() {
    let mut validator = Validator::new();
    for (name, json) in reports() {
        if let Err(why) = validator.check(&json) {
            panic!("{name}: {why}");
        }
    }
    let schema = validator.schema.clone();
    for (name, _) in schema["$defs"].as_object().unwrap() {
        let shown = validator.met.contains(name);
        assert!(shown, "no text shows a {name}");
    }
}

#[test]
fn the_schema_describes_every_field_and_no_other() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for (name, rule) in objects(&schema) {
        let known: BTreeSet<&str> = rule["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let required: BTreeSet<&str> = rule["required"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(known, required, "{name}");
        assert_eq!(rule["additionalProperties"], false, "{name}");
        for field in known {
            assert!(
                TYPES.contains(&format!("  {field}: ")),
                "the types lack {name}.{field}"
            );
        }
    }
}

#[test]
fn the_check_can_fail() {
    let reports = reports();
    let (_, good) = &reports[0];
    let fails = |change: &dyn Fn(&mut Value)| {
        let mut report = good.clone();
        change(&mut report);
        Validator::new().check(&report).is_err()
    };
    assert!(!fails(&|_| {}));
    assert!(fails(&|r| r["version"] = json!(2)));
    assert!(fails(&|r| r["kind"] = json!("party")));
    assert!(fails(&|r| r["title"] = json!("words without a span")));
    assert!(fails(&|r| r["title"] = json!({"text": "会议", "span": [0]})));
    assert!(fails(&|r| r["people"] = json!([{"name": "王明"}])));
    assert!(fails(&|r| r["more"] = json!(1)));
    assert!(fails(
        &|r| r["date"] =
            json!({"text": "今天", "span": [0, 2], "iso": "2025-2-13", "inferred": true})
    ));
    assert!(fails(&|r| {
        r.as_object_mut().unwrap().remove("points");
    }));
}

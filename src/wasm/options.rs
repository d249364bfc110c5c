//! Options from JavaScript.

use crate::repair::RULES;
use crate::{Format, Options, Script};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

const FORMATS: [(&str, Format); 3] = [
    ("auto", Format::Auto),
    ("plain", Format::Plain),
    ("markdown", Format::Markdown),
];
const SCRIPTS: [(&str, Script); 3] = [
    ("keep", Script::Keep),
    ("hans", Script::Hans),
    ("hant", Script::Hant),
];

/// The engine's options; `format` is what an open format means. The error says what is wrong and what would be right.
///
/// By hand and not by serde: its messages name Rust types, and they cost three times the code.
pub(super) fn parse(value: &JsValue, format: Format) -> Result<Options, JsError> {
    let mut options = Options {
        format,
        ..Options::default()
    };
    if value.is_undefined() || value.is_null() {
        return Ok(options);
    }
    if !value.is_object() {
        return Err(JsError::new("options must be an object"));
    }
    let given = |name: &str| {
        let value = Reflect::get(value, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        (!value.is_undefined() && !value.is_null()).then_some(value)
    };
    if let Some(value) = given("format") {
        options.format = choose("format", &value, &FORMATS)?;
    }
    if let Some(value) = given("script") {
        options.script = choose("script", &value, &SCRIPTS)?;
    }
    if let Some(value) = given("without") {
        let Some(ids) = value.dyn_ref::<Array>() else {
            return Err(JsError::new("without must be an array of rule ids"));
        };
        for id in ids.iter() {
            let rule = RULES.iter().find(|rule| id == rule.id);
            options
                .without
                .push(rule.ok_or_else(unknown_rule)?.id.to_owned());
        }
    }
    Ok(options)
}

fn choose<T: Copy>(name: &str, value: &JsValue, all: &[(&str, T)]) -> Result<T, JsError> {
    if let Some((_, choice)) = all.iter().find(|(name, _)| value == name) {
        return Ok(*choice);
    }
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    Err(JsError::new(
        &[name, " must be one of ", &names.join(", ")].concat(),
    ))
}

fn unknown_rule() -> JsError {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    JsError::new(&["without must name repair rules: ", &ids.join(", ")].concat())
}

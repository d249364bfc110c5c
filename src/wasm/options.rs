//! Options from JavaScript.

use crate::repair::RULES;
use crate::{Format, Options, Quotes, Script};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

const FORMATS: [(&str, Format); 3] = [
    ("auto", Format::Auto),
    ("plain", Format::Plain),
    ("markdown", Format::Markdown),
];
const SCRIPTS: [(&str, Script); if cfg!(feature = "regions") { 7 } else { 3 }] = [
    ("keep", Script::Keep),
    ("hans", Script::Hans),
    ("hant", Script::Hant),
    #[cfg(feature = "regions")]
    ("hant-tw", Script::HantTw),
    #[cfg(feature = "regions")]
    ("hant-tw-words", Script::HantTwWords),
    #[cfg(feature = "regions")]
    ("hant-hk", Script::HantHk),
    #[cfg(feature = "regions")]
    ("hant-hk-words", Script::HantHkWords),
];
const QUOTES: [(&str, Quotes); 3] = [
    ("keep", Quotes::Keep),
    ("curly", Quotes::Curly),
    ("corner", Quotes::Corner),
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
    if let Some(value) = given(value, "format") {
        options.format = FORMATS[choose("format", &value, &FORMATS.map(|f| f.0))?].1;
    }
    if let Some(value) = given(value, "script") {
        options.script = SCRIPTS[choose("script", &value, &SCRIPTS.map(|s| s.0))?].1;
    }
    if let Some(value) = given(value, "quotes") {
        options.quotes = QUOTES[choose("quotes", &value, &QUOTES.map(|q| q.0))?].1;
    }
    if let Some(value) = given(value, "without") {
        let Some(ids) = value.dyn_ref::<Array>() else {
            return Err(JsError::new("without must be an array of rule ids"));
        };
        let mut known = Vec::with_capacity(RULES.len());
        for rule in RULES {
            known.push(rule.id);
        }
        for at in 0..ids.length() {
            let rule = choose("each of without", &ids.get(at), &known)?;
            options.without.push(known[rule].to_owned());
        }
    }
    Ok(options)
}

fn given(options: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(options, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Which of the names `value` is.
fn choose(name: &str, value: &JsValue, names: &[&str]) -> Result<usize, JsError> {
    let value = value.as_string().unwrap_or_default();
    let mut message = String::from(name);
    message.push_str(" must be one of ");
    for (at, &name) in names.iter().enumerate() {
        if name == value {
            return Ok(at);
        }
        if at > 0 {
            message.push_str(", ");
        }
        message.push_str(name);
    }
    Err(JsError::new(&message))
}

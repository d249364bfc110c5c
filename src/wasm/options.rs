//! Options from JavaScript.

use crate::repair::RULES;
use crate::{Format, Options, Quotes, Script};
use js_sys::Array;
use wasm_bindgen::prelude::*;

/// The names of an option's values, and the values.
type Values<T> = (&'static [&'static str], &'static [T]);

const FORMATS: Values<Format> = (
    &["auto", "plain", "markdown"],
    &[Format::Auto, Format::Plain, Format::Markdown],
);
const SCRIPTS: Values<Script> = (
    &[
        "keep",
        "hans",
        "hant",
        #[cfg(feature = "regions")]
        "hant-tw",
        #[cfg(feature = "regions")]
        "hant-tw-words",
        #[cfg(feature = "regions")]
        "hant-hk",
        #[cfg(feature = "regions")]
        "hant-hk-words",
    ],
    &[
        Script::Keep,
        Script::Hans,
        Script::Hant,
        #[cfg(feature = "regions")]
        Script::HantTw,
        #[cfg(feature = "regions")]
        Script::HantTwWords,
        #[cfg(feature = "regions")]
        Script::HantHk,
        #[cfg(feature = "regions")]
        Script::HantHkWords,
    ],
);
const QUOTES: Values<Quotes> = (
    &["keep", "curly", "corner"],
    &[Quotes::Keep, Quotes::Curly, Quotes::Corner],
);

/// The engine's options; `format` is what an open format means. The error says what is wrong and what would be right.
///
/// Each option judges its own value, so that the message can name both: serde's would name Rust types.
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
    let given = Given::new(value)?;
    if let Some(value) = told(&given.format) {
        options.format = FORMATS.1[choose("format", value, FORMATS.0)?];
    }
    if let Some(value) = told(&given.script) {
        options.script = SCRIPTS.1[choose("script", value, SCRIPTS.0)?];
    }
    if let Some(value) = told(&given.quotes) {
        options.quotes = QUOTES.1[choose("quotes", value, QUOTES.0)?];
    }
    if let Some(value) = told(&given.without) {
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

/// The values of the options as they came; undefined is what did not.
#[cfg_attr(feature = "details", derive(serde::Deserialize), serde(default))]
#[derive(Default)]
struct Given {
    #[cfg_attr(feature = "details", serde(with = "serde_wasm_bindgen::preserve"))]
    format: JsValue,
    #[cfg_attr(feature = "details", serde(with = "serde_wasm_bindgen::preserve"))]
    script: JsValue,
    #[cfg_attr(feature = "details", serde(with = "serde_wasm_bindgen::preserve"))]
    quotes: JsValue,
    #[cfg_attr(feature = "details", serde(with = "serde_wasm_bindgen::preserve"))]
    without: JsValue,
}

impl Given {
    #[cfg(feature = "details")]
    fn new(options: &JsValue) -> Result<Self, JsError> {
        Ok(serde_wasm_bindgen::from_value(options.clone())?)
    }

    /// By hand where every page waits for it: serde's way in is 8 KB.
    #[cfg(not(feature = "details"))]
    fn new(options: &JsValue) -> Result<Self, JsError> {
        let value =
            |name| js_sys::Reflect::get(options, &JsValue::from_str(name)).unwrap_or_default();
        Ok(Given {
            format: value("format"),
            script: value("script"),
            quotes: value("quotes"),
            without: value("without"),
        })
    }
}

/// A value, unless it is none.
fn told(value: &JsValue) -> Option<&JsValue> {
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

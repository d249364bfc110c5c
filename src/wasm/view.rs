//! Plain objects for JavaScript.

use crate::digest::Reason;
use crate::highlight::MarkKind;
use crate::render::Writer;
use crate::repair::RULES;
use wasm_bindgen::prelude::*;

/// The names that the numbers in the arrays stand for.
pub(super) fn vocabulary() -> Result<JsValue, JsValue> {
    let mut json = Writer::default();
    json.open('{');
    json.key("version");
    json.string(env!("CARGO_PKG_VERSION"));
    json.key("kinds");
    json.open('[');
    for kind in MarkKind::ALL {
        json.string(kind.name());
    }
    json.close(']');
    json.key("reasons");
    json.open('[');
    for reason in Reason::ALL {
        json.string(reason.name());
    }
    json.close(']');
    json.key("rules");
    json.open('[');
    for rule in RULES {
        json.open('{');
        json.key("id");
        json.string(rule.id);
        #[cfg(feature = "markdown")]
        explain(&mut json, rule);
        json.close('}');
    }
    json.close(']');
    json.close('}');
    js_sys::JSON::parse(&json.out)
}

/// Why a rule changes what it changes: for editors, who have the studio.
#[cfg(feature = "markdown")]
fn explain(json: &mut Writer, rule: &crate::repair::Rule) {
    json.key("reason");
    json.open('[');
    for words in rule.reason() {
        json.string(words);
    }
    json.close(']');
    json.key("norm");
    match rule.norm() {
        Some(norm) => json.string(norm),
        None => json.bare("null"),
    }
}

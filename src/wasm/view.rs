//! Plain objects for JavaScript.

use crate::digest::Reason;
use crate::highlight::MarkKind;
use crate::repair::RULES;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Vocabulary {
    version: &'static str,
    kinds: Vec<&'static str>,
    reasons: Vec<&'static str>,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
struct Rule {
    id: &'static str,
    reason: [&'static str; 3],
    norm: Option<&'static str>,
}

/// Any view as an object that `JSON.stringify` writes as serde_json does: absent is `null`, numbers are numbers.
pub(super) fn object(view: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(view.serialize(&Serializer::json_compatible())?)
}

/// The names that the numbers in the arrays stand for.
pub(super) fn vocabulary() -> Result<JsValue, JsError> {
    let rule = |rule: &crate::repair::Rule| Rule {
        id: rule.id,
        reason: rule.reason,
        norm: rule.norm,
    };
    object(&Vocabulary {
        version: env!("CARGO_PKG_VERSION"),
        kinds: MarkKind::ALL.iter().map(|kind| kind.name()).collect(),
        reasons: Reason::ALL.iter().map(|reason| reason.name()).collect(),
        rules: RULES.iter().map(rule).collect(),
    })
}

//! Problems for JavaScript: plain objects, each with its spans in UTF-16 units. Studio only.

use super::Reading;
use super::object::{Units, object, units};
use crate::problem::{KINDS, Problem, problems};
use crate::text::{Span, Utf16};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A problem as `types.d.ts` describes it.
#[derive(Serialize)]
struct View<'a> {
    kind: &'static str,
    reason: [&'static str; 3],
    certain: bool,
    span: Units,
    other: Option<Units>,
    fix: Option<&'a str>,
}

#[wasm_bindgen]
impl Reading {
    /// What an editor should look at, in text order, but for the kinds `without`. Throws for kinds that it does not know.
    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn problems(&self, without: Option<Vec<String>>) -> Result<JsValue, JsError> {
        let muted = without.unwrap_or_default();
        if let Some(id) = muted.iter().find(|id| !known(id)) {
            return Err(JsError::new(
                &["no kind of problem is called ", id].concat(),
            ));
        }
        let utf16 = Utf16::new(self.inner.text());
        let span = |span: Span| units(&utf16, span);
        let found: Vec<Problem> = problems(&self.inner);
        let heard = found
            .iter()
            .filter(|problem| !muted.iter().any(|id| id == problem.kind.id));
        let views: Vec<View> = heard
            .map(|problem| View {
                kind: problem.kind.id,
                reason: problem.kind.reason,
                certain: problem.kind.certain,
                span: span(problem.span),
                other: problem.other.map(span),
                fix: problem.fix.as_deref(),
            })
            .collect();
        object(&views)
    }
}

fn known(id: &str) -> bool {
    KINDS.iter().any(|kind| kind.id == id)
}

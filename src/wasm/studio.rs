//! Two versions, keywords, digests of a part, repair alone: for the flavour that asks for them.

use super::Reading;
use super::object::{Units, object, units};
use crate::compare::compare;
use crate::highlight::MarkKind;
use crate::keyword::keywords;
use crate::text::Utf16;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("change.d.ts");

/// A change as `change.d.ts` describes it.
#[derive(Serialize)]
struct Change {
    kind: &'static str,
    before: Option<Units>,
    after: Option<Units>,
}

/// The repaired text alone, as `read(…).text` gives it, in a fraction of the time. Throws only for wrong options.
#[wasm_bindgen]
pub fn repair(
    source: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "ReadOptions")] options: JsValue,
) -> Result<String, JsError> {
    let options = super::options::parse(&options, crate::Format::Auto)?;
    Ok(crate::repair::repair(source, &options).text)
}

#[wasm_bindgen]
impl Reading {
    /// What changes from this version to a later one: the facts first, then the text.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn compare(&self, after: &Reading) -> Result<JsValue, JsError> {
        let earlier = Utf16::new(self.inner.text());
        let later = Utf16::new(after.inner.text());
        let changes = compare(&self.inner, &after.inner).into_iter();
        let changes = changes.map(|change| Change {
            kind: change.kind.name(),
            before: change.before.map(|span| units(&earlier, span)),
            after: change.after.map(|span| units(&later, span)),
        });
        object(&changes.collect::<Vec<_>>())
    }

    /// The words that come again and again: `[start, end, count]` for each, the weightiest first.
    pub fn keywords(&self, limit: u32) -> Vec<u32> {
        let utf16 = Utf16::new(self.inner.text());
        let mut flat = Vec::new();
        for word in keywords(&self.inner, limit as usize) {
            super::reading::push(&mut flat, &utf16, word.span);
            flat.push(word.count);
        }
        flat
    }

    /// The words to highlight, as `marks` has them, with those of the kinds that `also` names: `organization`, `keyword`.
    #[wasm_bindgen(js_name = allMarks)]
    pub fn all_marks(&self, also: &str) -> Vec<u32> {
        let named = |kind: &MarkKind| also.contains(kind.name());
        let kinds: Vec<_> = MarkKind::ALL.iter().copied().filter(named).collect();
        self.flat_marks(self.inner.all_marks(&kinds))
    }

    /// The most important words of one speaker, an index into the report's people, as `digest` has them.
    #[wasm_bindgen(js_name = digestOf)]
    pub fn digest_of(&self, speaker: u32, budget: u32) -> Vec<u32> {
        self.flat(self.inner.digest_of(speaker as usize, budget as usize))
    }

    /// The heads of the points that fit, as `digest` has them.
    #[wasm_bindgen(js_name = digestOfPoints)]
    pub fn digest_of_points(&self, budget: u32) -> Vec<u32> {
        self.flat(self.inner.digest_of_points(budget as usize))
    }
}

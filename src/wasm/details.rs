//! What a card has no room for, for JavaScript: organizations and places, duties.

use super::Reading;
use super::reading::push;
use crate::render::Writer;
use crate::report::InstitutionKind;
use crate::text::{Span, Utf16};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("duty.d.ts");

#[wasm_bindgen]
impl Reading {
    /// The organizations and places that the report's own words name: `[start, end, kind, name]` for each mention, in
    /// text order. Kind 0 is an organization, 1 a place; mentions of the same name have the same number.
    pub fn institutions(&self) -> Vec<u32> {
        let utf16 = Utf16::new(self.inner.text());
        let mut flat = Vec::new();
        for named in self.inner.institutions() {
            push(&mut flat, &utf16, named.span);
            flat.extend([u32::from(named.kind == InstitutionKind::Place), named.name]);
        }
        flat
    }

    /// Which bodies the points make responsible, and until when.
    #[wasm_bindgen(unchecked_return_type = "Duty[]")]
    pub fn duties(&self) -> Result<JsValue, JsValue> {
        let utf16 = Utf16::new(self.inner.text());
        let mut json = Writer::default();
        let span = |json: &mut Writer, span: Span| {
            json.open('[');
            json.number(utf16.offset(span.start).into());
            json.number(utf16.offset(span.end).into());
            json.close(']');
        };
        json.open('[');
        for duty in self.inner.duties() {
            json.open('{');
            json.key("point");
            json.number(duty.point.into());
            json.key("owners");
            json.open('[');
            duty.owners.iter().for_each(|&owner| span(&mut json, owner));
            json.close(']');
            json.key("due");
            match duty.due {
                Some(due) => span(&mut json, due),
                None => json.bare("null"),
            }
            json.close('}');
        }
        json.close(']');
        js_sys::JSON::parse(&json.out)
    }
}

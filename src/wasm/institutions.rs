//! Organizations and places for JavaScript.

use super::Reading;
use crate::report::InstitutionKind;
use crate::text::Utf16;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Reading {
    /// The organizations and places that the report's own words name: `[start, end, kind, name]` for each mention, in
    /// text order. Kind 0 is an organization, 1 a place; mentions of the same name have the same number.
    pub fn institutions(&self) -> Vec<u32> {
        let utf16 = Utf16::new(self.inner.text());
        let mut flat = Vec::new();
        for named in self.inner.institutions() {
            super::reading::push(&mut flat, &utf16, named.span);
            flat.extend([u32::from(named.kind == InstitutionKind::Place), named.name]);
        }
        flat
    }
}

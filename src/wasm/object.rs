//! Facts as plain JavaScript objects, by serde: for the flavours that a page asks for, and not for the reader's 110 KB.

use crate::text::{Span, Utf16};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// A span as it crosses: start and end in UTF-16 units.
pub(super) type Units = [u32; 2];

pub(super) fn units(utf16: &Utf16, span: Span) -> Units {
    [utf16.offset(span.start), utf16.offset(span.end)]
}

/// What `JSON.parse` would give for it: objects and arrays, `null` for what is not there.
pub(super) fn object(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

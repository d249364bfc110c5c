//! The browser's door to the engine: [`read`], [`Reading`], [`Article`] and [`vocabulary`] for JavaScript.
//!
//! Spans cross as flat `Uint32Array`s in UTF-16 units, what JavaScript counts; a report crosses as an object whose
//! `JSON.stringify` gives the bytes of the native JSON. A lone surrogate becomes U+FFFD on the way in, one unit
//! each, so offsets keep their places. The shapes stand in `types.d.ts`.
#![allow(unreachable_pub)] // wasm-bindgen exports public items only; the module itself is no part of the crate's face.

mod article;
#[cfg(feature = "details")]
mod details;
#[cfg(feature = "details")]
mod head;
#[cfg(feature = "objects")]
mod object;
mod options;
#[cfg(feature = "problems")]
mod problems;
mod reading;
#[cfg(all(feature = "compare", feature = "keywords"))]
mod studio;
mod view;

use wasm_bindgen::prelude::*;

pub use reading::Reading;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// The scripts that the flavour knows.
#[wasm_bindgen(typescript_custom_section)]
const SCRIPT: &str = if cfg!(feature = "regions") {
    r#"export type Script = "keep" | "hans" | "hant" | "hant-tw" | "hant-tw-words" | "hant-hk" | "hant-hk-words";"#
} else if cfg!(feature = "hant") {
    r#"export type Script = "keep" | "hans" | "hant";"#
} else {
    r#"export type Script = "keep" | "hans";"#
};

/// Reads a text. Throws only for wrong options.
#[wasm_bindgen]
pub fn read(
    source: String,
    #[wasm_bindgen(unchecked_optional_param_type = "ReadOptions")] options: JsValue,
) -> Result<Reading, JsError> {
    let options = options::parse(&options, crate::Format::Auto)?;
    Ok(Reading::new(source, &options))
}

/// The names behind the numbers in the arrays: kinds of marks, reasons of the digest, repair rules.
#[wasm_bindgen(unchecked_return_type = "Vocabulary")]
pub fn vocabulary() -> Result<JsValue, JsValue> {
    view::vocabulary()
}

/// Constant time, as fast as the standard one here, and 1.5 KB less to download.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

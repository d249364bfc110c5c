//! Jiyao 纪要 reads meeting reports: it repairs the text, finds the facts, chooses a summary and marks what matters.
//!
//! ```
//! let reading = jiyao::read("2月13日上午，青山区干部会议召开。区长王明主持。", &jiyao::Options::default());
//! let host = &reading.report().people[0];
//! assert_eq!(host.name.of(reading.text()), "王明");
//! assert_eq!(host.titles[0].of(reading.text()), "区长");
//! ```
//!
//! The flow is the module list: text → repair → document → report → digest → highlight → render.
//!
//! # Guarantees
//! 1. Reading never fails and never panics: poorer text gives a poorer report.
//! 2. Repair is idempotent; undoing all edits gives the source back; digits never change value.
//! 3. Every span lies on character borders of [`Reading::text`]; slicing it gives the claimed words.
//! 4. Native and Wasm give the same bytes of JSON.
//! 5. Time and memory are linear in the text.
#![forbid(unsafe_code)]

#[cfg(feature = "compare")]
pub mod compare;
pub mod digest;
pub mod document;
pub mod edit;
pub mod highlight;
#[cfg(feature = "keywords")]
pub mod keyword;
mod lexicon;
mod options;
#[cfg(feature = "problems")]
pub mod problem;
mod reading;
pub mod render;
pub mod repair;
pub mod report;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use options::{Format, Options, Quotes, Script};
pub use reading::{Reading, read};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

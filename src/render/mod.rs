//! What leaves the engine: a report as JSON, HTML, Markdown and plain text.
//!
//! The three readable forms show the same: the card, the summary, the text. One walk ([`Reading`](crate::Reading) to
//! visitor) decides what and in which order; a form only decides how.

mod html;
mod json;
mod labels;
mod markdown;
mod plain;
mod visitor;
mod writer;

pub use html::html;
pub use json::{VERSION, json};
pub use labels::Language;
pub use markdown::markdown;
pub use plain::plain;
#[cfg(target_arch = "wasm32")]
pub(crate) use writer::Writer;

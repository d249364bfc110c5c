//! What leaves the engine: the JSON of a report.

mod json;

pub use json::{Json, VERSION};

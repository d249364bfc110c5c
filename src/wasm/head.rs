//! The head of a report, for lists and archives: what it says of its meeting, the words alone.

use super::Reading;
use super::object::object;
use crate::report::Role;
use crate::text::Span;
use serde::Serialize;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("head.d.ts");

/// The head as `head.d.ts` describes it.
#[derive(Serialize)]
struct Head<'a> {
    kind: &'static str,
    title: Option<Cow<'a, str>>,
    meeting: Option<Cow<'a, str>>,
    date: Option<&'a str>,
    place: Option<Cow<'a, str>>,
    hosts: Vec<Cow<'a, str>>,
    speakers: Vec<Cow<'a, str>>,
    byline: Vec<Cow<'a, str>>,
}

#[wasm_bindgen]
impl Reading {
    /// What a list of reports shows of this one, without the cost of all its facts and their places.
    #[wasm_bindgen(unchecked_return_type = "Head")]
    pub fn head(&self) -> Result<JsValue, JsError> {
        let report = self.inner.report();
        let words = |span: Span| self.inner.words(span);
        let named = |role: Role| {
            let people = report.people.iter();
            let people = people.filter(|person| person.roles.contains(&role));
            people.map(|person| words(person.name)).collect()
        };
        object(&Head {
            kind: report.kind.name(),
            title: report.title.map(words),
            meeting: report.occasion.meeting.map(words),
            date: report.occasion.date.as_ref().map(|date| &date.iso[..]),
            place: report.occasion.place.map(words),
            hosts: named(Role::Host),
            speakers: named(Role::Speaker),
            byline: report.byline.iter().map(|&span| words(span)).collect(),
        })
    }
}

//! What a card has no room for, for JavaScript: organizations and places, duties, what
//! figures say besides their numbers, why a fact is one.

use super::Reading;
use super::object::{Units, object, units};
use super::reading::push;
use crate::report::{Direction, InstitutionKind};
use crate::text::{Span, Utf16};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("details.d.ts");

/// A duty as `details.d.ts` describes it.
#[derive(Serialize)]
struct Duty {
    point: u32,
    owners: Vec<Units>,
    due: Option<Units>,
}

/// The words of a figure.
#[derive(Serialize)]
struct FigureDetail {
    figure: u32,
    direction: Option<&'static str>,
    amount: Option<Units>,
    base: Option<Units>,
    bound: Option<Units>,
    aim: Option<Units>,
}

/// Why a fact is one.
#[derive(Serialize)]
struct Ground {
    fact: &'static str,
    span: Units,
    rule: &'static str,
    reason: [&'static str; 3],
    confidence: u8,
    cue: Option<Units>,
}

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
    pub fn duties(&self) -> Result<JsValue, JsError> {
        let utf16 = Utf16::new(self.inner.text());
        let span = |span: Span| units(&utf16, span);
        let duties = self.inner.duties().into_iter().map(|duty| Duty {
            point: duty.point,
            owners: duty.owners.into_iter().map(span).collect(),
            due: duty.due.map(span),
        });
        object(&duties.collect::<Vec<_>>())
    }

    /// What the words of the figures say besides their numbers.
    #[wasm_bindgen(js_name = figureDetails, unchecked_return_type = "FigureDetail[]")]
    pub fn figure_details(&self) -> Result<JsValue, JsError> {
        let utf16 = Utf16::new(self.inner.text());
        let span = |span: Span| units(&utf16, span);
        let details = self.inner.figure_details().into_iter();
        let details = details.map(|detail| FigureDetail {
            figure: detail.figure,
            direction: detail.direction.map(|direction| match direction {
                Direction::Up => "up",
                Direction::Down => "down",
            }),
            amount: detail.amount.map(span),
            base: detail.base.map(span),
            bound: detail.bound.map(span),
            aim: detail.aim.map(span),
        });
        object(&details.collect::<Vec<_>>())
    }

    /// Why each fact is one, in the order of their words.
    #[wasm_bindgen(unchecked_return_type = "Ground[]")]
    pub fn grounds(&self) -> Result<JsValue, JsError> {
        let utf16 = Utf16::new(self.inner.text());
        let span = |span: Span| units(&utf16, span);
        let grounds = self.inner.grounds().into_iter().map(|ground| Ground {
            fact: ground.fact.name(),
            span: span(ground.span),
            rule: ground.rule.id,
            reason: ground.rule.reason,
            confidence: ground.rule.confidence,
            cue: ground.cue.map(span),
        });
        object(&grounds.collect::<Vec<_>>())
    }
}

//! What a card has no room for, for JavaScript: organizations and places, duties, what
//! figures say besides their numbers, why a fact is one.

use super::Reading;
use super::reading::{push, span};
use crate::render::Writer;
use crate::report::{Direction, InstitutionKind};
use crate::text::Utf16;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("details.d.ts");

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
        json.open('[');
        for duty in self.inner.duties() {
            json.open('{');
            json.key("point");
            json.number(duty.point.into());
            json.key("owners");
            json.open('[');
            for &owner in &duty.owners {
                span(&mut json, &utf16, Some(owner));
            }
            json.close(']');
            json.key("due");
            span(&mut json, &utf16, duty.due);
            json.close('}');
        }
        json.close(']');
        js_sys::JSON::parse(&json.out)
    }

    /// What the words of the figures say besides their numbers.
    #[wasm_bindgen(js_name = figureDetails, unchecked_return_type = "FigureDetail[]")]
    pub fn figure_details(&self) -> Result<JsValue, JsValue> {
        let utf16 = Utf16::new(self.inner.text());
        let mut json = Writer::default();
        json.open('[');
        for detail in self.inner.figure_details() {
            json.open('{');
            json.key("figure");
            json.number(detail.figure.into());
            json.key("direction");
            match detail.direction {
                Some(Direction::Up) => json.string("up"),
                Some(Direction::Down) => json.string("down"),
                None => json.bare("null"),
            }
            for (key, words) in [
                ("amount", detail.amount),
                ("base", detail.base),
                ("bound", detail.bound),
                ("aim", detail.aim),
            ] {
                json.key(key);
                span(&mut json, &utf16, words);
            }
            json.close('}');
        }
        json.close(']');
        js_sys::JSON::parse(&json.out)
    }

    /// Why each fact is one, in the order of their words.
    #[wasm_bindgen(unchecked_return_type = "Ground[]")]
    pub fn grounds(&self) -> Result<JsValue, JsValue> {
        let utf16 = Utf16::new(self.inner.text());
        let mut json = Writer::default();
        json.open('[');
        for ground in self.inner.grounds() {
            json.open('{');
            json.key("fact");
            json.string(ground.fact.name());
            json.key("span");
            span(&mut json, &utf16, Some(ground.span));
            json.key("rule");
            json.string(ground.rule.id);
            json.key("reason");
            json.open('[');
            for reason in ground.rule.reason {
                json.string(reason);
            }
            json.close(']');
            json.key("confidence");
            json.number(ground.rule.confidence.into());
            json.key("cue");
            span(&mut json, &utf16, ground.cue);
            json.close('}');
        }
        json.close(']');
        js_sys::JSON::parse(&json.out)
    }
}

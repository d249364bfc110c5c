//! The report: who met when and where, who said what, what was asked, which figures.
//!
//! One file a fact. Each finder reads the `Scene` and gives spans of the repaired text, so a fact cannot hold a word
//! that the text does not.

mod facts;
mod scene;

mod attendance;
mod byline;
mod decision;
#[cfg(feature = "details")]
mod duty;
mod figure;
#[cfg(feature = "details")]
mod ground;
#[cfg(feature = "details")]
mod institution;
#[cfg(feature = "markdown")]
mod minutes;
mod occasion;
mod person;
mod point;
mod slogan;
mod speech;

#[cfg(feature = "details")]
pub use duty::Duty;
#[cfg(feature = "details")]
pub(crate) use duty::find as duties;
pub use facts::*;
#[cfg(feature = "details")]
pub(crate) use figure::details as figure_details;
#[cfg(feature = "details")]
pub use figure::{Direction, FigureDetail};
#[cfg(feature = "details")]
pub(crate) use ground::find as grounds;
#[cfg(feature = "details")]
pub use ground::{FACT_RULES, FactKind, FactRule, Ground};
#[cfg(feature = "details")]
pub(crate) use institution::find as institutions;
#[cfg(feature = "details")]
pub use institution::{Institution, InstitutionKind};
#[cfg(feature = "problems")]
pub(crate) use occasion::Civil;
#[cfg(feature = "problems")]
pub(crate) use point::number;
pub(crate) use scene::Scene;

/// Finds the facts of a repaired text.
pub(crate) fn report(scene: &Scene) -> Report {
    let (kind, occasion) = occasion::find(scene);
    let mut report = Report {
        kind,
        title: occasion::title(scene),
        occasion,
        ..Report::default()
    };
    report.byline = byline::find(scene);
    let mentions = person::mentions(scene, &report.byline);
    report.people = person::find(scene, &mentions, &report.byline);
    report.speeches = speech::find(scene, &mentions, &mut report.people);
    report.points = point::find(scene, &report);
    report.figures = figure::find(scene);
    report.slogans = slogan::find(scene);
    report.attendance = attendance::find(scene, &mentions);
    decision::find(scene, &mut report);
    #[cfg(feature = "markdown")]
    minutes::find(scene, &mut report);
    report
}

use crate::digest::{self, Candidate, Digest};
use crate::document::Document;
use crate::edit::Edits;
#[cfg(feature = "keywords")]
use crate::highlight::MarkKind;
use crate::highlight::{Mark, marks};
use crate::options::{Format, Options};
use crate::render::{self, Language};
use crate::repair::{Repaired, repair};
use crate::report::{Report, Scene, report};
use crate::text::Span;
use std::borrow::Cow;

/// A text that has been read: repaired, cut, understood.
#[derive(Clone, Debug)]
pub struct Reading {
    repaired: Repaired,
    format: Format,
    document: Document,
    report: Report,
    candidates: Vec<Candidate>,
}

/// Reads a text: repairs it, cuts it into blocks and sentences, finds its facts.
///
/// Takes any string, never fails and never panics. Linear in the text: natively about a millisecond for a page.
pub fn read(source: &str, options: &Options) -> Reading {
    understand(source, repair(source, options), options.format)
}

fn understand(source: &str, repaired: Repaired, format: Format) -> Reading {
    let document = Document::new(&repaired.text, format);
    let scene = Scene::new(&repaired.text, source, &document, &repaired.damage);
    let report = report(&scene);
    let candidates = digest::candidates(&scene, &report);
    Reading {
        repaired,
        format,
        document,
        report,
        candidates,
    }
}

impl Reading {
    /// The repaired text, which all spans index.
    pub fn text(&self) -> &str {
        &self.repaired.text
    }

    /// The words of `span` as a reader sees them: without Markdown's markup between them.
    ///
    /// In plain text they are what `span.of(reading.text())` gives.
    pub fn words(&self, span: Span) -> Cow<'_, str> {
        self.document.words(self.text(), span)
    }

    /// What repair changed, in offsets of the source.
    pub fn edits(&self) -> &Edits {
        &self.repaired.edits
    }

    /// Reads what `edits` make of the `source` of this reading: some of its own, where the others are undone.
    ///
    /// Nothing else is repaired, so that what an editor has taken back stays taken back.
    ///
    /// ```
    /// let source = "区委召开会议,书记王明主持.";
    /// let reading = jiyao::read(source, &jiyao::Options::default());
    /// assert_eq!(reading.text(), "区委召开会议，书记王明主持。");
    /// let undone = reading.with_edits(source, reading.edits().without(0));
    /// assert_eq!(undone.text(), "区委召开会议,书记王明主持。");
    /// assert_eq!(undone.edits().len(), 1);
    /// ```
    pub fn with_edits(&self, source: &str, edits: Edits) -> Reading {
        let (from, to) = (self.edits().offsets(), edits.offsets());
        let carried = |spot: &Span| to.span_to_text(from.span_to_source(*spot));
        let repaired = Repaired {
            text: edits.apply(source),
            damage: self.damage().iter().map(carried).collect(),
            edits,
        };
        understand(source, repaired, self.format)
    }

    /// Places where bytes are lost for good.
    pub fn damage(&self) -> &[Span] {
        &self.repaired.damage
    }

    /// Blocks, sentences and clauses.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The facts.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The most important words, at most `budget` characters, the joints of [`Digest::to_text`] included.
    ///
    /// ```
    /// let text = "2月13日上午，青山区干部会议在区会议中心召开。区长王明主持。会议听取了三项汇报。";
    /// let reading = jiyao::read(text, &jiyao::Options::default());
    /// let digest = reading.digest(30);
    /// assert_eq!(digest.to_text(text, reading.document()), "2月13日上午，青山区干部会议在区会议中心召开。");
    /// ```
    pub fn digest(&self, budget: usize) -> Digest {
        let digest = digest::digest(&self.candidates, budget);
        #[cfg(feature = "markdown")]
        if digest.parts.is_empty() && self.report.kind == crate::report::Kind::Minutes {
            return digest::of_minutes(self.text(), &self.document, &self.report, budget);
        }
        digest
    }

    /// The organizations and places that the report's own words name.
    ///
    /// ```
    /// let reading = jiyao::read("云台县人民法院在青禾镇召开座谈会。", &jiyao::Options::default());
    /// let names: Vec<_> = reading.institutions().iter().map(|i| i.span.of(reading.text())).collect();
    /// assert_eq!(names, ["云台县人民法院", "青禾镇"]);
    /// ```
    #[cfg(feature = "details")]
    pub fn institutions(&self) -> Vec<crate::report::Institution> {
        crate::report::institutions(&self.scene())
    }

    /// What the words of the figures say besides their numbers: direction and base of a change, limits, aims.
    ///
    /// ```
    /// let reading = jiyao::read("今年力争产值突破30亿元，同比增长5.7%。", &jiyao::Options::default());
    /// let details = reading.figure_details();
    /// assert_eq!(details[0].aim.unwrap().of(reading.text()), "力争");
    /// assert_eq!(details[0].direction, Some(jiyao::report::Direction::Up));
    /// assert_eq!(details[0].base.unwrap().of(reading.text()), "同比");
    /// ```
    #[cfg(feature = "details")]
    pub fn figure_details(&self) -> Vec<crate::report::FigureDetail> {
        crate::report::figure_details(&self.scene(), &self.report)
    }

    /// Which bodies the points make responsible, and until when.
    ///
    /// ```
    /// let text = "县长王明要求，一要修水渠，县水务局要在3月底前完工；二要抓春耕。";
    /// let reading = jiyao::read(text, &jiyao::Options::default());
    /// let duty = &reading.duties()[0];
    /// assert_eq!(duty.owners[0].of(reading.text()), "县水务局");
    /// assert_eq!(duty.due.unwrap().of(reading.text()), "3月底前");
    /// ```
    #[cfg(feature = "details")]
    pub fn duties(&self) -> Vec<crate::report::Duty> {
        let scene = self.scene();
        crate::report::duties(&scene, &self.report, &crate::report::institutions(&scene))
    }

    /// Why each fact is one: the rule that it was found by, the words that say so, how often the rule is right.
    ///
    /// ```
    /// let reading = jiyao::read("3月5日，青山区干部会议召开，区长王明主持。", &jiyao::Options::default());
    /// let grounds = reading.grounds();
    /// let host = grounds.iter().find(|ground| ground.fact == jiyao::report::FactKind::Host).unwrap();
    /// assert_eq!(host.span.of(reading.text()), "王明");
    /// assert_eq!(host.rule.id, "host-verb");
    /// assert_eq!(host.cue.unwrap().of(reading.text()), "主持");
    /// ```
    #[cfg(feature = "details")]
    pub fn grounds(&self) -> Vec<crate::report::Ground> {
        crate::report::grounds(&self.scene(), &self.report)
    }

    /// The text as finders read it. What it was before repair tells days their years, and no detail asks.
    #[cfg(feature = "details")]
    fn scene(&self) -> Scene<'_> {
        Scene::new(self.text(), "", &self.document, self.damage())
    }

    /// The most important words of one speaker, an index into the report's people.
    #[cfg(feature = "keywords")]
    pub fn digest_of(&self, speaker: usize, budget: usize) -> Digest {
        digest::of_speaker(&self.candidates, &self.report, speaker, budget)
    }

    /// The heads of the enumerated points: the outermost ones first, as many as fit into the budget.
    #[cfg(feature = "keywords")]
    pub fn digest_of_points(&self, budget: usize) -> Digest {
        digest::of_points(self.text(), &self.document, &self.report, budget)
    }

    /// The words to highlight, in text order.
    pub fn marks(&self) -> Vec<Mark> {
        marks(&self.report, &self.repaired.damage)
    }

    /// The words to highlight with those of kinds that [`Reading::marks`] leaves out; see [`crate::highlight::all_marks`].
    #[cfg(feature = "keywords")]
    pub fn all_marks(&self, also: &[MarkKind]) -> Vec<Mark> {
        crate::highlight::all_marks(self, also)
    }

    /// The report as JSON with a summary of at most `budget` characters; see [`render::json`].
    pub fn json(&self, budget: usize) -> String {
        render::json(self, budget)
    }

    /// The report as an HTML fragment, with labels in the text's language; see [`render::html`].
    pub fn html(&self) -> String {
        render::html(self, Language::of(self))
    }

    /// The report as Markdown, with labels in the text's language; see [`render::markdown`].
    pub fn markdown(&self) -> String {
        render::markdown(self, Language::of(self))
    }

    /// The report as plain text, with labels in the text's language; see [`render::plain`].
    pub fn plain(&self) -> String {
        render::plain(self, Language::of(self))
    }
}

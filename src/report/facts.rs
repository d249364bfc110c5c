use crate::text::Span;

/// All facts of one text. Spans are bytes of the repaired text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What the text looks like.
    pub kind: Kind,
    /// The headline.
    pub title: Option<Span>,
    /// Which meeting, when, where.
    pub occasion: Occasion,
    /// Everyone named, in the order of first mention.
    pub people: Vec<Person>,
    /// Who said what, in order.
    pub speeches: Vec<Speech>,
    /// The enumerated points, nested.
    pub points: Vec<Point>,
    /// The quantities.
    pub figures: Vec<Figure>,
    /// Programme names and formulae in quotation marks, each at its first mention.
    pub slogans: Vec<Slogan>,
    /// The phrases that say who took part.
    pub attendance: Vec<Span>,
    /// Names of reporters, photographers and editors credited.
    pub byline: Vec<Span>,
    /// Minutes: the topics.
    pub agenda: Vec<Span>,
    /// What was decided.
    pub decisions: Vec<Span>,
    /// Minutes: who is to do what.
    pub actions: Vec<Action>,
}

/// What a text looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A news report of a meeting.
    Meeting,
    /// Minutes: headings and lists.
    Minutes,
    /// Neither.
    #[default]
    Other,
}

impl Kind {
    /// Its name in the report's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Meeting => "meeting",
            Kind::Minutes => "minutes",
            Kind::Other => "other",
        }
    }
}

/// Which meeting, when, where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occasion {
    /// The main meeting's name at its fullest mention.
    pub meeting: Option<Span>,
    /// When it was held.
    pub date: Option<Date>,
    /// Where it was held.
    pub place: Option<Span>,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The words that give it.
    pub span: Span,
    /// ISO 8601 with `XXXX` or `XX` for what the text does not give: `2025-02-13`, `XXXX-02-13`.
    pub iso: String,
    /// Whether a part of `iso` stands elsewhere in the text than in `span`.
    pub inferred: bool,
}

/// Someone named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name at its first mention.
    pub name: Span,
    /// Titles that the text attaches to the name, each once.
    pub titles: Vec<Span>,
    /// What the person did, in the order of [`Role`].
    pub roles: Vec<Role>,
    /// Every mention of the full name, the first included.
    pub mentions: Vec<Span>,
}

/// What a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Presided.
    Host,
    /// Spoke, reported or announced.
    Speaker,
    /// Was there.
    Attendee,
    /// Was expected and was not there.
    Absent,
    /// Took the minutes.
    Recorder,
    /// Wrote, photographed or edited the report.
    Author,
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Who said it, as an index into [`Report::people`]; nobody where the meeting itself is the subject.
    pub speaker: Option<usize>,
    /// The verb: 指出, 强调, 要求.
    pub verb: Span,
    /// From the attribution to where the next one begins or the paragraph ends.
    pub span: Span,
}

/// An enumerated point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The mark: 一要, 第一, （一）; 要 in a list without numbers.
    pub marker: Span,
    /// The words that state it.
    pub head: Span,
    /// From the marker to the next point of the same level or the end of the list.
    pub span: Span,
    /// Whose point it is, as an index into [`Report::people`].
    pub speaker: Option<usize>,
    /// The points below it.
    pub children: Vec<Point>,
}

/// A quantity, or a rank without one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Number and unit: 414.9亿元.
    pub value: Option<Span>,
    /// The number, exactly; none for vague ones (数十, 三四).
    pub number: Option<Number>,
    /// The unit without its scale: 元.
    pub unit: Option<Span>,
    /// What is counted: 全区生产总值.
    pub metric: Option<Span>,
    /// The growth that belongs to it: 增长5.7%.
    pub change: Option<Span>,
    /// The rank that belongs to it: 全市第一.
    pub rank: Option<Span>,
    /// From its first to its last word.
    pub span: Span,
}

/// `mantissa` × 10^`exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The digits, below 2^53.
    pub mantissa: i64,
    /// The power of ten.
    pub exponent: i8,
}

/// A programme name or formula in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slogan {
    /// The words between the marks.
    pub span: Span,
    /// How often the text says it.
    pub count: u32,
}

/// Something that somebody is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The task.
    pub text: Span,
    /// Who.
    pub owner: Option<Span>,
    /// Until when.
    pub due: Option<Span>,
    /// Whether it is done, where a checkbox says so.
    pub done: Option<bool>,
}

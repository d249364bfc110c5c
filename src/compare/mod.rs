//! Two versions of a report: what has changed, the facts first, then the text.
//!
//! Editors ask this before a report goes out again: is a title another one, has somebody moved up, is a number not the
//! same? Both versions are read; a change names the place in each. Linear but for sorting. Only the full flavour has it.
//!
//! ```
//! use jiyao::{Options, compare::{ChangeKind, compare}, read};
//! let read = |text| read(text, &Options::default());
//! let before = read("6月3日，青山区干部会议召开。副区长王明主持会议，新增绿地75公顷。");
//! let after = read("6月3日，青山区干部会议召开。区长王明主持会议，新增绿地76公顷。");
//! let changes = compare(&before, &after);
//! assert_eq!(changes[0].kind, ChangeKind::Title);
//! assert_eq!(changes[0].after.unwrap().of(after.text()), "区长");
//! assert_eq!(changes[1].kind, ChangeKind::Figure);
//! assert_eq!(changes[1].before.unwrap().of(before.text()), "75公顷");
//! ```

mod fact;
mod order;
mod text;

use crate::Reading;
use crate::text::Span;

/// Something that is not the same in both versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// The place in the earlier version; none for what is new.
    pub before: Option<Span>,
    /// The place in the later version; none for what is gone.
    pub after: Option<Span>,
}

/// What has changed. The order is that of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The headline.
    Headline,
    /// The meeting's name.
    Meeting,
    /// The date.
    Date,
    /// The place.
    Place,
    /// Somebody is named in one version only.
    Person,
    /// A title of somebody who is named in both.
    Title,
    /// Somebody stands elsewhere among those who are named in both.
    Order,
    /// A number, a growth or a rank.
    Figure,
    /// Other words.
    Text,
}

impl ChangeKind {
    /// All kinds, numbered by their place for JavaScript.
    pub const ALL: [ChangeKind; 9] = [
        ChangeKind::Headline,
        ChangeKind::Meeting,
        ChangeKind::Date,
        ChangeKind::Place,
        ChangeKind::Person,
        ChangeKind::Title,
        ChangeKind::Order,
        ChangeKind::Figure,
        ChangeKind::Text,
    ];

    /// The kind's name in JavaScript.
    pub const fn name(self) -> &'static str {
        const NAMES: [&str; 9] = [
            "headline", "meeting", "date", "place", "person", "title", "order", "figure", "text",
        ];
        NAMES[self as usize]
    }
}

/// What changes from the version `before` to the version `after`: facts by kind, then the text in its order.
pub fn compare(before: &Reading, after: &Reading) -> Vec<Change> {
    let mut changes = Vec::new();
    fact::compare(before, after, &mut changes);
    text::compare(before, after, &mut changes);
    changes
}

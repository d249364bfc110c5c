//! What the caller may choose.

use crate::text::Span;

/// How to read and show a text; the default reads anything and keeps its script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What the source is written in.
    pub format: Format,
    /// The Chinese script of the repaired text.
    pub script: Script,
    /// The form of quotation marks around Chinese words.
    pub quotes: Quotes,
    /// Ids of repair rules to leave out, as listed in [`crate::repair::RULES`].
    pub without: Vec<String>,
    /// Places of the source that no rule may change, in text order: what the page says is not to be translated.
    pub keep: Vec<Span>,
}

/// The form of quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quotes {
    /// As most of the text has them: `“”`, or `「」`.
    #[default]
    Keep,
    /// `“”`, and `‘’` inside of them: mainland China.
    Curly,
    /// `「」`, and `『』` inside of them: Taiwan and Hong Kong.
    Corner,
}

/// What the source is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Markdown where the text shows it (and the feature is built in), plain text otherwise.
    #[default]
    Auto,
    /// Lines of text.
    Plain,
    /// Markdown; plain text where the feature `markdown` is not built in.
    Markdown,
}

/// The Chinese script of the repaired text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// As the author wrote it.
    #[default]
    Keep,
    /// Simplified characters.
    Hans,
    /// Traditional characters, in the forms that OpenCC takes for its standard (裏, 麪, 羣, 說, 衆).
    Hant,
    /// Traditional characters in the forms of Taiwan (裡, 麵, 群, 說, 眾).
    HantTw,
    /// These, and Taiwan's words where the source is Simplified: 软件 becomes 軟體.
    HantTwWords,
    /// Traditional characters in the forms of Hong Kong (裏, 麪, 羣, 説, 眾).
    HantHk,
    /// These, and Hong Kong's words where the source is Simplified.
    HantHkWords,
}

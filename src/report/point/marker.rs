//! The marks that number points: 一要, 第一, （一）, 1., ①.

use crate::report::Scene;
use std::ops::Range;

/// What the numbers of one list have in common, from the outermost level to the innermost.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Style {
    /// 一、
    Section,
    /// （一）
    Bracket,
    /// 第一, 其一.
    Rank,
    /// 首先, 其次.
    Adverb,
    /// 一是, 一要.
    Verb,
    /// 要一.
    Demand,
    /// 一思想上, 二政治上.
    Bare,
    /// 1.
    Digit,
    /// （1）
    Round,
    /// ①
    Circle,
}

/// How many styles there are.
pub(super) const STYLES: usize = Style::Circle as usize + 1;

/// A marker: its list's style, its place in the list (0 for 最后: any but the first), its words.
pub(super) struct Marker {
    pub(super) style: Style,
    pub(super) number: usize,
    /// What tells lists of one style apart: 是 or 要.
    pub(super) word: char,
    pub(super) range: Range<usize>,
    /// Whether it opens its block.
    pub(super) opens: bool,
}

/// The marker that the words `range` begin with.
pub(super) fn marker(scene: &Scene, range: Range<usize>, opens: bool) -> Option<Marker> {
    let chars = scene.chars();
    // A quotation mark may open the clause.
    let quoted = matches!(chars.get(range.start), Some('“' | '"' | '‘'));
    let start = range.start + usize::from(quoted);
    let (style, number, end) = read(scene, start, opens)?;
    (end < range.end).then(|| Marker {
        style,
        number,
        word: chars[end - 1],
        range: start..end,
        opens,
    })
}

/// The style and number of the marker at `at`, and where it ends.
fn read(scene: &Scene, at: usize, opens: bool) -> Option<(Style, usize, usize)> {
    let chars = scene.chars();
    for (word, n) in [("首先", 1), ("其次", 2), ("再次", 3), ("最后", 0)] {
        if scene.has(at, word) {
            return Some((Style::Adverb, n, at + 2));
        }
    }
    let c = *chars.get(at)?;
    if ('①'..='⑳').contains(&c) {
        return Some((Style::Circle, c as usize - '①' as usize + 1, at + 1));
    }
    if let Some((n, end)) = digits(chars, at) {
        // 1.加强, 1．, 1、; not 1.5万.
        let marked = matches!(chars.get(end), Some('.' | '、' | '．' | '）'));
        let numeral = chars.get(end + 1).is_some_and(char::is_ascii_digit);
        return (opens && marked && !numeral && n < 100).then_some((Style::Digit, n, end + 1));
    }
    if let Some((n, end)) = numeral(chars, at) {
        return match chars.get(end)? {
            '是' | '要' => Some((Style::Verb, n, end + 1)),
            '、' if opens => Some((Style::Section, n, end + 1)),
            _ => (2..=4)
                .any(|length| chars.get(end + length) == Some(&'上'))
                .then_some((Style::Bare, n, end)),
        };
    }
    match c {
        '要' => {
            let (n, end) = numeral(chars, at + 1)?;
            let word = chars
                .get(end)
                .is_some_and(|c| "个种些次项定直起切致方以".contains(*c));
            (!word).then_some((Style::Demand, n, end))
        }
        // 第一，…; not 第一季度, 第一时间.
        '第' | '其' => {
            let (n, end) = numeral(chars, at + 1)?;
            let closed = chars.get(end).is_some_and(|c| "，、：是要".contains(*c));
            closed.then_some((Style::Rank, n, end))
        }
        '（' => {
            let (style, (n, end)) = match digits(chars, at + 1) {
                Some(found) => (Style::Round, found),
                None => (Style::Bracket, numeral(chars, at + 1)?),
            };
            (chars.get(end) == Some(&'）')).then_some((style, n, end + 1))
        }
        _ => None,
    }
}

/// A number in digits, and where it ends.
fn digits(chars: &[char], at: usize) -> Option<(usize, usize)> {
    let digits = chars[at..].iter().map_while(|c| c.to_digit(10)).take(3);
    let (count, value) = digits.fold((0, 0), |(count, n), d| (count + 1, n * 10 + d as usize));
    (count > 0).then_some((value, at + count))
}

/// A number up to 99 in characters, and where it ends.
fn numeral(chars: &[char], at: usize) -> Option<(usize, usize)> {
    let digit = |at: usize| {
        "一二三四五六七八九"
            .chars()
            .position(|c| chars.get(at) == Some(&c))
    };
    let (mut value, mut end) = match digit(at) {
        Some(n) => (n + 1, at + 1),
        None if chars.get(at) == Some(&'十') => (1, at),
        None => return None,
    };
    if chars.get(end) == Some(&'十') {
        (value, end) = (value * 10, end + 1);
        if let Some(n) = digit(end) {
            (value, end) = (value + n + 1, end + 1);
        }
    }
    Some((value, end))
}

//! The marks that number points: 一要, 第一, （一）, 1., ①.

use crate::report::Scene;
use crate::text::phrase;
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
    /// 要…；要…；要…: a list without numbers.
    Plain,
}

/// A marker: its list's style, its place in the list (0 for 最后 and 要: any), its words.
#[derive(Clone)]
pub(super) struct Marker {
    pub(super) style: Style,
    pub(super) number: usize,
    /// What tells lists of one style apart: 是 or 要.
    pub(super) word: char,
    pub(super) range: Range<usize>,
    /// Whether it opens its block.
    pub(super) opens: bool,
    pub(super) block: usize,
    /// The list that it is an item of.
    pub(super) list: usize,
    /// The next item of its list; 0 for the last one.
    pub(super) next: usize,
}

/// The marker that the words `range` begin with.
pub(super) fn marker(scene: &Scene, range: Range<usize>, block: usize) -> Option<Marker> {
    let chars = &scene.chars()[..range.end];
    let opens = range.start == scene.blocks[block].1.start;
    // A quotation mark or a bullet may open the clause.
    let quoted = matches!(chars.get(range.start), Some('“' | '"' | '‘' | '·'));
    let start = range.start + usize::from(quoted);
    let (style, number, end) = read(chars, start)?;
    (end < range.end).then(|| Marker {
        style,
        number,
        word: chars[end - 1],
        range: start..end,
        opens,
        block,
        list: usize::MAX,
        next: 0,
    })
}

/// The style and number of the marker at `at`, and where it ends.
fn read(chars: &[char], at: usize) -> Option<(Style, usize, usize)> {
    let adverb = match chars[at..] {
        ['最', '后', ..] => Some(0),
        ['首', '先', ..] => Some(1),
        ['其', '次', ..] => Some(2),
        ['再', '次', ..] => Some(3),
        _ => None,
    };
    if let Some(number) = adverb {
        return Some((Style::Adverb, number, at + 2));
    }
    let c = *chars.get(at)?;
    if ('①'..='⑳').contains(&c) {
        return Some((Style::Circle, c as usize - '①' as usize + 1, at + 1));
    }
    let open = matches!(c, '第' | '其' | '要' | '（');
    let (number, end, digits) = number(chars, at + usize::from(open));
    let after = chars.get(end).copied().unwrap_or(' ');
    let word = |words: &'static str| phrase::contains(words, after);
    match c {
        // 要一致.
        '要' if number == 0 || word("个种些次项定直起切致方以") => {
            (chars.get(at + 1) != Some(&'求')).then_some((Style::Plain, 0, at + 1))
        }
        _ if number == 0 => None,
        // 要一是抓春耕: the list begins behind 要.
        '要' if after == '是' => None,
        '要' => Some((Style::Demand, number, end)),
        // 第一，…; not 第一季度, 第一时间.
        '第' | '其' => (word("，、：是要") && !digits).then_some((Style::Rank, number, end)),
        '（' if digits => word("）").then_some((Style::Round, number, end + 1)),
        '（' => word("）").then_some((Style::Bracket, number, end + 1)),
        // 1.加强, 1．, 1、; not 1.5万.
        _ if digits => {
            let numeral = chars.get(end + 1).is_some_and(char::is_ascii_digit);
            let marked = word(".、．）") && !numeral && number < 100;
            marked.then_some((Style::Digit, number, end + 1))
        }
        _ if word("是要") => Some((Style::Verb, number, end + 1)),
        // Not 一、二、三组.
        _ if word("、") && self::number(chars, end + 1).0 == 0 => {
            Some((Style::Section, number, end + 1))
        }
        // 一抓责任, 二查隐患; 一思想上, 二政治上.
        _ => {
            let near = word("抓讲看查防强促保建学严优转树比问访治改")
                || chars[end..].iter().take(5).skip(2).any(|c| *c == '上');
            near.then_some((Style::Bare, number, end))
        }
    }
}

/// A number of up to three digits or up to 99 in characters at `at`, 0 if there is none; where it ends, and whether
/// it is written in digits.
pub(crate) fn number(chars: &[char], at: usize) -> (usize, usize, bool) {
    let (mut value, mut end, mut digits) = (0, at, false);
    while let Some(&c) = chars.get(end)
        && end < at + 3
    {
        let han = "十一二三四五六七八九".chars().position(|x| x == c);
        value = match (c.to_digit(10), han) {
            (Some(d), _) if digits || end == at => {
                digits = true;
                value * 10 + d as usize
            }
            (None, Some(0)) if !digits && value < 10 => value.max(1) * 10,
            (None, Some(n)) if !digits && value % 10 == 0 => value + n,
            _ => break,
        };
        end += 1;
    }
    (value, end, digits)
}

//! Numerals, read exactly: 1,200, 3.26亿, 两千余, 百分之八十四点五, 三分之二.

use crate::report::Number;

/// A numeral and what its form tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Behind its last character.
    pub(super) end: usize,
    /// What it says, if that is one number.
    pub(super) number: Option<Number>,
    /// Whether it is written in Chinese numerals.
    pub(super) han: bool,
    /// Whether it needs no unit: 百分之五, 三分之二.
    pub(super) whole: bool,
    /// Whether it ends in a scale that is no part of a longer numeral: 12万, 千.
    pub(super) scaled: bool,
    /// Whether 余, 多, 几 or 数 make it vague.
    pub(super) vague: bool,
}

impl Numeral {
    /// Whether it is less than ten, or vague.
    pub(super) fn is_few(&self) -> bool {
        self.number
            .is_none_or(|n| n.exponent <= 0 && n.mantissa < 10)
    }
}

/// The largest mantissa that JavaScript holds exactly.
const LARGEST: i64 = 1 << 53;

/// The numeral at `at`, which must end before `end`. Looks no further than the numeral itself.
pub(super) fn numeral(chars: &[char], at: usize, end: usize) -> Option<Numeral> {
    let chars = &chars[..end];
    let part = |word: &str| starts(chars, at, word);
    if part("百分之") || part("千分之") {
        return Some(Numeral {
            whole: true,
            scaled: false,
            ..plain(chars, at + 3)?
        });
    }
    let first = plain(chars, at)?;
    if starts(chars, first.end, "分之")
        && let Some(part) = plain(chars, first.end + 2)
    {
        return Some(Numeral {
            number: None,
            whole: true,
            scaled: false,
            ..part
        });
    }
    Some(first)
}

/// A numeral that is no fraction.
fn plain(chars: &[char], at: usize) -> Option<Numeral> {
    if chars.get(at)?.is_ascii_digit() {
        digits(chars, at)
    } else {
        han(chars, at)
    }
}

/// Whether `chars` has `word` at `at`.
pub(super) fn starts(chars: &[char], at: usize, word: &str) -> bool {
    let mut rest = chars.get(at..).unwrap_or_default().iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// 414.9亿, 1,200, 1 946, 2140余万, 20多.
fn digits(chars: &[char], at: usize) -> Option<Numeral> {
    let digit = |i: usize| chars.get(i).and_then(|c| c.to_digit(10));
    let three = |i: usize| (i..i + 3).all(|i| digit(i).is_some()) && digit(i + 3).is_none();
    let (mut mantissa, mut exponent, mut count) = (0i64, 0i8, 0);
    let mut i = at;
    let mut add = |d: u32| {
        mantissa = mantissa.saturating_mul(10).saturating_add(i64::from(d));
    };
    while let Some(d) = digit(i) {
        add(d);
        (i, count) = (i + 1, count + 1);
        // 1,200 and 1 946: three digits behind the mark, and no more than three before it.
        if matches!(chars.get(i), Some(',' | ' ')) && count <= 3 && three(i + 1) {
            (i, count) = (i + 1, 0);
        }
    }
    if matches!(chars.get(i), Some('.')) && digit(i + 1).is_some() {
        i += 1;
        while let Some(d) = digit(i) {
            add(d);
            exponent = exponent.saturating_sub(1);
            i += 1;
        }
    }
    let space = usize::from(chars.get(i) == Some(&' '));
    let mut vague = more(chars, i + space);
    let mut end = if vague { i + space + 1 } else { i };
    let mut scaled = false;
    let mut next = end + usize::from(chars.get(end) == Some(&' '));
    while let Some(&(c, power)) = chars
        .get(next)
        .and_then(|c| SCALES.iter().find(|s| s.0 == *c))
    {
        // 千 and 百 only before 万 and 亿: 3千瓦 has another unit.
        let higher = chars.get(next + 1);
        if power < 4 && !matches!(higher, Some('万' | '亿')) && (power > 2 || c != '百') {
            break;
        }
        exponent = exponent.saturating_add(power);
        (end, next, scaled) = (next + 1, next + 1, true);
    }
    // 32亿5,000万: what follows 亿 belongs to it.
    if chars.get(end.wrapping_sub(1)) == Some(&'亿')
        && digit(end).is_some()
        && exponent == 8
        && let Some((rest, close)) = ten_thousands(chars, end)
    {
        mantissa = mantissa.saturating_mul(10_000).saturating_add(rest);
        (exponent, end) = (4, close);
    }
    if !vague && more(chars, end) {
        (vague, end) = (true, end + 1);
    }
    let number = Number { mantissa, exponent };
    Some(Numeral {
        end,
        number: (mantissa < LARGEST && !vague).then_some(number),
        han: false,
        whole: false,
        scaled,
        vague,
    })
}

/// The ten-thousands behind 亿 at `at`, 5,000万, and where they end.
fn ten_thousands(chars: &[char], at: usize) -> Option<(i64, usize)> {
    let rest = &chars[at..chars.len().min(at + 6)];
    let digits = rest.iter().take_while(|c| c.is_ascii_digit() || **c == ',');
    let close = digits.clone().count();
    let number = digits.filter_map(|c| c.to_digit(10));
    let number = number.fold(0, |n, d| n * 10 + i64::from(d));
    (rest.get(close) == Some(&'万') && number < 10_000).then_some((number, at + close + 1))
}

const SCALES: [(char, i8); 5] = [('百', 2), ('千', 3), ('万', 4), ('亿', 8), ('十', 1)];

fn more(chars: &[char], at: usize) -> bool {
    matches!(chars.get(at), Some('余' | '多' | '几'))
        // 多次, 多方: the word behind it is not a unit of the numeral.
        && !matches!(chars.get(at + 1), Some('次' | '方' | '种'))
}

/// 三十二, 两千余, 八十四点五, 数十, 三四.
fn han(chars: &[char], at: usize) -> Option<Numeral> {
    let (mut total, mut section, mut unit) = (0i64, 0i64, None);
    let mut run = 0; // digits since the last scale
    let mut vague = false;
    let mut scaled = false;
    let mut exponent = 0i8;
    let mut i = at;
    while let Some(&c) = chars.get(i) {
        if let Some(d) = "零一二三四五六七八九".chars().position(|x| x == c) {
            let d = d as i64;
            unit = Some(unit.unwrap_or(0) * 10 % LARGEST + d);
            run += usize::from(d > 0 || unit != Some(0));
            scaled = false;
        } else if c == '〇' {
            unit = Some(unit.unwrap_or(0) * 10 % LARGEST);
            run += 1;
        } else if c == '两' {
            unit = Some(2);
            run += 1;
        } else if matches!(c, '数' | '几') && i == at || c == '几' && i > at {
            let scale = chars
                .get(i + 1)
                .is_some_and(|c| SCALES.iter().any(|s| s.0 == *c));
            if !scale && i == at {
                return None;
            }
            (vague, unit) = (true, Some(1));
        } else if let Some(&(_, power)) = SCALES.iter().find(|s| s.0 == c) {
            let power = 10i64.pow(power as u32);
            if power >= 10_000 {
                let all = (section + unit.unwrap_or(0)).max(i64::from(total == 0));
                total = (total + all).saturating_mul(power).min(LARGEST);
                section = 0;
            } else {
                section += unit.unwrap_or(1) * power;
            }
            (unit, run, scaled) = (None, 0, true);
        } else if matches!(c, '余' | '多') && i > at && scaled {
            vague = true;
        } else {
            break;
        }
        i += 1;
        if run > 2 {
            // 二〇二五, 一二三: digits, no quantity.
            return None;
        }
    }
    if i == at {
        return None;
    }
    vague |= run > 1;
    let mut mantissa = total.saturating_add(section + unit.unwrap_or(0));
    if chars.get(i) == Some(&'点') {
        let place = |c: &char| "零一二三四五六七八九".chars().position(|x| x == *c);
        let mut j = i + 1;
        while let Some(d) = chars.get(j).and_then(place) {
            mantissa = mantissa.saturating_mul(10).saturating_add(d as i64);
            (j, exponent) = (j + 1, exponent.saturating_sub(1));
        }
        if j > i + 1 {
            i = j;
        }
    }
    let number = Number { mantissa, exponent };
    Some(Numeral {
        end: i,
        number: (mantissa < LARGEST && !vague).then_some(number),
        han: true,
        whole: false,
        scaled: scaled && i == at + 1,
        vague,
    })
}

//! Numerals, read exactly: 1,200, 3.26亿, 两千余, 百分之八十四点五, 三分之二.

use crate::report::Number;
use crate::text::{is_han, phrase};

/// A numeral and what its form tells.
#[derive(Clone, Copy)]
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
    let whole = phrase::starts_at!(chars, at, "百分之 千分之");
    let mut first = plain(chars, at + whole)?;
    if whole > 0 {
        (first.whole, first.scaled) = (true, false);
    } else if phrase::starts_at!(chars, first.end, "分之") > 0
        && let Some(part) = plain(chars, first.end + 2)
    {
        first.end = part.end;
        (first.number, first.whole, first.scaled) = (None, true, false);
    } else if at > 0
        && phrase::has!("的占国界近约超了达到过", chars[at - 1])
        && first.end == at + 1
        && let ['/', of, rest @ ..] = &chars[first.end..]
        && chars[at] < *of
        && of.is_ascii_digit()
        && !matches!(rest, ['/' | '0'..='9', ..])
    {
        // 占世界的1/3.
        (first.end, first.number, first.whole) = (first.end + 2, None, true);
    }
    Some(first)
}

/// The value of a digit, Chinese or not.
pub(super) fn digit(c: char) -> Option<i64> {
    if c.is_ascii_digit() {
        return Some(c as i64 - '0' as i64);
    }
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The power of ten of a scale.
fn power(c: Option<&char>) -> u32 {
    match c {
        Some('十') => 1,
        Some('百') => 2,
        Some('千') => 3,
        Some('万') => 4,
        Some('亿') => 8,
        _ => 0,
    }
}

/// Chinese digits in a row are at most so many more than three.
const LONGEST: usize = 5;

/// How many Chinese digits `chars` begin with, a few at most.
pub(super) fn digits(chars: &[char]) -> usize {
    let han = |c: &&char| !c.is_ascii_digit() && digit(**c).is_some();
    chars.iter().take(LONGEST + 1).take_while(han).count()
}

/// A numeral that is no fraction.
fn plain(chars: &[char], at: usize) -> Option<Numeral> {
    let han = !chars.get(at)?.is_ascii_digit();
    // What stands before the last 万 or 亿, behind it, and behind the last scale.
    let (mut total, mut section, mut unit) = (0i64, 0i64, 0i64);
    let (mut exponent, mut run) = (0i8, 0);
    let (mut vague, mut point, mut scaled) = (false, false, false);
    // Whether it has neither digits nor 余: 百, 千万.
    let mut bare = true;
    let mut i = at;
    while let Some(&c) = chars.get(i) {
        let next = chars.get(i + 1);
        let power_here = match c {
            '兆' if next.is_none_or(|c| !phrase::has!("瓦焦帕赫", *c)) => 12,
            _ => power(Some(&c)),
        };
        if let Some(d) = digit(c).filter(|_| c.is_ascii_digit() != han) {
            if exponent > 0 {
                total = scale(total, exponent as u32);
                exponent = 0;
            }
            unit = (unit * 10 + d).min(LARGEST);
            exponent -= i8::from(point && exponent > -99);
            run += usize::from(unit > 0 && !point);
            (scaled, bare) = (false, false);
        } else if power_here > 3 {
            let n = section + unit;
            if total == 0 {
                total = n.max(1);
                exponent = exponent.saturating_add(power_here as i8);
            } else if n == 0 {
                exponent = exponent.saturating_add(power_here as i8);
            } else {
                total = total.saturating_add(scale(n, power_here));
            }
            (section, unit, run, scaled) = (0, 0, 0, true);
        } else if power_here > 0
            && (han
                || power(next) > 3
                || unit < 10 && next.is_some_and(|c| !phrase::has!("瓦米克伏卡分赫焦帕", *c)))
        {
            // 2千5百万; 3千瓦 has another unit.
            section += scale(unit.max(i64::from(run == 0)), power_here);
            (unit, run, scaled) = (0, 0, true);
        } else if matches!(c, '余' | '多' | '几') && i > at && (scaled || !han && !point) {
            (vague, bare) = (true, false);
        } else if i == at && (matches!(c, '数' | '几') && power(next) > 0 || c == '半') {
            // 数十, 半小时
            (vague, bare, unit) = (true, false, 1);
        } else if (c == if han { '点' } else { '.' }
            // 长六.二公里, but not 一.三个县完成.
            || han && c == '.' && at > 0 && is_han(chars[at - 1]))
            && !point
            && next.is_some_and(|&c| digit(c).is_some() && c.is_ascii_digit() != han)
        {
            (unit, section, run, point) = (section + unit, 0, 0, true);
        } else if matches!(c, ',' | ' ') && !han && run < 4 && !point && three(chars, i + 1) {
            // 1,200 and 1 946: three digits behind the mark, and no more than three before it.
            run = 0;
        } else {
            break;
        }
        i += 1;
        if han && run > 2 {
            // 二〇二五, 一二三: digits, no quantity; but 三五〇亿, 三五〇〇万.
            let digits = digits(&chars[i..]);
            if digits > LONGEST || power(chars.get(i + digits)) < 4 {
                return None;
            }
        }
    }
    let mantissa = total.saturating_add(section + unit);
    let exact = !vague && mantissa < LARGEST && !(han && run > 1);
    let number = Number { mantissa, exponent };
    (i > at).then_some(Numeral {
        end: i,
        number: exact.then_some(number),
        han,
        whole: false,
        scaled: scaled && (!han || bare),
    })
}

fn scale(n: i64, power: u32) -> i64 {
    n.saturating_mul(10i64.saturating_pow(power)).min(LARGEST)
}

/// Whether exactly three digits stand at `at`.
fn three(chars: &[char], at: usize) -> bool {
    let digits = chars[at..].iter().take(4);
    digits.take_while(|c| c.is_ascii_digit()).count() == 3
}

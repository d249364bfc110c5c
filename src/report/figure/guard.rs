//! What looks like a quantity and is none: 第三次, 千家万户, 一个, 24小时值班.

use super::number::{Numeral, starts};
use super::quantity::{Kind, Quantity};
use crate::lexicon::{lasting, units};
use crate::report::Number;

/// Whether what looks like a quantity is one, by the words around it.
pub(super) fn is_quantity(chars: &[char], quantity: &Quantity, numeral: &Numeral) -> bool {
    let (start, end) = (quantity.range.start, quantity.range.end);
    let before = |n: usize| start.checked_sub(n).map_or(' ', |i| chars[i]);
    let after = chars.get(end).copied().unwrap_or(' ');
    // 第三次, 每两年, 逢五个, 前三名.
    if matches!(
        before(1),
        '第' | '每' | '某' | '初' | '逢' | '各' | '周' | '这' | '那' | '此' | '该'
    ) || before(1) == '期' && before(2) == '星'
    {
        return false;
    }
    let unit = &chars[quantity.unit.clone()];
    let tag = units().get(unit).unwrap_or_default();
    let one = Some(Number {
        mantissa: 1,
        exponent: 0,
    });
    let one = numeral.han && numeral.number == one;
    match quantity.kind {
        Kind::Measure | Kind::Points | Kind::Bare => {
            // 一票否决; 两方, 八里桥: short words that are measures only behind digits.
            let short = end == start + 2
                && unit
                    .first()
                    .is_some_and(|c| "方里度股升转票尺丈克米担元角".contains(*c));
            let idiom = one || numeral.han && short || is_bare(chars, start, numeral);
            !idiom && !matches!(after, '级' | '化')
        }
        Kind::Share => !numeral.han || numeral.whole || numeral.number.is_some(),
        Kind::Count => {
            let prefix = before(1) == '前' && !"目当此提之以日年".contains(before(2));
            let ranked = prefix && matches!(unit, ['名' | '位' | '强' | '家']);
            let person = unit == ['人'] && "民才大员均物事力心口工类生间文".contains(after);
            let few = numeral.han
                && (tag == "n"
                    || chars[start] == '两'
                        && end == start + 2
                        && "个种类项条件面张".contains(chars[start + 1])
                    || tag == "d" && end - start < 3
                    || unit == ['对']);
            !one && !ranked
                && !person
                && !few
                && !is_bare(chars, start, numeral)
                && !matches!(after, '级' | '化' | '届')
        }
        Kind::Time => {
            let span = numeral
                .number
                .is_none_or(|n| n.exponent <= 0 && n.mantissa < 1000);
            let old =
                unit.first() == Some(&'年') && numeral.number.is_some_and(|n| n.mantissa > 60);
            // 3年来, 两年前, 五年计划; but 90分钟以内.
            let within = starts(chars, end, "以内")
                || starts(chars, end, "以上")
                || starts(chars, end, "以下");
            let setting = !within && "前后来内间度计级以制止起中".contains(after);
            span && !old
                && !setting
                && !one
                && lasting().longest_ending(&chars[..start], 4).is_some()
        }
    }
}

/// 千家万户, 百人计划, but not 近千家, 上百人, 十个.
fn is_bare(chars: &[char], start: usize, numeral: &Numeral) -> bool {
    let before = start.checked_sub(1).map_or(' ', |i| chars[i]);
    numeral.han
        && numeral.scaled
        && "百千万亿".contains(chars[start])
        && !matches!(
            before,
            '近' | '上' | '超' | '逾' | '约' | '过' | '达' | '破'
        )
}

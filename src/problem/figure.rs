//! One measure with two values, and percentages that the numbers beside them do not give.

use super::number::{Decimal, decimal};
use super::{FIGURE, PERCENT, Problem};
use crate::Reading;
use crate::report::Figure;
use crate::text::{Span, phrase};

pub(super) fn find(reading: &Reading, found: &mut Vec<Problem>) {
    twice(reading, found);
    for figure in &reading.report().figures {
        growth(reading, figure, found);
    }
}

/// A measure of fewer characters says too little to be the same one.
const MEASURE: usize = 4;

/// Words by which a sentence speaks of another time or of what is to come.
const OTHERWISE: [&str; 16] = [
    "目标",
    "目標",
    "力争",
    "力爭",
    "确保",
    "確保",
    "预计",
    "預計",
    "计划",
    "計劃",
    "去年",
    "上年",
    "同期",
    "其中",
    "达到",
    "不低于",
];

/// Units that count one thing after another: two counts of 名代表 need not be one measure.
const COUNTERS: &str = "名人位个個家項项次件条條场場年月天日岁歲";

/// Two values of one measure, in two sentences that speak of the same time.
fn twice(reading: &Reading, found: &mut Vec<Problem>) {
    let mut seen: Vec<(String, String, &Figure)> = Vec::new();
    for figure in &reading.report().figures {
        let (Some(metric), Some(unit), Some(number)) = (figure.metric, figure.unit, figure.number)
        else {
            continue;
        };
        let metric = reading.words(metric);
        let sentence = sentence(reading, figure.span);
        if metric.chars().count() < MEASURE || OTHERWISE.iter().any(|word| sentence.contains(word))
        {
            continue;
        }
        let unit = reading.words(unit);
        if unit.chars().all(|c| phrase::has!(COUNTERS, c)) {
            continue;
        }
        let name = [bare(&metric), "\t", &*unit].concat();
        let time = times(sentence);
        match seen.iter().find(|(n, t, _)| *n == name && *t == time) {
            Some((_, _, first))
                if first.number != Some(number)
                    && self::sentence(reading, first.span).as_ptr() != sentence.as_ptr() =>
            {
                let problem = Problem::new(&FIGURE, figure.value.unwrap_or(figure.span));
                found.push(problem.against(first.value.unwrap_or(first.span)));
            }
            Some(_) => {}
            None => seen.push((name, time, figure)),
        }
    }
}

/// A measure without the verb and the area in front of it: 全区完成固定资产投资 is 固定资产投资.
fn bare(mut metric: &str) -> &str {
    let fronts = [
        "完成", "实现", "實現", "累计", "累計", "全区", "全區", "全市", "全县", "全縣", "全省",
        "全国", "全國", "全镇", "全鎮",
    ];
    while let Some(rest) = fronts.iter().find_map(|front| metric.strip_prefix(front)) {
        metric = rest;
    }
    metric
}

fn sentence(reading: &Reading, span: Span) -> &str {
    let sentences = &reading.document().sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let sentence = sentences.get(at).map_or(span, |sentence| sentence.span);
    sentence.of(reading.text())
}

/// The words of time in a sentence: each run of digits that a year, a month or a quarter follows.
fn times(sentence: &str) -> String {
    let mut times = String::new();
    let mut digits = String::new();
    for c in sentence.chars() {
        match c {
            '0'..='9' | '至' | '-' | '—' => digits.push(c),
            '年' | '月' | '季' if !digits.is_empty() => {
                times.push_str(&digits);
                times.push(c);
                digits.clear();
            }
            '五' | '半' => times.push(c),
            _ => digits.clear(),
        }
    }
    times
}

/// 486.27亿元,较年初增加31.5亿元,增幅6.93%: the third number must follow from the two before it.
fn growth(reading: &Reading, figure: &Figure, found: &mut Vec<Problem>) {
    let (Some(value), Some(change)) = (figure.value, figure.change) else {
        return;
    };
    let text = reading.text();
    let (value, words) = (value.of(text), change.of(text));
    let Some((total, length)) = decimal(value) else {
        return;
    };
    let unit = &value[length..];
    let Some((step, percent, place, falls)) = step(words, unit) else {
        return;
    };
    let span = Span::new(change.start + place.start, change.start + place.end);
    if !follows(total, step, percent, falls) {
        found.push(Problem::new(&PERCENT, span));
    }
}

/// The absolute step in `unit` and the percentage of a change, where the latter stands, and whether it is a fall.
fn step(words: &str, unit: &str) -> Option<(Decimal, Decimal, Span, bool)> {
    let (mut step, mut at) = (None, 0);
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let Some((number, length)) = decimal(rest) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let behind = &rest[length..];
        let place = Span::new(at, at + length);
        at += length;
        if behind.starts_with('%') && !behind.starts_with("%点") {
            let falls = ["减", "減", "降", "跌", "缩", "縮"];
            let falls = falls.iter().any(|word| words[..at].contains(word));
            return Some((step?, number, place, falls));
        }
        step = (!unit.is_empty() && behind.starts_with(unit)).then_some(number);
    }
    None
}

/// Whether `percent` lies where `step` / (`total` ∓ `step`) may lie, all three being rounded.
fn follows(total: Decimal, step: Decimal, percent: Decimal, falls: bool) -> bool {
    let scale = total.decimals.max(step.decimals);
    let ((low, high), (less, more)) = (total.bounds(scale), step.bounds(scale));
    // What was there before: the total without the growth, or with the fall.
    let (least, most) = match falls {
        true => (low + less, high + more),
        false => (low - more, high - less),
    };
    let (lower, upper) = percent.bounds(percent.decimals);
    let unit = 2 * 10i128.pow(percent.decimals);
    // less / most ≤ percent ≤ more / least, percent being lower..upper in units of 1/100.
    least <= 0 || less * 100 * unit <= upper * most && more * 100 * unit >= lower * least
}

#[cfg(test)]
mod tests {
    use super::{follows, step};
    use crate::problem::number::decimal;

    #[test]
    fn growth_follows() {
        let holds = |value: &str, change: &str, unit: &str| {
            let (step, percent, _, falls) = step(change, unit).unwrap();
            follows(decimal(value).unwrap().0, step, percent, falls)
        };
        assert!(holds("486.27", "较年初增加31.5亿元，增幅6.93%", "亿元"));
        assert!(!holds("486.27", "较年初增加31.5亿元，增幅6.39%", "亿元"));
        assert!(holds("110", "增加10户，增长10%", "户"));
        assert!(holds("90", "减少10户，下降10.0%", "户"));
        assert!(!holds("90", "减少10户，下降11.1%", "户"));
        assert!(step("增长5.7%", "亿元").is_none());
        assert!(step("提高3个百分点", "%").is_none());
    }
}

//! Duties: which body is responsible for a point, and until when, where its words say so.

use super::institution::Institution;
use super::institution::InstitutionKind::Organization;
use super::{Report, Scene};
use crate::highlight::flat;
use crate::text::{Span, phrase};
use std::ops::Range;

/// What a point says about who and when; a point that says neither has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Which point, counted in text order, those below others included.
    pub point: u32,
    /// The bodies that are to do it: 县水务局, 各镇.
    pub owners: Vec<Span>,
    /// The term: 3月底前, 两周内.
    pub due: Option<Span>,
}

/// What stands behind a body that is to do something.
const DUTY: &str = "要 应当 应 须 需 必须 务必 负责 牵头 会同 抓紧 尽快";

/// What somebody does who is named behind 由.
const CHARGE: &str = "负责 牵头 落实 承办 组织 会同 统筹 主导";

/// The longest term, in characters.
const LONGEST: usize = 14;

/// The duties of the points, in text order.
pub(crate) fn find(scene: &Scene, report: &Report, bodies: &[Institution]) -> Vec<Duty> {
    let points = flat(&report.points);
    let mut duties = Vec::new();
    for (at, point) in points.iter().enumerate() {
        // What the next point says, be it below this one, is not this one's.
        let next = points
            .get(at + 1)
            .map_or(point.span.end, |next| next.span.start);
        let end = point.span.end.min(next);
        let own = scene.range(Span::new(point.marker.end, end.max(point.marker.end)));
        let owners = owners(scene, own.clone(), bodies);
        let due = own.clone().find_map(|at| due(scene.chars(), at, &own));
        let due = due.filter(|due| !scene.is_damaged(due.clone()));
        if !owners.is_empty() || due.is_some() {
            duties.push(Duty {
                point: at as u32,
                owners,
                due: due.map(|due| scene.span(due)),
            });
        }
    }
    duties
}

/// The bodies that the words of a point make responsible.
fn owners(scene: &Scene, own: Range<usize>, bodies: &[Institution]) -> Vec<Span> {
    let chars = scene.chars();
    let span = scene.span(own.clone());
    let from = bodies.partition_point(|body| body.span.start < span.start);
    let bodies = bodies[from..]
        .iter()
        .take_while(|body| body.span.end <= span.end);
    let mut owners = Vec::new();
    // 县水务局、县气象局和各镇要: those before the last wait for what is said of it.
    let mut waiting: Vec<Span> = Vec::new();
    let mut last = own.start;
    for body in bodies.filter(|body| body.kind == Organization) {
        let range = scene.range(body.span);
        let between = &chars[last..range.start];
        if !matches!(between, ['、' | '和' | '与' | '及'] | ['以', '及']) {
            let before = range.start.checked_sub(1).map_or(' ', |at| chars[at]);
            let begins = range.start == own.start || phrase::has!("，。；：、由", before);
            waiting.clear();
            if !begins {
                last = range.end;
                continue;
            }
        }
        waiting.push(body.span);
        let rest = &chars[range.end..own.end];
        let named = waiting
            .first()
            .map_or(range.start, |first| scene.range(*first).start);
        let charged = named.checked_sub(1).is_some_and(|at| chars[at] == '由');
        if phrase::starts!(rest, DUTY) > 0 || charged && phrase::starts!(rest, CHARGE) > 0 {
            owners.append(&mut waiting);
        }
        last = range.end;
    }
    if owners.is_empty() {
        owners.extend(everybody(chars, own).map(|range| scene.span(range)));
    }
    owners
}

/// 各镇, 各级各部门, 有关部门 at the beginning of a clause and with a duty.
fn everybody(chars: &[char], own: Range<usize>) -> Option<Range<usize>> {
    own.clone().find_map(|at| {
        let begins = at == own.start || phrase::has!("，。；：", chars[at - 1]);
        let rest = &chars[at..own.end];
        if !begins || phrase::starts!(rest, "各 有关 相关") == 0 {
            return None;
        }
        let end = (2..=12.min(rest.len())).find(|&end| phrase::starts!(&rest[end..], DUTY) > 0)?;
        let body = phrase::ends!(
            &rest[..end],
            "部门 单位 镇 乡 街道 县 区 市 村 级 地 方 学校 学院 处 科室 公司 支行 委 局 办",
        );
        (body > 0 && !rest[..end].contains(&'，')).then_some(at..at + end)
    })
}

/// The term that begins at `at`: 3月底前, 2025年6月30日前, 年底前, 两周内.
fn due(chars: &[char], at: usize, own: &Range<usize>) -> Option<Range<usize>> {
    // No term begins within another time: 12月, 2025年.
    if at > own.start && is_time(chars[at - 1]) || !is_time(chars[at]) {
        return None;
    }
    let limit = own.end.min(at + LONGEST);
    let end = (at..limit).find(|&i| !is_time(chars[i])).unwrap_or(limit);
    let (words, rest) = (&chars[at..end], &chars[end..own.end]);
    let close = phrase::starts!(rest, "之前 以前 前 之内 以内 内");
    if close == 0 || words.len() < 2 {
        return None;
    }
    let numeral = |c: char| c.is_ascii_digit() || phrase::has!("一二三四五六七八九十两半", c);
    // 去年3月底前 is no term, nor is what is left of it.
    if words[0] == '年' && numeral(words[1]) {
        return None;
    }
    let inside = rest[close - 1] == '内';
    let last = words[words.len() - 1];
    let good = if inside {
        // 两周内, 年内.
        phrase::has!("天日周月年时", last)
            && (numeral(words[0]) || phrase::has!("今明本年月", words[0]))
    } else {
        match last {
            // 6月30日前, 15日前, but not 日前.
            '日' | '号' => numeral(words[words.len() - 2]),
            // 2027年前, but not 三年前.
            '年' => words.len() > 4,
            // 明年3月前, but not 三个月前.
            '月' => words[words.len() - 2] != '个',
            '底' | '末' | '旬' | '节' => true,
            _ => false,
        }
    };
    good.then_some(at..end + close)
}

/// Whether a character can belong to a term.
fn is_time(c: char) -> bool {
    c.is_ascii_digit()
        || phrase::has!(
            "年月日号底末旬节周天时小个工作今明本下上中一二三四五六七八九十两半春国庆",
            c,
        )
}

//! What a line is to the page that it stands on: the report's words, or something about or around them.

use super::BlockKind;
use crate::lexicon::{List, words};
use crate::text::{fold_char, is_han, is_sentence_end, phrase, trim, trim_end};

static META: List = List::new(&[words!("../lexicon/meta.txt")]);
static NOISE: List = List::new(&[words!("../lexicon/noise.txt")]);

/// Lines of the page around a report have at most this many characters.
const LONGEST: usize = 160;

/// A caption is at most this long; a longer line that ends with its photographer is running text.
const CAPTION: usize = 120;

/// What a line is about: the report's facts, or the report itself, its page or its pictures.
pub(crate) fn about(words: &str) -> BlockKind {
    let words = trim_end(words, b" |");
    let chars = fold(words);
    let bullets = chars.iter().take_while(|c| phrase::has!("·■•●◆", **c));
    let chars = &chars[bullets.count()..];
    let (mut links, mut closes) = (0, usize::MAX);
    for (at, c) in chars.iter().enumerate() {
        links += usize::from(matches!(c, '|' | '>'));
        if *c == ')' {
            closes = closes.min(at);
        }
    }
    // 首页 > 新闻 > 正文, and menus of links.
    let labelled = NOISE
        .longest(chars)
        .is_some_and(|(_, tag)| matches!(tag, "p" | "o" | "t" | "u"));
    if labelled
        || links > 1 && !chars.contains(&'。')
        || words
            .chars()
            .next_back()
            .is_some_and(|c| phrase::has!(">＞›»", c))
        || words.bytes().all(|byte| byte.is_ascii_punctuation())
        || surrounds(words, chars)
    {
        return BlockKind::Noise;
    }
    // （记者王明报道）市长今天……: a credit before the report's own words leaves them the report's.
    let credits = chars.first() == Some(&'(') && closes < chars.len().saturating_sub(8);
    // 作者：王明 发布时间：2025年3月5日 大会今天召开。…: so does what a page puts into its first line.
    let told = || chars.contains(&'。') && phrase::first!(chars, "发布时间 发布日期").is_some();
    if (is_meta(chars) || is_day(chars)) && !credits && !told() {
        return BlockKind::Meta;
    }
    let shot = phrase::ends!(chars, "摄) 摄 合影") > 0;
    if chars.len() <= CAPTION && shot
        || chars.starts_with(&['图', '为'])
        || chars.starts_with(&['资', '料', '图', '片'])
    {
        return BlockKind::Caption;
    }
    BlockKind::Paragraph
}

/// Whether a line tells about the report: 来源：, but not 来源于…; a formula that brings its own mark needs no other.
fn is_meta(chars: &[char]) -> bool {
    // 记者王明／综合报道.
    let signed = chars.len() < 24
        && phrase::starts!(chars, "记者 通讯员") > 0
        && phrase::ends!(chars, "报道 报导 摄影") > 0;
    signed
        || META.longest(chars).is_some_and(|(n, _)| {
            matches!(chars.get(n), Some(':')) || chars[0] == '(' || chars[n - 1] == ':'
        })
}

/// Whether a line is the day of its publication and no more: 2025-02-14 09:30, 114年2月14日.
pub(crate) fn is_day(chars: &[char]) -> bool {
    let part = |c: &char| c.is_ascii_digit() || phrase::has!("-/.年月日:：TZ ", *c);
    // 青山网 2025-02-14.
    let site = chars.iter().take(10).position(char::is_ascii_digit);
    let site = site.filter(|&at| at > 0 && chars[at - 1] == ' ');
    let chars = &chars[site.unwrap_or(0)..];
    let year = matches!(
        chars,
        ['1', '9', ..] | ['2', '0', ..] | ['1', _, _, '年', ..]
    );
    let day = chars.iter().take_while(|c| part(c)).count();
    // 2025-02-14 09:30:00 县委办: a time to the second is no report's.
    let stamp = day > 17 && chars[day - 1] == ' ' && chars.len() < 60 && !chars.contains(&'。');
    day > 7 && year && (day == chars.len() || is_counter(&chars[day..]) || stamp)
}

/// Whether a counter with its number begins the words: 浏览量：386.
fn is_counter(chars: &[char]) -> bool {
    let counts = |c: &char| *c == ':' || c.is_ascii_digit();
    matches!(NOISE.longest(chars), Some((n, "m")) if chars.get(n).is_some_and(counts))
}

/// The head of a line folded, with brackets, colons and strokes in half width: these short formulae come in both.
fn fold(words: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(LONGEST);
    for c in words.chars().take(LONGEST) {
        chars.push(match fold_char(c) {
            '（' => '(',
            '）' => ')',
            '：' => ':',
            '｜' => '|',
            '＞' | '›' | '»' => '>',
            c => c,
        });
    }
    chars
}

/// Whether a whole line certainly is part of the page and none of the report: a menu, a path, a button, a link to
/// another report, a copyright notice.
///
/// Lines about the report (来源：…) are not; nor is a line that could be somebody's words.
pub(crate) fn is_noise(words: &str) -> bool {
    // Most lines end their sentence, or are too long.
    words.len() <= LONGEST * 3
        && !words.chars().next_back().is_some_and(ends)
        && surrounds(words, &fold(words))
}

/// Whether `c` ends a sentence; menus trail off.
fn ends(c: char) -> bool {
    is_sentence_end(c) && c != '…'
}

/// Whether a line, and `chars` folded, is part of the page.
fn surrounds(words: &str, chars: &[char]) -> bool {
    if words.is_empty() || words.len() > LONGEST * 3 || words.contains(ends) {
        return false;
    }
    match NOISE.longest(chars) {
        // 上一篇：…, 当前位置：… > …
        Some((n, "p")) if matches!(chars.get(n), None | Some(':' | ' ' | '>')) => return true,
        // 扫一扫在手机打开当前页: all that follows in a short line is its own.
        Some((_, "o")) if chars.len() < 40 => return true,
        // 版权所有 © …
        Some((_, "t")) => return true,
        _ => {}
    }
    is_menu(chars) || has_buttons(chars)
}

/// Whether a part of a line about the report certainly is none: 浏览次数：386, 字体：[大 中 小], 【打印】.
pub(crate) fn is_noise_part(words: &str) -> bool {
    let chars = fold(trim(words).1);
    let counts = NOISE.longest(&chars).is_some_and(|(n, tag)| {
        let counter = |&c: &char| c.is_ascii_digit() || phrase::has!(" 次人+万", c);
        tag == "m" && chars.get(n) == Some(&':') && chars[n + 1..].iter().all(counter)
    });
    chars.len() < 40 && (counts || has_buttons(&chars))
}

/// Whether a line holds buttons and nothing else: 【打印本页】【关闭窗口】, 分享到: 微信 微博.
fn has_buttons(chars: &[char]) -> bool {
    let (mut known, mut start) = (false, 0);
    for at in 0..=chars.len() {
        let divides =
            |c: &char| !is_han(*c) && (c.is_whitespace() || phrase::has!("|/·【】[]():>-+", *c));
        if !chars.get(at).is_none_or(divides) {
            continue;
        }
        let item = &chars[start..at];
        start = at + 1;
        match NOISE.get(item) {
            Some("w" | "p" | "o" | "m") => known = true,
            Some("c") => {}
            _ if item.is_empty() => {}
            _ => return false,
        }
    }
    known
}

/// Whether a line is a row of links, one of them a known one: 网站首页 | 新闻中心 | 党的建设, or a path of them:
/// 首页 > 新闻中心 > 会议.
fn is_menu(chars: &[char]) -> bool {
    let (mut items, mut known) = (0, false);
    let mut item = Vec::new();
    for at in 0..=chars.len() {
        match chars.get(at) {
            Some('|' | '>') | None => {
                if item.is_empty() || item.len() > 9 {
                    return false;
                }
                known |= NOISE.get(&item) == Some("w");
                items += 1;
                item.clear();
            }
            Some(' ') => {}
            Some(&c) => item.push(c),
        }
    }
    known && items > 2
}

#[cfg(test)]
mod tests {
    use super::{about, is_noise, is_noise_part};
    use crate::document::BlockKind;

    #[test]
    fn certain_noise() {
        for line in [
            "网站首页 | 走进云溪 | 政务公开 | 办事服务",
            "您当前的位置：首页 > 新闻中心 > 正文",
            "【打印本页】【关闭窗口】",
            "分享到：微信 微博 QQ空间　　【打印本页】",
            "上一篇：全县春耕工作会议召开",
            "查看原文",
            "版权所有 © 云溪县人民政府　ICP备00000000号",
            "扫一扫在手机打开当前页",
            "首页 > 新闻中心 > 总行动态",
            "字体：大 中 小",
        ] {
            assert!(is_noise(line), "{line}");
            assert_eq!(about(line), BlockKind::Noise, "{line}");
        }
    }

    #[test]
    fn words_of_reports() {
        for line in [
            "分享",
            "打印机采购会议召开",
            "关闭窗口期的企业要服务到位。",
            "首页建设方案讨论会",
            "来源：云溪县融媒体中心",
            "上一篇章已经写就，新的征程开启。",
            "王明 | 组长 | 到会",
            "",
        ] {
            assert!(!is_noise(line), "{line}");
        }
        assert!(is_noise_part("浏览次数：386"));
        assert!(is_noise_part("【字体:大 中 小】"));
        assert!(!is_noise_part("来源：办公室"));
        assert!(!is_noise_part("点击数字课堂"));
    }
}

//! What a line is to the page that it stands on: the report's words, or something about or around them.

use super::BlockKind;
use crate::lexicon::{Lexicon, words};
use crate::text::{Folded, is_sentence_end};
use std::sync::LazyLock;

static META: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("../lexicon/meta.txt")]));
static NOISE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("../lexicon/noise.txt")]));

/// Lines of the page around a report are at most this long.
const LONGEST: usize = 160;

/// A caption is at most this long; a longer line that ends with its photographer is running text.
const CAPTION: usize = 120;

/// What a line is about: the report's facts, or the report itself, its page or its pictures.
pub(crate) fn about(words: &str) -> BlockKind {
    let chars = fold(words);
    // 首页 > 新闻 > 正文, and menus of links.
    let links = words.matches(['|', '>', '｜', '＞']).count();
    let labelled = NOISE
        .longest(&chars)
        .is_some_and(|(_, tag)| matches!(tag, "p" | "o" | "t" | "u"));
    if labelled || links > 1 || words.ends_with('>') || is_noise(words) {
        return BlockKind::Noise;
    }
    // （记者王明报道）市长今天……: a credit before the report's own words leaves them the report's.
    let closes = chars.iter().position(|c| *c == ')');
    let opens = chars.first() == Some(&'(') && closes.is_some_and(|at| at + 8 < chars.len());
    if is_meta(&chars) && !opens {
        return BlockKind::Meta;
    }
    let credit =
        chars.len() <= CAPTION && (chars.ends_with(&['摄']) || chars.ends_with(&['摄', ')']));
    let picture =
        credit || chars.starts_with(&['图', '为']) || chars.starts_with(&['资', '料', '图', '片']);
    if picture {
        return BlockKind::Caption;
    }
    BlockKind::Paragraph
}

/// Whether a line tells about the report: 来源：, but not 来源于…; a formula that brings its own mark needs no other.
fn is_meta(chars: &[char]) -> bool {
    META.longest(chars).is_some_and(|(n, _)| {
        matches!(chars.get(n), Some(':')) || matches!(chars[0], '(') || chars[n - 1] == ':'
    })
}

/// A line folded, with brackets, colons and strokes in half width: these short formulae come in both.
fn fold(words: &str) -> Vec<char> {
    let folded = Folded::new(words);
    let half = |&c: &char| match c {
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '｜' => '|',
        '＞' | '›' | '»' => '>',
        c => c,
    };
    folded.chars.iter().map(half).collect()
}

/// Whether a whole line certainly is part of the page and none of the report: a menu, a path, a button, a link to
/// another report, a copyright notice.
///
/// Lines about the report (来源：…) are not; nor is a line that could be somebody's words.
pub(crate) fn is_noise(words: &str) -> bool {
    if words.is_empty() || words.len() > LONGEST * 3 {
        return false;
    }
    let chars = fold(words);
    if chars.iter().any(|&c| is_sentence_end(c) && c != '…') {
        return false;
    }
    match NOISE.longest(&chars) {
        // 上一篇：…, 当前位置：… > …
        Some((n, "p")) if matches!(chars.get(n), None | Some(':' | ' ' | '>')) => return true,
        // 扫一扫在手机打开当前页: all that follows in a short line is its own.
        Some((_, "o")) if chars.len() < 40 => return true,
        // 版权所有 © …
        Some((_, "t")) => return true,
        _ => {}
    }
    is_menu(&chars) || items(&chars).is_some_and(|known| known > 0)
}

/// Whether a part of a line about the report certainly is none: 浏览次数：386, 字体：[大 中 小], 【打印】.
pub(crate) fn is_noise_part(words: &str) -> bool {
    let chars = fold(words.trim());
    let counts = NOISE.longest(&chars).is_some_and(|(n, tag)| {
        tag == "m"
            && matches!(chars.get(n), Some(':'))
            && chars[n + 1..]
                .iter()
                .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '次' | '人' | '+' | '万'))
    });
    !chars.is_empty()
        && chars.len() < 40
        && (counts || items(&chars).is_some_and(|known| known > 0))
}

/// How many buttons a line holds, if it holds nothing else: 【打印本页】【关闭窗口】, 分享到: 微信 微博.
fn items(chars: &[char]) -> Option<usize> {
    let divider = |c: &char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '/' | '·' | '【' | '】' | '[' | ']' | '(' | ')' | ':' | '>' | '-' | '+'
            )
    };
    let mut known = 0;
    for item in chars.split(divider).filter(|item| !item.is_empty()) {
        match NOISE.get(item) {
            Some("w" | "p" | "o" | "m") => known += 1,
            Some("c") => {}
            _ => return None,
        }
    }
    Some(known)
}

/// Whether a line is a row of links, one of them a known one: 网站首页 | 新闻中心 | 党的建设.
fn is_menu(chars: &[char]) -> bool {
    let items: Vec<&[char]> = chars.split(|c| *c == '|').collect();
    let trim =
        |item: &[char]| -> Vec<char> { item.iter().copied().filter(|c| *c != ' ').collect() };
    items.len() > 2
        && items.iter().all(|item| (1..10).contains(&trim(item).len()))
        && items
            .iter()
            .any(|item| matches!(NOISE.get(&trim(item)), Some("w")))
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

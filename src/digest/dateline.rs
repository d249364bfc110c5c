use crate::text::phrase;

/// Where the words begin behind an agency's tag: 新华社北京4月18日电, 本报讯（记者…）, 央视网消息（新闻联播）：
pub(super) fn dateline(chars: &[char], start: usize) -> usize {
    let mut at = start;
    if chars.get(at) == Some(&'【') {
        let close = chars[at..].iter().take(24).position(|&c| c == '】');
        at = close.map_or(at, |n| at + n + 1);
    }
    // （记者王明／新竹报道）, （通讯员 王明）, 〔记者王明／新竹报道〕
    if matches!(chars.get(at), Some('（' | '〔'))
        && let Some(close) = chars[at..]
            .iter()
            .take(40)
            .position(|c| matches!(c, '）' | '〕'))
    {
        let credit = phrase::first!(&chars[at..at + close], "讯员 记者 报道 报导 日电");
        if credit.is_some() {
            return at + close + 1;
        }
    }
    let head = &chars[at..chars.len().min(at + 40)];
    let stop = head.iter().position(|c| phrase::has!("，。；！？", *c));
    let head = &head[..stop.unwrap_or(head.len())];
    for n in 1..head.len() {
        let word = matches!(&head[n - 1..=n], ['消', '息'] | ['报', '道']);
        let tag = matches!(head[n], '电' | '讯') || word;
        if !tag || !head[..n].iter().any(|c| phrase::has!("社报网台本视", *c)) {
            continue;
        }
        let blank = |end: usize| matches!(head.get(end), Some(' ' | '：' | '】'));
        let mut end = n + 1;
        let mut closed = false;
        loop {
            if blank(end) {
                end += 1;
            } else if head.get(end) == Some(&'（')
                && let Some(close) = head[end..].iter().position(|&c| c == '）')
            {
                end += close + 1;
            } else {
                break;
            }
            closed = true;
        }
        if closed {
            return at + end;
        }
    }
    at
}

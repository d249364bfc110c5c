//! Keywords: words that a report says again and again, found without a dictionary.
//!
//! A word is a row of characters that comes back in different company: what stands before and behind it varies, or it
//! stands at the border of a clause (the boundary entropy of new-word discovery, counted and not weighed). Rows are
//! lengthened only while they recur, so that time and memory stay linear. Only the full flavour has it.

use crate::Reading;
use crate::lexicon::{titles, verbs, words};
use crate::text::{Span, Table, fold_char, is_han, phrase, sort};

/// A word that recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Its first mention.
    pub span: Span,
    /// How often the report says it.
    pub count: u32,
}

/// A word has to come this often.
const OFTEN: usize = 3;

/// In so many different companies on either side; two are no more than 存款余额 and 贷款余额, which make no 款余额.
const COMPANY: usize = 3;

/// And has up to this many characters.
const LONGEST: usize = 8;

/// What no word of its own begins, ends or holds: particles, prepositions, pointers, numerals.
const LOOSE: &str = "的了着和与及或并而且在是为以对等要将把被由向从到于就也都还又更很不这那其此该我他她它们各每该个项次一二三四五六七八九十百千万亿两年月日上中下前后内外时";

/// What every report says, beside the verbs and adverbs around figures (增长, 统筹).
const PLAIN: &str = "全国 全省 全市 全州 全县 全区 全镇 全乡 全校 全院 全行 会议 工作 进行 开展 推进 加强 实施 落实 同志 有关 相关 以及 通过 坚持 问题 情况 方面 全面 切实 进一步 做好 提高 提升 确保 重点 推动 促进 建设 发展 同时 今年 去年 目前 重要 单位 部门 负责 负责人 人员 要求 强调 指出";

/// A row of characters that recurs.
#[derive(Clone, Copy)]
struct Row {
    /// Its first place, as an index of a character.
    first: usize,
    length: usize,
    count: usize,
    /// How many different characters stand before it and behind it; a border counts each time.
    before: usize,
    after: usize,
}

/// The words that the report says most, weighed by how much they say: at most `limit`, the weightiest first.
///
/// ```
/// let text = "会议研究水稻种植。水稻种植面积扩大，推广水稻种植技术。县长王明说，水稻种植要早。";
/// let reading = jiyao::read(text, &jiyao::Options::default());
/// let words = jiyao::keyword::keywords(&reading, 3);
/// assert_eq!(words[0].span.of(reading.text()), "水稻种植");
/// assert_eq!(words[0].count, 4);
/// ```
pub fn keywords(reading: &Reading, limit: usize) -> Vec<Keyword> {
    let (chars, places) = letters(reading);
    let mut rows = rows(&chars);
    rows.retain(|row| row.before >= COMPANY && row.after >= COMPANY);
    rows.retain(|row| is_word(&chars[row.first..row.first + row.length]));
    // The weightier first; a character more says more than a mention more.
    sort(&mut rows, |row| {
        (usize::MAX - row.count * (row.length - 1), row.first)
    });
    let mut words: Vec<(Row, &[char])> = Vec::new();
    for row in rows {
        let word = &chars[row.first..row.first + row.length];
        let holds = |long: &[char], short: &[char]| long.windows(short.len()).any(|w| w == short);
        let told = |(_, other): &(Row, &[char])| holds(other, word) || holds(word, other);
        if words.len() < limit && !words.iter().any(told) {
            words.push((row, word));
        }
    }
    let mut keywords = Vec::with_capacity(words.len());
    for (row, _) in words {
        let last = row.first + row.length - 1;
        let rest = reading.text().get(places[last]..).unwrap_or_default();
        let end = places[last] + rest.chars().next().map_or(0, char::len_utf8);
        keywords.push(Keyword {
            span: Span::new(places[row.first], end),
            count: row.count as u32,
        });
    }
    keywords
}

/// The folded characters of the report's own words and their places; a blank stands between clauses, for people's names
/// and for what is no Chinese character.
fn letters(reading: &Reading) -> (Vec<char>, Vec<usize>) {
    let (text, document) = (reading.text(), reading.document());
    let (mut chars, mut places) = (vec![' '], vec![0]);
    let mut add = |c: char, at: usize| {
        if c != ' ' || chars.last() != Some(&' ') {
            chars.push(c);
            places.push(at);
        }
    };
    let mut names: Vec<Span> = Vec::new();
    for person in &reading.report().people {
        names.extend(&person.mentions);
    }
    sort(&mut names, |name| (name.start, 0));
    let mut names = names.into_iter().peekable();
    for sentence in &document.sentences {
        if !document.blocks[sentence.block].kind.is_body() {
            continue;
        }
        for (at, c) in sentence.span.of(text).char_indices() {
            let at = sentence.span.start + at;
            while names.next_if(|name| name.end <= at).is_some() {}
            let named = names.peek().is_some_and(|name| name.start <= at);
            let c = fold_char(c);
            add(if is_han(c) && !named { c } else { ' ' }, at);
        }
        add(' ', sentence.span.end);
    }
    (chars, places)
}

/// The rows that come often enough, of all lengths.
fn rows(chars: &[char]) -> Vec<Row> {
    let mut found = Vec::new();
    // For each place the row of the present length that begins there, as an index of `level`.
    let mut at_place: Vec<Option<usize>> = vec![Some(0); chars.len()];
    let mut often = vec![true];
    for length in 1..=LONGEST {
        let (mut numbers, mut level): (Table, Vec<Row>) = (Table::default(), Vec::new());
        let (mut befores, mut afters) = (Table::default(), Table::default());
        for (first, place) in at_place.iter_mut().enumerate() {
            let shorter = place.take().filter(|&row| often[row]);
            let (Some(shorter), Some(&last)) = (shorter, chars.get(first + length - 1)) else {
                continue;
            };
            if last == ' ' {
                continue;
            }
            let number =
                numbers.get_or((shorter as u64) << 32 | u64::from(last as u32), level.len());
            if number == level.len() {
                level.push(Row {
                    first,
                    length,
                    count: 0,
                    before: 0,
                    after: 0,
                });
            }
            *place = Some(number);
            let row = &mut level[number];
            row.count += 1;
            let before = first.checked_sub(1).map_or(' ', |at| chars[at]);
            let after = chars.get(first + length).copied().unwrap_or(' ');
            let key = |c: char| (number as u64) << 32 | u64::from(c as u32);
            row.before += usize::from(before == ' ' || befores.add(key(before)));
            row.after += usize::from(after == ' ' || afters.add(key(after)));
        }
        often = level.iter().map(|row| row.count >= OFTEN).collect();
        if length > 1 {
            found.extend(level.iter().copied().filter(|row| row.count >= OFTEN));
        }
    }
    found
}

/// Whether a row can be a word that says something.
fn is_word(word: &[char]) -> bool {
    let plain = |plain: &str| plain.chars().eq(word.iter().copied());
    !word.iter().any(|&c| phrase::has!(LOOSE, c))
        && !PLAIN.split(' ').any(plain)
        && verbs().get(word).is_none()
        && words().get(word).is_none_or(|tag| tag == "k")
        && titles().longest_ending(word, 6).is_none()
}

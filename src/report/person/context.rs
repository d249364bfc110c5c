//! What stands beside a name: how much it vouches for one, and the titles in it.

use super::deed::run;
use super::shape::{BODIES, counted, is_body_end, note};
use crate::lexicon::{cuts, places, title, title_end, titles, verb, verbs};
use crate::text::{is_han, phrase};

// What stands behind a name, as its weight.
/// Nothing that ends a name.
pub(super) const OPEN: i32 = -20;
/// A single character that may follow one: 在, 和.
const PARTICLE: i32 = 2;
/// A word that may.
pub(super) const WORD: i32 = 4;
/// Punctuation or the end.
pub(super) const MARK: i32 = 5;
/// A verb of speaking or being there, or a title.
pub(super) const DEED: i32 = 6;
/// What only people do: to preside.
const HUMAN: i32 = 9;
/// To be elected, to take office.
pub(super) const ELECTED: i32 = 12;

/// Whether a verb or a noun of speech follows: 作总结, 作了主题演讲.
pub(super) fn acts_as_noun(chars: &[char]) -> bool {
    matches!(verb(chars).1, b's' | b'r' | b'n')
}

/// What a verb behind a name weighs.
fn acts(tag: u8) -> i32 {
    match tag {
        b'h' => HUMAN,
        b'p' => ELECTED,
        b's' | b'r' | b'a' | b'm' | b'd' => DEED,
        _ => WORD,
    }
}

/// The weight of what follows a name: `chars` begins behind it.
#[inline(never)]
pub(super) fn right(mut chars: &[char]) -> i32 {
    // 王明（女）当选: what follows the notes decides, where it says more.
    let mut least = OPEN;
    while chars.first() == Some(&'（') {
        if affiliation(chars) > 0 {
            return DEED;
        }
        let note = note(chars);
        if note == 0 {
            return MARK;
        }
        (chars, least) = (&chars[note..], MARK);
    }
    behind(chars).max(least)
}

/// The weight of what follows a name and its notes.
fn behind(chars: &[char]) -> i32 {
    let Some(&c) = chars.first() else {
        return MARK;
    };
    if !is_han(c) {
        let open = matches!(c, '—' | '-' | '·') || c.is_ascii_alphabetic();
        return if open { OPEN } else { MARK };
    }
    if office_given(chars) > 0 {
        return ELECTED;
    }
    // 李永和以及代表: the name ends in 和; 李新会、: in 会.
    if chars.starts_with(&['和', '以', '及']) || c == '会' && chars.get(1) == Some(&'、') {
        return OPEN;
    }
    if title_behind(chars) > 0 {
        return DEED;
    }
    let (length, tag) = verb(chars);
    // 指挥长 is no 指.
    if length == 0 || title(chars).0 > length {
        // 高兴地说.
        let moved = [2, 4]
            .into_iter()
            .any(|at| chars.get(at) == Some(&'地') && verb(&chars[at + 1..]).1 == b's');
        return if moved { DEED } else { OPEN };
    }
    match acts(tag) {
        // 依次发言, 分别介绍: how a deed is done; 作点评, 致开幕词: what is done.
        WORD if phrase::has!("作做致", c) && acts_as_noun(&chars[length..]) => DEED,
        WORD if length > 1 && tag != b'x' => acts(verb(&chars[length..]).1),
        // 就缺席, 更批评.
        WORD if phrase::has!("则也亦又还更就均都再曾已续皆", c)
            && acts(verb(&chars[1..]).1) == DEED =>
        {
            DEED
        }
        // 王明等出席.
        WORD if c == '等' => {
            let count = counted(chars);
            match verb(&chars[1..]).1 {
                b'h' | b's' | b'r' | b'a' => DEED,
                // 王明等十二人.
                _ if count > 2 && phrase::has!("人名位", chars[count - 1]) => DEED,
                // 王明等院士.
                _ if title(&chars[1..]).1 == b'p' => DEED,
                _ => MARK,
            }
        }
        // 任指挥长.
        WORD if length == 1 && c != '任' => PARTICLE,
        weight => weight,
    }
}

/// The length of the words that give an office to who stands before them: 任秘书长.
pub(super) fn office_given(chars: &[char]) -> usize {
    let verb = phrase::starts!(
        chars,
        "任 为 是 荣膺 续任 担任 兼任 被聘为 被推选为 被推举为 被选为 被任命为 受聘为 受聘担任",
    );
    if verb == 0 {
        return 0;
    }
    let office = &chars[verb..];
    // 何大为及代表.
    if phrase::starts!(office, "及 和 与") > 0 {
        return 0;
    }
    for at in 0..run(office, 12) {
        let (length, _) = title(&office[at..]);
        if length > 0
            && office
                .get(at + length)
                .is_none_or(|c| !is_han(*c) || *c == '的')
        {
            return verb + at + length;
        }
    }
    0
}

/// The length of a bracket at the beginning of `chars` that tells whose a name is, by a title or a house: （青山区区长）,
/// （青山大学）; a place does not, （青山区）.
pub(super) fn affiliation(chars: &[char]) -> usize {
    if chars.first() != Some(&'（') {
        return 0;
    }
    let inside = |c: &char| is_han(*c) || *c == '、';
    let close = 1 + chars[1..].iter().take(22).take_while(|c| inside(c)).count();
    let (title, tag) = title_end(&chars[1..close]);
    let words = &chars[1..close];
    let place = words
        .last()
        .is_some_and(|&c| phrase::has!("省市县区镇乡村", c));
    let house = is_body_end(words) && !place && places().get(words).is_none();
    let tells = title > 0 && tag != b'w' || house;
    if tells && chars.get(close) == Some(&'）') {
        close + 1
    } else {
        0
    }
}

/// Parts of a house that stand between a name and its title: 王明党委副书记.
pub(super) const ORGANS: &str = "党委 党组 党总支 党支部 工会 团委 纪委";

/// The length of a title that stands behind a name: 院长, 副院长, 常务副院长.
pub(super) fn title_behind(chars: &[char]) -> usize {
    // 王明党委副书记.
    let body = phrase::starts!(chars, ORGANS);
    if body > 0
        && let (length, b'p') = title(&chars[body..])
    {
        return body + length;
    }
    match title(chars) {
        (length, b'p') => length,
        (2, b'w') if matches!(chars, ['校', '友', ..] | ['同', '学', ..]) => 2,
        // 王明代表说, and not 王明代表学校.
        (2, b'w') if chars.starts_with(&['代', '表']) => {
            let rest = &chars[2..];
            let speaks = rest.first() == Some(&'：') || verb(rest).1 == b's';
            2 * usize::from(speaks)
        }
        _ => 0,
    }
}

/// How well a name may begin behind `before`.
pub(super) fn left(before: &[char]) -> i32 {
    // 中心医院的王明院长.
    let before = match before {
        [house @ .., '的'] if is_body_end(house) => house,
        _ => before,
    };
    let Some(&c) = before.last() else { return 5 };
    if !is_han(c) {
        return if c == '·' { -20 } else { 5 };
    }
    let (cut, kept) = cuts().at_end(before);
    if places().at_end(before).0 > 0 || titles().at_end(before).0 > 0 || cut > 0 && kept != b'k' {
        return 5;
    }
    let (verb, tag) = verbs().at_end(before);
    let deed = verb > 1 && acts(tag) > WORD;
    // The last character of an institution: 附属医院陈椿教授; 大学王明教授, and not 学习.
    let house = phrase::has!(BODIES, c)
        || matches!(
            before,
            [.., '协' | '地' | '行' | '馆' | '台'] | [.., '大' | '中' | '小' | '科', '学']
        );
    if deed || house || matches!(c, '和' | '与' | '及') {
        4
    } else {
        -8
    }
}

//! Traditional and Simplified characters.

#[cfg(feature = "regions")]
use super::List;
use super::column::Column;
use super::{Lexicon, script_simplified, words};
#[cfg(feature = "hant")]
use crate::text::sort;
use std::sync::LazyLock;

/// Characters and what they become, made for the hot path: two reads an ideograph, one comparison for anything else.
struct CharMap {
    /// For each character of [`BLOCK`] the position of its form in `forms`; 0 stands for itself.
    block: Vec<u16>,
    forms: Vec<char>,
    /// Pairs outside the block, sorted; only the studio's tables have some.
    #[cfg(feature = "hant")]
    rare: Vec<(char, char)>,
}

/// CJK Unified Ideographs; with the rarer pairs Extension A, too, and what stands between them.
const BLOCK: std::ops::Range<u32> = if cfg!(feature = "hant") {
    0x3400
} else {
    0x4E00
}..0xA000;

impl CharMap {
    fn new(pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut map = CharMap {
            block: vec![0; BLOCK.len()],
            forms: vec!['\0'],
            #[cfg(feature = "hant")]
            rare: Vec::new(),
        };
        for (from, to) in pairs {
            let (Some(from), Some(to)) = (char::from_u32(from), char::from_u32(to)) else {
                continue;
            };
            match map
                .block
                .get_mut((from as u32).wrapping_sub(BLOCK.start) as usize)
            {
                Some(place) => {
                    *place = map.forms.len() as u16;
                    map.forms.push(to);
                }
                #[cfg(feature = "hant")]
                None => map.rare.push((from, to)),
                #[cfg(not(feature = "hant"))]
                None => {}
            }
        }
        #[cfg(feature = "hant")]
        sort(&mut map.rare, |&(from, _)| (from as usize, 0));
        map
    }

    fn get(&self, c: char) -> char {
        let at = (c as u32).wrapping_sub(BLOCK.start) as usize;
        match self.block.get(at) {
            Some(0) => c,
            Some(&form) => self.forms[form as usize],
            #[cfg(not(feature = "hant"))]
            None => c,
            #[cfg(feature = "hant")]
            None if c < '\u{20000}' => c,
            #[cfg(feature = "hant")]
            None => match self.rare.binary_search_by_key(&c, |pair| pair.0) {
                Ok(at) => self.rare[at].1,
                Err(_) => c,
            },
        }
    }
}

static SIMPLIFIED: LazyLock<CharMap> = LazyLock::new(|| CharMap::new(simplified_pairs()));

/// Code points of Traditional characters, each with that of its Simplified form.
///
/// Pairs with a character of an extension of the block (㑮 𫝈) come with the feature `hant`: OpenCC itself warns that few
/// fonts have such forms, and they would be a third of the reader's table. Without it those characters stay as they are,
/// 1,264 in all; in 690,000 characters of reports two of them were seen, 嗰 and 煇.
pub(crate) fn simplified_pairs() -> impl Iterator<Item = (u32, u32)> {
    let plain = pairs(script_simplified::FROM, script_simplified::TO);
    #[cfg(feature = "hant")]
    let plain = plain.chain({
        use super::script_rare as table;
        pairs(table::FROM, table::TO)
    });
    plain
}

/// The pairs of a generated map.
fn pairs(from: &'static [u8], to: &'static [u8]) -> impl Iterator<Item = (u32, u32)> {
    Column::new(from).steps().zip(Column::new(to).sums())
}

/// The Simplified form of one character, by itself: OpenCC's first choice.
pub(crate) fn simplified(c: char) -> char {
    if (c as u32) < BLOCK.start {
        return c;
    }
    SIMPLIFIED.get(c)
}

/// Converts a text: the longest phrase at each place, or the one character.
pub(crate) struct Converter {
    character: fn(char) -> char,
    /// Phrases, each with its characters that do not take their usual form: pairs of character and form.
    phrases: Lexicon,
}

impl Converter {
    fn new(character: fn(char) -> char, phrases: &'static str) -> Self {
        Converter {
            character,
            phrases: Lexicon::read(&[phrases]),
        }
    }

    /// Its phrases.
    #[cfg(all(feature = "hant", feature = "notes"))]
    pub(crate) fn phrases(&self) -> &Lexicon {
        &self.phrases
    }

    /// The form of each of `chars`.
    pub(crate) fn convert(&self, chars: &[char]) -> Vec<char> {
        let mut out = Vec::with_capacity(chars.len());
        while let Some(rest) = chars.get(out.len()..).filter(|rest| !rest.is_empty()) {
            let (length, forms) = self.phrases.longest(rest).unwrap_or((1, ""));
            out.extend(rest[..length].iter().map(|&c| {
                let mut pairs = forms.chars();
                while let (Some(from), Some(form)) = (pairs.next(), pairs.next()) {
                    if from == c {
                        return form;
                    }
                }
                (self.character)(c)
            }));
        }
        out
    }
}

/// Traditional → Simplified, as OpenCC's t2s.
pub(crate) static TO_SIMPLIFIED: LazyLock<Converter> = LazyLock::new(|| {
    let mut converter = Converter::new(simplified, words!("script_simplified.txt"));
    // What is converted stays so: 畢昇 becomes 毕昇, and that is no 毕升.
    let phrases = &converter.phrases;
    let again: Vec<(Vec<char>, &str)> = phrases
        .words
        .iter()
        .map(|word| (converter.convert(phrases.of(word)), word.tag))
        .collect();
    for (phrase, tag) in again {
        converter.phrases.add(&phrase, tag, usize::MAX);
    }
    converter
});

/// Simplified → Traditional, as OpenCC's s2t but for some 26 characters in a million.
#[cfg(feature = "hant")]
pub(crate) static TO_TRADITIONAL: LazyLock<Converter> =
    LazyLock::new(|| Converter::new(traditional, words!("script_traditional.txt")));

#[cfg(feature = "hant")]
static TRADITIONAL: LazyLock<CharMap> = LazyLock::new(|| {
    use super::script_traditional as table;
    CharMap::new(pairs(table::FROM, table::TO))
});

/// The usual Traditional form of one character.
#[cfg(feature = "hant")]
pub(crate) fn traditional(c: char) -> char {
    TRADITIONAL.get(c)
}

/// What a region writes otherwise than OpenCC's standard.
#[cfg(feature = "regions")]
pub(crate) struct Region {
    words: List,
    forms: List,
}

#[cfg(feature = "regions")]
impl Region {
    /// What `chars` begin with there: how many of them, and what they become. A word goes before a form.
    pub(crate) fn piece(&self, chars: &[char], words: bool) -> Option<(usize, &'static str)> {
        let word = words.then(|| self.words.longest(chars)).flatten();
        word.or_else(|| self.forms.longest(chars))
    }
}

/// Forms and words of Taiwan, as OpenCC's s2tw and s2twp.
#[cfg(feature = "regions")]
pub(crate) static TAIWAN: Region = Region {
    words: List::new(&[words!("script_taiwan_words.txt")]),
    forms: List::new(&[words!("script_taiwan.txt")]),
};

/// Forms and words of Hong Kong, as OpenCC's s2hk and s2hkp.
#[cfg(feature = "regions")]
pub(crate) static HONG_KONG: Region = Region {
    words: List::new(&[words!("script_hong_kong_words.txt")]),
    forms: List::new(&[words!("script_hong_kong.txt")]),
};

#[cfg(test)]
mod tests {
    use super::{TO_SIMPLIFIED, simplified};

    #[test]
    fn characters_one_by_one() {
        let fold = |text: &str| text.chars().map(simplified).collect::<String>();
        assert_eq!(fold("區委書記講話，發展3項"), "区委书记讲话，发展3项");
        assert_eq!(fold("干于斗征幹於鬥徵"), "干于斗征干于斗征");
        #[cfg(feature = "hant")]
        assert_eq!(fold("㑮𠁞中國龠"), "𫝈𠀾中国龠");
        assert_eq!(fold("Minutes: ﷼ 🎉"), "Minutes: ﷼ 🎉");
    }

    #[test]
    fn phrases_before_characters() {
        let convert = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            TO_SIMPLIFIED.convert(&chars).iter().collect::<String>()
        };
        assert_eq!(convert("瞭解瞭望，答覆與覆蓋"), "了解瞭望，答复与覆盖");
        assert_eq!(convert("乾坤乾淨著力"), "乾坤干净著力");
        assert_eq!(convert("畢昇毕昇"), "毕昇毕昇");
        assert_eq!(convert(""), "");
    }
}

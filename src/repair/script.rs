//! Script: Traditional to Simplified and back, on request.

use super::Found;
use super::protect::Regions;
use crate::lexicon::script;
use crate::text::{Span, is_han, phrase};
use crate::{Options, Script};

/// Converts as OpenCC does (t2s or s2t, with phrases, then what a region writes otherwise); each run of changed
/// characters is one edit.
///
/// Code and addresses stay. So do places whose bytes are lost: their characters are not the author's.
pub(super) fn find(text: &str, options: &Options) -> Found {
    if options.script == Script::Keep {
        return Found::default();
    }
    let chars: Vec<char> = text.chars().collect();
    let Some((forms, regional)) = convert(&chars, options.script) else {
        return Found::default();
    };
    let mut regions = Regions::inside(text);
    #[cfg(feature = "notes")]
    let lost = super::split_bytes::places(text);
    #[cfg(not(feature = "notes"))]
    let lost: Vec<Span> = Vec::new();
    let mut lost = lost.iter().peekable();
    let mut found = Found::default();
    let (mut at, mut done) = (0, 0);
    while let Some(rest) = forms.get(done..).filter(|rest| !rest.is_empty()) {
        let piece = regional(rest);
        if cfg!(feature = "speed") && piece.is_none() && rest[0] == chars[done] {
            at += rest[0].len_utf8();
            done += 1;
            continue;
        }
        let mut one = [0; 4];
        let (count, new) = piece.unwrap_or_else(|| (1, rest[0].encode_utf8(&mut one)));
        let old = &chars[done..done + count];
        let here = Span::new(at, at + old.iter().map(|c| c.len_utf8()).sum::<usize>());
        (at, done) = (here.end, done + count);
        while lost.next_if(|place| place.end <= here.start).is_some() {}
        if here.of(text) != new
            && !regions.cover(here.start)
            && !regions.cover(here.end - 1)
            && lost.peek().is_none_or(|place| !place.overlaps(here))
        {
            found.extend(here.start, here.end, new);
        }
    }
    found
}

/// What stands at the start of characters in a region, and how many of them it stands for; none where the region has
/// nothing of its own.
type Regional = fn(&[char]) -> Option<(usize, &'static str)>;

/// The characters in the other script, each by itself, and what the region makes of them; none if the engine does not
/// know the script.
fn convert(chars: &[char], to: Script) -> Option<(Vec<char>, Regional)> {
    match to {
        Script::Hans => {
            let mut forms = script::TO_SIMPLIFIED.convert(chars);
            // Taiwan and Hong Kong write 著 for 着; OpenCC's t2s leaves that to its regional tables.
            if chars != forms {
                for at in 0..chars.len() {
                    if forms[at] == '著' && is_particle(&chars[..at], &chars[at + 1..]) {
                        forms[at] = '着';
                    }
                }
            }
            Some((forms, |_| None))
        }
        Script::Keep => None,
        #[cfg(not(feature = "hant"))]
        _ => None,
        #[cfg(feature = "hant")]
        _ => {
            // Many Simplified characters are Traditional ones as well: what is Traditional already stays, and its author
            // has chosen its words.
            let count = |form: fn(char) -> char| chars.iter().filter(|&&c| form(c) != c).count();
            let simplified = count(script::traditional) > count(script::simplified);
            let regional: Regional = match to {
                #[cfg(feature = "regions")]
                Script::HantTwWords if simplified => |chars| script::TAIWAN.piece(chars, true),
                #[cfg(feature = "regions")]
                Script::HantHkWords if simplified => |chars| script::HONG_KONG.piece(chars, true),
                #[cfg(feature = "regions")]
                Script::HantTw | Script::HantTwWords => |chars| script::TAIWAN.piece(chars, false),
                #[cfg(feature = "regions")]
                Script::HantHk | Script::HantHkWords => {
                    |chars| script::HONG_KONG.piece(chars, false)
                }
                _ if simplified => |_| None,
                _ => return None,
            };
            let forms = if simplified {
                script::TO_TRADITIONAL.convert(chars)
            } else {
                chars.to_vec()
            };
            Some((forms, regional))
        }
    }
}

/// Whether 著 between these characters is what Simplified writes 着: neither a word of writing and renown, nor the
/// mark of an author in front of a stop.
fn is_particle(before: &[char], after: &[char]) -> bool {
    const AFTER: &str = "名作者稱称述書书錄录文論论有於于";
    const BEFORE: &str = "顯显卓名專专原論论巨鉅土編编合昭所拙遺遗譯译新舊旧大較较撰自共主炳彰知";
    let next = after.first().copied().unwrap_or(' ');
    let last = before.last().copied().unwrap_or(' ');
    is_han(next) && !phrase::has!(AFTER, next) && !phrase::has!(BEFORE, last)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::edit::Edits;
    use crate::{Options, Script};

    fn converted(text: &str, script: Script) -> String {
        let options = Options {
            script,
            ..Options::default()
        };
        Edits::new(find(text, &options).edits).apply(text)
    }

    fn simplified(text: &str) -> String {
        converted(text, Script::Hans)
    }

    #[test]
    #[cfg(feature = "hant")]
    fn to_traditional() {
        let traditional = |text| converted(text, Script::Hant);
        assert_eq!(
            traditional("区里发展头发业务，征收税费，面粉里面"),
            "區裏發展頭髮業務，徵收稅費，麪粉裏面"
        );
        assert_eq!(traditional("皇后飲于井，發展重擔"), "皇后飲于井，發展重擔");
    }

    #[test]
    #[cfg(feature = "regions")]
    fn regions_have_their_forms_and_words() {
        let text = "会议说明：软件在网络里运行，群众为面食发愁";
        for (script, expected) in [
            (Script::Hant, "會議說明：軟件在網絡裏運行，羣衆爲麪食發愁"),
            (Script::HantTw, "會議說明：軟件在網絡裡運行，群眾為麵食發愁"),
            (
                Script::HantTwWords,
                "會議說明：軟體在網路裡執行，群眾為麵食發愁",
            ),
            (Script::HantHk, "會議説明：軟件在網絡裏運行，羣眾為麪食發愁"),
            (
                Script::HantHkWords,
                "會議説明：軟件在網絡裏運行，羣眾為麪食發愁",
            ),
        ] {
            assert_eq!(converted(text, script), expected);
        }
        // What is Traditional keeps its words.
        let text = "會議討論軟件與網絡，羣衆在臺灣";
        let expected = "會議討論軟件與網絡，群眾在臺灣";
        assert_eq!(converted(text, Script::HantTwWords), expected);
    }

    #[test]
    fn to_simplified() {
        assert_eq!(
            simplified("嵐溪區瞭解情況，瞭望塔，著力營造；著名專著"),
            "岚溪区了解情况，瞭望塔，着力营造；著名专著"
        );
        assert_eq!(simplified("著力推动"), "著力推动");
        assert!(find("區長", &Options::default()).edits.is_empty());
    }
}

//! Script: Traditional to Simplified and back, on request.

use super::Found;
use super::protect::Regions;
use crate::lexicon::script;
use crate::text::{Span, is_han};
use crate::{Options, Script};

/// Converts as OpenCC does (t2s or s2t, with phrases); each run of changed characters is one edit.
///
/// Code and addresses stay. So do places whose bytes are lost: their characters are not the author's.
pub(super) fn find(text: &str, options: &Options) -> Found {
    if options.script == Script::Keep {
        return Found::default();
    }
    let chars: Vec<char> = text.chars().collect();
    let Some(forms) = convert(&chars, options.script) else {
        return Found::default();
    };
    let mut regions = Regions::inside(text);
    #[cfg(feature = "notes")]
    let lost = super::split_bytes::places(text);
    #[cfg(not(feature = "notes"))]
    let lost: Vec<Span> = Vec::new();
    let mut lost = lost.iter().peekable();
    let mut found = Found::default();
    let mut at = 0;
    for (&old, &new) in chars.iter().zip(&forms) {
        let here = Span::new(at, at + old.len_utf8());
        at = here.end;
        while lost.next_if(|place| place.end <= here.start).is_some() {}
        if old != new
            && !regions.cover(here.start)
            && lost.peek().is_none_or(|place| !place.overlaps(here))
        {
            found.extend(here.start, here.end, new.encode_utf8(&mut [0; 4]));
        }
    }
    found
}

/// The characters in the other script; none if the engine does not know it.
fn convert(chars: &[char], to: Script) -> Option<Vec<char>> {
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
            Some(forms)
        }
        #[cfg(feature = "hant")]
        Script::Hant => {
            // Many Simplified characters are Traditional ones as well: what is Traditional already stays.
            let count = |form: fn(char) -> char| chars.iter().filter(|&&c| form(c) != c).count();
            let simplified = count(script::traditional) > count(script::simplified);
            simplified.then(|| script::TO_TRADITIONAL.convert(chars))
        }
        _ => None,
    }
}

/// Whether 著 between these characters is what Simplified writes 着: neither a word of writing and renown, nor the
/// mark of an author in front of a stop.
fn is_particle(before: &[char], after: &[char]) -> bool {
    const AFTER: &str = "名作者稱称述書书錄录文論论有於于";
    const BEFORE: &str = "顯显卓名專专原論论巨鉅土編编合昭所拙遺遗譯译新舊旧大較较撰自共主炳彰知";
    let next = after.first().copied().unwrap_or(' ');
    let last = before.last().copied().unwrap_or(' ');
    is_han(next) && !AFTER.contains(next) && !BEFORE.contains(last)
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
    fn to_simplified() {
        assert_eq!(
            simplified("嵐溪區瞭解情況，瞭望塔，著力營造；著名專著"),
            "岚溪区了解情况，瞭望塔，着力营造；著名专著"
        );
        assert_eq!(simplified("著力推动"), "著力推动");
        assert!(find("區長", &Options::default()).edits.is_empty());
    }
}

//! Short lists of words written as one string, `"召开 举行 举办"`, compared with the characters of a text.
//!
//! Compiled once and used wherever a rule knows a few words; a list that grows or is asked at every character of a text
//! is a [`Lexicon`](crate::lexicon). Of two words that begin alike the longer one stands first.

/// Whether `c` is one of the characters of `set`.
///
/// What `str::contains` says of a character, without the search for longer words that it sets up each time.
#[inline(never)]
pub(crate) fn has(set: &str, c: char) -> bool {
    set.chars().any(|other| other == c)
}

/// The length of the first of `words` that `chars` starts with; 0 where none does.
#[inline(never)]
pub(crate) fn starts(chars: &[char], words: &str) -> usize {
    let (mut length, mut same) = (0, true);
    for c in words.chars() {
        if c != ' ' {
            same = same && chars.get(length) == Some(&c);
            length += 1;
        } else if same {
            return length;
        } else {
            (length, same) = (0, true);
        }
    }
    if same { length } else { 0 }
}

/// The length of the shortest of `words` that `chars` ends with, of at most six characters; 0 where none does.
#[inline(never)]
pub(crate) fn ends(chars: &[char], words: &str) -> usize {
    for length in 1..=chars.len().min(6) {
        if starts(&chars[chars.len() - length..], words) == length {
            return length;
        }
    }
    0
}

/// The place of the first of `words` in `chars`.
#[inline(never)]
pub(crate) fn first(chars: &[char], words: &str) -> Option<usize> {
    (0..chars.len()).find(|&at| starts(&chars[at..], words) > 0)
}

#[cfg(test)]
mod tests {
    use super::{ends, first, starts};

    #[test]
    fn words_of_a_list() {
        let chars: Vec<char> = "会上举行了".chars().collect();
        assert_eq!(starts(&chars[2..], "召开 举行了 举行"), 3);
        assert_eq!(starts(&chars[2..], "召开 举"), 1);
        assert_eq!(starts(&chars[4..], "了解 的"), 0);
        assert_eq!(starts(&[], "召开"), 0);
        assert_eq!(ends(&chars, "举行了 举行 上"), 3);
        assert_eq!(ends(&chars[..2], "会上 会"), 2);
        assert_eq!(ends(&[], "会"), 0);
        assert_eq!(first(&chars, "举行 举办"), Some(2));
        assert_eq!(first(&chars, "闭幕"), None);
    }
}

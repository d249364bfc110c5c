//! Width of digits and letters: full-width ones become ASCII.

use super::Found;
use super::line::Line;
use crate::text::fold_char;

/// Finds runs of full-width digits and Latin letters, with the decimal points between digits and the percent signs
/// behind them. A full-width comma between digits may divide two numbers and stays.
pub(super) fn find(line: &Line, found: &mut Found) {
    for at in 0..line.len() {
        let c = line.char(at);
        let wide = match c {
            '．' => is_digit(line.before(at)) && is_digit(line.behind(at)),
            '％' => is_digit(line.before(at)),
            _ => matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ'),
        };
        if wide && line.is_free(at) {
            let mut bytes = [0; 4];
            let ascii = fold_char(c).encode_utf8(&mut bytes);
            found.extend(line.starts[at], line.starts[at + 1], ascii);
        }
    }
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

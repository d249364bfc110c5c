/// Sorts `list` by numbers, stably: the engine's one sort.
///
/// The standard library's sort is compiled anew for each type, some 5 KB of Wasm each time; this one is compiled once and
/// costs two numbers an item and one pass more.
///
/// ```text
/// sort(&mut people, |person| (person.name.start, 0));
/// sort(&mut marks, |mark| (mark.span.start, usize::MAX - mark.span.end)); // the longer first
/// ```
pub(crate) fn sort<T>(list: &mut [T], key: impl Fn(&T) -> (usize, usize)) {
    let mut keys = Vec::with_capacity(list.len());
    for item in list.iter() {
        let (first, second) = key(item);
        keys.push((first, second, keys.len()));
    }
    let mut sources = sources(keys);
    // Cycle by cycle: each place takes what belongs there, and leaves its own to the place that it came from.
    for start in 0..sources.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut sources[at], at);
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

/// Where what belongs at each place stands, the keys with their places given; nothing where all are in order.
#[inline(never)]
fn sources(mut keys: Vec<(usize, usize, usize)>) -> Vec<usize> {
    if keys.is_sorted() {
        return Vec::new();
    }
    keys.sort_unstable();
    keys.iter().map(|&(.., at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn stable_and_by_both_numbers() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd')];
        sort(&mut list, |item| (item.0, 0));
        assert_eq!(list, [(0, 'd'), (1, 'b'), (2, 'a'), (2, 'c')]);
        sort(&mut list, |item| (1, usize::MAX - item.0));
        assert_eq!(list, [(2, 'a'), (2, 'c'), (1, 'b'), (0, 'd')]);
    }
}

/// Sorts `list` by numbers, stably: the engine's one sort.
///
/// The standard library's sort is compiled anew for each type, some 5 KB of Wasm each time; this one is compiled once and
/// costs two numbers an item and one pass more.
///
/// ```text
/// sort(&mut people, |person| (person.name.start, 0));
/// sort(&mut marks, |mark| (mark.span.start, usize::MAX - mark.span.end)); // the longer first
/// ```
pub(crate) fn sort<T>(list: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    let keyed = list.iter().map(&key).enumerate();
    let mut keys: Vec<_> = keyed.map(|(at, (a, b))| (a, b, at)).collect();
    if keys.is_sorted() {
        return;
    }
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(keys.iter().filter_map(|&(.., at)| items[at].take()));
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

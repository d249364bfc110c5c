/// Which of the numbers form the longest ascending row, as places in the list: what has not moved.
pub(super) fn ascending(list: &[usize]) -> Vec<usize> {
    // By length of row: where the row of that length with the lowest end ends; and for each place the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(list.len());
    for (at, &number) in list.iter().enumerate() {
        let length = ends.partition_point(|&end| list[end] < number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length < ends.len() {
            ends[length] = at;
        } else {
            ends.push(at);
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        row.push(at);
        next = before[at];
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::ascending;

    #[test]
    fn the_longest_row_stays() {
        assert_eq!(ascending(&[0, 1, 2, 3]), [0, 1, 2, 3]);
        assert_eq!(ascending(&[0, 3, 1, 2]), [0, 2, 3]);
        assert_eq!(ascending(&[3, 2, 1]).len(), 1);
        assert_eq!(ascending(&[]), [0usize; 0]);
    }
}

//! Sorting, by one routine for everything: the standard library makes a new one of some four kilobytes for
//! every kind of thing and every way of comparing, and a page loads them all.

use std::cmp::Ordering;

/// Sorts stably.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..list.len()).collect();
    arrange(&mut order, &mut |one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    // Everything into its place by swaps: what stood there before is found by following where it went.
    for at in 0..list.len() {
        let mut from = at;
        loop {
            from = order.get(from).copied().unwrap_or(at);
            if from >= at {
                break;
            }
        }
        list.swap(at, from);
    }
}

/// Sorts stably by what `key` gives.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(list, |one, other| key(one).cmp(&key(other)));
}

/// Sorts stably.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// Merges ever longer runs, a tenth of what the standard library's sort of a slice weighs.
fn arrange(order: &mut Vec<usize>, compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    let mut length = 1;
    while length < order.len() {
        let mut merged = Vec::with_capacity(order.len());
        for runs in order.chunks(2 * length) {
            let (left, right) = runs.split_at(length.min(runs.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
                let later = compare(**one, **other) == Ordering::Greater;
                merged.extend(if later { right.next() } else { left.next() });
            }
            merged.extend(left.chain(right));
        }
        *order = merged;
        length *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(list in proptest::collection::vec((0u8..9, any::<u16>()), 0..80)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |(first, _)| *first);
            theirs.sort_by_key(|(first, _)| *first);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
        }
    }
}

//! Short lists that need no memory of their own: most lists of an assessment have a handful of entries,
//! and asking for memory for each would cost more than finding them.

use std::fmt;
use std::ops::Deref;

/// A list whose first `N` entries lie in place; with more it moves elsewhere. `N` is at most 255.
#[derive(Clone)]
pub struct Few<T, const N: usize> {
    here: [T; N],
    length: u8,
    far: Vec<T>,
}

impl<T: Copy + Default, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Self { here: [T::default(); N], length: 0, far: Vec::new() }
    }
}

impl<T: Copy + Default, const N: usize> Few<T, N> {
    /// Adds an entry.
    #[inline]
    pub fn push(&mut self, item: T) {
        match self.here.get_mut(usize::from(self.length)) {
            Some(place) if self.far.is_empty() => {
                *place = item;
                self.length += 1;
            }
            _ => self.push_far(item),
        }
    }

    #[inline(never)]
    fn push_far(&mut self, item: T) {
        if self.far.is_empty() {
            self.far.extend_from_slice(&self.here);
        }
        self.far.push(item);
    }

    /// So many entries, all the default.
    #[must_use]
    pub fn filled(length: usize) -> Self {
        let mut few = Self::default();
        match u8::try_from(length) {
            Ok(here) if length <= N => few.length = here,
            _ => few.far = vec![T::default(); length],
        }
        few
    }

    /// The entries, to be changed.
    pub fn entries(&mut self) -> &mut [T] {
        if self.far.is_empty() {
            self.here.get_mut(..usize::from(self.length)).unwrap_or_default()
        } else {
            &mut self.far
        }
    }

    /// Takes out all entries.
    pub fn clear(&mut self) {
        self.length = 0;
        self.far = Vec::new();
    }
}

impl<T, const N: usize> Deref for Few<T, N> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        if self.far.is_empty() {
            self.here.get(..usize::from(self.length)).unwrap_or_default()
        } else {
            &self.far
        }
    }
}

impl<T: Copy + Default, const N: usize> Extend<T> for Few<T, N> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.push(item);
        }
    }
}

impl<T: Copy + Default, const N: usize> FromIterator<T> for Few<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut few = Self::default();
        few.extend(items);
        few
    }
}

impl<'f, T, const N: usize> IntoIterator for &'f Few<T, N> {
    type Item = &'f T;
    type IntoIter = std::slice::Iter<'f, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq, const N: usize> PartialEq for Few<T, N> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq, const N: usize> Eq for Few<T, N> {}

impl<T: fmt::Debug, const N: usize> fmt::Debug for Few<T, N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_list_of_what_was_added_whether_that_fits_or_not() {
        for length in 0..9_u16 {
            let all: Vec<u16> = (1..=length).collect();
            let mut few: Few<u16, 4> = all.iter().copied().collect();
            assert_eq!(*few, *all);
            assert_eq!(format!("{few:?}"), format!("{all:?}"));
            assert_eq!(few, few.clone());
            assert_eq!(few == (1..=4).collect(), length == 4);
            let filled: Few<u16, 4> = Few::filled(usize::from(length));
            assert_eq!(*filled, *vec![0; usize::from(length)]);
            few.entries().fill(0);
            assert_eq!(few, filled);
            few.clear();
            assert!(few.is_empty());
            few.push(7);
            assert_eq!(*few, [7]);
        }
    }
}

//! Places in lists, which the compiler keeps apart by what the lists hold.

use std::fmt;
use std::marker::PhantomData;

use derive_where::derive_where;

use super::packed::{Bytes, Packed};

/// The place of a `T` in the list of all of them that a notice (or a ladder, or a table of it) holds, from 0.
///
/// It is 16 bits while running, and nothing beside. What it is a place of is known to the compiler alone: a
/// fee's is never looked up among committees. A place that its list does not have gives nothing, never another
/// entry; nor does [`Place::NOWHERE`], which no list has.
///
/// ```
/// use zhicheng::domain::Place;
/// use zhicheng::notice::model::{Committee, Fee};
///
/// fn printed(fee: Place<Fee>, fees: &[Fee]) -> Option<u32> {
///     fee.of(fees).map(|fee| fee.amount)
/// }
/// ```
///
/// The same with another list is refused:
///
/// ```compile_fail
/// use zhicheng::domain::Place;
/// use zhicheng::notice::model::{Committee, Fee};
///
/// fn printed(fee: Place<Fee>, committees: &[Committee]) -> Option<u32> {
///     fee.of(committees).map(|fee| fee.amount)
/// }
/// ```
#[derive_where(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place<T> {
    index: u16,
    list: PhantomData<fn() -> T>,
}

impl<T> Place<T> {
    /// The place of nothing: what stands for a name that a notice does not have, until its finding is reported.
    pub const NOWHERE: Self = Self::new(u16::MAX);

    pub(crate) const fn new(index: u16) -> Self {
        Self { index, list: PhantomData }
    }

    /// The place with this index; none beyond the 65,535th, which no place names.
    #[must_use]
    pub fn at(index: usize) -> Option<Self> {
        Self::try_from(index).ok()
    }

    /// The place of the first in `list` of which `is` holds.
    #[must_use]
    pub fn find(list: &[T], is: impl FnMut(&T) -> bool) -> Option<Self> {
        Self::at(list.iter().position(is)?)
    }

    /// Every entry of `list` with its place, in its order.
    pub fn each(list: &[T]) -> impl Iterator<Item = (Self, &T)> {
        (0..u16::MAX).map(Self::new).zip(list)
    }

    /// What stands here in `list`; none where the list ends before.
    #[must_use]
    pub fn of(self, list: &[T]) -> Option<&T> {
        list.get(self.index())
    }

    /// The same in a list that is made of the first, one entry for each.
    #[must_use]
    pub const fn among<U>(self) -> Place<U> {
        Place::new(self.index)
    }

    /// Its index from 0: to number what is shown, and to sort.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.index)
    }
}

/// More entries than places can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

impl<T> TryFrom<usize> for Place<T> {
    type Error = TooMany;

    fn try_from(index: usize) -> Result<Self, TooMany> {
        match u16::try_from(index) {
            Ok(index) if index != u16::MAX => Ok(Self::new(index)),
            _ => Err(TooMany),
        }
    }
}

impl<T> Default for Place<T> {
    fn default() -> Self {
        Self::NOWHERE
    }
}

impl<T> fmt::Debug for Place<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.index.fmt(out)
    }
}

impl<T> Packed for Place<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.index.pack(out);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::new(u16::unpack(from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 3] = ["甲", "乙", "丙"];

    #[test]
    fn every_entry_is_found_again_by_its_place_and_none_by_a_place_behind_the_last() {
        for (place, word) in Place::each(&WORDS) {
            assert_eq!(place.of(&WORDS), Some(word));
            assert_eq!(Place::find(&WORDS, |other| other == word), Some(place));
        }
        assert_eq!(Place::each(&WORDS).count(), 3);
        assert_eq!(Place::at(3).and_then(|place| place.of(&WORDS)), None);
        assert_eq!(Place::find(&WORDS, |word| *word == "丁"), None);
    }

    #[test]
    fn what_has_no_place_gets_none_and_never_the_first() {
        assert_eq!(Place::<&str>::at(65_534).map(Place::index), Some(65_534));
        assert_eq!(Place::<&str>::at(65_535), None);
        assert_eq!(Place::<&str>::at(65_536), None);
        assert_eq!(Place::NOWHERE.of(&WORDS), None);
        assert_eq!(Place::default().of(&WORDS), None);
    }

    #[test]
    fn it_is_as_large_as_its_number_and_travels_as_it() {
        assert_eq!(size_of::<Place<[String; 9]>>(), size_of::<u16>());
        let bytes = super::super::packed::pack(&Place::<&str>::new(300));
        assert_eq!(bytes, super::super::packed::pack(&300_u16));
        assert_eq!(super::super::packed::unpack(&bytes), Some(Place::<&str>::new(300)));
    }
}

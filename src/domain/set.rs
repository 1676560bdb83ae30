//! Sets of options, and of entries of short lists, which the compiler keeps apart by what they are of.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{BitOr, BitOrAssign};

use derive_where::derive_where;

use super::packed::{Bytes, Packed};
use super::place::Place;

/// Some of the first 64 `T` of their list, by their places.
///
/// It is 64 bits while running, and nothing beside. What they are of is known to the compiler alone: levels are
/// never held against series. A place behind the 64th is in no set, so that what cannot be written is missing and
/// never stands for another.
///
/// ```
/// use zhicheng::domain::Set;
/// use zhicheng::domain::options::Level;
///
/// fn both(one: Set<Level>, other: Set<Level>) -> bool {
///     one.meets(other)
/// }
/// ```
///
/// The same with sets of two lists is refused:
///
/// ```compile_fail
/// use zhicheng::domain::Set;
/// use zhicheng::domain::options::{Level, Series};
///
/// fn both(one: Set<Level>, other: Set<Series>) -> bool {
///     one.meets(other)
/// }
/// ```
#[derive_where(Clone, Copy, PartialEq, Eq)]
pub struct Set<T> {
    bits: u64,
    list: PhantomData<fn() -> T>,
}

impl<T> Set<T> {
    /// None of them.
    pub const NONE: Self = Self::from_bits(0);
    /// All of them.
    pub const ALL: Self = Self::from_bits(u64::MAX);

    /// Those of which the bit is set: from an answer, of which the fact says what list it is of.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self { bits, list: PhantomData }
    }

    /// A bit each.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.bits
    }

    /// The one at this place.
    #[must_use]
    pub fn of(place: Place<T>) -> Self {
        let bit = u32::try_from(place.index()).ok().and_then(|index| 1_u64.checked_shl(index));
        Self::from_bits(bit.unwrap_or(0))
    }

    /// Whether the one at this place is among them.
    #[must_use]
    pub fn has(self, place: Place<T>) -> bool {
        self.meets(Self::of(place))
    }

    /// Whether one of them is one of the others.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }

    /// Whether each of them is one of the others.
    #[must_use]
    pub const fn within(self, other: Self) -> bool {
        self.bits & !other.bits == 0
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The same; all of them where there are none: of rules that are for everything unless they name something.
    #[must_use]
    pub const fn or_all(self) -> Self {
        if self.is_empty() { Self::ALL } else { self }
    }

    /// Their places, the first first.
    pub fn places(self) -> impl Iterator<Item = Place<T>> {
        (0..64).map(Place::new).filter(move |place| self.has(*place))
    }
}

impl<T> FromIterator<Place<T>> for Set<T> {
    fn from_iter<I: IntoIterator<Item = Place<T>>>(places: I) -> Self {
        places.into_iter().fold(Self::NONE, |set, place| set | Self::of(place))
    }
}

impl<T> BitOr for Set<T> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self::from_bits(self.bits | other.bits)
    }
}

impl<T> BitOrAssign for Set<T> {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<T> fmt::Debug for Set<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:#b}", self.bits)
    }
}

impl<T> Packed for Set<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.bits.pack(out);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::from_bits(u64::unpack(from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::packed::{pack, unpack};

    fn place(index: usize) -> Place<&'static str> {
        Place::at(index).unwrap_or_default()
    }

    #[test]
    fn the_last_that_fits_is_in_and_the_next_is_in_no_set() {
        let last = Set::of(place(63));
        assert!(last.has(place(63)) && !last.has(place(62)) && !last.is_empty());
        assert_eq!(Set::of(place(64)), Set::NONE);
        assert!(!Set::ALL.has(place(64)));
        assert!(!Set::<&str>::ALL.has(Place::NOWHERE));
    }

    #[test]
    fn places_put_in_come_out_in_their_order() {
        let places = [place(0), place(5), place(63)];
        let set: Set<&str> = [place(63), place(0), place(5)].into_iter().collect();
        assert_eq!(set.places().collect::<Vec<_>>(), places);
        assert!(set.meets(Set::of(place(5))) && !set.meets(Set::of(place(4))));
        assert!(Set::of(place(5)).within(set) && !set.within(Set::of(place(5))));
        assert!(Set::<&str>::NONE.within(set) && Set::<&str>::NONE.or_all() == Set::ALL);
    }

    #[test]
    fn it_is_as_large_as_its_bits_and_travels_as_they_do() {
        assert_eq!(size_of::<Set<[String; 9]>>(), size_of::<u64>());
        let set: Set<&str> = Set::of(place(9));
        assert_eq!(pack(&set), pack(&512_u64));
        assert_eq!(unpack(&pack(&set)), Some(set));
    }
}

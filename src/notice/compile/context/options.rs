//! Options that the files name: their places and sets of them.

use super::{Choices, Context};
use crate::domain::options::{CERTIFICATE, Listed, Matter, OptionList, REVIEW};
use crate::domain::{Place, Set};
use crate::notice::finding::Code;
use crate::notice::model::Bits;

impl Context<'_> {
    /// The options that are named; reported where one is not of their list.
    pub fn set<T: Listed>(&mut self, names: &[String]) -> Set<T> {
        let choices = self.vocabulary.options(T::LIST).into();
        Set::from_bits(self.bits_of(names, &choices))
    }

    /// The same of any options, a bit each.
    pub fn bits_of(&mut self, names: &[String], choices: &Choices) -> Bits {
        names.iter().fold(0, |bits, name| {
            let place = self.place_among(name, choices).map(u32::from);
            bits | place.and_then(|place| 1u64.checked_shl(place)).unwrap_or(0)
        })
    }

    /// The place of an option; reported where there is none.
    pub fn place_of<T: Listed>(&mut self, name: &str) -> Option<Place<T>> {
        Some(Place::new(u16::from(self.place_in(name, T::LIST)?)))
    }

    /// The same in a list that is known only now.
    pub fn place_in(&mut self, name: &str, list: OptionList) -> Option<u8> {
        let choices = self.vocabulary.options(list).into();
        self.place_among(name, &choices)
    }

    /// The same of any options.
    pub fn place_among(&mut self, name: &str, choices: &Choices) -> Option<u8> {
        let place = choices.place(name);
        if place.is_none() {
            self.report(
                Code::UnknownOption,
                format!("没有「{name}」这个选项，应为：{}", choices.names().join("、")),
            );
        }
        place.and_then(|place| u8::try_from(place).ok())
    }

    /// The matters named; 职称评审 where none is.
    pub fn matters(&mut self, names: &[String]) -> Set<Matter> {
        if names.is_empty() { Set::of(REVIEW) } else { self.set(names) }
    }

    /// The matters of a rule that refuses, which is for every matter of the notice where none is named:
    /// a rule that is forgotten in one of them would let everybody pass there.
    pub fn all_matters(&mut self, names: &[String]) -> Set<Matter> {
        if !names.is_empty() {
            return self.set(names);
        }
        // Registering a certificate that is held already is no application.
        let applied: Set<Matter> =
            self.covers.places().filter(|matter| *matter != CERTIFICATE).collect();
        if applied.is_empty() { self.covers } else { applied }
    }
}

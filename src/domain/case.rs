//! A case (申报情况): what one person has answered.

use super::cells::Cells;
use super::date::{Moment, PartialDate};
use super::fact::{Cell, Fact, LIST_KINDS, ListKind, Slot};
use super::options::Listed;
use super::place::Place;
use super::until::Until;

/// One entry of a list, e.g. one title. Its cells stand in the order of [`ListKind::members`];
/// a required member is never [`Cell::Open`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// One cell a member.
    pub cells: Vec<Cell>,
    /// The texts among them, by position.
    pub texts: Vec<(usize, String)>,
}

impl Entry {
    /// The cell at `member`.
    #[must_use]
    pub fn cell(&self, member: usize) -> Cell {
        self.cells.get(member).copied().unwrap_or(Cell::Open)
    }

    /// The place of the option chosen at `member`.
    #[must_use]
    pub fn option(&self, member: usize) -> Option<usize> {
        self.cell(member).chosen()
    }

    /// The same, of which the list is known.
    #[must_use]
    pub fn place<T: Listed>(&self, member: usize) -> Option<Place<T>> {
        self.cell(member).place()
    }

    /// The date at `member`.
    #[must_use]
    pub fn date(&self, member: usize) -> Option<PartialDate> {
        match self.cell(member) {
            Cell::Day(date) => Some(date),
            _ => None,
        }
    }

    /// The number at `member`.
    #[must_use]
    pub fn number(&self, member: usize) -> Option<f64> {
        match self.cell(member) {
            Cell::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The whole number at `member`; 0 where none was given.
    #[must_use]
    pub fn whole(&self, member: usize) -> i32 {
        whole(self.cell(member)).unwrap_or(0)
    }

    /// The text at `member`.
    #[must_use]
    pub fn text(&self, member: usize) -> Option<&str> {
        self.texts.iter().find(|(place, _)| *place == member).map(|(_, text)| text.as_str())
    }
}

/// What one person has answered. Every value is valid by itself (types, ranges, required members);
/// whether the facts fit together is for the assessment to say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Case {
    /// The id of the notice, if chosen.
    pub edition: Option<String>,
    /// The day of the assessment, if given.
    pub today: Option<Moment>,
    /// To which year it is judged.
    pub until: Until,
    /// What is known of each scalar fact.
    cells: Cells,
    /// Texts of scalar facts, in the order of their slots.
    texts: Vec<(Slot, String)>,
    /// Lists of the dictionary; `None` is not answered, an empty list is the answer "none".
    lists: [Option<Vec<Entry>>; LIST_KINDS],
    /// The lists a notice adds, by the place of their fact.
    added_lists: Vec<Option<Vec<Entry>>>,
}

impl Case {
    /// What is known of the fact at `slot`; derived facts are not the case's to know.
    #[must_use]
    pub fn cell(&self, slot: Slot) -> Cell {
        self.cells.cell(slot)
    }

    /// What is known of each scalar fact.
    pub(crate) const fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The place of the option chosen for `fact`.
    #[must_use]
    pub fn option(&self, fact: Fact) -> Option<usize> {
        self.cell(fact.slot()).chosen()
    }

    /// The same, of which the list is known: it is that of the fact.
    #[must_use]
    pub fn place<T: Listed>(&self, fact: Fact) -> Option<Place<T>> {
        debug_assert!(fact.is_of(T::LIST), "{}", fact.key());
        self.cell(fact.slot()).place()
    }

    /// The whole number given for `fact`.
    #[must_use]
    pub fn whole(&self, fact: Fact) -> Option<i32> {
        whole(self.cell(fact.slot()))
    }

    /// The date given for `fact`.
    #[must_use]
    pub fn date(&self, fact: Fact) -> Option<PartialDate> {
        match self.cell(fact.slot()) {
            Cell::Day(date) => Some(date),
            _ => None,
        }
    }

    /// The text given for `fact`.
    #[must_use]
    pub fn text(&self, fact: Fact) -> Option<&str> {
        self.text_at(fact.slot())
    }

    /// The text given for the fact at `slot`.
    #[must_use]
    pub fn text_at(&self, slot: Slot) -> Option<&str> {
        self.texts.iter().find(|(other, _)| *other == slot).map(|(_, text)| text.as_str())
    }

    /// The entries of a list; `None` if it was not answered.
    #[must_use]
    pub fn entries(&self, kind: ListKind) -> Option<&[Entry]> {
        let added = || self.added_lists.get(kind.place().checked_sub(LIST_KINDS)?);
        self.lists.get(kind.place()).or_else(added).and_then(|entries| entries.as_deref())
    }

    /// Writes one fact; the caller has checked the value.
    pub(crate) fn set(&mut self, slot: Slot, cell: Cell, text: Option<String>) {
        self.cells.set(slot, cell);
        self.texts.retain(|(other, _)| *other != slot);
        if let Some(text) = text {
            let place = self.texts.partition_point(|(other, _)| *other < slot);
            self.texts.insert(place, (slot, text));
        }
    }

    /// Takes over what `other` says of the fact at `slot`, lists apart.
    pub(crate) fn adopt(&mut self, other: &Self, slot: Slot) {
        self.set(slot, other.cell(slot), other.text_at(slot).map(str::to_owned));
    }

    /// Takes over a list of `other`.
    pub(crate) fn adopt_entries(&mut self, other: &Self, kind: ListKind) {
        if let Some(entries) = other.entries(kind) {
            self.set_entries(kind, entries.to_vec());
        }
    }

    /// Opens the fact at `slot` again, lists apart.
    pub(crate) fn reopen(&mut self, slot: Slot) {
        self.set(slot, Cell::Open, None);
    }

    /// Opens a list again.
    pub(crate) fn reopen_entries(&mut self, kind: ListKind) {
        let added = kind.place().checked_sub(LIST_KINDS);
        let place = match added {
            None => self.lists.get_mut(kind.place()),
            Some(place) => self.added_lists.get_mut(place),
        };
        if let Some(place) = place {
            *place = None;
        }
        self.reopen(kind.slot());
    }

    /// Writes one list and marks it answered; the caller has checked the values.
    pub(crate) fn set_entries(&mut self, kind: ListKind, entries: Vec<Entry>) {
        if let ListKind::Added(place) = kind {
            let place = usize::from(place);
            if self.added_lists.len() <= place {
                self.added_lists.resize(place + 1, None);
            }
            if let Some(place) = self.added_lists.get_mut(place) {
                *place = Some(entries);
            }
        } else if let Some(place) = self.lists.get_mut(kind.place()) {
            *place = Some(entries);
        }
        self.set(kind.slot(), Cell::Given, None);
    }
}

/// The whole number of a cell.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "whole facts lie between 0 and 2100")]
pub fn whole(cell: Cell) -> Option<i32> {
    match cell {
        Cell::Number(number) => Some(number as i32),
        _ => None,
    }
}

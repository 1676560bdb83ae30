//! One change of a case, and how it is made.

use crate::domain::fact::{Cell, FACTS, Fact, ListKind};
use crate::domain::options::PROMOTION;
use crate::domain::{Case, Entry, Slot, Until};
use crate::notice::Notice;
use crate::notice::model::By;

/// One thing that could be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Years are counted to the end of this year, with next year's rules taken to be this one's.
    Year(i32),
    /// Facts that go together: one scalar fact, or a member of a record with the members it needs.
    Answers(Vec<(Slot, Cell)>),
    /// A member of an entry that stands.
    Entry {
        /// The list.
        list: ListKind,
        /// The place of the entry.
        place: usize,
        /// The member.
        member: usize,
        /// What it becomes.
        to: Cell,
    },
    /// A further entry.
    Add {
        /// The list.
        list: ListKind,
        /// The entry.
        row: Entry,
    },
    /// The whole list.
    List {
        /// The list.
        list: ListKind,
        /// Its entries.
        rows: Vec<Entry>,
    },
}

impl Change {
    /// The fact it is about, of members the record or list they belong to; none for the year.
    #[must_use]
    pub fn fact(&self) -> Option<Slot> {
        match self {
            Self::Year(_) => None,
            Self::Answers(cells) => cells.first().map(|(slot, _)| whole(*slot)),
            Self::Entry { list, .. } | Self::Add { list, .. } | Self::List { list, .. } => {
                Some(list.slot())
            }
        }
    }

    /// Whether it touches what `other` touches, so that the two cannot be made together.
    #[must_use]
    pub fn clashes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Year(_), Self::Year(_)) => true,
            (Self::Answers(mine), Self::Answers(theirs)) => {
                mine.iter().any(|(slot, _)| theirs.iter().any(|(other, _)| other == slot))
            }
            (
                Self::Entry { list, place, member, .. },
                Self::Entry { list: other, place: there, member: of, .. },
            ) => list == other && place == there && member == of,
            (Self::Add { list, .. }, Self::Add { list: other, .. }) => list == other,
            (Self::List { .. }, _) | (_, Self::List { .. }) => self.fact() == other.fact(),
            _ => false,
        }
    }

    /// Who can bring it about, as the notice's wording says.
    #[must_use]
    pub fn by(&self, notice: &Notice) -> By {
        let Some(fact) = self.fact() else {
            return By::Time;
        };
        let Some(wording) = notice.wordings.iter().find(|wording| wording.fact == fact) else {
            return By::default();
        };
        match self {
            Self::Entry { member, .. } => wording
                .changeable
                .iter()
                .find(|(place, _)| usize::from(*place) == *member)
                .map_or(By::Nobody, |(_, by)| *by),
            // A year that lacks hours can be made up for; one more title or degree is acquired.
            Self::Add { .. } | Self::List { .. } | Self::Year(_) | Self::Answers(_) => wording.by,
        }
    }

    /// Makes the change.
    pub fn apply(&self, case: &mut Case) {
        match self {
            Self::Year(year) => case.until = Until::Counted(*year),
            Self::Answers(cells) => {
                for (slot, cell) in cells {
                    case.set(*slot, *cell, None);
                }
            }
            Self::Entry { list, place, member, to } => {
                let mut rows = case.entries(*list).unwrap_or_default().to_vec();
                if let Some(cell) = rows.get_mut(*place).and_then(|row| row.cells.get_mut(*member))
                {
                    *cell = *to;
                }
                case.set_entries(*list, rows);
            }
            Self::Add { list, row } => {
                let mut rows = case.entries(*list).unwrap_or_default().to_vec();
                if *list == ListKind::Title
                    && rows.is_empty()
                    && case.option(Fact::ChangeKind).is_none()
                {
                    // A case without titles says so by leaving it open.
                    case.set(Fact::ChangeKind.slot(), Cell::of(PROMOTION), None);
                }
                rows.push(row.clone());
                case.set_entries(*list, rows);
            }
            Self::List { list, rows } => case.set_entries(*list, rows.clone()),
        }
    }
}

/// The case after `changes`.
pub fn made(case: &Case, changes: &[Change]) -> Case {
    let mut case = case.clone();
    for change in changes {
        change.apply(&mut case);
    }
    case
}

/// The fact itself, or the record it is a member of.
#[must_use]
pub fn whole(slot: Slot) -> Slot {
    if slot >= FACTS {
        return slot;
    }
    Fact::ALL.get(usize::from(slot)).and_then(|fact| fact.record()).map_or(slot, Fact::slot)
}

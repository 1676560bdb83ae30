//! How conditions are tested. A condition comes to true, to false, or is undecided: then it rests on
//! a fact that is not answered or answered 不清楚, and neither it nor its opposite holds.

use chrono::Datelike;

use super::{Condition, Facts, Range, SURE, rows};
use crate::domain::cells::{KEPT, plain};
use crate::domain::{Cell, Entry, Slot, Truth};

/// Why a fact leaves conditions undecided; the later outweighs the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// It was left out, and the notice says that who leaves it out has nothing of it.
    Nothing,
    /// It was answered 不清楚.
    Unclear,
    /// No question asks for it.
    Unasked,
}

impl Condition {
    /// The truth of the condition for these facts.
    #[must_use]
    pub fn test(&self, facts: &Facts<'_>) -> Truth {
        self.test_of(facts, None)
    }

    /// The same of one list entry, where there is one.
    #[must_use]
    pub fn test_of(&self, facts: &Facts<'_>, row: Option<&Entry>) -> Truth {
        if self.comes_to(true, facts, row) {
            Truth::Yes
        } else if self.comes_to(false, facts, row) {
            Truth::No
        } else {
            Truth::Open
        }
    }

    /// Whether it holds; an undecided condition does not.
    #[must_use]
    pub fn holds(&self, facts: &Facts<'_>) -> bool {
        self.comes_to(true, facts, None)
    }

    /// Whether it certainly does not hold.
    #[must_use]
    pub fn fails(&self, facts: &Facts<'_>) -> bool {
        self.comes_to(false, facts, None)
    }

    /// Whether it holds of one list entry.
    #[must_use]
    pub fn holds_of(&self, row: &Entry, facts: &Facts<'_>) -> bool {
        self.comes_to(true, facts, Some(row))
    }

    /// Whether it is decided, and decided so. Asked this way the first part that is open settles
    /// the matter, where the truth itself would need all of them.
    #[expect(
        clippy::inline_always,
        reason = "most conditions are single answers; for these nothing is called"
    )]
    #[inline(always)]
    fn comes_to(&self, wanted: bool, facts: &Facts<'_>, row: Option<&Entry>) -> bool {
        match (self, row) {
            // By far the commonest, so nothing is called for it.
            (Self::Is(slot, bits, unclear), None) => {
                let state = facts.state(*slot);
                if state >= KEPT {
                    return match facts.cell(*slot) {
                        Cell::Options(chosen) => is(chosen, *bits, *unclear) == Some(wanted),
                        _ => false,
                    };
                }
                match plain(state) {
                    Some(Cell::Options(chosen)) => is(chosen, *bits, *unclear) == Some(wanted),
                    _ => false,
                }
            }
            (Self::Always, _) => wanted,
            _ => self.comes_to_by_parts(wanted, facts, row),
        }
    }

    #[inline(never)]
    fn comes_to_by_parts(&self, wanted: bool, facts: &Facts<'_>, row: Option<&Entry>) -> bool {
        match self {
            Self::Always => wanted,
            // One part settles it unless all are wanted to come to the same.
            Self::All(parts) if wanted => parts.iter().all(|part| part.comes_to(true, facts, row)),
            Self::All(parts) => parts.iter().any(|part| part.comes_to(false, facts, row)),
            Self::Any(parts) if wanted => parts.iter().any(|part| part.comes_to(true, facts, row)),
            Self::Any(parts) => parts.iter().all(|part| part.comes_to(false, facts, row)),
            Self::Not(part) => part.comes_to(!wanted, facts, row),
            // Looked through once, for what is wanted.
            Self::Some(list, condition) => rows(facts.case, *list).is_some_and(|entries| {
                if wanted {
                    entries.iter().any(|row| condition.holds_of(row, facts))
                } else {
                    entries.iter().all(|row| condition.comes_to(false, facts, Some(row)))
                }
            }),
            single => single.decided(facts, row) == Some(wanted),
        }
    }

    /// What a condition without parts comes to; none where it is undecided.
    fn decided(&self, facts: &Facts<'_>, row: Option<&Entry>) -> Option<bool> {
        let cell = |slot: Slot| match row {
            Some(row) => row.cell(usize::from(slot)),
            None => facts.cell(slot),
        };
        match self {
            // Made of parts, or of none.
            Self::Always | Self::All(_) | Self::Any(_) | Self::Not(_) => None,
            Self::Is(slot, bits, unclear) => match cell(*slot) {
                Cell::Options(chosen) => is(chosen, *bits, *unclear),
                _ => None,
            },
            Self::Range(slot, range) => match cell(*slot) {
                Cell::Number(number) => Some(range.contains(number)),
                _ => None,
            },
            Self::Dates(slot, from, before) => match cell(*slot) {
                Cell::Day(day) => Some(
                    from.is_none_or(|from| day.date >= from.date)
                        && before.is_none_or(|before| day.date < before.date),
                ),
                _ => None,
            },
            Self::When(slot, span) => match cell(*slot) {
                Cell::Day(day) => span.decides(day, |slot| facts.cell(slot)),
                _ => None,
            },
            Self::NotBefore(slot, other) => match (cell(*slot), facts.cell(*other)) {
                (Cell::Day(day), Cell::Day(other)) => Some(day.date >= other.date),
                _ => None,
            },
            Self::Given(slot, given) => Some(cell(*slot).is_open() != *given),
            Self::YearsSince(slot, other, range) => match (cell(*slot), facts.cell(*other)) {
                (Cell::Number(year), Cell::Day(day)) => {
                    Some(range.contains(year - f64::from(day.date.year())))
                }
                _ => None,
            },
            Self::Same(slot, other) => match (cell(*slot), facts.cell(*other)) {
                (Cell::Options(mine), Cell::Options(theirs)) => Some(mine & theirs != 0),
                _ => None,
            },
            Self::AtLeast(slot, other) => cell(*slot)
                .chosen()
                .zip(facts.cell(*other).chosen())
                .map(|(mine, theirs)| mine >= theirs),
            Self::Several(inner) => {
                let (low, high) =
                    counted(inner.0.iter().map(|condition| condition.test_of(facts, row)));
                inner.1.decides(low, high)
            }
            Self::Filled(list, _)
            | Self::Some(list, _)
            | Self::Every(list, _)
            | Self::Yearly(list, _)
            | Self::Count(list, _)
            | Self::Sum(list, _)
            | Self::Spells(list, _) => self.decided_of_list(rows(facts.case, *list)?, facts),
        }
    }

    fn decided_of_list(&self, entries: &[Entry], facts: &Facts<'_>) -> Option<bool> {
        match self {
            Self::Filled(_, filled) => Some(entries.is_empty() != *filled),
            Self::Some(_, condition) => {
                if entries.iter().any(|row| condition.holds_of(row, facts)) {
                    return Some(true);
                }
                let none = entries.iter().all(|row| condition.comes_to(false, facts, Some(row)));
                none.then_some(false)
            }
            Self::Yearly(_, years) => years.decides(entries, facts),
            Self::Every(_, condition) => {
                if entries.iter().any(|row| condition.comes_to(false, facts, Some(row))) {
                    return Some(false);
                }
                entries.iter().all(|row| condition.holds_of(row, facts)).then_some(true)
            }
            Self::Count(_, inner) => {
                let (condition, range) = &**inner;
                let (low, high) =
                    counted(entries.iter().map(|row| condition.test_of(facts, Some(row))));
                range.decides(low, high)
            }
            Self::Sum(_, inner) => {
                let (member, condition, range) = &**inner;
                sum(entries, *member, condition, *range, facts)
            }
            Self::Spells(_, inner) => {
                let (spells, condition, range) = &**inner;
                let (low, high) = facts.add_up?(spells, entries, condition, facts)?;
                range.decides(low, high)
            }
            _ => None,
        }
    }

    /// Whether answers to the facts in `doubt` could make it come to `wanted`; each such fact is
    /// taken by itself, so that it may say so once too often and never once too rarely. Where nothing
    /// is left open but what somebody has nothing of, it is said exactly.
    pub fn could(
        &self,
        wanted: bool,
        facts: &Facts<'_>,
        doubt: &mut impl FnMut(Slot) -> Option<Doubt>,
    ) -> bool {
        match self {
            Self::Always => wanted,
            Self::All(parts) | Self::Any(parts) => {
                let settles = matches!(self, Self::Any(_)) == wanted;
                if settles {
                    parts.iter().any(|part| part.could(wanted, facts, doubt))
                } else {
                    parts.iter().all(|part| part.could(wanted, facts, doubt))
                }
            }
            Self::Not(part) => part.could(!wanted, facts, doubt),
            Self::Several(inner) => {
                let truths = inner.0.iter().map(|part| {
                    match (part.could(true, facts, doubt), part.could(false, facts, doubt)) {
                        (true, false) => Truth::Yes,
                        (false, true) => Truth::No,
                        _ => Truth::Open,
                    }
                });
                let (low, high) = counted(truths);
                inner.1.decides(low, high).is_none_or(|decided| decided == wanted)
            }
            single => match single.decided(facts, None) {
                Some(decided) => decided == wanted,
                None => {
                    let mut why = None;
                    single.visit(&mut |slot, _| why = why.max(doubt(slot)));
                    match why {
                        None => false,
                        Some(Doubt::Nothing) => single.of_nothing() == wanted,
                        Some(Doubt::Unclear | Doubt::Unasked) => true,
                    }
                }
            },
        }
    }

    /// What a condition without parts, which what is left out keeps open, comes to for who has nothing of it.
    fn of_nothing(&self) -> bool {
        match self {
            Self::Filled(_, filled) => !filled,
            Self::Range(_, range) => range.contains(0.0),
            Self::Every(..) => true,
            Self::Count(_, inner) => inner.1.contains(0.0),
            Self::Sum(_, inner) => inner.2.contains(0.0),
            Self::Spells(_, inner) => inner.2.contains(0.0),
            _ => false,
        }
    }
}

/// Whether one of the options `bits` was chosen; 不清楚 at place `unclear` leaves it open.
#[inline]
pub const fn is(chosen: u64, bits: u64, unclear: u8) -> Option<bool> {
    if chosen & bits != 0 {
        Some(true)
    } else if unclear != SURE && chosen >> unclear & 1 != 0 {
        None
    } else {
        Some(false)
    }
}

/// How many hold at least, and at most.
fn counted(truths: impl Iterator<Item = Truth>) -> (f64, f64) {
    truths.fold((0.0, 0.0), |(low, high), truth| match truth {
        Truth::Yes => (low + 1.0, high + 1.0),
        Truth::Open => (low, high + 1.0),
        Truth::No => (low, high),
    })
}

/// Whether the members of the entries that meet the condition add up so. An entry without the
/// member leaves a sum open upwards.
fn sum(
    entries: &[Entry],
    member: u16,
    condition: &Condition,
    range: Range,
    facts: &Facts<'_>,
) -> Option<bool> {
    let (mut low, mut high) = (0.0, 0.0);
    for row in entries {
        let number = row.number(usize::from(member));
        match condition.test_of(facts, Some(row)) {
            Truth::No => {}
            Truth::Yes => {
                low += number.unwrap_or(0.0);
                high += number.unwrap_or(f64::INFINITY);
            }
            Truth::Open => high += number.unwrap_or(f64::INFINITY),
        }
    }
    range.decides(low, high)
}

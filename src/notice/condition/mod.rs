//! Conditions as the engine tests them: what they are, and the facts they see. How they are tested
//! is in `test`, days in `day`, spells of time in `spells`.

mod day;
mod spells;
mod test;
mod yearly;

pub use day::{Base, Bound, Span, interval, is_month_start, today};
pub use spells::{SpellUnit, Spells};
pub use test::Doubt;
pub(super) use test::is;
pub use yearly::{Year, Yearly};

use crate::domain::packed::packed;

use crate::domain::cells::{OPEN, State, plain, state};
use crate::domain::fact::{DERIVED, Derived, FACTS, FIRST_ADDED, Fact, ListKind};
use crate::domain::options::{Level, Listed};
use crate::domain::{Case, Cell, Entry, Moment, Place, Slot};

/// A condition over facts, or, inside [`Condition::Some`], over the members of one list entry.
/// Compiled from a notice's file, so every slot exists and every option is one of its fact's.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Holds always.
    Always,
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The answer is one of these options (bits); of a multiple choice, one of them is chosen.
    /// The last is the place of 不清楚, an answer that leaves it undecided; [`SURE`] where there is
    /// none or the condition names it.
    Is(Slot, u64, u8),
    /// The number lies in this closed or open range.
    // Boxed because conditions are many and read all the time, ranges few.
    Range(Slot, Box<Range>),
    /// The date lies on or after the first (if any) and before the second (if any).
    Dates(Slot, Option<Moment>, Option<Moment>),
    /// The first date is on or after the second.
    NotBefore(Slot, Slot),
    /// Answered (true) or not (false); never open.
    Given(Slot, bool),
    /// The list of this place has entries (true) or is answered with none (false).
    Filled(u8, bool),
    /// Some entry of the list meets the condition on its members.
    Some(u8, Box<Condition>),
    /// Both have the same option; the second is a fact even inside an entry.
    Same(Slot, Slot),
    /// The first option stands at or after the second in their list; the second is a fact.
    AtLeast(Slot, Slot),
    /// The date lies so; a month alone is all its days.
    When(Slot, Box<Span>),
    /// Every entry of the list meets the condition.
    Every(u8, Box<Condition>),
    /// So many entries of the list meet the condition.
    Count(u8, Box<(Condition, Range)>),
    /// The members at this place, of the entries that meet the condition, add up so.
    Sum(u8, Box<(u16, Condition, Range)>),
    /// The time of the entries that meet the condition adds up so.
    Spells(u8, Box<(Spells, Condition, Range)>),
    /// So many of the conditions hold.
    Several(Box<(Vec<Condition>, Range)>),
    /// The number less the year of the date lies in this range; the second is a fact.
    YearsSince(Slot, Slot, Box<Range>),
    /// The list has an entry of each of these years.
    Yearly(u8, Box<Yearly>),
}
packed!(enum Condition {
    0 = Always, 1 = All(inner), 2 = Any(inner), 3 = Not(inner), 4 = Is(first, second, third),
    5 = Range(first, second), 6 = Dates(first, second, third), 7 = NotBefore(first, second),
    8 = Given(first, second), 9 = Filled(first, second), 10 = Some(first, second),
    11 = Same(first, second), 12 = AtLeast(first, second), 13 = When(first, second),
    14 = Every(first, second), 15 = Count(first, second), 16 = Sum(first, second),
    17 = Several(inner), 18 = Spells(first, second),
    19 = YearsSince(first, second, third), 20 = Yearly(first, second),
});

/// Of [`Condition::Is`]: no answer leaves it undecided.
pub const SURE: u8 = u8::MAX;

/// A range of numbers; `None` is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Range {
    /// Smallest number inside.
    pub at_least: Option<f64>,
    /// Largest number inside.
    pub at_most: Option<f64>,
    /// Numbers inside are above this.
    pub above: Option<f64>,
    /// Numbers inside are below this.
    pub below: Option<f64>,
}
packed!(Range { at_least, at_most, above, below });

impl Range {
    /// Whether `number` lies inside.
    #[must_use]
    pub fn contains(self, number: f64) -> bool {
        self.at_least.is_none_or(|bound| number >= bound)
            && self.at_most.is_none_or(|bound| number <= bound)
            && self.above.is_none_or(|bound| number > bound)
            && self.below.is_none_or(|bound| number < bound)
    }

    /// Whether every number from `low` to `high` lies inside (true), none does (false), or some do.
    #[must_use]
    pub fn decides(self, low: f64, high: f64) -> Option<bool> {
        let none = self.at_least.is_some_and(|bound| high < bound)
            || self.at_most.is_some_and(|bound| low > bound)
            || self.above.is_some_and(|bound| high <= bound)
            || self.below.is_some_and(|bound| low >= bound);
        if self.contains(low) && self.contains(high) {
            Some(true)
        } else if none {
            Some(false)
        } else {
            None
        }
    }

    /// Whether no number can lie inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        let low = self.at_least.into_iter().chain(self.above).fold(f64::NEG_INFINITY, f64::max);
        let high = self.at_most.into_iter().chain(self.below).fold(f64::INFINITY, f64::min);
        low > high || (low >= high && (self.above == Some(low) || self.below == Some(high)))
    }
}

/// A case together with what the engine has derived from it: all that conditions can see.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// The case.
    pub case: &'a Case,
    /// The states of the facts of the dictionary and of the derived ones, by slot. The level is the
    /// case's own, or another for the other rungs of the ladder.
    states: [State; FIRST_ADDED as usize],
    /// The derived facts that do not fit in a state, by the number of their variant.
    derived: [Cell; DERIVED],
    /// How time is added up. Where questions are asked before anything concludes nothing is: what rests on it
    /// is undecided, and the page that only asks does without the program for it.
    pub(super) add_up: Option<AddUp>,
}

/// How time is added up: [`Spells::add_up`].
type AddUp = fn(&Spells, &[Entry], &Condition, &Facts<'_>) -> Option<(f64, f64)>;

impl<'a> Facts<'a> {
    /// The facts of `case`, nothing derived yet.
    #[must_use]
    pub fn new(case: &'a Case) -> Self {
        let mut states = [OPEN; FIRST_ADDED as usize];
        let (own, _) = states.split_at_mut(usize::from(FACTS));
        own.copy_from_slice(case.cells().dictionary());
        Self { case, states, derived: [Cell::Open; DERIVED], add_up: None }
    }

    /// The facts of `case` for what concludes: time is added up.
    #[must_use]
    pub fn concluding(case: &'a Case) -> Self {
        Self { add_up: Some(Spells::add_up), ..Self::new(case) }
    }

    /// The facts of `case` with those that an assessment derived of it.
    #[must_use]
    pub fn with(case: &'a Case, derived: &[Cell; DERIVED]) -> Self {
        let mut facts = Self::concluding(case);
        for (fact, ..) in Derived::ALL {
            if let Some(cell) = derived.get(fact as usize) {
                facts.derive(fact, *cell);
            }
        }
        facts
    }

    /// The derived facts, by the number of their variant.
    #[must_use]
    pub const fn derived(&self) -> [Cell; DERIVED] {
        self.derived
    }

    /// What is known of the fact at `slot`.
    #[must_use]
    #[inline]
    pub fn cell(&self, slot: Slot) -> Cell {
        let state = self.state(slot);
        plain(state).unwrap_or_else(|| self.kept(slot, state))
    }

    /// The place of the option chosen for `fact`, which is of this list.
    #[must_use]
    pub fn place<T: Listed>(&self, fact: Fact) -> Option<Place<T>> {
        debug_assert!(fact.is_of(T::LIST), "{}", fact.key());
        self.cell(fact.slot()).place()
    }

    /// The same as far as a byte can tell.
    #[must_use]
    #[inline]
    pub fn state(&self, slot: Slot) -> State {
        match self.states.get(usize::from(slot)) {
            Some(state) => *state,
            None => self.case.cells().state(slot),
        }
    }

    #[inline(never)]
    fn kept(&self, slot: Slot, state: State) -> Cell {
        let derived = || self.derived.get(usize::from(slot.checked_sub(FACTS)?));
        derived().copied().unwrap_or_else(|| self.case.cells().told(slot, state))
    }

    /// Sets a derived fact.
    pub fn derive(&mut self, fact: Derived, cell: Cell) {
        if let Some(place) = self.derived.get_mut(fact as usize) {
            *place = cell;
        }
        if let Some(place) = self.states.get_mut(usize::from(fact.slot())) {
            *place = state(cell);
        }
    }

    /// The same case aiming at another level, nothing derived yet.
    #[must_use]
    pub fn aimed_at(&self, level: Place<Level>) -> Self {
        let mut states = self.states;
        let (own, derived) = states.split_at_mut(usize::from(FACTS));
        derived.fill(OPEN);
        if let Some(own) = own.get_mut(usize::from(Fact::TargetLevel.slot())) {
            *own = state(Cell::of(level));
        }
        Self { states, derived: [Cell::Open; DERIVED], ..*self }
    }
}

impl Condition {
    /// Calls `see` with every fact the condition rests on (of an entry's members the list), and
    /// with the range it is tested against, where there is one.
    pub fn visit(&self, see: &mut impl FnMut(Slot, Option<Range>)) {
        self.visit_within(None, see);
    }

    fn visit_within(&self, list: Option<Slot>, see: &mut impl FnMut(Slot, Option<Range>)) {
        match self {
            Self::Always => {}
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.visit_within(list, see);
                }
            }
            Self::Several(inner) => {
                for part in &inner.0 {
                    part.visit_within(list, see);
                }
            }
            Self::Not(part) => part.visit_within(list, see),
            Self::Is(slot, ..) | Self::Dates(slot, ..) | Self::Given(slot, _) => {
                see(list.unwrap_or(*slot), None);
            }
            Self::Range(slot, range) => {
                see(list.unwrap_or(*slot), list.is_none().then_some(**range));
            }
            Self::NotBefore(slot, other)
            | Self::Same(slot, other)
            | Self::AtLeast(slot, other)
            | Self::YearsSince(slot, other, _) => {
                see(list.unwrap_or(*slot), None);
                see(*other, None);
            }
            Self::When(slot, span) => {
                see(list.unwrap_or(*slot), None);
                span.visit(&mut |slot| see(slot, None));
            }
            Self::Filled(place, _) => see(list_slot(*place), None),
            Self::Some(place, inner) | Self::Every(place, inner) => {
                see(list_slot(*place), None);
                inner.visit_within(Some(list_slot(*place)), see);
            }
            Self::Yearly(place, years) => {
                see(list_slot(*place), None);
                let ends = [years.from, years.to];
                ends.into_iter().filter_map(|end| end.since).for_each(|slot| see(slot, None));
            }
            Self::Count(place, inner) => {
                see(list_slot(*place), None);
                inner.0.visit_within(Some(list_slot(*place)), see);
            }
            Self::Sum(place, inner) => {
                see(list_slot(*place), None);
                inner.1.visit_within(Some(list_slot(*place)), see);
            }
            Self::Spells(place, inner) => {
                let (spells, when, _) = &**inner;
                see(list_slot(*place), None);
                for part in [when].into_iter().chain(&spells.ongoing) {
                    part.visit_within(Some(list_slot(*place)), see);
                }
                let span =
                    Span { from: spells.since, until: Some(spells.until), ..Span::default() };
                span.visit(&mut |slot| see(slot, None));
            }
        }
    }
}

fn rows(case: &Case, list: u8) -> Option<&[Entry]> {
    case.entries(ListKind::at(usize::from(list)))
}

/// The fact that holds the list of this place.
fn list_slot(place: u8) -> Slot {
    ListKind::at(usize::from(place)).slot()
}

//! A sieve: which rules of a matter a case can still meet, told from the states of its facts before
//! any condition is tested.
//!
//! Nearly every rule has a part that must hold and rests on one answer alone; for nearly every case
//! that part does not. So for each fact and each state of it the rules are noted, one bit each, that
//! cannot hold then, and those that certainly do not. What is left over is tested as ever: a sieve
//! may let a rule through for nothing, and never holds one back.

mod rules;

pub use rules::{Group, Rule};

use super::condition::{Condition, Facts, SURE, is};
use super::model::Notice;
use crate::domain::cells::{GIVEN, KEPT, NONE, OPEN, State, plain};
use crate::domain::options::Matter;
use crate::domain::{Cell, Place, Slot, order};
use rules::{Conditional, GROUPS};

const STATES: usize = KEPT as usize + 1;
/// Of a column: nothing is held back in this state.
const ALL_PASS: u8 = u8::MAX;
/// Rules in a word.
const WORD: usize = 64;

/// The sieve of one matter of a notice.
#[derive(Debug, Default)]
pub struct Sieve {
    /// Where each group begins among the bits, and where the last ends.
    starts: [usize; GROUPS + 1],
    /// The place of each rule in its list.
    places: Vec<u16>,
    columns: Vec<Column>,
    /// The rows of all columns: of each word the rules that do not hold, and those that certainly do not.
    words: Vec<(u64, u64)>,
}

/// What one fact tells.
#[derive(Debug)]
struct Column {
    slot: Slot,
    /// The first word it tells of, and how many.
    from: usize,
    span: usize,
    /// Where its rows begin.
    first: usize,
    /// The row of each state.
    rows: [u8; STATES],
}

/// The rules of a matter that a case leaves in the sieve.
#[derive(Debug)]
pub struct Sifted<'s> {
    sieve: &'s Sieve,
    /// Rules that do not hold.
    failing: Words,
    /// Rules that certainly do not hold.
    settled: Words,
}

/// A bit a rule; five hundred rules need no memory of their own.
type Words = Vec<u64>;

/// The numbers of rules within their list, in the notice's order.
#[derive(Debug)]
struct Indices<'l> {
    all: &'l [u16],
    held_back: &'l [u64],
    /// The word looked at, and what of it has not been told yet.
    word: usize,
    left: u64,
    end: usize,
}

impl Iterator for Indices<'_> {
    type Item = u16;

    #[inline]
    fn next(&mut self) -> Option<u16> {
        while self.left == 0 {
            self.word += 1;
            if self.word * WORD >= self.end {
                return None;
            }
            self.left = !*self.held_back.get(self.word)?;
        }
        let bit = self.word * WORD + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        if bit >= self.end {
            self.left = 0;
            self.word = self.held_back.len();
            return None;
        }
        self.all.get(bit).copied()
    }
}

impl Sifted<'_> {
    /// Of `rules`, all that the notice has of a kind, those that can hold, with their places.
    pub fn holding<'n, T: Rule>(&self, rules: &'n [T]) -> impl Iterator<Item = (Place<T>, &'n T)> {
        within(self.left(T::GROUP, &self.failing), rules)
    }

    /// Of `rules`, all that the notice has of a kind, those that hold or are undecided, with their places.
    pub fn open<'n, T: Rule>(&self, rules: &'n [T]) -> impl Iterator<Item = (Place<T>, &'n T)> {
        within(self.left(T::GROUP, &self.settled), rules)
    }

    fn left<'l>(&'l self, group: Group, held_back: &'l [u64]) -> Indices<'l> {
        let (start, end) = match self.sieve.starts.get(group as usize..) {
            Some([start, end, ..]) => (*start, *end),
            _ => (0, 0),
        };
        let word = start / WORD;
        let first = held_back.get(word).map_or(0, |first| !first);
        let left = if start < end { first & (u64::MAX << (start % WORD)) } else { 0 };
        Indices { all: &self.sieve.places, held_back, word, left, end }
    }
}

fn within<'n, T>(indices: Indices<'_>, rules: &'n [T]) -> impl Iterator<Item = (Place<T>, &'n T)> {
    indices.map(Place::new).filter_map(|place| Some((place, place.of(rules)?)))
}

impl Sieve {
    /// What the case of `facts` leaves.
    #[must_use]
    pub fn sift(&self, facts: &Facts<'_>) -> Sifted<'_> {
        let number = self.places.len().div_ceil(WORD);
        let mut sifted = Sifted { sieve: self, failing: vec![0; number], settled: vec![0; number] };
        let (failing, settled) = (sifted.failing.as_mut_slice(), sifted.settled.as_mut_slice());
        for column in &self.columns {
            let state = facts.state(column.slot).min(KEPT);
            let row = column.rows.get(usize::from(state)).copied().unwrap_or(ALL_PASS);
            if row == ALL_PASS {
                continue;
            }
            let first = column.first + usize::from(row) * column.span;
            let words = self.words.get(first..first + column.span).unwrap_or_default();
            let within = column.from..column.from + column.span;
            let failing = failing.get_mut(within.clone()).unwrap_or_default();
            let settled = settled.get_mut(within).unwrap_or_default();
            for (word, (failing, settled)) in words.iter().zip(failing.iter_mut().zip(settled)) {
                *failing |= word.0;
                *settled |= word.1;
            }
        }
        sifted
    }

    /// The sieve of a matter.
    #[must_use]
    pub fn new(notice: &Notice, matter: Place<Matter>) -> Self {
        let mut making = Making::default();
        for group in Group::ALL {
            making.group(matter, group.rules(notice));
        }
        making.done()
    }
}

/// A part that must come to what is wanted, and rests on one fact alone.
#[derive(Debug)]
struct Part<'n> {
    slot: Slot,
    rule: usize,
    /// None for a fact that must not be answered yet.
    condition: Option<&'n Condition>,
    wanted: bool,
}

#[derive(Debug, Default)]
struct Making<'n> {
    sieve: Sieve,
    groups: usize,
    parts: Vec<Part<'n>>,
}

impl<'n> Making<'n> {
    /// Adds a group, as far as it is of the matter.
    fn group(&mut self, matter: Place<Matter>, rules: Vec<Conditional<'n>>) {
        for (place, (matters, when, asks)) in (0..).zip(rules) {
            if !matters.has(matter) {
                continue;
            }
            let rule = self.sieve.places.len();
            self.sieve.places.push(place);
            self.parts.extend(asks.map(|slot| Part { slot, rule, condition: None, wanted: true }));
            self.must(when, true, rule);
        }
        self.groups += 1;
        if let Some(end) = self.sieve.starts.get_mut(self.groups) {
            *end = self.sieve.places.len();
        }
    }

    /// Notes the parts of a condition that must come to what is wanted.
    fn must(&mut self, condition: &'n Condition, wanted: bool, rule: usize) {
        match condition {
            Condition::All(parts) if wanted => {
                for part in parts {
                    self.must(part, wanted, rule);
                }
            }
            Condition::Any(parts) if !wanted => {
                for part in parts {
                    self.must(part, wanted, rule);
                }
            }
            Condition::Not(part) => self.must(part, !wanted, rule),
            condition => {
                let slot = only_slot(condition);
                let condition = Some(condition);
                self.parts.extend(slot.map(|slot| Part { slot, rule, condition, wanted }));
            }
        }
    }

    fn done(mut self) -> Sieve {
        order::sort_by_key(&mut self.parts, |part| part.slot);
        for parts in self.parts.chunk_by(|one, other| one.slot == other.slot) {
            self.sieve.columns.extend(column(parts, &mut self.sieve.words));
        }
        self.sieve
    }
}

/// The column of a fact by the parts that rest on it.
fn column(parts: &[Part<'_>], words: &mut Vec<(u64, u64)>) -> Option<Column> {
    let from = parts.iter().map(|part| part.rule / WORD).min()?;
    let span = parts.iter().map(|part| part.rule / WORD).max()? - from + 1;
    let first = words.len();
    let slot = parts.first()?.slot;
    let mut column = Column { slot, from, span, first, rows: [ALL_PASS; STATES] };
    // The options after the last that is named are all alike.
    let named = parts.iter().filter_map(|part| part.condition).map(last_named).max();
    let named = named.unwrap_or(OPEN).min(NONE - 1);
    let each = (OPEN..=named).chain([NONE, GIVEN, KEPT]).map(|state| state..=state);
    for states in each.chain([named + 1..=NONE - 1]) {
        let state = *states.start();
        let mut row = vec![(0, 0); span];
        for part in parts {
            let told = match part.condition {
                Some(condition) => told(condition, state),
                None => Told::Truth(Some(state == OPEN)),
            };
            let bit = 1 << (part.rule % WORD);
            if let (Told::Truth(truth), Some(word)) = (told, row.get_mut(part.rule / WORD - from)) {
                if truth != Some(part.wanted) {
                    word.0 |= bit;
                }
                if truth == Some(!part.wanted) {
                    word.1 |= bit;
                }
            }
        }
        let row = if row.iter().all(|word| *word == (0, 0)) {
            ALL_PASS
        } else {
            let known = words.get(first..).unwrap_or_default().chunks_exact(span);
            let place = known.clone().position(|known| known == row).unwrap_or(known.len());
            if place * span + first == words.len() {
                words.extend(row);
            }
            u8::try_from(place).unwrap_or(ALL_PASS)
        };
        for state in states {
            if let Some(place) = column.rows.get_mut(usize::from(state)) {
                *place = row;
            }
        }
    }
    Some(column)
}

/// The fact a condition rests on, where it is one alone and its state tells the truth of it.
fn only_slot(condition: &Condition) -> Option<Slot> {
    match condition {
        Condition::Is(slot, ..) | Condition::Given(slot, _) => Some(*slot),
        Condition::Not(part) => only_slot(part),
        Condition::All(parts) | Condition::Any(parts) => {
            let slot = only_slot(parts.first()?)?;
            parts.iter().all(|part| only_slot(part) == Some(slot)).then_some(slot)
        }
        _ => None,
    }
}

/// The state of the last option that a condition tells apart.
fn last_named(condition: &Condition) -> State {
    match condition {
        Condition::Is(_, bits, unclear) => {
            let last = u8::try_from(u64::BITS - bits.leading_zeros()).unwrap_or(NONE);
            if *unclear == SURE { last } else { last.max(unclear.saturating_add(1)) }
        }
        Condition::Not(part) => last_named(part),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().map(last_named).max().unwrap_or(OPEN)
        }
        _ => OPEN,
    }
}

/// What a state tells of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// What it comes to; none where it is undecided.
    Truth(Option<bool>),
    /// Nothing: it rests on more than the state.
    Nothing,
}

fn told(condition: &Condition, state: State) -> Told {
    match condition {
        Condition::Given(_, given) => Told::Truth(Some((state != OPEN) == *given)),
        Condition::Is(_, bits, unclear) => match plain(state) {
            None => Told::Nothing,
            Some(Cell::Options(chosen)) => Told::Truth(is(chosen, *bits, *unclear)),
            Some(_) => Told::Truth(None),
        },
        Condition::Not(part) => match told(part, state) {
            Told::Truth(truth) => Told::Truth(truth.map(|truth| !truth)),
            Told::Nothing => Told::Nothing,
        },
        Condition::All(parts) | Condition::Any(parts) => {
            let settles = matches!(condition, Condition::Any(_));
            let mut all = Told::Truth(Some(!settles));
            for part in parts {
                match told(part, state) {
                    Told::Truth(Some(truth)) if truth == settles => {
                        return Told::Truth(Some(settles));
                    }
                    Told::Truth(Some(_)) => {}
                    other if all != Told::Nothing => all = other,
                    _ => {}
                }
            }
            all
        }
        _ => Told::Nothing,
    }
}

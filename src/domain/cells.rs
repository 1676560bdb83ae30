//! The answers of a case side by side, a byte each, so that a rule is told at a glance whether it
//! can apply and thousands of cases lie close together in memory.

use super::fact::{Cell, FACTS, FIRST_ADDED, Slot};

/// What is known of one fact, as far as a byte can tell: [`OPEN`]; the place of the one option chosen,
/// counted from 1; [`NONE`], [`GIVEN`]; [`KEPT`] and above the rest.
pub type State = u8;
/// Not answered.
pub const OPEN: State = 0;
/// Of a multiple choice nothing was chosen.
pub const NONE: State = 65;
/// Answered with something conditions cannot look into.
pub const GIVEN: State = 66;
/// A number, a date or several options: too much for a byte, so kept apart.
pub const KEPT: State = 67;
/// Kept apart, but too many are for a byte to say where.
const FAR: State = State::MAX;

/// The state of a cell by which nothing has to be kept.
#[must_use]
pub const fn state(cell: Cell) -> State {
    match cell {
        Cell::Open => OPEN,
        Cell::Given => GIVEN,
        Cell::Options(0) => NONE,
        #[expect(clippy::cast_possible_truncation, reason = "a number has 64 bits")]
        Cell::Options(bits) if bits.is_power_of_two() => bits.trailing_zeros() as State + 1,
        Cell::Options(_) | Cell::Number(_) | Cell::Day(_) => KEPT,
    }
}

/// The cell of a state that says all.
#[must_use]
#[inline]
pub const fn plain(state: State) -> Option<Cell> {
    match state {
        OPEN => Some(Cell::Open),
        NONE => Some(Cell::Options(0)),
        GIVEN => Some(Cell::Given),
        KEPT.. => None,
        place => Some(Cell::Options(1 << (place - 1))),
    }
}

/// What is known of the facts of the dictionary and of those a notice adds.
#[derive(Debug, Clone)]
pub struct Cells {
    dictionary: [State; FACTS as usize],
    added: Vec<State>,
    kept: Vec<(Slot, Cell)>,
}

impl Default for Cells {
    fn default() -> Self {
        Self { dictionary: [OPEN; FACTS as usize], added: Vec::new(), kept: Vec::new() }
    }
}

impl PartialEq for Cells {
    /// Whether every fact is answered alike, in whatever order.
    fn eq(&self, other: &Self) -> bool {
        let added = self.added.len().max(other.added.len());
        let added = (FIRST_ADDED..).take(added);
        (0..FACTS).chain(added).all(|slot| self.cell(slot) == other.cell(slot))
    }
}

impl Cells {
    /// What is known of the fact at `slot`; derived facts are not the case's to know.
    #[must_use]
    pub fn cell(&self, slot: Slot) -> Cell {
        self.told(slot, self.state(slot))
    }

    /// What is known of the fact at `slot`, of which `state` is known to be the state.
    #[must_use]
    #[inline]
    pub fn told(&self, slot: Slot, state: State) -> Cell {
        plain(state).unwrap_or_else(|| self.kept(slot, state))
    }

    #[inline(never)]
    fn kept(&self, slot: Slot, state: State) -> Cell {
        let place = match state {
            FAR => self.kept.iter().position(|(other, _)| *other == slot),
            near => Some(usize::from(near - KEPT)),
        };
        place.and_then(|place| self.kept.get(place)).map_or(Cell::Open, |(_, cell)| *cell)
    }

    /// The state of the fact at `slot`.
    #[must_use]
    #[inline]
    pub fn state(&self, slot: Slot) -> State {
        let added = || self.added.get(usize::from(slot.checked_sub(FIRST_ADDED)?));
        self.dictionary.get(usize::from(slot)).or_else(added).copied().unwrap_or(OPEN)
    }

    /// The states of the facts of the dictionary.
    #[must_use]
    pub const fn dictionary(&self) -> &[State; FACTS as usize] {
        &self.dictionary
    }

    /// Writes one fact.
    pub fn set(&mut self, slot: Slot, cell: Cell) {
        let before = self.state(slot);
        if before >= KEPT {
            self.drop_kept(slot);
        }
        let mut state = state(cell);
        if state == KEPT {
            let place = State::try_from(self.kept.len()).ok();
            state = place.and_then(|place| place.checked_add(KEPT)).unwrap_or(FAR);
            self.kept.push((slot, cell));
        }
        self.put(slot, state);
    }

    fn put(&mut self, slot: Slot, state: State) {
        let place = if slot < FACTS {
            self.dictionary.get_mut(usize::from(slot))
        } else {
            let place = usize::from(slot.saturating_sub(FIRST_ADDED));
            if self.added.len() <= place {
                self.added.resize(place + 1, OPEN);
            }
            self.added.get_mut(place)
        };
        if let Some(place) = place {
            *place = state;
        }
    }

    /// Drops what is kept of a fact; those behind it move up.
    fn drop_kept(&mut self, slot: Slot) {
        self.kept.retain(|(other, _)| *other != slot);
        for place in 0..self.kept.len() {
            if let Some((slot, _)) = self.kept.get(place).copied() {
                let place = State::try_from(place).ok();
                self.put(slot, place.and_then(|place| place.checked_add(KEPT)).unwrap_or(FAR));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells() -> impl Iterator<Item = Cell> {
        let options = (0..64).map(Cell::option);
        let rest = [Cell::Open, Cell::Given, Cell::Options(0), Cell::Options(6), Cell::Number(0.5)];
        options.chain(rest)
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else_changes() {
        // More numbers than a byte can tell apart.
        let slots: Vec<Slot> = (0..FACTS).chain(FIRST_ADDED..FIRST_ADDED + 300).collect();
        let mut known = Cells::default();
        for slot in &slots {
            known.set(*slot, Cell::Number(f64::from(*slot)));
        }
        for (cell, changed) in cells().zip(slots.iter().step_by(5)) {
            let mut other = known.clone();
            other.set(*changed, cell);
            for slot in &slots {
                let wanted = if slot == changed { cell } else { Cell::Number(f64::from(*slot)) };
                assert_eq!(other.cell(*slot), wanted, "{slot} after {changed} became {cell:?}");
            }
            assert_ne!(other, known);
            other.set(*changed, Cell::Number(f64::from(*changed)));
            assert_eq!(other, known, "whatever the order in which they were answered");
        }
    }

    #[test]
    fn a_fact_that_was_never_written_is_open() {
        let known = Cells::default();
        assert!((0..u16::MAX).all(|slot| known.cell(slot).is_open()));
    }
}

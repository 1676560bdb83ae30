//! Why a fact leaves a rule undecided: nobody knows it, or nobody was asked.

use crate::domain::fact::{FACTS, FIRST_ADDED};
use crate::domain::options::Matter;
use crate::domain::{Cell, Fact, Place, Slot, Truth};
use crate::notice::condition::{Doubt, Facts};
use crate::notice::model::Question;

/// Why the fact at `slot` leaves something undecided in the matter; none where it is the engine's own, or
/// where the notice says that who is not asked has nothing of it.
pub fn doubt(
    questions: &[Question],
    slot: Slot,
    matter: Place<Matter>,
    facts: &Facts<'_>,
) -> Option<Doubt> {
    if (FACTS..FIRST_ADDED).contains(&slot) {
        return None;
    }
    match facts.cell(slot) {
        Cell::Open => {}
        // What is known to the day leaves nothing open; what it is held against does.
        Cell::Day(day) if day.exact => return None,
        _ => return Some(Doubt::Unclear),
    }
    let whole =
        Fact::ALL.get(usize::from(slot)).and_then(|fact| fact.record()).map_or(slot, Fact::slot);
    if whole != slot && !facts.cell(whole).is_open() {
        // A member of an answered record that need not be there.
        return None;
    }
    let questions = questions.iter();
    let questions =
        questions.filter(|question| question.fact == whole && question.matters.has(matter));
    let (mut asked, mut put, mut means_none) = (false, false, true);
    for question in questions {
        asked = true;
        let truth = question.when.test(facts);
        match truth {
            Truth::Open if question.ladder => {}
            Truth::Open => return Some(Doubt::Unclear),
            // Not put to this person, or one that need not be answered.
            Truth::Yes | Truth::No => means_none &= question.means_none,
        }
        put |= truth == Truth::Yes;
    }
    if asked && means_none { put.then_some(Doubt::Nothing) } else { Some(Doubt::Unasked) }
}

//! Which facts are still to be answered, in the order to ask them.

use crate::domain::Slot;
use crate::notice::Notice;
use crate::notice::condition::Facts;

/// Needed facts whose condition holds and that are open. Of the ladder's group only the first:
/// whether a later one is asked may depend on it.
#[must_use]
pub fn unanswered(notice: &Notice, matter: u64, facts: &Facts<'_>) -> Vec<Slot> {
    let mut found = Vec::new();
    let mut ladder_stopped = false;
    for question in &notice.questions {
        if !question.needed
            || question.matters & matter == 0
            || (question.ladder && ladder_stopped)
            || !facts.cell(question.fact).is_open()
            || !question.when.holds(facts)
        {
            continue;
        }
        ladder_stopped |= question.ladder;
        if !found.contains(&question.fact) {
            found.push(question.fact);
        }
    }
    found
}

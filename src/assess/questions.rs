//! Which facts are still to be answered, in the order to ask them.

use crate::domain::Slot;
use crate::notice::Notice;
use crate::notice::condition::Facts;

/// Needed facts whose condition holds and that are open. The ladder's group contributes only
/// `ladder`, the fact at which its asking stops: whether a later one is asked may depend on it.
#[must_use]
pub fn unanswered(
    notice: &Notice,
    matter: u64,
    facts: &Facts<'_>,
    ladder: Option<Slot>,
) -> Vec<Slot> {
    let mut found = Vec::new();
    for question in &notice.questions {
        let fact = if question.ladder {
            ladder
        } else {
            let asked = question.needed
                && question.matters & matter != 0
                && facts.cell(question.fact).is_open()
                && question.when.holds(facts);
            asked.then_some(question.fact)
        };
        if let Some(fact) = fact
            && !found.contains(&fact)
        {
            found.push(fact);
        }
    }
    found
}

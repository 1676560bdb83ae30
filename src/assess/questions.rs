//! Which facts are still to be answered, in the order to ask them.

use crate::domain::{Place, Slot};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::sieve::Sifted;

/// Needed facts whose condition holds and that are open. The ladder's group contributes only the
/// fact at which its asking stops, at the place of its first question: whether a later one is asked
/// may depend on it.
#[must_use]
pub fn unanswered(
    notice: &Notice,
    left: &Sifted<'_>,
    facts: &Facts<'_>,
    ladder: Option<Slot>,
) -> Vec<Slot> {
    let mut found = Vec::new();
    let mut ask = |fact| {
        if !found.contains(&fact) {
            found.push(fact);
        }
    };
    let first = || Place::find(&notice.questions, |question| question.ladder);
    let mut stopped = ladder.and_then(|fact| Some((fact, first()?)));
    for (place, question) in left.holding(&notice.questions) {
        if let Some((fact, _)) = stopped.take_if(|(_, first)| *first < place) {
            ask(fact);
        }
        if facts.cell(question.fact).is_open() && question.when.holds(facts) {
            ask(question.fact);
        }
    }
    if let Some((fact, _)) = stopped {
        ask(fact);
    }
    found
}

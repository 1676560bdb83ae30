//! Reductions (提前): policies of a notice that shorten the years.

use crate::domain::Place;
use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, Combine, Ladder, Reduction};

/// The years that all reductions of a ladder together take off. Where the notice does not say that they add up,
/// only the largest counts for certain.
#[derive(Debug, Clone, Default)]
pub struct Reductions {
    /// Years certainly taken off.
    pub certain: i32,
    /// The reduction that takes off most for certain: its place in the ladder's list.
    pub best: Option<Place<Reduction>>,
    /// The clause of that reduction's rule.
    pub clause: Option<ClauseId>,
    /// Years possibly taken off by one reduction, or by all where they add up.
    pub possible: i32,
    /// Years possibly taken off if reductions could be added up.
    pub added: i32,
}

impl Reductions {
    /// What the reductions come to for these facts; of equals the first asked counts.
    #[must_use]
    pub fn of(ladder: &Ladder, facts: &Facts<'_>) -> Self {
        let mut all = Self::default();
        let (mut largest, mut sum) = (0, 0);
        for (place, reduction) in Place::each(&ladder.reductions) {
            let (mut possible, mut certain) = (0, 0);
            for rule in reduction.rules.iter().filter(|rule| rule.when.holds(facts)) {
                possible = possible.max(rule.possible);
                if rule.certain > certain {
                    certain = rule.certain;
                    if certain > largest {
                        largest = certain;
                        all.best = Some(place);
                        all.clause = Some(rule.clause);
                    }
                }
            }
            all.possible = all.possible.max(possible);
            all.added += possible;
            sum += certain;
        }
        all.certain = largest;
        let cap = ladder.cap.unwrap_or(i32::MAX);
        match ladder.combine {
            Combine::Sum => {
                all.certain = sum;
                all.possible = all.added;
            }
            Combine::Largest => all.added = all.possible,
            Combine::Unsaid => {}
        }
        all.certain = all.certain.min(cap);
        all.possible = all.possible.min(cap);
        all.added = all.added.min(cap);
        all
    }
}

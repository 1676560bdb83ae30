//! Policies that shorten the years (提前).

use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, Combine, Ladder};

/// What all policies together grant. Where the notice does not say that they add up, only the
/// largest counts for certain.
#[derive(Debug, Clone, Default)]
pub struct Relief {
    /// Years certainly granted by the best policy.
    pub certain: i32,
    /// Its place in the ladder's list.
    pub policy: Option<u8>,
    /// Its clause.
    pub clause: Option<ClauseId>,
    /// Years possibly granted by the best policy.
    pub possible: i32,
    /// Years possibly granted if policies could be added up.
    pub stacked: i32,
}

impl Relief {
    /// What the policies grant for these facts; of equals the first asked counts.
    #[must_use]
    pub fn of(ladder: &Ladder, facts: &Facts<'_>) -> Self {
        let mut relief = Self::default();
        let (mut largest, mut sum) = (0, 0);
        for (place, policy) in ladder.policies.iter().enumerate() {
            let (mut possible, mut certain) = (0, 0);
            for grant in policy.grants.iter().filter(|grant| grant.when.holds(facts)) {
                possible = possible.max(grant.possible);
                if grant.certain > certain {
                    certain = grant.certain;
                    if certain > largest {
                        largest = certain;
                        relief.policy = u8::try_from(place).ok();
                        relief.clause = Some(grant.clause);
                    }
                }
            }
            relief.possible = relief.possible.max(possible);
            relief.stacked += possible;
            sum += certain;
        }
        relief.certain = largest;
        let cap = ladder.cap.unwrap_or(i32::MAX);
        match ladder.combine {
            Combine::Sum => {
                relief.certain = sum;
                relief.possible = relief.stacked;
            }
            Combine::Largest => relief.stacked = relief.possible,
            Combine::Unsaid => {}
        }
        relief.certain = relief.certain.min(cap);
        relief.possible = relief.possible.min(cap);
        relief.stacked = relief.stacked.min(cap);
        relief
    }
}

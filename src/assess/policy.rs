//! Policies that shorten the years (提前).

use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, Ladder};

/// What all policies together grant. Policies are never added up for certain: the notices do not
/// say that they may be, so only the largest counts.
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
        for (place, policy) in ladder.policies.iter().enumerate() {
            let mut possible = 0;
            for grant in policy.grants.iter().filter(|grant| grant.when.holds(facts)) {
                possible = possible.max(grant.possible);
                if grant.certain > relief.certain {
                    relief.certain = grant.certain;
                    relief.policy = u8::try_from(place).ok();
                    relief.clause = Some(grant.clause);
                }
            }
            relief.possible = relief.possible.max(possible);
            relief.stacked += possible;
        }
        relief
    }
}

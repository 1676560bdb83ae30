//! What if (如果): the smallest changes that would make the case 可申报, found by trying them.
//!
//! Nothing here is a hint written by hand: the changes come from the dictionary and the notice,
//! and each set that is returned has been assessed. A set is grown only by changes of facts that
//! bear on something still in its way, so no smallest set is missed. Sets of one and of two
//! changes are always looked for, sets of three only where nobody can bring about any of those.

mod candidates;
mod change;
mod obstacle;
mod search;
mod solution;

pub use change::Change;

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use super::assess;
use super::assessment::{Assessment, Outcome};
use crate::domain::{Case, Fact};
use crate::notice::Notice;
use crate::notice::model::{By, ClauseId};

/// How many years ahead are looked at.
pub const YEARS_AHEAD: i32 = 15;
/// How many assessments are made at most.
pub const LIMIT: usize = 20_000;
/// What a change of year takes for granted, for people.
pub const YEAR_NOTE: &str = "（推导）假定以后各年的规定与这份通知相同、其他情况不变";

/// What would have to be otherwise.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WhatIf {
    /// First year in which waiting alone is enough.
    pub year: Option<i32>,
    /// The smallest sets of changes, what is easiest to bring about first.
    pub solutions: Vec<Solution>,
    /// Whether the search stopped at its limit, so that sets may be missing.
    pub stopped: bool,
    /// How many assessments were made.
    pub assessed: usize,
}

/// Changes that together are enough, none of them without the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// The changes; for each the alternatives that serve equally, at least one.
    pub changes: Vec<Vec<Change>>,
    /// Who is needed for the hardest of them.
    pub by: By,
    /// Clauses that stand in the way now and no longer do.
    pub decisive: Vec<ClauseId>,
}

/// Searches for what would make the case 可申报 (where the notice always leaves something to
/// verify: preliminary 可申报). Nothing is searched for while answers are missing, for matters
/// the notice does not cover, and where the goal is reached.
#[must_use]
pub fn whatif(notice: &Notice, case: &Case) -> WhatIf {
    whatif_within(notice, case, LIMIT)
}

/// As [`whatif`], with at most `limit` assessments.
#[must_use]
pub fn whatif_within(notice: &Notice, case: &Case, limit: usize) -> WhatIf {
    let search = pin!(searched(notice, case, limit, &|| None));
    // Nobody else is given a turn, so it is ready when it is first asked.
    match search.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(found) => found,
        Poll::Pending => WhatIf::default(),
    }
}

/// A turn that others have while a search waits.
pub type Pause = Pin<Box<dyn Future<Output = ()>>>;

/// As [`whatif`], asking `turn` after every few assessments whether others are to have a turn: a page
/// that shall go on hearing the person says so every few milliseconds.
pub async fn whatif_in_turns(
    notice: &Notice,
    case: &Case,
    turn: &dyn Fn() -> Option<Pause>,
) -> WhatIf {
    searched(notice, case, LIMIT, turn).await
}

async fn searched(
    notice: &Notice,
    case: &Case,
    limit: usize,
    turn: &dyn Fn() -> Option<Pause>,
) -> WhatIf {
    let now = assess(Some(notice), case);
    let covered = case.place(Fact::Matter).is_some_and(|matter| notice.covers.has(matter));
    if !covered || now.outcome == Outcome::Unanswered || reached(notice, case, &now) {
        return WhatIf::default();
    }
    search::Search::new(notice, case, &now, limit, turn).run(&now).await
}

/// Whether the case has reached what [`whatif`] looks for.
#[must_use]
pub fn reached(notice: &Notice, case: &Case, assessment: &Assessment) -> bool {
    obstacle::reached(notice, case, assessment)
}

/// The case and its assessment after `changes`.
#[must_use]
pub fn after(notice: &Notice, case: &Case, changes: &[Change]) -> (Case, Assessment) {
    let case = change::made(case, changes);
    let assessment = assess(Some(notice), &case);
    (case, assessment)
}

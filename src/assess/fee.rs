//! The fee (费用).

use crate::domain::{Cell, Fact, Place};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::Fee;

/// The place of the fee for the level (and series) applied for.
#[must_use]
pub fn fee(notice: &Notice, facts: &Facts<'_>) -> Option<Place<Fee>> {
    let case = facts.case;
    let Cell::Options(level) = case.cell(Fact::TargetLevel.slot()) else {
        return None;
    };
    Place::find(&notice.fees, |fee| {
        fee.levels & level != 0
            && fee.when.holds(facts)
            && (fee.series == u64::MAX
                || matches!(case.cell(Fact::TargetSeries.slot()), Cell::Options(series) if fee.series & series != 0))
    })
}

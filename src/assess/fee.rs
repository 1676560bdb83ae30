//! The fee (费用).

use crate::domain::{Cell, Fact};
use crate::notice::Notice;
use crate::notice::condition::Facts;

/// The place of the fee for the level (and series) applied for.
#[must_use]
pub fn fee(notice: &Notice, facts: &Facts<'_>) -> Option<u16> {
    let case = facts.case;
    let Cell::Options(level) = case.cell(Fact::TargetLevel.slot()) else {
        return None;
    };
    let place = notice.fees.iter().position(|fee| {
        fee.levels & level != 0
            && fee.when.holds(facts)
            && (fee.series == u64::MAX
                || matches!(case.cell(Fact::TargetSeries.slot()), Cell::Options(series) if fee.series & series != 0))
    })?;
    u16::try_from(place).ok()
}

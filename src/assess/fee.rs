//! The fee (费用).

use crate::domain::{Case, Cell, Fact};
use crate::notice::Notice;

/// The place of the fee for the level (and series) applied for.
#[must_use]
pub fn fee(notice: &Notice, case: &Case) -> Option<u16> {
    let Cell::Options(level) = case.cell(Fact::TargetLevel.slot()) else {
        return None;
    };
    let place = notice.fees.iter().position(|fee| {
        fee.levels & level != 0
            && (fee.series == u64::MAX
                || matches!(case.cell(Fact::TargetSeries.slot()), Cell::Options(series) if fee.series & series != 0))
    })?;
    u16::try_from(place).ok()
}

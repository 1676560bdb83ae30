//! The fee (费用).

use super::assessment::Charges;
use crate::domain::{Cell, Fact, Place};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::Fee;

/// The fees for the level (and series) applied for: of each name the first that holds, and what stands
/// before it and is not known to hold or not.
#[must_use]
pub fn fees(notice: &Notice, facts: &Facts<'_>) -> Charges {
    let mut charges = Charges::new();
    let Cell::Options(level) = facts.case.cell(Fact::TargetLevel.slot()) else {
        return charges;
    };
    let settled = |charges: &Charges, name: &str| {
        let same = |place: Place<Fee>| place.of(&notice.fees).is_some_and(|fee| fee.added == name);
        charges.iter().any(|(place, certain)| *certain && same(*place))
    };
    for (place, fee) in Place::each(&notice.fees) {
        let fits = fee.levels & level != 0
            && (fee.series == u64::MAX
                || matches!(facts.case.cell(Fact::TargetSeries.slot()), Cell::Options(series) if fee.series & series != 0));
        if !fits || settled(&charges, &fee.added) {
            continue;
        }
        let certain = fee.when.holds(facts);
        if certain || !fee.when.fails(facts) {
            charges.push((place, certain));
        }
    }
    charges
}

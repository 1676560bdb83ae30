//! The fee (费用).

use super::assessment::Charges;
use crate::domain::{Fact, Place, Set};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::Fee;

/// The fee for the level (and series) applied for, and what is charged beside it or may be: of each name the
/// first that holds, and what stands before it and is not known to hold or not.
#[must_use]
pub fn fees(notice: &Notice, facts: &Facts<'_>) -> (Option<Place<Fee>>, Charges) {
    let (mut main, mut beside) = (None, Charges::new());
    let Some(level) = facts.case.place(Fact::TargetLevel) else {
        return (main, beside);
    };
    let series = facts.case.place(Fact::TargetSeries);
    for (place, fee) in Place::each(&notice.fees) {
        let fits = fee.levels.has(level)
            && (fee.series == Set::ALL || series.is_some_and(|series| fee.series.has(series)));
        let alike = |(other, certain): &(Place<Fee>, bool)| {
            *certain && other.of(&notice.fees).is_some_and(|other| other.added == fee.added)
        };
        let own = fee.added.is_empty();
        if !fits || if own { main.is_some() } else { beside.iter().any(alike) } {
            continue;
        }
        if !fee.when.holds(facts) {
            if !fee.when.fails(facts) {
                beside.push((place, false));
            }
        } else if own {
            main = Some(place);
        } else {
            beside.push((place, true));
        }
    }
    (main, beside)
}

//! Which committees (评委会) fit.

use super::assessment::Assessment;
use crate::domain::fact::Derived;
use crate::domain::{Cell, Fact};
use crate::notice::Notice;
use crate::notice::condition::Facts;

/// Finds the committees that fit, and the row whose windows apply: the one chosen, else the
/// notice's default for the series and level.
pub fn choose(notice: &Notice, facts: &mut Facts<'_>, result: &mut Assessment) {
    if notice.committees.is_empty() {
        return;
    }
    let case = facts.case;
    let chosen = case.whole(Fact::TargetCommittee);
    let series = case.place(Fact::TargetSeries);
    let level = case.place(Fact::TargetLevel);
    result.committees = match (chosen, series, level) {
        (Some(chosen), ..) => notice.committees_numbered(chosen).map(|(place, _)| place).collect(),
        (None, Some(series), Some(level)) => notice
            .committees_of(series)
            .filter(|(_, row)| row.levels.has(level))
            .map(|(place, _)| place)
            .collect(),
        _ => Vec::new(),
    };
    let default = notice.default_committees.iter().find(|(of, levels, _)| {
        Some(*of) == series && level.is_some_and(|level| levels.has(level))
    });
    let row = chosen.or_else(|| default.map(|(_, _, row)| i32::from(*row)));
    if let Some(row) = row {
        facts.derive(Derived::Committee, Cell::Number(f64::from(row)));
    }
}

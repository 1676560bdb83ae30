//! Which row of the ladder applies.

use super::prior::Candidate;
use super::{PROMOTION, TRI_YES, in_series, level_of};
use crate::domain::fact::{Derived, RowKind as List, education};
use crate::domain::{Cell, Fact, Truth};
use crate::notice::condition::Facts;
use crate::notice::model::{Bits, Ladder, Row, RowKind};

fn both(holds: bool) -> Cell {
    Cell::option(usize::from(!holds))
}

/// A plain promotion: to a level above every title held in the ladder's series.
pub fn derive_plain(series: Bits, facts: &mut Facts<'_>) {
    let Some(titles) = facts.case.rows(List::Title) else {
        return;
    };
    let change = match facts.case.option(Fact::ChangeKind) {
        None if titles.is_empty() => PROMOTION,
        None => return,
        Some(change) => change,
    };
    let Some(target) = target(facts) else { return };
    let held =
        titles.iter().any(|entry| in_series(series, entry) && level_of(entry) >= Some(target));
    facts.derive(Derived::Plain, both(change == PROMOTION && !held));
}

/// The row for a class of education, with its place; open while something it rests on is.
pub fn derive_row<'l>(
    ladder: &'l Ladder,
    class: Option<usize>,
    facts: &mut Facts<'_>,
) -> Option<(usize, &'l Row)> {
    let class = class?;
    facts.derive(Derived::Class, Cell::option(class));
    let target = target(facts)?;
    let series = match facts.cell(Fact::TargetSeries.slot()) {
        Cell::Options(series) => series,
        _ => 0,
    };
    for (place, row) in ladder.rows.iter().enumerate() {
        if usize::from(row.target) != target
            || row.classes & (1 << class) == 0
            || row.series & series == 0
        {
            continue;
        }
        match row.when.test(facts) {
            Truth::Yes => {
                let kind = match row.kind {
                    RowKind::Direct => 0,
                    RowKind::Probation => 1,
                    RowKind::Prior(_) => 2,
                };
                facts.derive(Derived::Row, Cell::option(kind));
                return Some((place, row));
            }
            Truth::Open => return None,
            Truth::No => {}
        }
    }
    facts.derive(Derived::Row, Cell::option(3));
    None
}

/// The best class of the entries finished by the cut-off; the last class where none fits, none
/// where education is not answered.
pub fn best_class(ladder: &Ladder, facts: &Facts<'_>) -> Option<usize> {
    let entries = facts.case.rows(List::Education)?;
    let last = ladder.classes.len().checked_sub(1)?;
    let best = entries
        .iter()
        .filter(|entry| {
            entry.date(education::GRADUATED).is_none_or(|day| day.date <= ladder.cutoff)
        })
        .filter_map(|entry| {
            ladder.classes.iter().position(|class| class.when.holds_of(entry, facts))
        })
        .min();
    Some(best.unwrap_or(last))
}

/// 满足 without policies or skills.
pub fn derive_met(
    ladder: &Ladder,
    row: Option<&Row>,
    candidates: &[Candidate],
    facts: &mut Facts<'_>,
) {
    let Some(row) = row else {
        if !facts.cell(Derived::Row.slot()).is_open() {
            facts.derive(Derived::Met, both(false));
        }
        return;
    };
    let met = match row.kind {
        RowKind::Direct => true,
        RowKind::Probation => match facts.case.whole(Fact::ProbationMonths) {
            None => return,
            Some(months) if months < row.months => false,
            Some(_) => match facts.case.option(Fact::ProbationPassed) {
                None => return,
                Some(passed) => passed == TRI_YES,
            },
        },
        RowKind::Prior(_) => {
            let answered = facts.case.rows(List::Qualification).is_some()
                && (ladder.delay.is_none() || facts.case.rows(List::AnnualReview).is_some());
            if !answered {
                return;
            }
            candidates.iter().any(|candidate| !candidate.hard && candidate.suffices(row))
        }
    };
    facts.derive(Derived::Met, both(met));
}

fn target(facts: &Facts<'_>) -> Option<usize> {
    facts.cell(Fact::TargetLevel.slot()).chosen()
}

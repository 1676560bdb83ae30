//! Which row of the ladder applies.

use super::prior::{self, Candidate};
use super::{PROMOTION, TRI_YES, in_series, level_of};
use crate::domain::fact::{Derived, RowKind as List, education};
use crate::domain::{Cell, Fact, Row as Entry, Truth};
use crate::notice::condition::Facts;
use crate::notice::model::{Bits, Ladder, Question, Row, RowKind};

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

/// A row that is for the class of education, level and series, with its place and whether its
/// condition holds; one that does not hold is left out.
pub fn fitting<'l>(
    ladder: &'l Ladder,
    class: usize,
    facts: &Facts<'_>,
    from: usize,
) -> Option<(usize, &'l Row, Truth)> {
    let target = target(facts)?;
    let series = match facts.cell(Fact::TargetSeries.slot()) {
        Cell::Options(series) => series,
        _ => 0,
    };
    ladder.rows.iter().enumerate().skip(from).find_map(|(place, row)| {
        let fits = usize::from(row.target) == target
            && row.classes & (1 << class) != 0
            && (row.series == 0 || row.series & series != 0);
        let truth = if fits { row.when.test(facts) } else { Truth::No };
        (truth != Truth::No).then_some((place, row, truth))
    })
}

/// Derives which kind of row applies.
pub fn derive_kind(row: Option<&Row>, facts: &mut Facts<'_>) {
    let kind = match row.map(|row| row.kind) {
        Some(RowKind::Direct) => 0,
        Some(RowKind::Probation) => 1,
        Some(RowKind::Prior(_)) => 2,
        None => 3,
        Some(RowKind::Since(_)) => 4,
    };
    facts.derive(Derived::Row, Cell::option(kind));
}

/// The best class of the person and the entries finished by the cut-off; the last class where none
/// fits. None where education is not answered though it matters, or where a class is undecided that
/// would be better.
pub fn best_class(ladder: &Ladder, facts: &Facts<'_>) -> Option<usize> {
    let Some(last) = ladder.last else {
        return Some(0);
    };
    let asked = ladder.classes.iter().any(|class| class.when.is_some());
    let entries = match facts.case.rows(List::Education) {
        None if asked => return None,
        entries => entries.unwrap_or_default(),
    };
    let finished = |entry: &&Entry| {
        entry.date(education::GRADUATED).is_none_or(|day| day.date <= ladder.cutoff)
    };
    for (place, class) in ladder.classes.iter().enumerate() {
        let fits = match &class.when {
            None => true,
            Some(when) => entries.iter().filter(finished).any(|entry| when.holds_of(entry, facts)),
        };
        match class.person.test(facts) {
            Truth::Yes if fits => return Some(place),
            Truth::Open if fits => return None,
            _ => {}
        }
    }
    Some(usize::from(last))
}

/// Whether a row is met without policies or skills; none while that rests on what is not answered.
pub fn met(
    ladder: &Ladder,
    questions: &[Question],
    row: &Row,
    candidates: &[Candidate],
    facts: &Facts<'_>,
) -> Option<bool> {
    match row.kind {
        RowKind::Direct => Some(true),
        RowKind::Probation => match facts.case.whole(Fact::ProbationMonths)? {
            months if months < row.months => Some(false),
            _ => facts.case.option(Fact::ProbationPassed).map(|passed| passed == TRI_YES),
        },
        RowKind::Since(slot) => match facts.cell(slot) {
            Cell::Day(date) => Some(prior::clock(ladder).served(date, 0) >= row.years),
            _ => None,
        },
        RowKind::Prior(_) => {
            // Qualifications that the notice asks nobody for count for nobody.
            let asked = || {
                let fact = Fact::Qualifications.slot();
                questions.iter().any(|question| question.fact == fact)
            };
            let answered = (facts.case.rows(List::Qualification).is_some() || !asked())
                && (ladder.delay.is_none() || facts.case.rows(List::AnnualReview).is_some());
            let met = |candidate: &Candidate| !candidate.hard && candidate.suffices(row);
            answered.then(|| candidates.iter().any(met))
        }
    }
}

/// Derives whether the ladder is met without policies or skills.
pub fn derive_met(met: Option<bool>, facts: &mut Facts<'_>) {
    if let Some(met) = met {
        facts.derive(Derived::Met, both(met));
    }
}

fn target(facts: &Facts<'_>) -> Option<usize> {
    facts.cell(Fact::TargetLevel.slot()).chosen()
}

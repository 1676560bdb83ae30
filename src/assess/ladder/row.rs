//! Which row of the ladder applies.

use chrono::NaiveDate;

use super::TRI_YES;
use super::prior::{self, Candidate};
use crate::domain::fact::{Derived, ListKind, education, title};
use crate::domain::options::{Level, PROMOTION, Series};
use crate::domain::{Cell, Entry, Fact, Place, Set, Truth};
use crate::notice::Notice;
use crate::notice::condition::{Facts, interval};
use crate::notice::model::{Class, Ladder, Row, RowKind};

fn both(holds: bool) -> Cell {
    Cell::option(usize::from(!holds))
}

/// A plain promotion: to a level above every title held in the ladder's series.
pub fn derive_plain(series: Set<Series>, facts: &mut Facts<'_>) {
    let Some(titles) = facts.case.entries(ListKind::Title) else {
        return;
    };
    let change = match facts.case.place(Fact::ChangeKind) {
        None if titles.is_empty() => PROMOTION,
        None => return,
        Some(change) => change,
    };
    let Some(target) = facts.place(Fact::TargetLevel) else { return };
    let held =
        titles.iter().any(|entry| in_series(series, entry) && level_of(entry) >= Some(target));
    facts.derive(Derived::Plain, both(change == PROMOTION && !held));
}

/// The places of the rows that are for the class of education and the series, for whatever level.
pub fn of_class(ladder: &Ladder, class: EducationClass, facts: &Facts<'_>) -> Vec<Place<Row>> {
    let EducationClass::Class(class) = class else { return Vec::new() };
    let series = facts.place(Fact::TargetSeries).unwrap_or_default();
    let fits =
        |row: &Row| row.classes.has(class) && (row.series.is_empty() || row.series.has(series));
    Place::each(&ladder.rows).filter(|(_, row)| fits(row)).map(|(place, _)| place).collect()
}

/// Whether the lists are answered on which it rests that a prior title is enough.
pub fn is_answered(ladder: &Ladder, notice: &Notice, facts: &Facts<'_>) -> bool {
    // Qualifications that the notice asks nobody for count for nobody.
    let asked = || {
        let fact = Fact::Qualifications.slot();
        notice.questions.iter().any(|question| question.fact == fact)
    };
    (facts.case.entries(ListKind::Qualification).is_some() || !asked())
        && (ladder.delay.is_none() || facts.case.entries(ListKind::AnnualReview).is_some())
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

/// The class of education of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EducationClass {
    /// Education is not answered though it matters, or a class is undecided that would be better.
    Open,
    /// This class.
    Class(Place<Class>),
    /// No class takes the person.
    None,
}

/// The best class of the person and the entries finished by the cut-off; else the class for the rest.
pub fn best_class(ladder: &Ladder, facts: &Facts<'_>) -> EducationClass {
    let asked = ladder.classes.iter().any(|class| class.when.is_some());
    let entries = match facts.case.entries(ListKind::Education) {
        None if asked => return EducationClass::Open,
        entries => entries.unwrap_or_default(),
    };
    let cutoff = prior::clock(ladder, facts).cutoff;
    for (place, class) in Place::each(&ladder.classes) {
        let fits = class.when.as_ref().map_or(Truth::Yes, |when| {
            let fitting = entries.iter().filter(|entry| when.holds_of(entry, facts));
            fitting.map(|entry| finished(cutoff, entry)).fold(Truth::No, either)
        });
        if fits == Truth::No {
            continue;
        }
        match (fits, class.person.test(facts)) {
            (_, Truth::No) => {}
            (Truth::Yes, Truth::Yes) => return EducationClass::Class(place),
            _ => return EducationClass::Open,
        }
    }
    ladder.rest.map_or(EducationClass::None, EducationClass::Class)
}

/// Whether an entry of education was finished by the cut-off; without a date it is, as it is said to be
/// held, and a month alone may have ended on either side.
fn finished(cutoff: NaiveDate, entry: &Entry) -> Truth {
    let Some(date) = entry.date(education::GRADUATED) else {
        return Truth::Yes;
    };
    let (first, last) = interval(date);
    if last <= cutoff {
        Truth::Yes
    } else if first > cutoff {
        Truth::No
    } else {
        Truth::Open
    }
}

const fn either(one: Truth, other: Truth) -> Truth {
    match (one, other) {
        (Truth::Yes, _) | (_, Truth::Yes) => Truth::Yes,
        (Truth::No, Truth::No) => Truth::No,
        _ => Truth::Open,
    }
}

/// Whether a row is met without reductions or skills; none while that rests on what is not answered.
pub fn met(
    ladder: &Ladder,
    answered: bool,
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
            Cell::Day(date) => Some(prior::clock(ladder, facts).served(date, 0) >= row.years),
            _ => None,
        },
        RowKind::Prior(_) => {
            let met = |candidate: &Candidate| !candidate.hard && candidate.suffices(row);
            answered.then(|| candidates.iter().any(met))
        }
    }
}

/// Derives whether the ladder is met without reductions or skills.
pub fn derive_met(met: Option<bool>, facts: &mut Facts<'_>) {
    if let Some(met) = met {
        facts.derive(Derived::Met, both(met));
    }
}

/// The series whose titles count for the series applied for.
pub fn own_series(ladder: &Ladder, facts: &Facts<'_>) -> Set<Series> {
    let own = facts.place(Fact::TargetSeries).filter(|series| ladder.series.has(*series));
    own.map_or(Set::NONE, Set::of) | ladder.prior_series
}

/// The level of a title.
pub fn level_of(entry: &Entry) -> Option<Place<Level>> {
    entry.place(title::LEVEL)
}

/// Whether a title is of one of the series.
pub fn in_series(series: Set<Series>, entry: &Entry) -> bool {
    entry.place(title::SERIES).is_some_and(|own| series.has(own))
}

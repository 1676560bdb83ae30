//! The citation (引用串) of 符合的申报条件: which achievements count and which point one fits.

use super::assessment::{LadderResult, Prior};
use crate::domain::fact::{ListKind, achievement};
use crate::domain::options::{AchievementKind, Level};
use crate::domain::{Case, Cell, Entry, Fact, Place, Set};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{Citation, Point};

/// Whether an achievement counts, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usability {
    /// It counts.
    Usable,
    /// There is no prior title after which it could have been obtained.
    NoPrior,
    /// It is not known when it was obtained.
    Undated,
    /// It was obtained before the prior title or on the same day.
    Early,
    /// The notice leaves it out: by the rule at this place.
    LeftOut(usize),
}

/// Whether an achievement counts: obtained strictly after the prior title, and not of a kind the
/// notice leaves out while unfinished.
#[must_use]
pub fn usability(
    citation: &Citation,
    entry: &Entry,
    prior: Option<Prior>,
    facts: &Facts<'_>,
) -> Usability {
    match (prior, entry.date(achievement::OBTAINED)) {
        (None, _) if !citation.without_prior => return Usability::NoPrior,
        (Some(_), None) => return Usability::Undated,
        (Some(prior), Some(obtained)) if obtained.date <= prior.obtained.date => {
            return Usability::Early;
        }
        _ => {}
    }
    let rule = citation.unusable.iter().position(|rule| rule.holds_of(entry, facts));
    rule.map_or(Usability::Usable, Usability::LeftOut)
}

/// Whether an achievement counts.
#[must_use]
pub fn usable(citation: &Citation, entry: &Entry, prior: Option<Prior>, facts: &Facts<'_>) -> bool {
    usability(citation, entry, prior, facts) == Usability::Usable
}

/// The kinds of achievement that count; none where the notice says nothing of them.
#[must_use]
pub fn usable_kinds(
    notice: &Notice,
    facts: &Facts<'_>,
    prior: Option<Prior>,
) -> Option<Set<AchievementKind>> {
    let citation = notice.citation.as_ref()?;
    let entries = facts.case.entries(ListKind::Achievement)?;
    let kinds = entries
        .iter()
        .filter(|entry| usable(citation, entry, prior, facts))
        .filter_map(|entry| entry.place(achievement::KIND));
    Some(kinds.collect())
}

/// The point to pre-fill with the achievement that fits it: a representative one first, then in
/// the order of the list.
#[must_use]
pub fn point(
    notice: &Notice,
    case: &Case,
    ladder: &LadderResult,
    facts: &Facts<'_>,
) -> Option<(Place<Point>, usize)> {
    let citation = notice.citation.as_ref()?;
    let level = case.place(Fact::TargetLevel)?;
    let entries = case.entries(ListKind::Achievement)?;
    let fitting = |representative: bool| {
        entries.iter().enumerate().find_map(|(place, entry)| {
            let chosen = entry.option(achievement::REPRESENTATIVE) == Some(0);
            if chosen != representative || !usable(citation, entry, ladder.prior, facts) {
                return None;
            }
            let point = Place::find(&citation.points, |point| fits(point, entry, level, facts))?;
            Some((point, place))
        })
    };
    fitting(true).or_else(|| fitting(false))
}

/// Whether the achievement is meant for the point: by the clause the person named, else by its
/// kind.
#[must_use]
pub fn is_meant_for(point: &Point, entry: &Entry) -> bool {
    match entry.cell(achievement::CLAUSE) {
        Cell::Number(_) => entry.whole(achievement::CLAUSE) == point.number,
        _ => entry.place(achievement::KIND).is_some_and(|kind| point.kinds.has(kind)),
    }
}

/// Whether the achievement fits the point of the level applied for.
fn fits(point: &Point, entry: &Entry, level: Place<Level>, facts: &Facts<'_>) -> bool {
    let series = facts.place(Fact::TargetSeries);
    point.level == level
        && (point.series.is_empty() || series.is_some_and(|series| point.series.has(series)))
        && is_meant_for(point, entry)
        && point.fits.holds_of(entry, facts)
}

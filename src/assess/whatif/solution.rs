//! What a search found, made fit to be told: why a set of changes is enough, and which sets are
//! one and the same but for a value.

use super::change::Change;
use super::{Solution, obstacle};
use crate::assess::assessment::Assessment;
use crate::domain::Case;
use crate::notice::Notice;
use crate::notice::model::ClauseId;

/// Clauses in the way now that are not in the way then, and the row that comes instead.
pub fn decisive(
    notice: &Notice,
    case: &Case,
    now: &Assessment,
    then: &Assessment,
) -> Vec<ClauseId> {
    let mut found: Vec<ClauseId> =
        now.exclusions.iter().copied().filter(|clause| !then.exclusions.contains(clause)).collect();
    for raised in obstacle::blocking(notice, case, now) {
        if then.verify.iter().any(|other| other.item == raised.item) {
            continue;
        }
        if let Some(item) = raised.item.of(&notice.verify) {
            found.extend(&item.clauses);
        }
    }
    if now.ladder.status != then.ladder.status || now.ladder.row != then.ladder.row {
        // Another series may have another ladder.
        let row = |of: &Assessment| of.ladder.row?.of(&of.ladder_in(notice)?.rows);
        found.extend([now, then].into_iter().filter_map(row).map(|row| row.clause));
    }
    if now.courses != then.courses {
        found.extend(notice.courses.iter().flat_map(|courses| &courses.clauses));
    }
    let mut seen = Vec::new();
    found.retain(|clause| {
        let first = !seen.contains(clause);
        seen.push(*clause);
        first
    });
    found
}

/// Joins solutions that differ only in the value one fact takes.
pub fn join(solutions: &mut Vec<Solution>) {
    let mut place = 0;
    while place < solutions.len() {
        let mut other = place + 1;
        while other < solutions.len() {
            let joined = match (solutions.get(place), solutions.get(other)) {
                (Some(one), Some(two)) => merged(one, two),
                _ => None,
            };
            match (joined, solutions.get_mut(place)) {
                (Some(joined), Some(one)) => {
                    *one = joined;
                    solutions.remove(other);
                    other = place + 1;
                }
                _ => other += 1,
            }
        }
        place += 1;
    }
}

fn merged(one: &Solution, two: &Solution) -> Option<Solution> {
    if one.changes.len() != two.changes.len() || one.by != two.by {
        return None;
    }
    let mut rest: Vec<&Vec<Change>> = two.changes.iter().collect();
    let mut differing = None;
    for (place, alternatives) in one.changes.iter().enumerate() {
        match rest.iter().position(|other| *other == alternatives) {
            Some(same) => {
                rest.remove(same);
            }
            None if differing.is_none() => differing = Some(place),
            None => return None,
        }
    }
    let (place, theirs) = (differing?, rest.first()?);
    let mut joined = one.clone();
    let mine = joined.changes.get_mut(place)?;
    if !mine
        .iter()
        .chain(theirs.iter())
        .all(|change| mine.first().is_some_and(|first| alike(first, change)))
    {
        return None;
    }
    mine.extend(theirs.iter().cloned());
    joined.decisive.retain(|clause| two.decisive.contains(clause));
    Some(joined)
}

/// Whether two changes are values of one and the same thing.
fn alike(one: &Change, other: &Change) -> bool {
    let answered = |change: &Change| match change {
        Change::Answers(cells) => cells.iter().map(|(slot, _)| *slot).collect(),
        _ => Vec::new(),
    };
    !matches!(one, Change::Year(_)) && one.clashes(other) && answered(one) == answered(other)
}

//! A change of series or specialty at the same level (转评, 多评), which is no promotion.

use super::prior;
use super::row::level_of;
use super::{Entry, LevelResult, ListKind};
use crate::assess::assessment::{Prior, Status};
use crate::domain::Fact;
use crate::domain::fact::title;
use crate::notice::condition::Facts;
use crate::notice::model::{Change, Ladder};

/// 转评 and 多评: the years they need are not printed, so only the type is told.
pub fn change(ladder: &Ladder, facts: &Facts<'_>, result: &mut LevelResult) {
    result.ladder.status = Some(Status::Unclear);
    let titles = facts.case.entries(ListKind::Title).unwrap_or_default();
    let chosen = facts.case.place(Fact::ChangeKind);
    let rule = ladder.changes.iter().find(|rule| {
        Some(rule.change) == chosen && titles.iter().any(|entry| rule.from.holds_of(entry, facts))
    });
    match rule {
        Some(rule) => {
            result.kind = Some(rule.kind);
            result.verify.extend(rule.verify);
            if let Some(years) = rule.years {
                changed(ladder, (rule, years), titles, facts, result);
            }
        }
        None => result.verify.push(ladder.items.contradictory_change),
    }
}

/// A change for which the notice prints the years: those of the title that has most.
fn changed(
    ladder: &Ladder,
    (rule, years): (&Change, i32),
    titles: &[Entry],
    facts: &Facts<'_>,
    result: &mut LevelResult,
) {
    let clock = prior::clock(ladder, facts);
    let from = titles.iter().enumerate().filter(|(_, entry)| rule.from.holds_of(entry, facts));
    let served = from.filter_map(|(place, entry)| {
        let date = entry.date(usize::from(ladder.start))?;
        let gap = entry.whole(title::GAP_MONTHS);
        Some((clock.served(date, gap), clock.served_at_most(date, gap), place, date, gap))
    });
    let Some((least, most, place, date, gap)) = served.max_by_key(|found| (found.0, found.1))
    else {
        return;
    };
    let entry = titles.get(place);
    let condition = entry.and_then(|entry| prior::source_condition(ladder, entry, facts));
    let found = &mut result.ladder;
    found.target = facts.place(Fact::TargetLevel);
    found.required = Some(years);
    found.served = Some(least);
    found.shortfall = Some((years - least).max(0));
    found.earliest = Some(clock.earliest(date, gap, years));
    found.prior = entry.and_then(level_of).map(|level| Prior {
        qualification: false,
        place,
        level,
        obtained: date,
    });
    found.status = Some(if least >= years && rule.verify.is_none() && condition.is_none() {
        Status::Met
    } else if most >= years {
        Status::Unclear
    } else {
        Status::Unmet
    });
    result.verify.extend(condition);
    if least < years && most >= years {
        result.verify.push(ladder.items.inexact);
    }
}

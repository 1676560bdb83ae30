//! Counting years.

use crate::domain::fact::{RowKind, yearly};
use crate::domain::{Cell, Written};
use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, Delay};

/// Whole years from `obtained` to the end of `year`, without `gap` months; never negative.
#[must_use]
pub fn served(obtained: Written, gap: i32, year: i32) -> i32 {
    (obtained.months_to_end_of(year) - gap).max(0) / 12
}

/// The first year, `from` or later, to whose end `need` whole years have been served.
#[must_use]
pub fn earliest(obtained: Written, gap: i32, need: i32, from: i32) -> i32 {
    let short = need * 12 - (obtained.months_to_end_of(from) - gap);
    if need <= 0 || short <= 0 { from } else { from + (short + 11) / 12 }
}

/// Years that the reviews of `since` and later add, within the years the notice names.
#[must_use]
pub fn delay(rule: &Delay, facts: &Facts<'_>, since: i32) -> i32 {
    counted(rule, facts, since).map(|(years, _)| years).sum()
}

/// The clauses that say so, each once.
#[must_use]
pub fn delay_clauses(rule: &Delay, facts: &Facts<'_>, since: i32) -> Vec<ClauseId> {
    let mut clauses = Vec::new();
    for (_, clause) in counted(rule, facts, since) {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    clauses
}

/// Of every review that counts the years it adds and the clause.
fn counted(rule: &Delay, facts: &Facts<'_>, since: i32) -> impl Iterator<Item = (i32, ClauseId)> {
    let first = since.max(rule.years.0);
    let reviews = facts.case.rows(RowKind::AnnualReview).unwrap_or_default();
    reviews
        .iter()
        .filter(move |review| (first..=rule.years.1).contains(&review.whole(yearly::YEAR)))
        .flat_map(move |review| {
            rule.results.iter().filter_map(move |(result, years, clause)| {
                let same = review.option(yearly::RESULT) == Some(usize::from(*result));
                same.then_some((*years, *clause))
            })
        })
}

/// Whether any review, of whatever year, has a result whose consequence is not printed.
#[must_use]
pub fn has_unclear_review(rule: &Delay, facts: &Facts<'_>) -> bool {
    facts.case.rows(RowKind::AnnualReview).unwrap_or_default().iter().any(|review| {
        matches!(review.cell(yearly::RESULT), Cell::Options(result) if result & rule.unclear != 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Written {
        Written::parse(text).unwrap()
    }

    #[test]
    fn a_year_counts_from_its_december_and_not_from_the_next_january() {
        assert_eq!(served(on("2018-12-31"), 0, 2022), 4);
        assert_eq!(served(on("2019-01-01"), 0, 2022), 3);
    }

    #[test]
    fn a_gap_of_one_month_costs_a_year_only_where_no_month_is_to_spare() {
        assert_eq!(served(on("2018-12"), 1, 2022), 3);
        assert_eq!(served(on("2018-11"), 1, 2022), 4);
    }

    #[test]
    fn the_earliest_year_is_the_first_whose_served_years_suffice() {
        for month in 1..=12 {
            for gap in 0..30 {
                for need in 0..6 {
                    let day = on(&format!("2019-{month:02}"));
                    let year = earliest(day, gap, need, 2022);
                    assert!(served(day, gap, year) >= need);
                    assert!(year == 2022 || served(day, gap, year - 1) < need);
                }
            }
        }
    }
}

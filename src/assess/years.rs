//! Counting years.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use crate::domain::PartialDate;
use crate::domain::fact::{ListKind, yearly};
use crate::notice::condition::{Facts, interval};
use crate::notice::model::{ClauseId, Count, Delay};

/// How years are counted, and to which day.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// The day.
    pub cutoff: NaiveDate,
    /// How.
    pub count: Count,
}

impl Clock {
    /// Months from `since` to the cut-off, as years are counted.
    fn months(self, since: NaiveDate) -> i32 {
        let month = |day: NaiveDate| i32::try_from(day.month()).unwrap_or(1);
        let whole = (self.cutoff.year() - since.year()) * 12;
        match self.count {
            Count::Years => whole,
            Count::Months => whole + month(self.cutoff) - month(since),
            Count::Days => {
                let months = whole + month(self.cutoff) - month(since);
                // On the last day of a month without that day, the month is whole.
                let last = self.cutoff.succ_opt().is_none_or(|next| next.day() == 1);
                let begun = self.cutoff.day() < since.day() && !last;
                months - i32::from(begun)
            }
        }
    }

    /// Whole years from `obtained` to the cut-off, without `gap` months; never negative. A month
    /// alone is its last day.
    #[must_use]
    pub fn served(self, obtained: PartialDate, gap: i32) -> i32 {
        (self.months(self.late(obtained)) - gap).max(0) / 12
    }

    /// The same, a month alone being its first day.
    #[must_use]
    pub fn served_at_most(self, obtained: PartialDate, gap: i32) -> i32 {
        (self.months(obtained.date) - gap).max(0) / 12
    }

    /// The first year, that of the cut-off or later, by whose cut-off `need` whole years have been
    /// served.
    #[must_use]
    pub fn earliest(self, obtained: PartialDate, gap: i32, need: i32) -> i32 {
        let short = need * 12 - (self.months(self.late(obtained)) - gap);
        let from = self.cutoff.year();
        if need <= 0 || short <= 0 { from } else { from + (short + 11) / 12 }
    }

    /// The latest day the date can be, where days are counted.
    fn late(self, date: PartialDate) -> NaiveDate {
        match self.count {
            Count::Days => interval(date).1,
            Count::Months | Count::Years => date.date,
        }
    }
}

/// Years that the reviews of `since` and later add, within the years the notice names.
#[must_use]
pub fn delay(rule: &Delay, facts: &Facts<'_>, since: i32) -> i32 {
    counted(rule, facts, since).map(|(years, _)| years).sum()
}

/// Years that they may add besides to who is asked for them: of a year of which none is told, the most that any adds.
#[must_use]
pub fn delay_untold(rule: &Delay, facts: &Facts<'_>, since: i32) -> i32 {
    if rule.means_none {
        return 0;
    }
    let reviews = facts.case.entries(ListKind::AnnualReview).unwrap_or_default();
    let most = rule.results.iter().map(|(_, years, _)| *years).max().unwrap_or(0);
    let told = |year: i32| {
        reviews.iter().any(|review| {
            review.whole(yearly::YEAR) == year && review.option(yearly::RESULT).is_some()
        })
    };
    counting(rule, facts, since).filter(|year| !told(*year)).map(|_| most).sum::<i32>()
}

/// The years of `since` and later whose reviews count.
fn counting(rule: &Delay, facts: &Facts<'_>, since: i32) -> RangeInclusive<i32> {
    let until = facts.case.until;
    since.max(until.year(rule.years.0))..=until.year(rule.years.1)
}

/// The clauses that say so, each once; with `untold` also those that may.
#[must_use]
pub fn delay_clauses(rule: &Delay, facts: &Facts<'_>, since: i32, untold: bool) -> Vec<ClauseId> {
    let mut clauses = Vec::new();
    let possible = rule.results.iter().filter(|_| untold).map(|(_, _, clause)| *clause);
    for clause in counted(rule, facts, since).map(|(_, clause)| clause).chain(possible) {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    clauses
}

/// Of every review that counts the years it adds and the clause.
fn counted(rule: &Delay, facts: &Facts<'_>, since: i32) -> impl Iterator<Item = (i32, ClauseId)> {
    let years = counting(rule, facts, since);
    let reviews = facts.case.entries(ListKind::AnnualReview).unwrap_or_default();
    reviews.iter().filter(move |review| years.contains(&review.whole(yearly::YEAR))).flat_map(
        move |review| {
            rule.results.iter().filter_map(move |(result, years, clause)| {
                let same = review.place(yearly::RESULT) == Some(*result);
                same.then_some((*years, *clause))
            })
        },
    )
}

/// Whether any review, of whatever year, has a result whose consequence is not printed.
#[must_use]
pub fn has_unclear_review(rule: &Delay, facts: &Facts<'_>) -> bool {
    facts
        .case
        .entries(ListKind::AnnualReview)
        .unwrap_or_default()
        .iter()
        .any(|review| review.place(yearly::RESULT).is_some_and(|result| rule.unclear.has(result)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    fn to(day: &str, count: Count) -> Clock {
        Clock { cutoff: on(day).date, count }
    }

    #[test]
    fn by_the_month_a_year_counts_from_its_december_and_not_from_the_next_january() {
        let clock = to("2022-12-31", Count::Months);
        assert_eq!(clock.served(on("2018-12-31"), 0), 4);
        assert_eq!(clock.served(on("2019-01-01"), 0), 3);
    }

    #[test]
    fn by_the_day_the_anniversary_itself_is_enough_and_the_day_before_is_not() {
        let clock = to("2026-08-31", Count::Days);
        assert_eq!(clock.served(on("2022-12-31"), 0), 3);
        assert_eq!(clock.served(on("2022-08-31"), 0), 4);
        assert_eq!(clock.served(on("2022-09-01"), 0), 3);
        let clock = to("2026-08-15", Count::Days);
        assert_eq!(clock.served(on("2022-08-15"), 0), 4);
        assert_eq!(clock.served(on("2022-08-16"), 0), 3);
        // Some day of that August, so at least three years and perhaps four.
        assert_eq!(clock.served(on("2022-08"), 0), 3);
        assert_eq!(clock.served_at_most(on("2022-08"), 0), 4);
    }

    #[test]
    fn the_last_day_of_february_is_the_anniversary_of_the_twenty_ninth() {
        assert_eq!(to("2026-02-28", Count::Days).served(on("2020-02-29"), 0), 6);
        assert_eq!(to("2026-02-27", Count::Days).served(on("2020-02-29"), 0), 5);
        assert_eq!(to("2026-06-30", Count::Days).served(on("2020-05-31"), 0), 6);
    }

    #[test]
    fn by_the_year_only_years_differ() {
        assert_eq!(to("2026-01-01", Count::Years).served(on("2022-12-31"), 0), 4);
    }

    #[test]
    fn a_gap_of_one_month_costs_a_year_only_where_no_month_is_to_spare() {
        let clock = to("2022-12-31", Count::Months);
        assert_eq!(clock.served(on("2018-12"), 1), 3);
        assert_eq!(clock.served(on("2018-11"), 1), 4);
    }

    #[test]
    fn the_earliest_year_is_the_first_whose_served_years_suffice() {
        for count in [Count::Days, Count::Months, Count::Years] {
            for month in 1..=12 {
                for gap in 0..30 {
                    for need in 0..6 {
                        let day = on(&format!("2019-{month:02}-15"));
                        let year = to("2022-08-31", count).earliest(day, gap, need);
                        let at = |year: i32| to(&format!("{year}-08-31"), count).served(day, gap);
                        assert!(at(year) >= need);
                        assert!(year == 2022 || at(year - 1) < need);
                    }
                }
            }
        }
    }
}

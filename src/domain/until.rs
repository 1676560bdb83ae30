//! To which year a case is judged: that of the notice, or a later one "if the conditions stay as they are".

use chrono::{Datelike, NaiveDate};

/// The year to which a case is judged. Another than that of the notice is a projection, never the notice of that
/// year: nothing but what is said here is otherwise, and no copy of the notice is made for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Until {
    /// That of the notice.
    #[default]
    Printed,
    /// Years of titles are counted to the same day of this year.
    Counted(i32),
    /// The day to which years are counted is so many years later, and so are the years of which reviews and
    /// courses count. Windows stay: they bear on no outcome.
    Later(i32),
}

impl Until {
    /// The day to which years are counted, where the notice prints `printed`: the same of another year, and the
    /// last of February where the 29th is none.
    #[must_use]
    pub fn day(self, printed: NaiveDate) -> NaiveDate {
        let year = match self {
            Self::Printed => return printed,
            Self::Counted(year) => year,
            Self::Later(by) => printed.year() + by,
        };
        let shorter = || printed.with_day(28)?.with_year(year);
        printed.with_year(year).or_else(shorter).unwrap_or(printed)
    }

    /// The year of reviews or courses that counts where the notice prints `printed`.
    #[must_use]
    pub const fn year(self, printed: i32) -> i32 {
        match self {
            Self::Later(by) => printed + by,
            Self::Printed | Self::Counted(_) => printed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;

    #[test]
    fn the_day_moves_to_the_year_and_only_what_is_projected_moves_the_years() {
        for (until, printed, day, year) in [
            (Until::Printed, "2022-12-31", "2022-12-31", 2022),
            (Until::Counted(2025), "2022-12-31", "2025-12-31", 2022),
            (Until::Later(3), "2022-12-31", "2025-12-31", 2025),
            (Until::Later(3), "2021-12-31", "2024-12-31", 2025),
            // The 29th of February where there is one, and the 28th where there is none.
            (Until::Printed, "2024-02-29", "2024-02-29", 2022),
            (Until::Counted(2028), "2024-02-29", "2028-02-29", 2022),
            (Until::Counted(2027), "2024-02-29", "2027-02-28", 2022),
            (Until::Later(1), "2024-02-29", "2025-02-28", 2023),
        ] {
            let on = |text: &str| Moment::parse(text).unwrap().date;
            assert_eq!(until.day(on(printed)), on(day), "{until:?} {printed}");
            assert_eq!(until.year(2022), year, "{until:?}");
        }
    }
}

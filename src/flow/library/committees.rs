//! Finding a committee in the tables, and saying when it takes applications.

use super::Query;
use crate::domain::Dialect;
use crate::domain::options::List;
use crate::notice::Notice;
use crate::notice::model::Committee;

/// Which committees are wanted; an open filter lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The series, by its place.
    pub series: Option<u8>,
    /// A level it reviews, by its place.
    pub level: Option<u8>,
    /// For whom, as the table prints it; empty for any.
    pub scope: String,
    /// Words of name, series, specialty, unit, address, contact or telephone.
    pub query: Query,
}

/// The places of the wanted rows.
#[must_use]
pub fn find(notice: &Notice, wanted: &Wanted) -> Vec<usize> {
    let rows = notice.committees.iter().enumerate();
    rows.filter(|(_, row)| fits(&notice.dialect, row, wanted)).map(|(place, _)| place).collect()
}

fn fits(dialect: &Dialect, row: &Committee, wanted: &Wanted) -> bool {
    wanted.series.is_none_or(|series| row.series == series)
        && wanted.level.is_none_or(|level| row.levels & (1 << level) != 0)
        && (wanted.scope.is_empty() || row.scope == wanted.scope)
        && wanted.query.finds(&[
            &row.name,
            series(dialect, row),
            &row.level,
            &row.specialty,
            &row.scope,
            &row.organizer,
            &row.address,
            &row.contact,
            &row.phone,
        ])
}

/// The name of its series.
#[must_use]
pub fn series<'n>(dialect: &'n Dialect, row: &Committee) -> &'n str {
    dialect.options(List::Series).get(usize::from(row.series)).unwrap_or_default()
}

/// The telephone numbers of a row, each as printed and as dialled. The table leaves out the area
/// code of Chongqing, which the notices print beside their own numbers.
#[must_use]
pub fn phones(printed: &str) -> Vec<(String, String)> {
    printed
        .split(['、', '，', '/', ' '])
        .filter(|number| !number.is_empty())
        .map(|number| {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let dialled = if digits.len() == 8 { format!("023{digits}") } else { digits };
            (number.to_owned(), dialled)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_dialled_with_the_area_code() {
        let expected = [("63219901", "02363219901"), ("17318290228", "17318290228")];
        assert_eq!(
            phones("63219901、17318290228"),
            expected.map(|(one, two)| (one.to_owned(), two.to_owned()))
        );
        assert!(phones("").is_empty());
    }
}

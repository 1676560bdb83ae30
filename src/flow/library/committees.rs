//! Finding a committee in the tables, and saying when it takes applications.

use super::Query;
use crate::domain::options::Level;
use crate::domain::{Place, Vocabulary, order};
use crate::notice::Notice;
use crate::notice::model::Committee;

/// Which committees are wanted; an open filter lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The series by its name, as each notice may have some of its own; empty for any.
    pub series: String,
    /// A level it reviews.
    pub level: Option<Place<Level>>,
    /// For whom, as the table prints it; empty for any.
    pub scope: String,
    /// Words of name, series, specialty, unit, address, contact or telephone.
    pub query: Query,
}

/// The places of the wanted rows.
#[must_use]
pub fn find(notice: &Notice, wanted: &Wanted) -> Vec<usize> {
    let rows = notice.committees.iter().enumerate();
    rows.filter(|(_, row)| fits(&notice.vocabulary, row, wanted)).map(|(place, _)| place).collect()
}

fn fits(vocabulary: &Vocabulary, row: &Committee, wanted: &Wanted) -> bool {
    (wanted.series.is_empty() || series(vocabulary, row) == wanted.series)
        && wanted.level.is_none_or(|level| row.levels.has(level))
        && (wanted.scope.is_empty() || row.scope == wanted.scope)
        && wanted.query.finds(&[
            &row.name,
            series(vocabulary, row),
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
pub fn series<'n>(vocabulary: &'n Vocabulary, row: &Committee) -> &'n str {
    vocabulary.name(row.series).unwrap_or_default()
}

/// The names of the series that the tables have rows of, each once: those of the dictionary in its order, then
/// those that a notice adds.
#[must_use]
pub fn all_series<'n>(notices: &[&'n Notice]) -> Vec<&'n str> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for notice in notices {
        for row in &notice.committees {
            let name = series(&notice.vocabulary, row);
            if !name.is_empty() && !found.iter().any(|(_, other)| *other == name) {
                found.push((row.series.index(), name));
            }
        }
    }
    order::sort_by_key(&mut found, |(place, _)| *place);
    found.into_iter().map(|(_, name)| name).collect()
}

/// The area code that the notice prints before its own telephone numbers; empty where it prints none.
#[must_use]
pub fn area_code(notice: &Notice) -> &str {
    let phones = notice.head.contacts.iter().filter_map(|contact| contact.phone.split_once('-'));
    let is_code = |code: &&str| {
        code.starts_with('0') && code.len() <= 4 && code.bytes().all(|mark| mark.is_ascii_digit())
    };
    phones.map(|(code, _)| code).find(is_code).unwrap_or_default()
}

/// The telephone numbers of a row, each as printed and as dialled: with the area code `area` where the
/// table leaves it out.
#[must_use]
pub fn phones(printed: &str, area: &str) -> Vec<(String, String)> {
    printed
        .split(['、', '，', '/', ' '])
        .filter(|number| !number.is_empty())
        .map(|number| {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let dialled = if digits.len() == 8 { [area, &digits].concat() } else { digits };
            (number.to_owned(), dialled)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_dialled_with_the_area_code() {
        let expected = [("63219901", "02063219901"), ("17318290228", "17318290228")];
        assert_eq!(
            phones("63219901、17318290228", "020"),
            expected.map(|(one, two)| (one.to_owned(), two.to_owned()))
        );
        assert!(phones("", "020").is_empty());
    }
}

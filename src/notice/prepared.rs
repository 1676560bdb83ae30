//! What follows from a notice and is worked out once, when it is first needed, so that no assessment
//! works it out again.

use std::sync::OnceLock;

use super::model::{Committee, Notice, Question};
use super::sieve::Sieve;
use crate::domain::options::{self, Matter, Series};
use crate::domain::{Place, order};

const MATTERS: usize = options::MOST_MATTERS;

/// What is prepared of a notice. A copy of the notice prepares its own, as it may be changed.
#[derive(Default)]
pub struct Prepared {
    sieves: [OnceLock<Sieve>; MATTERS],
    committees: OnceLock<Committees>,
    ladder: OnceLock<Vec<Place<Question>>>,
}

/// The committee table by what one looks for: its rows are many and wide.
#[derive(Debug)]
struct Committees {
    /// The number of each row.
    numbers: Vec<u16>,
    /// Series and place of each row, by series and in the order of the table.
    by_series: Vec<(Place<Series>, Place<Committee>)>,
}

impl Notice {
    /// Which rules of the matter a case can meet.
    #[must_use]
    pub fn sieve(&self, matter: Place<Matter>) -> Option<&Sieve> {
        let place = self.prepared.sieves.get(matter.index())?;
        Some(place.get_or_init(|| Sieve::new(self, matter)))
    }

    /// The places of the questions of the ladder's group for which the outcome waits.
    #[must_use]
    pub fn ladder_questions(&self) -> &[Place<Question>] {
        self.prepared.ladder.get_or_init(|| {
            let all = Place::each(&self.questions);
            all.filter(|(_, question)| question.ladder && question.needed)
                .map(|(place, _)| place)
                .collect()
        })
    }

    fn table(&self) -> &Committees {
        self.prepared.committees.get_or_init(|| {
            let rows = Place::each(&self.committees);
            let mut by_series: Vec<(Place<Series>, Place<Committee>)> =
                rows.map(|(place, row)| (row.series, place)).collect();
            order::sort(&mut by_series);
            Committees { numbers: self.committees.iter().map(|row| row.seq).collect(), by_series }
        })
    }

    /// The rows of the committee table that are of a series, with their places.
    pub fn committees_of(
        &self,
        series: Place<Series>,
    ) -> impl Iterator<Item = (Place<Committee>, &Committee)> {
        let all = &self.table().by_series;
        let first = all.partition_point(|(other, _)| *other < series);
        let own = all.iter().skip(first).take_while(move |(other, _)| *other == series);
        own.filter_map(|(_, place)| Some((*place, place.of(&self.committees)?)))
    }

    /// The rows of the committee table that have this number, with their places.
    pub fn committees_numbered(
        &self,
        number: i32,
    ) -> impl Iterator<Item = (Place<Committee>, &Committee)> {
        let all = (0..).map(Place::new).zip(&self.table().numbers);
        all.filter(move |(_, own)| i32::from(**own) == number)
            .filter_map(|(place, _)| Some((place, place.of(&self.committees)?)))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Clone for Prepared {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Prepared {
    /// It follows from the rest of the notice.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl std::fmt::Debug for Prepared {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("…")
    }
}

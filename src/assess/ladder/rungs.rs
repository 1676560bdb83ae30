//! The picture of the ladder: how every level stands.

use super::{Climb, Climber, in_series, level_of, prior};
use crate::assess::assessment::{Rung, RungStatus};
use crate::domain::fact::RowKind as List;
use crate::domain::options;
use crate::notice::condition::Facts;

impl Climber<'_> {
    /// The five rungs, each by the same way of counting; `taken` is the climb to the level applied
    /// for and serves as its rung.
    pub fn rungs(&mut self, facts: &Facts<'_>, taken: &Climb) -> Vec<Rung> {
        (0..options::LEVELS.len())
            .map(|level| {
                let place = u8::try_from(level).unwrap_or(0);
                if taken.standing.target == Some(place) {
                    judged(place, taken)
                } else if self.holds(level, facts) {
                    let status = RungStatus::Held;
                    Rung { level: place, status, required: None, served: None, earliest: None }
                } else {
                    judged(place, &self.climb(&mut facts.aimed_at(level)))
                }
            })
            .collect()
    }

    /// Whether a title of this level or a higher one is held that nothing has to be verified of.
    fn holds(&self, level: usize, facts: &Facts<'_>) -> bool {
        facts.case.rows(List::Title).unwrap_or_default().iter().any(|entry| {
            in_series(self.series, entry)
                && level_of(entry) >= Some(level)
                && prior::source_condition(self.ladder, entry, facts).is_none()
        })
    }
}

fn judged(level: u8, climb: &Climb) -> Rung {
    let status = match (climb.missing, climb.standing.status) {
        (None, Some(status)) => RungStatus::Judged(status),
        _ => RungStatus::Open,
    };
    Rung {
        level,
        status,
        required: climb.standing.required,
        served: climb.standing.served,
        earliest: climb.standing.earliest,
    }
}

//! The picture of the ladder: how every level stands.

use super::{LadderCheck, LevelResult, in_series, level_of, prior};
use crate::assess::assessment::{RungResult, RungStatus};
use crate::domain::fact::ListKind;
use crate::domain::options;
use crate::notice::condition::Facts;

impl LadderCheck<'_> {
    /// The five rungs, each by the same way of counting; `taken` is the judgement of the level applied
    /// for and serves as its rung.
    pub fn rungs(&mut self, facts: &Facts<'_>, taken: &LevelResult) -> Vec<RungResult> {
        (0..)
            .zip(0..options::LEVELS.len())
            .map(|(place, level)| {
                if taken.ladder.target == Some(place) {
                    judged(place, taken)
                } else if self.holds(level, facts) {
                    let status = RungStatus::Held;
                    RungResult {
                        level: place,
                        status,
                        required: None,
                        served: None,
                        earliest: None,
                    }
                } else {
                    judged(place, &self.judge(&mut facts.aimed_at(level)))
                }
            })
            .collect()
    }

    /// Whether a title of this level or a higher one is held that nothing has to be verified of.
    fn holds(&self, level: usize, facts: &Facts<'_>) -> bool {
        facts.case.entries(ListKind::Title).unwrap_or_default().iter().any(|entry| {
            in_series(self.series, entry)
                && level_of(entry) >= Some(level)
                && prior::source_condition(self.ladder, entry, facts).is_none()
        })
    }
}

fn judged(level: u8, result: &LevelResult) -> RungResult {
    let status = match (result.missing, result.ladder.status) {
        (None, Some(status)) => RungStatus::Judged(status),
        _ => RungStatus::Open,
    };
    RungResult {
        level,
        status,
        required: result.ladder.required,
        served: result.ladder.served,
        earliest: result.ladder.earliest,
    }
}

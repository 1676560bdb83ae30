//! The picture of the ladder: how every level stands.

use super::{LadderCheck, LevelResult, in_series, level_of, prior};
use crate::assess::assessment::{RungResult, RungStatus};
use crate::domain::Place;
use crate::domain::fact::ListKind;
use crate::domain::options::{self, Level};
use crate::notice::condition::Facts;

impl LadderCheck<'_> {
    /// The five rungs, each by the same way of counting; `taken` is the judgement of the level applied
    /// for and serves as its rung.
    pub fn rungs(&mut self, facts: &Facts<'_>, taken: &LevelResult) -> Vec<RungResult> {
        Place::each(options::LEVELS)
            .map(|(place, _)| place.among())
            .map(|level| {
                if taken.ladder.target == Some(level) {
                    judged(level, taken)
                } else if self.holds(level, facts) {
                    let status = RungStatus::Held;
                    RungResult { level, status, required: None, served: None, earliest: None }
                } else {
                    judged(level, &self.judge(&mut facts.aimed_at(level)))
                }
            })
            .collect()
    }

    /// Whether a title of this level or a higher one is held that nothing has to be verified of.
    fn holds(&self, level: Place<Level>, facts: &Facts<'_>) -> bool {
        facts.case.entries(ListKind::Title).unwrap_or_default().iter().any(|entry| {
            in_series(self.series, entry)
                && level_of(entry) >= Some(level)
                && prior::source_condition(self.ladder, entry, facts).is_none()
        })
    }
}

fn judged(level: Place<Level>, result: &LevelResult) -> RungResult {
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

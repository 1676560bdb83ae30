//! Years as officials write them.

use serde::Deserialize;

/// The year of a ladder's cut-off.
pub const OF_CUTOFF: &str = "截止年";

/// A year: a number, or words that conditions know (截止年-1).
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "plain")]
pub enum Year {
    Number(i32),
    Words(String),
}

impl Year {
    /// The year that is written as a number.
    #[must_use]
    pub const fn number(&self) -> Option<i32> {
        match self {
            Self::Number(year) => Some(*year),
            Self::Words(_) => None,
        }
    }

    /// It as it is written.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Number(year) => year.to_string(),
            Self::Words(words) => words.clone(),
        }
    }

    /// The year, of which words are reckoned from that of the cut-off; none of other words.
    #[must_use]
    pub fn by_cutoff(&self, cutoff: i32) -> Option<i32> {
        match self {
            Self::Number(year) => Some(*year),
            Self::Words(words) => match words.strip_prefix(OF_CUTOFF)? {
                "" => Some(cutoff),
                steps => cutoff.checked_add(steps.parse().ok()?),
            },
        }
    }
}

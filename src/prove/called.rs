//! Facts of which the words speak otherwise than by their own name: a place by what the notice calls its options, what goes
//! on by an end that is not there.

use super::facts::{Book, chosen, is_place};
use super::meant::STILL;
use super::reads::Read;
use super::words::choice;
use crate::domain::Kind;

/// What is said of a date that is not there.
const UNFILLED: &str = "未填";

impl Book<'_> {
    /// Whether the words have what the notice calls an option of a place, and of no other: 市外单位.
    pub(super) fn calls_place(&self, read: &Read<'_>, text: &str) -> bool {
        let Some(options) = choice(read.kind).filter(|options| is_place(*options)) else {
            return false;
        };
        let named = chosen(options, read.value);
        let found = self.words.found(options, text).into_iter();
        let mut called = found.filter(|(word, all)| {
            all.iter().any(|it| named.contains(*it)) && self.words.calls_only(options, word)
        });
        called.next().is_some()
    }

    /// Whether a fact only says that an entry goes on, of which the same rule says that it has no last day.
    pub(super) fn goes_with_end(&self, read: &Read<'_>, reads: &[Read<'_>]) -> bool {
        let list = |path: &str| path.split_once('.').map(|(list, _)| list.to_owned());
        let Some(own) = list(&read.path) else { return false };
        let endless = reads.iter().any(|other| {
            other.rule == read.rule
                && list(&other.path).as_ref() == Some(&own)
                && matches!(other.kind, Kind::Date)
                && other.value.as_str() == Some(UNFILLED)
        });
        endless && STILL.iter().any(|word| self.spoken.label(&read.path).contains(word))
    }
}

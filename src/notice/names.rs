//! What facts are called: by a case, and by people.

use crate::domain::fact::{FACTS, FIRST_ADDED};
use crate::domain::{Case, Fact, Kind, Slot};
use crate::notice::Notice;

/// The key of the fact at `slot`, as a case writes it.
#[must_use]
pub fn key(notice: Option<&Notice>, slot: Slot) -> &str {
    if slot < FACTS {
        return Fact::ALL.get(usize::from(slot)).map_or("", |fact| fact.key());
    }
    notice
        .and_then(|notice| notice.vocabulary.added.get(usize::from(slot.checked_sub(FIRST_ADDED)?)))
        .map_or("", |fact| fact.key.as_str())
}

/// The short name of the fact at `slot` for people.
#[must_use]
pub fn label(notice: &Notice, slot: Slot) -> &str {
    notice
        .wordings
        .iter()
        .find(|wording| wording.fact == slot)
        .map_or_else(|| key(Some(notice), slot), |wording| wording.label.as_str())
}

/// The option a case has chosen for the fact at `slot`, where it is a choice and answered.
#[must_use]
pub fn option<'n>(notice: &'n Notice, case: &Case, slot: Slot) -> Option<&'n str> {
    let place = case.cell(slot).chosen()?;
    match notice.vocabulary.kind_at(slot)? {
        Kind::Choice(options) => options.get(place),
        _ => None,
    }
}

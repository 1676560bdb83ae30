//! Conditions that name the other options than the words do, and mean the same: whoever is not one of all the others, and
//! the others themselves where the words ask for what they name.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{chosen, is_truth};
use super::reads::{Effect, Read};
use super::words::{Words, choice};
use crate::domain::options::{Options, UNCLEAR};
use crate::notice::lint::answers::answers;

/// By the key of a fact (or of list and member) the options that its rules name in the place of those of the words.
pub type Contraries = BTreeMap<String, BTreeSet<String>>;

/// What these reads name so.
#[must_use]
pub fn contraries<'w>(
    words: &Words<'w>,
    reads: &[Read<'w>],
    text: &str,
    lead: Option<bool>,
) -> Contraries {
    let mut found = Contraries::new();
    for read in reads.iter().filter(|read| read.shared.is_none()) {
        let Some(options) = choice(read.kind).filter(|options| !is_truth(*options)) else {
            continue;
        };
        let named = chosen(options, read.value);
        let said = words.meant(options, text);
        let mut all = options.names().filter(|name| *name != UNCLEAR);
        let is_contrary = all.all(|name| said.contains(name) != named.contains(name));
        if said.is_empty() || named.is_empty() || !is_contrary {
            continue;
        }
        let denied = read.value.as_table().is_some_and(|table| table.contains_key("not"));
        if denied == read.plain || is_meant(words, options, read.effect, text, lead) {
            found.entry(read.path.clone()).or_default().extend(named);
        }
    }
    found
}

/// Whether a rule that refuses the others is of words that ask for what they name, or one that opens of words that
/// refuse it.
fn is_meant<'w>(
    words: &Words<'w>,
    options: Options<'w>,
    effect: Effect,
    text: &str,
    lead: Option<bool>,
) -> bool {
    let refused = match effect {
        Effect::Refuses => false,
        Effect::Opens => true,
        Effect::Sends => return false,
    };
    let names: Vec<&str> = words.found(options, text).into_iter().map(|(word, _)| word).collect();
    let said = answers(text, &names, &[], lead);
    !said.is_empty() && said.iter().all(|one| one.more && one.refused == Some(refused))
}

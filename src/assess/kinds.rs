//! What a notice's clauses say for and against each 申请类型, so that one sees why it is this one and
//! no other. It explains [`Assessment::kind`](super::Assessment::kind) and never changes it.

use crate::domain::options::List;
use crate::domain::{Case, Truth};
use crate::notice::Notice;
use crate::notice::model::Voice;

/// What is said of one 申请类型.
#[derive(Debug, Clone, PartialEq)]
pub struct Stance<'n> {
    /// The 申请类型, by its place in the list of kinds.
    pub kind: u8,
    /// What speaks for or against it, in the notice's order; open where the case does not tell yet.
    pub voices: Vec<(Truth, &'n Voice)>,
}

/// What is said of each 申请类型 the notice speaks of, in the order of the list; what certainly does
/// not apply is left out. Empty where the notice says nothing of types.
#[must_use]
pub fn stances<'n>(notice: &'n Notice, case: &Case) -> Vec<Stance<'n>> {
    let facts = super::asking(notice, case);
    let said = |kind: u8| -> Vec<&'n Voice> {
        notice.voices.iter().filter(|voice| voice.kind == kind).collect()
    };
    (0..u8::MAX)
        .take(notice.options(List::Kinds).len())
        .map(|kind| (kind, said(kind)))
        .filter(|(_, voices)| !voices.is_empty())
        .map(|(kind, voices)| {
            let voices = voices.into_iter().map(|voice| (voice.when.test(&facts), voice));
            Stance { kind, voices: voices.filter(|(truth, _)| *truth != Truth::No).collect() }
        })
        .collect()
}

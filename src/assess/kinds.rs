//! What a notice's clauses say for and against each 申请类型, so that one sees why it is this one and
//! no other. It explains [`Assessment::kind`](super::Assessment::kind) and never changes it.

use crate::domain::options::{ApplicationKind, OptionList};
use crate::domain::{Case, Place, Truth};
use crate::notice::Notice;
use crate::notice::model::KindArgument;

/// What is said of one 申请类型.
#[derive(Debug, Clone, PartialEq)]
pub struct KindArguments<'n> {
    /// The 申请类型.
    pub kind: Place<ApplicationKind>,
    /// What speaks for or against it, in the notice's order; open where the case does not tell yet.
    pub arguments: Vec<(Truth, &'n KindArgument)>,
}

/// What is said of each 申请类型 the notice speaks of, in the order of the list; what certainly does
/// not apply is left out. Empty where the notice says nothing of types.
#[must_use]
pub fn kind_arguments<'n>(notice: &'n Notice, case: &Case) -> Vec<KindArguments<'n>> {
    let facts = super::asking(notice, case);
    let said = |kind: Place<ApplicationKind>| -> Vec<&'n KindArgument> {
        notice.kind_arguments.iter().filter(|argument| argument.kind == kind).collect()
    };
    (0..notice.options(OptionList::Kinds).len())
        .filter_map(Place::at)
        .map(|kind| (kind, said(kind)))
        .filter(|(_, arguments)| !arguments.is_empty())
        .map(|(kind, arguments)| {
            let arguments =
                arguments.into_iter().map(|argument| (argument.when.test(&facts), argument));
            KindArguments {
                kind,
                arguments: arguments.filter(|(truth, _)| *truth != Truth::No).collect(),
            }
        })
        .collect()
}

//! The rules by which a clause keeps somebody from applying, and what is said of what one of them leaves out.

use toml::Value;

use crate::notice::source::clause::Clause;

/// Key, word and sentence of what is missing.
pub(super) type Missing = (String, String, String);

/// The conditions of the rules by which a clause refuses, but for grounds that all editions share.
pub(super) fn excluding(clause: &Clause) -> Vec<Option<&Value>> {
    clause.exclude.iter().filter(|rule| rule.ground.is_none()).map(|it| it.when.as_ref()).collect()
}

/// The conditions of the rules by which a clause sends elsewhere.
pub(super) fn sending(clause: &Clause) -> Vec<Option<&Value>> {
    clause.elsewhere.iter().map(|rule| rule.when.as_ref()).collect()
}

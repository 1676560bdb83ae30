//! Registration of electronic certificates (电子证书登记).

use super::ClauseId;
use crate::domain::Set;
use crate::domain::packed::packed;
use crate::notice::condition::Condition;

/// Registration of electronic certificates.
#[derive(Debug, Clone, PartialEq)]
pub struct Certificate {
    /// What to do; the first whose condition holds.
    pub actions: Vec<Action>,
    /// What to enter; of one name the first whose condition holds.
    pub fields: Vec<Field>,
}
packed!(Certificate { actions, fields });

/// What to do about a certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// When.
    pub when: Condition,
    /// The action; `None` where the notice does not say.
    pub action: Option<String>,
    /// What comes out, in a short sentence; empty where nothing is said.
    pub say: String,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Action { when, action, say, clauses });

/// A field of the registration form.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The actions with which it is filled, by place.
    pub actions: Set<Action>,
    /// When.
    pub when: Condition,
    /// Its name.
    pub name: String,
    /// Its value; `{issued}`, `{obtained}`, `{year}` and `{specialty}` stand for what was entered.
    pub value: String,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Field { actions, when, name, value, clauses });

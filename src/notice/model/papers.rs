//! What a person writes and hands in: citation, continuing education, materials, registration.

use super::{Bits, ClauseId};
use crate::domain::packed::packed;
use crate::notice::condition::Condition;

/// How 符合的申报条件 is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The empty form, T1.
    pub template: String,
    /// The empty form of 满足何条破格条件 (附件4), T3; empty where none is printed.
    pub exception: String,
    /// Title and number of the cited document.
    pub document: String,
    /// Achievements that do not count, as conditions on achievement entries.
    pub unusable: Vec<Condition>,
    /// Whether achievements count where there is no prior title.
    pub without_prior: bool,
    /// The citable points.
    pub points: Vec<Point>,
}
packed!(Citation { template, exception, document, unusable, without_prior, points });

/// A citable point of the conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The level it is for.
    pub level: u8,
    /// Its number among the points of the level.
    pub number: i32,
    /// The series it is for; 0 for all.
    pub series: Bits,
    /// The kinds of achievement it is for.
    pub kinds: Bits,
    /// Which achievements fit, as a condition on the entry.
    pub fits: Condition,
    /// How it is cited, e.g. 第六条第（四）款第3点第（1）项.
    pub place: String,
    /// Its wording without number and closing mark.
    pub wording: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Point { level, number, series, kinds, fits, place, wording, clause });

/// What the notice says of continuing education.
#[derive(Debug, Clone, PartialEq)]
pub struct Courses {
    /// The status where nothing is counted, e.g. 未写学时.
    pub status: String,
    /// What is counted.
    pub rule: Option<CourseRule>,
    /// Whether who has not met the hours is excluded.
    pub gate: bool,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Courses { status, rule, gate, clauses });

/// Hours a year that must be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseRule {
    /// The last year that must be shown.
    pub to_year: i32,
    /// The first, where it is not the one after the prior title.
    pub from_year: Option<i32>,
    /// Hours a year in all.
    pub total: i32,
    /// From which year so many public hours are needed, latest first.
    pub public: Vec<(i32, i32)>,
    /// When nothing is required.
    pub first_time: String,
}
packed!(CourseRule { to_year, from_year, total, public, first_time });

/// A material of the checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// Its id in the checklist.
    pub id: String,
    /// What it is.
    pub text: String,
    /// Whether the edition prints the form of it ([`super::forms::Form::key`] is its id).
    pub form: bool,
    /// Copies, size, who stamps, which column, what does not count: label and words.
    pub details: Vec<(String, String)>,
    /// The matters.
    pub matters: Bits,
    /// When it is needed.
    pub when: Condition,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Material { id, text, form, details, matters, when, clauses });

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
    pub actions: Bits,
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

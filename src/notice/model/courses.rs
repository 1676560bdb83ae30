//! Continuing education (继续教育): what has to be shown.

use super::ClauseId;
use crate::domain::packed::packed;
use crate::notice::condition::Condition;

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
#[derive(Debug, Clone, PartialEq)]
pub struct CourseRule {
    /// The last year that must be shown.
    pub to_year: i32,
    /// The first, where it is not the one after the prior title.
    pub from_year: Option<i32>,
    /// Hours a year in all.
    pub total: i32,
    /// From which year so many public hours are needed, latest first.
    pub public: Vec<(i32, i32)>,
    /// Of whom, or in which years, nothing is required.
    pub exempt: Condition,
    /// What whoever lacks hours is told of it.
    pub exempt_said: String,
}
packed!(CourseRule { to_year, from_year, total, public, exempt, exempt_said });

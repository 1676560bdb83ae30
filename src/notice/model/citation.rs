//! How 符合的申报条件 is cited, and the points that can be.

use super::ClauseId;
use crate::domain::options::{AchievementKind, Level, Series};
use crate::domain::packed::packed;
use crate::domain::{Place, Set};
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
    pub level: Place<Level>,
    /// Its number among the points of the level.
    pub number: i32,
    /// The series it is for; none named for all.
    pub series: Set<Series>,
    /// The kinds of achievement it is for.
    pub kinds: Set<AchievementKind>,
    /// Which achievements fit, as a condition on the entry.
    pub fits: Condition,
    /// How it is cited, e.g. 第六条第（四）款第3点第（1）项.
    pub cited_as: String,
    /// Its wording without number and closing mark.
    pub wording: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Point { level, number, series, kinds, fits, cited_as, wording, clause });

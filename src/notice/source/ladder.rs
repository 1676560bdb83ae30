//! The ladder and what belongs to it, as officials write them.

use serde::Deserialize;

use super::{Written, Year};

/// How a ladder says that the notice does not print its cut-off.
pub const UNPRINTED: &str = "未写";
/// How a row says that it is for every class of education.
pub const ANY_CLASS: &str = "不限";

/// `[[ladder]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Ladder {
    /// What `ladder = "…"` of its classes and rows names; needed where there are several.
    #[serde(default)]
    pub key: String,
    /// For whom it is, among those of its series.
    pub when: Option<Written>,
    /// The edition whose rows and classes are used as reference; its own where none is named.
    pub reference: Option<String>,
    pub cutoff: String,
    /// The clause that sets it; 未写 where the notice does not say to which day years are counted.
    pub cutoff_clause: Option<String>,
    pub series: Vec<String>,
    /// What the years rest on, for people; 本版 or 参考 where nothing is said.
    pub basis: Option<String>,
    /// How years are counted: 按日 (where nothing is said), 按月 or 按年.
    pub count: Option<String>,
    /// Other series whose titles count as prior titles.
    #[serde(default)]
    pub prior_series: Vec<String>,
    /// The member of `titles` from which years run; `obtained` where nothing is said.
    pub start: Option<String>,
    /// How policies combine, where it is printed: 最大 or 相加.
    pub combine: Option<String>,
    /// Most years that policies take off together.
    pub cap: Option<i32>,
    /// What a title obtained by a change of series (转评) is worth.
    pub transfer: Option<Transfer>,
}

/// `[ladder.transfer]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Transfer {
    /// Which entries of `titles` were obtained so; where nothing is said, those that have an earlier
    /// title of their level in another series.
    pub when: Option<Written>,
    /// 累计: the years with the earlier title of the same level are added.
    pub years: Option<String>,
    /// Years that must have passed since the change.
    #[serde(default)]
    pub wait: i32,
    /// The clause that says so.
    pub clause: Option<String>,
}

/// `[[class]]`: a class of education, best first.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Class {
    pub name: String,
    /// A condition on the entries of `education`.
    pub when: Option<Written>,
    /// A condition on the person.
    pub person: Option<Written>,
    /// Whether it takes whom no other class takes; without such a class they have none.
    #[serde(default)]
    pub rest: bool,
    /// The ladders it belongs to; all where none is named.
    #[serde(default)]
    pub ladder: Vec<String>,
}

/// `[[source]]`: titles of these sources need verification before they count.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct TitleSource {
    pub sources: Vec<String>,
    pub unless: Option<Written>,
    pub verify: String,
    /// What those are told for whom `unless` holds, and the clause that says it.
    #[serde(default)]
    pub say: String,
    pub clause: Option<String>,
}

/// `[[qualification]]`: a qualification whose level the notice prints.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Qualification {
    pub begins: String,
    pub level: String,
    /// The series it counts for; of a notice of one series that one where none is named.
    #[serde(default)]
    pub series: Vec<String>,
    /// The clause that says so.
    pub clause: Option<String>,
}

/// `[[change]]`: a change that is no promotion.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Change {
    pub change: String,
    /// A condition on the entries of `titles`.
    pub from: Written,
    pub kind: String,
    /// Years since the title it starts from, where the notice prints them.
    pub years: Option<i32>,
    /// The clause that prints them.
    pub clause: Option<String>,
    pub verify: Option<String>,
    /// The ladders it belongs to; all where none is named.
    #[serde(default)]
    pub ladder: Vec<String>,
}

/// `[delay]`: how annual reviews count.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Delay {
    pub from: Year,
    pub to: Year,
    pub unclear: Vec<String>,
    pub unclear_item: String,
    pub direct_item: String,
    /// 按没有处理: a year of which no review is told lengthens nothing.
    pub unanswered: Option<String>,
}

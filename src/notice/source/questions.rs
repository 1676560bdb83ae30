//! What is asked, in which words and order, as officials write it.

use serde::Deserialize;

use super::Written;

/// How a question says that who does not answer it has nothing of what it asks for.
pub const MEANS_NONE: &str = "按没有处理";

/// `[[guide]]` (`common/` only): a question that leads a person to the matter they need.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct GuideQuestion {
    pub id: String,
    pub ask: String,
    #[serde(default)]
    pub hint: String,
    pub answer: Vec<GuideAnswer>,
}

/// `[[guide.answer]]`: an answer, and the question or matter it leads to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct GuideAnswer {
    pub say: String,
    pub then: String,
}

/// `[[fact]]`: a fact the notice adds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct AddedFact {
    pub key: String,
    /// 是否 (是|否|不清楚), 选择, 多选, 整数, 数字, 日期, 文字 or 列表.
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub options: Vec<String>,
    /// The list of the dictionary its options are, instead of `options`.
    pub options_of: Option<String>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// What each entry of a list consists of.
    #[serde(default)]
    pub member: Vec<AddedMember>,
}

/// `[[fact.member]]`: a member of the entries of an added list; `[[member]]` of a list there is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as of a fact")]
pub struct AddedMember {
    /// The list, of `[[member]]`.
    pub list: Option<String>,
    pub key: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub options: Vec<String>,
    pub options_of: Option<String>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// Whether every entry must have it.
    #[serde(default)]
    pub needed: bool,
}

/// `[[options]]`: how the notice names the options of a list, which it leaves out, which it adds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OwnOptions {
    pub of: String,
    #[serde(default)]
    pub add: Vec<String>,
    #[serde(default)]
    pub hide: Vec<String>,
    #[serde(default)]
    pub rename: std::collections::BTreeMap<String, String>,
    /// What else the notice's text calls some of its options: 市属单位 for 市属事业单位 and 市属国有企业.
    #[serde(default)]
    pub called: std::collections::BTreeMap<String, Vec<String>>,
}

/// `[[series]]`: how the levels are called in a series, lowest first; `各系列` gives the words that every
/// series has.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Series {
    pub name: String,
    pub levels: Vec<String>,
}

/// `[[schooling]]`: a step of schooling that somebody may still take, with the degree that commonly goes
/// with it; whether one helps, the rules decide.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Schooling {
    pub level: String,
    pub degree: String,
}

/// `[[spoken]]`: by which words a notice's text speaks of a fact. Only what holds rules against the text reads
/// it; an edition's own words go with the common ones.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Spoken {
    /// The key of the fact; of a member `list.member`.
    pub fact: String,
    #[serde(default)]
    pub words: Vec<String>,
    /// Words that say the contrary of a yes-or-no fact: 断缴 of 连续缴费.
    #[serde(default)]
    pub opposite: Vec<String>,
}

/// `[[page]]`: a page of the wizard.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Page {
    pub key: String,
    pub title: String,
    #[serde(default)]
    pub lead: String,
}

/// `[[wording]]`: how a fact is asked. An edition's own wording replaces the common one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Wording {
    pub fact: String,
    pub page: String,
    pub label: String,
    pub ask: String,
    #[serde(default)]
    pub hint: String,
    #[serde(default)]
    pub options: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    pub member: Vec<MemberWording>,
    /// Who can change it: 时间, 本人, 单位 or 不能改变; 本人 where nothing is said.
    pub by: Option<String>,
}

/// `[[wording.member]]`: how a member of a record or list entry is asked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberWording {
    pub key: String,
    pub label: String,
    #[serde(default)]
    pub hint: String,
    /// Who can change it in an entry that stands; nobody considers it where nothing is said.
    pub by: Option<String>,
}

/// `[[omit]]`: options that are not offered to whom they do not concern. An answer that names one is
/// read as ever.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Omission {
    pub fact: String,
    pub options: Vec<String>,
    /// To whom; to everybody where nothing is said.
    pub when: Option<Written>,
}

/// `[[question]]`: a fact is asked under a condition; the order of the tables is the order asked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Question {
    pub fact: String,
    pub when: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
    #[serde(default)]
    pub clauses: Vec<String>,
    /// Belongs to the ladder's group.
    #[serde(default)]
    pub ladder: bool,
    /// Only completes the result; the outcome does not wait for it.
    #[serde(default)]
    pub optional: bool,
    /// The page it is asked on here; where nothing is said, that of its wording.
    pub page: Option<String>,
    /// 按没有处理: who is not asked, or leaves an optional question out, has nothing of what it asks for.
    pub unanswered: Option<String>,
}

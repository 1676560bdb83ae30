//! A notice as officials write it: the shape of the TOML files.
//!
//! Every file of an edition's folder has this same shape, so a rule may stand in whichever file
//! reads best; `common/` holds what all editions share. Unknown keys are refused.

pub mod clause;
pub mod form;
pub mod ladder;
mod questions;
mod roles;
mod times;
mod year;

use serde::Deserialize;

pub use ladder::{
    ANY_CLASS, Change, Class, Delay, Ladder, Qualification, TitleSource, Transfer, UNPRINTED,
};
pub use roles::Roles;
pub use times::{Holidays, Publicity, Rhythm, Signup};
pub use year::{OF_CUTOFF, Year};

pub use clause::Clause;
pub use questions::{
    AddedFact, AddedMember, GuideAnswer, GuideQuestion, MEANS_NONE, MemberWording, Omission,
    OwnOptions, Page, Question, Schooling, Series, Spoken, Wording,
};

/// A condition as written: a table of facts that must all hold, or a list of such tables of which
/// one must. `docs/officials.md` explains the forms.
pub type Written = toml::Value;

/// A condition from its words: for tests.
#[cfg(test)]
pub(crate) fn written(when: &str) -> Written {
    let mut table: toml::Table = toml::from_str(&format!("when = {when}")).unwrap();
    table.remove("when").unwrap()
}

/// One TOML file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "each field is a table of the file, described at its type")]
pub struct File {
    pub notice: Option<Head>,
    pub contact: Vec<Contact>,
    pub clause: Vec<Clause>,
    pub unquoted: Vec<Unquoted>,
    pub guide: Vec<GuideQuestion>,
    pub group: Vec<Group>,
    pub ground: Vec<Ground>,
    pub fact: Vec<AddedFact>,
    pub member: Vec<AddedMember>,
    pub options: Vec<OwnOptions>,
    pub series: Vec<Series>,
    pub schooling: Vec<Schooling>,
    pub spoken: Vec<Spoken>,
    pub page: Vec<Page>,
    pub wording: Vec<Wording>,
    pub omit: Vec<Omission>,
    pub question: Vec<Question>,
    pub item: Vec<Item>,
    pub verify: Vec<Verify>,
    pub material: Vec<Material>,
    pub judgement: Vec<Judgement>,
    pub fee: Vec<Fee>,
    pub publicity: Vec<Publicity>,
    pub holidays: Vec<Holidays>,
    pub rhythm: Vec<Rhythm>,
    pub signup: Vec<Signup>,
    pub link: Vec<Link>,
    pub ladder: Vec<Ladder>,
    pub class: Vec<Class>,
    pub source: Vec<TitleSource>,
    pub qualification: Vec<Qualification>,
    pub change: Vec<Change>,
    pub delay: Option<Delay>,
    pub value: Vec<Value>,
    pub citation: Option<Citation>,
    pub roles: Option<Roles>,
    pub courses: Option<Courses>,
    pub action: Vec<Action>,
    pub field: Vec<Field>,
    pub committee_level: Vec<CommitteeLevel>,
    pub committee_default: Vec<CommitteeDefault>,
}

/// `[[value]]`: a named value; `"@name"` stands for it in every other table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Value {
    pub name: String,
    /// A number, or words.
    pub is: Written,
}

/// `[notice]`: what the notice is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled head")]
pub struct Head {
    pub name: String,
    pub district: String,
    pub year: u16,
    pub title: String,
    #[serde(default)]
    pub number: String,
    pub issuer: String,
    pub issued: String,
    pub summary: String,
    pub expiry: String,
    /// The matters it covers.
    pub covers: Vec<String>,
    /// 各条已写明: its rules say themselves what 不清楚 leads to.
    pub unclear: Option<String>,
    /// The files it is made of, relative to its folder; worked cases apart.
    #[serde(default)]
    pub files: Vec<String>,
}

/// `[[contact]]`: somebody to ask.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled contact")]
pub struct Contact {
    pub key: String,
    pub office: String,
    #[serde(default)]
    pub about: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub address: String,
}

/// Words in one piece or in several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Words {
    /// One piece.
    One(String),
    /// Pieces that stand apart in the notice.
    Many(Vec<String>),
}

impl Words {
    /// The pieces.
    #[must_use]
    pub fn pieces(&self) -> Vec<String> {
        match self {
            Self::One(piece) => vec![piece.clone()],
            Self::Many(pieces) => pieces.clone(),
        }
    }
}

/// `[[unquoted]]`: words of the notice that no clause quotes because they say nothing to apply.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Unquoted {
    /// Verbatim.
    pub text: String,
    /// Why no clause quotes them: 标题, 版面, 空白表格 or in other words.
    pub why: String,
}

/// A named condition, for use as `group = "…"`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Group {
    pub name: String,
    pub when: Written,
}

/// A personal ground that some notices print (`common/`): where one does not, it is asked about.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Ground {
    pub name: String,
    pub when: Written,
    /// Why, to the person.
    #[serde(default)]
    pub why: String,
    /// How it can be mended.
    #[serde(default)]
    pub mend: String,
}

/// `[[link]]`: a page on the web that the notice prints.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Link {
    /// 登录, 手册, 条件 or 文件.
    #[serde(rename = "use")]
    pub used: String,
    pub name: String,
    pub url: String,
    pub clause: String,
}

/// `[[item]]`: something that can need verification (`common/`), or an edition's refinement of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Item {
    pub id: String,
    pub ask: Option<String>,
    pub blocking: Option<bool>,
    pub whom: Option<String>,
    #[serde(default)]
    pub clauses: Vec<String>,
}

/// `[[verify]]`: when an item needs verification.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Verify {
    pub id: String,
    pub when: Option<Written>,
    pub unless: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
    pub ask: Option<String>,
    /// What it does to the preliminary judgement: 不可申报 or 不作预判.
    pub preliminary: Option<String>,
    /// 不影响: an answer 不清楚 raises nothing here.
    pub unclear: Option<String>,
}

/// `[[material]]`: an item of the checklist.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Material {
    pub id: String,
    pub text: String,
    pub when: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
    #[serde(default)]
    pub clauses: Vec<String>,
    /// 份数.
    pub copies: Option<String>,
    /// 规格.
    pub size: Option<String>,
    /// 谁盖章、签字.
    pub stamp: Option<String>,
    /// 系统栏目或交到哪里.
    pub column: Option<String>,
    /// 哪些不算数.
    pub rejected: Option<String>,
    /// 说明.
    pub note: Option<String>,
}

/// `[[judgement]]`: a preliminary judgement of a neighbouring matter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Judgement {
    pub matters: Vec<String>,
    pub when: Option<Written>,
    /// 可申报, 不可申报 or 不作预判.
    pub result: String,
    #[serde(default)]
    pub clauses: Vec<String>,
    /// Why, to the person.
    #[serde(default)]
    pub why: String,
}

/// `[[fee]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Fee {
    pub levels: Vec<String>,
    #[serde(default)]
    pub series: Vec<String>,
    /// What is charged beside the fee itself (另收): 答辩费.
    #[serde(default)]
    pub added: String,
    pub amount: u32,
    /// 本版规定 or 参考.
    pub status: String,
    pub when: Option<Written>,
    pub clause: String,
}

/// `[citation]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Citation {
    pub template: String,
    /// The form of 附件4, where the notice prints one.
    #[serde(default)]
    pub exception: String,
    #[serde(default)]
    pub document: String,
    /// Conditions on entries of `achievements` that do not count.
    #[serde(default)]
    pub unusable: Vec<Written>,
    #[serde(default)]
    pub without_prior: bool,
}

/// `[courses]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Courses {
    pub status: String,
    #[serde(default)]
    pub clauses: Vec<String>,
    /// A year as conditions write it.
    pub to_year: Option<Year>,
    /// How many years up to that one, where it is not all since the prior title.
    pub years: Option<i32>,
    /// Whether who has not met the hours is excluded.
    #[serde(default)]
    pub gate: bool,
    #[serde(default)]
    pub total: i32,
    #[serde(default)]
    pub public: Vec<PublicHours>,
    #[serde(default)]
    pub exempt: Vec<Exempt>,
}

/// `[[courses.exempt]]`: of whom, or in which years, no hours are asked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Exempt {
    pub when: Written,
    pub clause: String,
    /// What whoever lacks hours is told of it.
    #[serde(default)]
    pub say: String,
}

/// Public hours from a year on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PublicHours {
    pub from: i32,
    pub hours: i32,
}

/// `[[action]]`: what to do about a certificate; the first whose condition holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Action {
    pub when: Option<Written>,
    pub action: Option<String>,
    /// What comes out, in a short sentence: 不用登记，系统会自动生成.
    #[serde(default)]
    pub say: String,
    #[serde(default)]
    pub clauses: Vec<String>,
}

/// `[[field]]`: a field of the registration form; of one name the first whose condition holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Field {
    pub names: Vec<String>,
    pub actions: Vec<String>,
    pub when: Option<Written>,
    pub value: String,
    #[serde(default)]
    pub clauses: Vec<String>,
}

/// `[[committee_level]]`: which levels a word of the committee table means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct CommitteeLevel {
    pub word: String,
    pub levels: Vec<String>,
}

/// `[[committee_default]]`: the row that applies where none was chosen.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct CommitteeDefault {
    pub series: String,
    pub levels: Vec<String>,
    pub row: u16,
}

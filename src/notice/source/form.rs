//! An official form as officials write it: the shape of the files in an edition's `forms/` folder.
//!
//! In every text `{name}` stands for the field `name` and `{list.name}` for a member of the list the
//! row or paragraph is repeated for; what stands in `[…]` is printed only where all its places have a
//! value. Unknown keys are refused.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Written;

/// One form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled form")]
pub struct Form {
    /// The id of the material it is.
    pub key: String,
    pub name: String,
    #[serde(default)]
    pub annex: String,
    /// A4 or A3.
    pub paper: String,
    #[serde(default)]
    pub landscape: bool,
    /// Whether the unit fills it once for everybody, and not each person.
    #[serde(default)]
    pub of_unit: bool,
    /// Top, right, bottom, left; millimetres.
    pub margins: [u8; 4],
    /// Size of the words in points, where a text has none of its own.
    pub size: u8,
    pub clauses: Vec<String>,
    #[serde(default)]
    pub field: Vec<Field>,
    #[serde(default)]
    pub list: Vec<List>,
    #[serde(default)]
    pub check: Vec<Check>,
    pub block: Vec<Block>,
}

/// A place that is filled in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled field")]
pub struct Field {
    pub key: String,
    pub label: String,
    /// A fact (`target_level`), `education[highest].level`, `titles[prior].name`, `notice.district`,
    /// `assessment.citation`, `continuing_education.hours`; within a list a member of its entries, or
    /// `number`.
    pub from: Option<String>,
    pub when: Option<Written>,
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    /// 年月日 or 年.月.
    #[serde(default)]
    pub date: Option<String>,
    #[serde(default)]
    pub ask: String,
    #[serde(default)]
    pub example: String,
    #[serde(default = "longest")]
    pub longest: u16,
    #[serde(default)]
    pub by: String,
    #[serde(default)]
    pub blank: String,
    #[serde(default)]
    pub underline: bool,
}

const fn longest() -> u16 {
    60
}

/// Entries that fill repeated rows or paragraphs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled list")]
pub struct List {
    pub key: String,
    pub label: String,
    /// A list of the case.
    pub from: Option<String>,
    pub when: Option<Written>,
    #[serde(default)]
    pub since_prior: bool,
    #[serde(default)]
    pub at_least: u8,
    pub field: Vec<Field>,
}

impl Form {
    /// The clauses it rests on.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        let checks = self.check.iter().map(|check| check.clause.as_str());
        self.clauses.iter().map(String::as_str).chain(checks)
    }
}

/// A demand on two numbers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled check")]
pub struct Check {
    pub label: String,
    pub less: String,
    pub more: String,
    pub clause: String,
}

/// A part of the form: a paragraph (`text`), a table (`widths` and `rows`), or a table of lanes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled block")]
pub struct Block {
    pub text: Option<String>,
    pub each: Option<String>,
    #[serde(default)]
    pub title: bool,
    #[serde(default)]
    pub bold: bool,
    /// 左, 中 or 右.
    pub align: Option<String>,
    pub size: Option<u8>,
    #[serde(default)]
    pub indent: u8,
    #[serde(default)]
    pub before: u8,
    #[serde(default)]
    pub new_page: bool,
    #[serde(default)]
    pub widths: Vec<u16>,
    #[serde(default)]
    pub rows: Vec<Row>,
    #[serde(default)]
    pub lane: Vec<Lane>,
}

/// Columns that share their rows with those beside them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled lane")]
pub struct Lane {
    pub widths: Vec<u16>,
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled row")]
pub struct Row {
    #[serde(default)]
    pub head: bool,
    #[serde(default)]
    pub height: u8,
    pub each: Option<String>,
    pub cells: Vec<Cell>,
}

/// A cell: its text, or a table with what else there is to say of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// One column, one row, in the middle.
    Plain(String),
    /// Anything else.
    Set(SetCell),
}

/// A cell that is set in its own way.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in the compiled cell")]
pub struct SetCell {
    pub text: String,
    #[serde(default = "one")]
    pub across: u8,
    #[serde(default = "one")]
    pub down: u8,
    #[serde(default)]
    pub bold: bool,
    /// 左, 中 or 右.
    pub align: Option<String>,
    pub size: Option<u8>,
}

const fn one() -> u8 {
    1
}

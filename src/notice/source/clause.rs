//! A clause as officials write it: its words, where they help, and the rules they make.

use serde::Deserialize;

use super::{Words, Written};

/// `[[clause]]`: words of the notice and what they make.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "effects are described at their types")]
pub struct Clause {
    pub id: String,
    pub place: String,
    pub topic: String,
    #[serde(default)]
    pub tags: Vec<String>,
    /// Verbatim, mended where the print is damaged.
    pub quote: Words,
    /// As printed, where it was mended.
    pub printed: Option<Words>,
    pub meaning: String,
    /// Numbers of the meaning that were worked out from the words, not printed in them.
    #[serde(default)]
    pub derived: Vec<String>,
    /// What it leaves open and whom to ask: told with the clause itself, never beside a conclusion
    /// and never where another edition borrows the clause.
    #[serde(default)]
    pub open: String,
    /// Which checks find something in the words that is none, and why: each reason begins with the code
    /// of its check (`T52：说的是评审专家`).
    pub harmless: Option<Words>,
    /// Pages and parts of the result beside which it is shown.
    #[serde(default)]
    pub show: Vec<String>,
    /// The column of the application system that it tells how to fill.
    pub column: Option<Column>,
    /// The things it lists, for people to look up one.
    pub list: Option<List>,
    #[serde(default)]
    pub check: Vec<Check>,
    #[serde(default)]
    pub exclude: Vec<Exclude>,
    #[serde(default)]
    pub path: Vec<Path>,
    #[serde(default)]
    pub row: Vec<Row>,
    #[serde(default)]
    pub grant: Vec<Grant>,
    #[serde(default)]
    pub lengthen: Vec<Lengthen>,
    /// The 申请类型 it defines.
    #[serde(default)]
    pub defines: Vec<String>,
    #[serde(default)]
    pub speaks: Vec<Speaks>,
    #[serde(default)]
    pub exception: Vec<Exception>,
    #[serde(default)]
    pub window: Vec<Window>,
    #[serde(default)]
    pub point: Vec<Point>,
    #[serde(default)]
    pub elsewhere: Vec<Elsewhere>,
    #[serde(default)]
    pub remark: Vec<Remark>,
    #[serde(default)]
    pub unwritten: Vec<Unwritten>,
}

impl Clause {
    /// The quoted words in one piece.
    #[must_use]
    pub fn words(&self) -> String {
        self.quote.pieces().concat()
    }

    /// The conditions of all rules of the clause that decide anything.
    pub fn conditions(&self) -> impl Iterator<Item = &Written> {
        let excludes = self.exclude.iter().filter_map(|rule| rule.when.as_ref());
        let elsewhere = self.elsewhere.iter().filter_map(|rule| rule.when.as_ref());
        let paths = self.path.iter().filter_map(|rule| rule.when.as_ref());
        let rows = self.row.iter();
        let rows = rows.flat_map(|row| row.when.iter().chain(&row.prior).chain(&row.adds));
        let grants = self.grant.iter().map(|grant| &grant.when);
        let exceptions = self.exception.iter().map(|rule| &rule.when);
        let unwritten = self.unwritten.iter().filter_map(|rule| rule.when.as_ref());
        excludes
            .chain(elsewhere)
            .chain(paths)
            .chain(rows)
            .chain(grants)
            .chain(exceptions)
            .chain(unwritten)
    }
}

/// `[[clause.elsewhere]]`: the clause sends a person to another procedure (另行办理).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Elsewhere {
    pub when: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
    /// Where and how.
    #[serde(rename = "where")]
    pub place: String,
}

/// `[[clause.remark]]`: a remark on a result that leaves it open to apply.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Remark {
    pub when: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
    pub text: String,
}

/// `[[clause.unwritten]]`: no rule says what the clause says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Unwritten {
    /// Why, to the person.
    pub why: String,
    pub when: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
}

/// `column`: a column of the application system (填报栏), under the heading of its group.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Column {
    pub group: String,
    pub name: String,
}

/// `list`: what a clause lists, each thing in the notice's own words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct List {
    pub title: String,
    pub items: Vec<String>,
}

/// `[[clause.check]]`: what the clause asks of a file to upload (formats, size) or of a number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Check {
    pub name: String,
    /// JPG, PNG or PDF.
    #[serde(default)]
    pub formats: Vec<String>,
    /// The largest size in kilobytes.
    pub max_kb: Option<u32>,
    /// The form of a number: `XXXX` is a year, `XX` is any digits, all else stands as printed.
    pub number: Option<String>,
}

/// `[[clause.speaks]]`: the clause speaks for or against an 申请类型 under a condition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Speaks {
    pub kind: String,
    /// 支持 or 不支持.
    pub verdict: String,
    pub when: Written,
    /// Why, to the person.
    pub why: String,
}

/// `[[clause.exclude]]`: the clause excludes, by a shared ground or under its own condition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Exclude {
    pub ground: Option<String>,
    pub when: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
    /// Why, to the person; a fact in braces stands for what was answered.
    #[serde(default)]
    pub why: String,
    /// How it can be mended; `{fact→12}` stands for when the number is reached.
    #[serde(default)]
    pub mend: String,
    /// A further clause that proves it for this reason.
    pub also: Option<String>,
    /// 不影响: an answer 不清楚 raises nothing here.
    pub unclear: Option<String>,
}

/// `[[clause.path]]`: the clause prints a path.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Path {
    pub when: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
    pub nodes: Vec<String>,
    #[serde(default)]
    pub documents: Vec<String>,
}

/// `[[clause.row]]`: the clause is a row of the ladder.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Row {
    pub target: String,
    /// The classes it is for, or 不限; all where none is named and `when` says for whom it is.
    #[serde(default)]
    pub classes: Vec<String>,
    /// 直接, 见习, 年限 (with `since`) or the prior level.
    pub needs: String,
    /// The date fact from which the years of 年限 run.
    pub since: Option<String>,
    /// The ladders it belongs to; all where none is named.
    #[serde(default)]
    pub ladder: Vec<String>,
    /// The series whose titles count as prior titles, where they are not those of the ladder.
    #[serde(default)]
    pub prior_series: Vec<String>,
    /// A condition on the entries of `titles`: which count.
    pub prior: Option<Written>,
    /// The same: titles whose years are added to those of the one that counts (累计).
    pub adds: Option<Written>,
    /// The member of `titles` from which years run, where it is not the ladder's.
    pub start: Option<String>,
    /// The 申请类型 of who applies by it; 正常晋升 where nothing is said.
    pub kind: Option<String>,
    /// Needed of all but 直接, unless months are written.
    pub years: Option<i32>,
    /// Months of 见习, where they are not whole years.
    pub months: Option<i32>,
    /// The series it is for; all of the ladder's where none is named.
    #[serde(default)]
    pub series: Vec<String>,
    pub when: Option<Written>,
    pub verify: Option<String>,
}

impl Row {
    /// The level that it needs; none where it needs no title.
    #[must_use]
    pub fn needed_level(&self) -> Option<&str> {
        Some(self.needs.as_str()).filter(|needs| !["直接", "见习", "年限"].contains(needs))
    }
}

/// `[[clause.grant]]`: the clause shortens the years.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Grant {
    /// The fact the policy rests on; grants of one fact make one policy.
    pub fact: String,
    /// Its name for people.
    pub policy: String,
    pub when: Written,
    /// The ladders it belongs to; all where none is named.
    #[serde(default)]
    pub ladder: Vec<String>,
    /// Levels applied for that it is limited to; all where none is named.
    #[serde(default)]
    pub levels: Vec<String>,
    /// Years certainly granted.
    #[serde(default)]
    pub certain: i32,
    /// Years possibly granted: a number, or 未写 where the notice prints none.
    pub possible: Option<Possible>,
}

/// Years possibly granted.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Possible {
    /// So many.
    Years(i32),
    /// 未写.
    Unprinted(String),
}

/// `[[clause.lengthen]]`: the clause lengthens the years.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Lengthen {
    pub result: String,
    pub years: i32,
}

/// `[[clause.exception]]`: the clause opens a 申请类型 under a condition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Exception {
    pub kind: String,
    pub when: Written,
    pub verify: Option<String>,
    /// What it does to the preliminary judgement: 不可申报 or 不作预判.
    pub preliminary: Option<String>,
}

/// `[[clause.window]]`: the clause prints a window.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Window {
    pub label: String,
    pub when: Option<Written>,
    #[serde(default)]
    pub matters: Vec<String>,
    /// A day or minute; with `every` one within each 年, 季, 月 or 周; or reckoned from a date.
    pub start: Option<String>,
    /// The last, inclusive.
    pub end: Option<String>,
    /// The window from whose days `start` and `end` are reckoned: 开始, 截止+5工作日.
    #[serde(default)]
    pub of: String,
    /// Whether one applies in it; 网上申报 and 现场申报 are taken for that where nothing is said.
    pub apply: Option<bool>,
    /// 随时: there is no end.
    #[serde(default)]
    pub always: bool,
    /// 每年, 每季度, 每月 or 每周.
    pub every: Option<String>,
    /// The days between which it comes again.
    pub first: Option<String>,
    pub last: Option<String>,
    /// 算 or 不算: whether the day from which `end` is reckoned counts.
    pub first_day: Option<String>,
    /// 顺延: a last day on which nobody works is put off to the next working day.
    pub rest: Option<String>,
}

/// `[[clause.point]]`: the clause is a citable point.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Point {
    pub level: String,
    /// The series it is for; all where none is named.
    #[serde(default)]
    pub series: Vec<String>,
    pub number: i32,
    pub kinds: Vec<String>,
    pub fits: Option<Written>,
    pub place: String,
}

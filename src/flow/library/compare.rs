//! Two editions side by side. Whatever one does not say is said to be missing, never filled in from
//! the other.

use super::uses::{charged, names, own};
use crate::domain::options::{ApplicationKind, CERTIFICATE};
use crate::domain::{Set, order};
use crate::notice::Notice;
use crate::notice::model::library::{Library, LibraryClause};
use crate::notice::model::{ClauseId, Reduction, UNLIMITED};

/// A topic with what two editions say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic<'l> {
    /// Its name.
    pub name: &'l str,
    /// What the first edition says.
    pub left: Vec<&'l LibraryClause>,
    /// What the second says.
    pub right: Vec<&'l LibraryClause>,
}

impl Topic<'_> {
    /// Whether both editions say something of it.
    #[must_use]
    pub const fn shared(&self) -> bool {
        !self.left.is_empty() && !self.right.is_empty()
    }
}

/// Every topic of either edition: first those both speak of, then those of one only.
#[must_use]
pub fn topics<'l>(left: &'l Library, right: &'l Library) -> Vec<Topic<'l>> {
    let mut found: Vec<Topic<'l>> = super::search::topics([left, right])
        .into_iter()
        .map(|(name, _)| Topic { name, left: of(left, name), right: of(right, name) })
        .collect();
    order::sort_by_key(&mut found, |topic| !topic.shared());
    found
}

fn of<'l>(library: &'l Library, topic: &str) -> Vec<&'l LibraryClause> {
    library.entries.iter().filter(|entry| entry.topic == topic).collect()
}

/// What a notice itself contains, as rows of label and words; empty words where it has nothing of
/// its own. What it borrows from another edition as reference does not count.
#[must_use]
pub fn contents(notice: &Notice) -> Vec<(&'static str, String)> {
    let is_own = |clause: &ClauseId| own(notice, *clause);
    let any_own = |clauses: &[ClauseId]| clauses.iter().any(is_own);
    let ladder = notice.ladders.first();
    let rows =
        ladder.map_or(0, |ladder| ladder.rows.iter().filter(|row| is_own(&row.clause)).count());
    let cutoff = ladder
        .filter(|ladder| ladder.cutoff_clause.is_some())
        .map(|ladder| ladder.cutoff.to_string());
    let reductions: Vec<String> = ladder
        .into_iter()
        .flat_map(|ladder| &ladder.reductions)
        .filter_map(|reduction| reduction_words(notice, reduction))
        .collect();
    let delays = ladder
        .and_then(|ladder| ladder.delay.as_ref())
        .map_or(0, |delay| delay.results.iter().filter(|(_, _, clause)| is_own(clause)).count());
    let kinds: Set<ApplicationKind> = notice
        .kind_clauses
        .iter()
        .filter(|(_, clause)| is_own(clause))
        .map(|(kind, _)| *kind)
        .collect();
    let points = notice
        .citation
        .iter()
        .flat_map(|citation| &citation.points)
        .filter(|point| is_own(&point.clause));
    let courses = notice
        .courses
        .as_ref()
        .filter(|courses| courses.rule.is_some() && any_own(&courses.clauses));
    let materials = notice.materials.iter().filter(|material| any_own(&material.clauses));
    let certificate = notice.certificate.as_ref().filter(|_| notice.covers.has(CERTIFICATE));
    vec![
        ("办理事项", names(notice, notice.covers)),
        (
            "申报路径",
            counted(notice.paths.iter().filter(|path| any_own(&path.clauses)).count(), "条"),
        ),
        (
            "不可申报的情形",
            counted(notice.exclusions.iter().filter(|rule| is_own(&rule.clause)).count(), "条"),
        ),
        ("学历年限", counted(rows, "行")),
        ("年限计算截止日", cutoff.unwrap_or_default()),
        ("提前申报政策", reductions.join("、")),
        ("年度考核延期", counted(delays, "种")),
        ("申请类型定义", names(notice, kinds)),
        ("可引用的申报条件", counted(points.count(), "点")),
        (
            "继续教育学时",
            courses
                .and_then(|courses| courses.rule.as_ref())
                .map(|rule| format!("每年 {} 学时", rule.total))
                .unwrap_or_default(),
        ),
        (
            "申报窗口",
            counted(notice.windows.iter().filter(|window| is_own(&window.clause)).count(), "个"),
        ),
        ("评审费", fees(notice)),
        ("评委会名单", counted(notice.committees.len(), "个")),
        ("材料清单", counted(materials.count(), "项")),
        ("电子证书登记栏目", counted(certificate.map_or(0, fields), "栏")),
    ]
}

/// The name of a reduction the notice itself prints, with whether it prints a number of years.
fn reduction_words(notice: &Notice, reduction: &Reduction) -> Option<String> {
    let own: Vec<_> = reduction.rules.iter().filter(|rule| own(notice, rule.clause)).collect();
    if own.is_empty() {
        return None;
    }
    let numberless = own.iter().all(|rule| rule.certain == 0 && rule.possible >= UNLIMITED);
    let remark = if numberless { "（未写年数）" } else { "" };
    Some(format!("{}{remark}", reduction.name))
}

fn fields(certificate: &crate::notice::model::Certificate) -> usize {
    let mut names: Vec<&str> = certificate.fields.iter().map(|field| field.name.as_str()).collect();
    order::sort(&mut names);
    names.dedup();
    names.len()
}

fn fees(notice: &Notice) -> String {
    let fees = notice.fees.iter().filter(|fee| own(notice, fee.clause));
    fees.map(|fee| charged(notice, fee)).collect::<Vec<_>>().join("；")
}

fn counted(number: usize, unit: &str) -> String {
    if number == 0 { String::new() } else { format!("{number} {unit}") }
}

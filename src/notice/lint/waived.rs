//! What `harmless` takes back: of one clause, the findings of one check, for a reason. Each reason names its
//! check, so that a mark that was right for one of them never hides what another finds.

use std::collections::BTreeSet;

use super::Report;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// The key.
const KEY: &str = "harmless";
/// Between the code and the reason.
const MARKS: &[char] = &['：', ':', ' '];

/// A reason, taken apart: the code of the check, and why it finds nothing.
fn parts(reason: &str) -> Option<(Code, &str)> {
    let (code, why) = reason.split_once(MARKS)?;
    let code = Code::ALL.iter().copied().find(|other| other.text() == code.trim())?;
    (!why.trim().is_empty()).then_some((code, why.trim()))
}

/// The checks that a clause takes back.
fn waived(clause: &Clause) -> impl Iterator<Item = (String, Code)> {
    let reasons = clause.harmless.iter().flat_map(crate::notice::source::Words::pieces);
    let codes = reasons.into_iter().filter_map(|reason| parts(&reason).map(|(code, _)| code));
    codes.map(|code| (clause.id.clone(), code)).collect::<Vec<_>>().into_iter()
}

/// Takes out what is taken back, and remembers what was.
pub fn apply(report: &mut Report) {
    let clauses = report.set.editions.iter().flat_map(Folder::clauses);
    let all: BTreeSet<(String, Code)> = clauses.flat_map(waived).collect();
    let Report { findings, waived, .. } = report;
    findings.retain(|finding| {
        let at = (finding.table.clone(), finding.code);
        let taken = finding.waiver.is_some() && all.contains(&at);
        if taken {
            waived.insert(at);
        }
        !taken
    });
}

/// Reasons that name no check.
pub fn unnamed(set: &NoticeSet) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, clause) in clauses(set) {
        let reasons = clause.harmless.iter().flat_map(crate::notice::source::Words::pieces);
        for reason in reasons.filter(|reason| parts(reason).is_none()) {
            let note = format!(
                "harmless 里的「{reason}」没有说免去哪一项检查。请写成 \"T52：原因\"（T52 换成那一项的代码；几项的写成列表）"
            );
            let finding = Finding::new(Code::Incomplete, name).within(&clause.id).of(KEY);
            findings.push(finding.saw(&reason).noting(note));
        }
    }
    findings
}

/// Marks that took nothing back, of editions with which nothing else is wrong.
pub fn idle(report: &Report) -> Vec<Finding> {
    let edition = |file: &str| file.split('/').next().unwrap_or_default().to_owned();
    let others = report.findings.iter().filter(|finding| finding.code != Code::Lock);
    let wrong: BTreeSet<String> = others.map(|finding| edition(&finding.file)).collect();
    let mut findings = Vec::new();
    for (name, clause) in clauses(&report.set).filter(|(name, _)| !wrong.contains(&edition(name))) {
        for (id, code) in waived(clause).filter(|at| !report.waived.contains(at)) {
            let note = format!(
                "这一条没有 {} 要指出的问题，harmless 里的「{}」没有用处，以后反而会盖住别的错。请删去",
                code.text(),
                code.text()
            );
            let finding = Finding::new(Code::IdleMark, name).within(&id).of(KEY);
            findings.push(finding.saw(code.text()).noting(note));
        }
    }
    findings
}

fn clauses(set: &NoticeSet) -> impl Iterator<Item = (&str, &Clause)> {
    set.editions.iter().flat_map(Folder::filed_clauses)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_names_its_check() {
        assert_eq!(parts("T52：说的是评审专家"), Some((Code::Unrefused, "说的是评审专家")));
        assert_eq!(parts("T56: 另有一条"), Some((Code::Unnamed, "另有一条")));
        for reason in ["说的是评审专家", "T52", "T52：", "T99：不对"] {
            assert_eq!(parts(reason), None, "{reason}");
        }
    }
}

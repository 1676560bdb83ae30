//! Whom the words want on probation (见习) first, and a row lets in at once.

use super::moods::PARTS;
use super::sayings::STOPS;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;

/// What a row needs of whom nothing is needed, and what the words want first.
const AT_ONCE: &str = "直接";
const PROBATION: &str = "见习";

/// The findings of one edition.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let words = clause.words();
        for row in clause.row.iter().filter(|row| row.needs == AT_ONCE) {
            let said = row.classes.iter().find(|class| {
                let parts = words.split(STOPS).flat_map(|it| it.split(PARTS));
                let mut before = String::new();
                // 具备大学本科学历，见习1年期满 has the class one part before.
                parts.into_iter().any(|part| {
                    let both = format!("{before}{part}");
                    part.clone_into(&mut before);
                    part.contains(PROBATION) && both.contains(class.as_str())
                })
            });
            if let Some(class) = said {
                let note = format!(
                    "原文说「{class}」要见习期满，报{}的这一行写的是直接（needs = \"{AT_ONCE}\"）。请改成 needs = \"{PROBATION}\"，写 years 或者 months",
                    row.target
                );
                let finding = Finding::new(Code::OtherFact, file).within(&clause.id).of("needs");
                findings.push(finding.saw(AT_ONCE).noting(note));
            }
        }
    }
    findings
}

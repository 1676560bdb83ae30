//! Everything that is wrong with a folder of notices, of all files at once.
//!
//! Compiling finds what cannot be used; this finds also what can be used and says something the
//! notice does not say.

mod clauses;
mod coverage;
mod figures;
mod halves;
mod locate;
mod names;
mod numbers;
mod optional;
mod refusals;
mod sentences;

use std::collections::BTreeSet;
use std::path::Path;

use super::Notice;
use super::compile;
use super::finding::{Code, Finding};
use super::load::{self, COMMON, NoticeSet};
use super::lock;

/// What a look through a folder of notices gives.
#[derive(Debug, Default)]
pub struct Report {
    /// What was read.
    pub set: NoticeSet,
    /// What compiles of it.
    pub notices: Vec<Notice>,
    /// Everything wrong, by file and line.
    pub findings: Vec<Finding>,
}

/// Looks through the folder `root`.
#[must_use]
pub fn folder(root: &Path) -> Report {
    let (set, mut findings) = load::survey(root);
    let broken: BTreeSet<String> = findings
        .iter()
        .map(|finding| finding.file.split('/').next().unwrap_or_default().to_owned())
        .collect();
    let mut notices = Vec::new();
    // What a file says that cannot be read is missing everywhere else: only what is read whole is judged.
    if !broken.contains(COMMON) {
        findings.extend(compile::guide(&set).err().unwrap_or_default());
        for edition in set.editions.iter().filter(|folder| !broken.contains(&folder.edition)) {
            let borrowed = compile::borrows(&set, &edition.edition);
            if borrowed.iter().all(|other| !broken.contains(*other)) {
                match compile::notice(&set, &edition.edition) {
                    Ok(notice) => {
                        findings.extend(coverage::check(&set, edition));
                        notices.push(notice);
                        let forms = compile::forms(&set, &edition.edition);
                        findings.extend(forms.err().unwrap_or_default());
                    }
                    Err(more) => findings.extend(more),
                }
            }
        }
    }
    for edition in &set.editions {
        findings.extend(clauses::check(&set, edition));
        findings.extend(optional::check(&set, edition));
        findings.extend(figures::check(&set, edition));
        findings.extend(refusals::check(&set, edition));
        findings.extend(halves::check(&set, edition));
        findings.extend(sentences::check(edition));
    }
    for folder in set.folders().filter(|folder| !broken.contains(&folder.edition)) {
        findings.extend(lock::check(folder));
        findings.extend(lock::missing(folder));
    }
    // A quote that is not as printed leaves its sentence untold; the quote is at fault.
    let misquoted: BTreeSet<String> = findings
        .iter()
        .filter(|finding| finding.code == Code::NotInSource)
        .map(|finding| finding.file.split('/').next().unwrap_or_default().to_owned())
        .collect();
    findings.retain(|finding| {
        let edition = finding.file.split('/').next().unwrap_or_default();
        finding.code != Code::Untold || !misquoted.contains(edition)
    });
    for finding in &mut findings {
        names::suggest(&set, finding);
        locate::locate(&set, finding);
    }
    findings.sort_by(|one, other| {
        (&one.file, one.line, one.code, &one.table).cmp(&(
            &other.file,
            other.line,
            other.code,
            &other.table,
        ))
    });
    findings.dedup();
    Report { set, notices, findings }
}

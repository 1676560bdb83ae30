//! Everything that is wrong with a folder of notices, of all files at once.
//!
//! Compiling finds what cannot be used; this finds also what can be used and says something the
//! notice does not say.

mod clauses;
mod figures;
mod halves;
mod locate;
mod names;
mod numbers;
mod optional;
mod refusals;
mod sentences;
mod told;

use std::collections::BTreeSet;
use std::path::Path;

use super::Notice;
use super::compile;
use super::finding::{Code, Finding};
use super::load::{self, COMMON, Shelf};
use super::lock;

/// What a look through a folder of notices gives.
#[derive(Debug, Default)]
pub struct Report {
    /// What was read.
    pub shelf: Shelf,
    /// What compiles of it.
    pub notices: Vec<Notice>,
    /// Everything wrong, by file and line.
    pub findings: Vec<Finding>,
}

/// Looks through the folder `root`.
#[must_use]
pub fn folder(root: &Path) -> Report {
    let (shelf, mut findings) = load::survey(root);
    let broken: BTreeSet<String> = findings
        .iter()
        .map(|finding| finding.file.split('/').next().unwrap_or_default().to_owned())
        .collect();
    let mut notices = Vec::new();
    // What a file says that cannot be read is missing everywhere else: only what is read whole is judged.
    if !broken.contains(COMMON) {
        findings.extend(compile::guide(&shelf).err().unwrap_or_default());
        for edition in shelf.editions.iter().filter(|folder| !broken.contains(&folder.edition)) {
            let borrowed = compile::borrows(&shelf, &edition.edition);
            if borrowed.iter().all(|other| !broken.contains(*other)) {
                match compile::notice(&shelf, &edition.edition) {
                    Ok(notice) => {
                        findings.extend(told::check(&shelf, edition));
                        notices.push(notice);
                        let forms = compile::forms(&shelf, &edition.edition);
                        findings.extend(forms.err().unwrap_or_default());
                    }
                    Err(more) => findings.extend(more),
                }
            }
        }
    }
    for edition in &shelf.editions {
        findings.extend(clauses::check(&shelf, edition));
        findings.extend(optional::check(&shelf, edition));
        findings.extend(figures::check(&shelf, edition));
        findings.extend(refusals::check(&shelf, edition));
        findings.extend(halves::check(&shelf, edition));
        findings.extend(sentences::check(edition));
    }
    for folder in shelf.folders().filter(|folder| !broken.contains(&folder.edition)) {
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
        names::suggest(&shelf, finding);
        locate::locate(&shelf, finding);
    }
    findings.sort_by(|one, other| {
        (&one.file, one.line, one.code, &one.place).cmp(&(
            &other.file,
            other.line,
            other.code,
            &other.place,
        ))
    });
    findings.dedup();
    Report { shelf, notices, findings }
}

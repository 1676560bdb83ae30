//! Everything that is wrong with a folder of notices, of all files at once.
//!
//! Compiling finds what cannot be used; this finds also what can be used and says something the
//! notice does not say.

pub mod answers;
mod asked;
mod clauses;
mod counts;
mod coverage;
mod demands;
mod figures;
mod halves;
pub mod heads;
mod held;
mod joined;
mod ladders;
mod lenient;
pub mod limits;
mod locate;
mod moods;
mod names;
mod numbers;
mod optional;
mod policies;
mod probation;
mod refusals;
pub mod sayings;
mod sentences;
mod spans;
mod starts;
mod that_year;
mod twice;
mod waived;
mod written;
mod years;

use std::collections::BTreeSet;
use std::path::Path;

use super::Notice;
use super::compile;
use super::finding::{Code, Finding};
use super::load::{self, COMMON, Folder, NoticeSet};
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
    /// What clauses have taken back (`harmless`): their ids, with the check.
    pub waived: BTreeSet<(String, Code)>,
}

/// How a place is marked that has to be filled in.
pub const FILL: &str = "【待填";
/// How a place is marked that has to be gone through.
pub const REVIEW: &str = "【待核对】";

/// Every place of an edition that is marked, in whichever file.
fn marked(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    let texts = folder.texts.iter().chain(&folder.source).chain(&folder.cases);
    let mut seen = BTreeSet::new();
    for text in texts.filter(|text| seen.insert(text.name.as_str())) {
        for (line, words) in text.text.lines().enumerate() {
            let at = [FILL, REVIEW].iter().find_map(|mark| words.find(mark));
            let Some(at) = at else { continue };
            let column = words.get(..at).unwrap_or_default().chars().count() + 1;
            let end = words.get(at..).and_then(|rest| rest.find('】')).unwrap_or_default();
            let mark = words.get(at..at + end).unwrap_or_default().trim_start_matches('【');
            let finding = Finding::new(Code::Marked, &text.name).at((line + 1, column));
            findings.push(finding.saw(mark));
        }
    }
    findings
}

/// The numbers of words, in digits or spelled, in digits.
#[must_use]
pub fn numbers_in(words: &str) -> BTreeSet<String> {
    let mut found = numbers::numbers(words);
    found.extend(numbers::spelled(words));
    found
}

/// The amounts of years in words, with their place; of months those that are whole years, in years.
#[must_use]
pub fn amounts(words: &str) -> Vec<(usize, String)> {
    numbers::amounts(words)
}

pub use figures::is_printed_so;
pub use moods::TAKEN_OUT;
pub use numbers::{MONTHS_A_YEAR, Unit, counted_with, is_scored};
pub use years::{counted as year_count, reckoned_range};

/// Looks through the folder `root`.
#[must_use]
pub fn folder(root: &Path) -> Report {
    let (set, findings) = load::survey(root);
    read(set, findings)
}

/// Looks through notices that were read, with what was wrong in reading them.
#[must_use]
pub fn read(set: NoticeSet, mut findings: Vec<Finding>) -> Report {
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
        findings.extend(marked(edition));
        findings.extend(clauses::check(&set, edition));
        findings.extend(optional::check(&set, edition));
        findings.extend(figures::check(&set, edition));
        findings.extend(refusals::check(&set, edition));
        findings.extend(demands::check(&set, edition));
        findings.extend(joined::check(&set, edition));
        findings.extend(halves::check(&set, edition));
        findings.extend(policies::check(edition));
        findings.extend(counts::check(edition));
        findings.extend(limits::check(&set, edition));
        findings.extend(sentences::check(&set, edition));
        findings.extend(years::check(&set, edition));
        findings.extend(that_year::check(edition));
        findings.extend(ladders::check(&set, edition));
        findings.extend(spans::check(edition));
        findings.extend(twice::check(edition));
        findings.extend(held::check(edition));
        findings.extend(probation::check(edition));
        findings.extend(lenient::check(edition));
        findings.extend(starts::check(edition));
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
    }
    findings.extend(waived::unnamed(&set));
    let mut report = Report { set, notices, findings, waived: BTreeSet::new() };
    waived::apply(&mut report);
    report.arrange();
    report
}

impl Report {
    /// Takes out what clauses take back.
    pub fn waive(&mut self) {
        waived::apply(self);
    }

    /// Marks that took nothing back, once everything was looked at.
    #[must_use]
    pub fn idle_marks(&self) -> Vec<Finding> {
        waived::idle(self)
    }

    /// Finds the lines of the findings that have none yet, and brings all into the order of the files.
    pub fn arrange(&mut self) {
        for finding in &mut self.findings {
            locate::locate(&self.set, finding);
        }
        self.findings.sort_by(|one, other| {
            (&one.file, one.line, one.code, &one.table).cmp(&(
                &other.file,
                other.line,
                other.code,
                &other.table,
            ))
        });
        self.findings.dedup();
    }
}

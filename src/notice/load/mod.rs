//! Reading the folder of notices: every file in it is read, or there is a finding that says why not.

mod encoding;
mod files;
pub mod folder;
mod groups;
pub mod manifest;
pub mod slips;
pub mod table;
mod values;

use std::path::Path;

use super::finding::{Code, Finding};
use super::lock;
use super::source::{Clause, File};
use crate::domain::sealed::digest;

pub use encoding::decode;
pub use folder::{CASES, COMMITTEES, COMMON, FORMS, Folder, LOCK, SOURCE, Text};

/// All folders of notices.
#[derive(Debug, Clone, Default)]
pub struct NoticeSet {
    /// What all editions share.
    pub common: Folder,
    /// The editions, sorted by id.
    pub editions: Vec<Folder>,
}

impl NoticeSet {
    /// The editions, and what they share.
    pub fn folders(&self) -> impl Iterator<Item = &Folder> {
        self.editions.iter().chain([&self.common])
    }

    /// The clauses of all editions.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.editions.iter().flat_map(Folder::clauses)
    }
}

/// Reads `root`, in which every folder but [`COMMON`] is an edition.
///
/// # Errors
/// Everything that is not read, or not as it should be, or not as it was reviewed.
pub fn notice_set(root: &Path) -> Result<NoticeSet, Vec<Finding>> {
    let (set, mut findings) = survey(root);
    if findings.is_empty() {
        findings.extend(set.folders().flat_map(lock::check));
    }
    if findings.is_empty() { Ok(set) } else { Err(findings) }
}

/// Reads `root` as far as it can be read, with everything that cannot. An edition with a file that
/// cannot be read is among the folders without what that file says: nothing may be concluded from it.
#[must_use]
pub fn survey(root: &Path) -> (NoticeSet, Vec<Finding>) {
    let (folders, mut findings) = files::read(root);
    let mut set = NoticeSet::default();
    for (edition, texts) in folders {
        let (folder, mut more) = parse(&edition, texts);
        if more.is_empty() && edition != COMMON {
            more = manifest::check(&folder);
        }
        findings.extend(more);
        if edition == COMMON {
            set.common = folder;
        } else {
            set.editions.push(folder);
        }
    }
    for folder in &set.editions {
        findings.extend(groups::check(&set.common, folder));
    }
    findings.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    (set, findings)
}

/// Parses the files of one folder.
///
/// # Errors
/// Everything in them that is not of the right shape.
pub fn folder(edition: &str, texts: &[Text]) -> Result<Folder, Vec<Finding>> {
    let (folder, findings) = parse(edition, texts.to_vec());
    if findings.is_empty() { Ok(folder) } else { Err(findings) }
}

fn parse(edition: &str, mut texts: Vec<Text>) -> (Folder, Vec<Finding>) {
    let mut folder = Folder { edition: edition.to_owned(), ..Folder::default() };
    let mut findings = values::fill(&mut texts);
    for text in texts {
        match text.parts().as_slice() {
            [SOURCE] => {
                folder.source = Some(text);
                continue;
            }
            [LOCK] => {
                folder.lock = Some(text);
                continue;
            }
            [CASES, ..] => {
                folder.cases.push(text);
                continue;
            }
            [COMMITTEES] => folder.committees = Some(text.clone()),
            [FORMS, ..] => match slips::parse(&text) {
                Ok(form) => folder.forms.push((text.name.clone(), form)),
                Err(more) => findings.extend(more),
            },
            _ => match slips::parse::<File>(&text) {
                Ok(file) => folder.files.push((text.name.clone(), file)),
                Err(more) => findings.extend(more),
            },
        }
        folder.digest = digest(digest(folder.digest, text.name.as_bytes()), text.text.as_bytes());
        if text.text.trim().is_empty() {
            findings.push(Finding::new(Code::Empty, &text.name));
        }
        folder.texts.push(text);
    }
    (folder, findings)
}

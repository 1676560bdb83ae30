//! Worked cases: reading those beside the notices, trying them, and finding the rules that none decides.

mod boundary;
mod effects;
mod expect;
mod read;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Map, Value as Json};

use super::out::{complain, list, say};
use crate::assess::{Assessment, assess};
use crate::domain::Case;
use crate::export::json;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{self, NoticeSet};
use crate::notice::{Notice, compile};

pub use effects::{Effect, effects, idle};
pub use expect::differences;
pub use read::{Example, read};

/// The word that asks for the missing cases to be written.
const WRITE: &str = "--write";

/// A case read and assessed under the notice that it names.
///
/// # Errors
/// What does not fit, for people.
pub fn judged(
    notices: &[Notice],
    facts: &Map<String, Json>,
) -> Result<(Case, Assessment, Json), String> {
    let named = |id: &str| notices.iter().find(|notice| notice.edition == id);
    let text = Json::Object(facts.clone()).to_string();
    let case = json::read_case(&text, |id| named(id).map(Notice::vocabulary))
        .map_err(|fault| fault.to_string())?;
    let notice = case.edition.as_deref().and_then(named);
    let assessment = assess(notice, &case);
    let json = json::assessment(notice, &case, &assessment);
    Ok((case, assessment, json))
}

/// The cases that come out otherwise than they say.
#[must_use]
pub fn wrong(notices: &[Notice], examples: &[Example]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for example in examples {
        let at =
            |code| Finding::new(code, &example.file).at((example.line, 1)).within(&example.name);
        match judged(notices, &example.facts) {
            Err(fault) => findings.push(at(Code::Example).noting(fault)),
            Ok((.., actual)) => {
                let different = differences(&example.expect, &actual);
                if !different.is_empty() {
                    findings.push(at(Code::Case).noting(different.join("；")));
                }
            }
        }
    }
    findings
}

/// How many rules of a set no worked case decides.
#[must_use]
pub fn unproved(set: &NoticeSet, notices: &[Notice]) -> usize {
    let (examples, _) = read(set);
    let editions = set.editions.iter();
    editions.map(|folder| idle(set, notices, &examples, &folder.edition).len()).sum()
}

/// Runs `assess cases`: tries the worked cases of a folder, lists the rules that none of them decides,
/// and writes missing ones for review where that was asked for.
#[must_use]
pub fn run(root: &Path, rest: &[&str]) -> ExitCode {
    let write = rest.contains(&WRITE);
    let only: Vec<&str> = rest.iter().copied().filter(|word| *word != WRITE).collect();
    let set = match load::notice_set(root) {
        Ok(set) => set,
        Err(findings) => {
            complain(&list(&findings));
            return ExitCode::FAILURE;
        }
    };
    let mut notices = Vec::new();
    let mut findings = Vec::new();
    for folder in &set.editions {
        match compile::notice(&set, &folder.edition) {
            Ok(notice) => notices.push(notice),
            Err(more) => findings.extend(more),
        }
    }
    let (examples, more) = read(&set);
    findings.extend(more);
    findings.extend(wrong(&notices, &examples));
    let mut said = vec![format!("共 {} 个案例", examples.len())];
    if !findings.is_empty() {
        said.push(format!("{}\n共 {} 处不符", list(&findings), findings.len()));
    }
    let mut undecided = 0;
    for folder in
        set.editions.iter().filter(|one| only.is_empty() || only.contains(&one.edition.as_str()))
    {
        let idle = idle(&set, &notices, &examples, &folder.edition);
        undecided += idle.len();
        said.extend(
            idle.iter().map(|effect| format!("{}：没有案例核对这条规则", effect.location())),
        );
        if write && !idle.is_empty() {
            match boundary::write(root, &set, &notices, &examples, &folder.edition, &idle) {
                Ok(words) => said.push(words),
                Err(error) => {
                    complain(&error);
                    return ExitCode::FAILURE;
                }
            }
        }
    }
    said.push(format!("没有案例核对的规则：{undecided} 条"));
    let told = say(&said.join("\n"));
    if findings.is_empty() && undecided == 0 || told != ExitCode::SUCCESS {
        told
    } else {
        ExitCode::FAILURE
    }
}

/// The notices of a set by edition.
fn by_edition(notices: &[Notice]) -> BTreeMap<&str, &Notice> {
    notices.iter().map(|notice| (notice.edition.as_str(), notice)).collect()
}

/// Notices of the editions named, compiled from `set`; none where one does not compile.
fn compiled<'e>(set: &NoticeSet, editions: impl Iterator<Item = &'e str>) -> Option<Vec<Notice>> {
    editions.map(|edition| compile::notice(set, edition).ok()).collect()
}

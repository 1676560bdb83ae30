//! Slips of whoever writes a notice, one at a time, in the notices that were tried: each made somebody 可申报 who must not
//! be, or might have, and is named by the check. What is slipped is data, in `tests/slips`; and what may be written
//! otherwise and means the same, of which nothing is said.

use crate::common;

use std::fs;

use common::workspace::{replace, shared};
use common::{at, copy};
use serde::Deserialize;
use zhicheng::notice::finding::{Code, Finding};
use zhicheng::notice::lint;
use zhicheng::prove;

const SLIPS: &str = "tests/slips";
/// The notices that are there for their slips only.
const SLIPPED: &str = "tests/notices/slipped";
const NOTICES: &[&str] = &["tests/notices/tried", "tests/notices/language", SLIPPED];

/// One thing written otherwise, by which somebody gets in.
#[derive(Deserialize)]
struct Slip {
    name: String,
    #[serde(flatten)]
    edit: Edit,
    /// What goes with it: a question that nothing reads any longer.
    #[serde(default)]
    also: Vec<Edit>,
    /// What the check says of it.
    code: String,
}

/// One thing written otherwise that means the same.
#[derive(Deserialize)]
struct Right {
    name: String,
    #[serde(flatten)]
    edit: Edit,
}

/// Words of a file in the place of others.
#[derive(Deserialize)]
struct Edit {
    file: String,
    from: String,
    to: String,
}

/// A file of them.
#[derive(Deserialize)]
struct Slips {
    #[serde(default)]
    slip: Vec<Slip>,
    #[serde(default)]
    right: Vec<Right>,
}

/// The files, with the edition that each is of.
fn all() -> Vec<(String, Slips)> {
    let files = fs::read_dir(at(SLIPS)).unwrap().map(|file| file.unwrap().path());
    files
        .map(|path| {
            let edition = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (edition, toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap())
        })
        .collect()
}

/// What is found in an edition after the edits, but for what comes of trying rules on many people.
fn found<'e>(test: &str, edition: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Vec<Finding> {
    let root = shared(test);
    let own = root.join(edition);
    let places = NOTICES.iter().map(|root| at(root).join(edition));
    copy(&places.into_iter().find(|folder| folder.is_dir()).unwrap(), &own);
    for edit in edits {
        replace(&own.join(&edit.file), &edit.from, &edit.to);
    }
    let mut report = lint::folder(&root);
    for notice in &report.notices {
        let folder = &report.set.editions[0];
        report.findings.extend(prove::against_words(notice, &report.set, folder));
    }
    report.waive();
    report.findings.retain(|finding| finding.file.starts_with(edition));
    report.findings
}

/// What is said of them, but that the lock is of other rules.
fn said(findings: &[Finding]) -> Vec<String> {
    findings.iter().filter(|finding| finding.code != Code::Lock).map(ToString::to_string).collect()
}

#[test]
fn nothing_is_found_before() {
    for edition in fs::read_dir(at(SLIPPED)).unwrap() {
        let edition = edition.unwrap().file_name().into_string().unwrap();
        let said = said(&found("slips-before", &edition, []));
        assert!(said.is_empty(), "{edition}: {said:#?}");
    }
}

#[test]
fn each_slip_is_named() {
    let mut lost = Vec::new();
    for (edition, slips) in all() {
        for slip in slips.slip {
            let findings = found("slips", &edition, slip.also.iter().chain([&slip.edit]));
            if !findings.iter().any(|finding| finding.code.text() == slip.code) {
                let said = said(&findings);
                lost.push(format!("{edition} {} ({}): {said:#?}", slip.name, slip.code));
            }
        }
    }
    assert!(lost.is_empty(), "{}:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn nothing_is_said_of_what_means_the_same() {
    let mut wrong = Vec::new();
    for (edition, slips) in all() {
        for right in slips.right {
            let said = said(&found("rights", &edition, [&right.edit]));
            if !said.is_empty() {
                wrong.push(format!("{edition} {}: {said:#?}", right.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

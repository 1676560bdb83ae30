//! Slips of whoever writes a notice, one at a time, in the notices that were tried: each made somebody 可申报 who must not
//! be, or might have, and is named by the check. What is slipped is data, in `tests/slips`; and what may be written
//! otherwise and means the same, of which nothing is said.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;

use common::workspace::{replace, shared};
use common::{at, copy};
use serde::Deserialize;
use zhicheng::notice::finding::{Code, Finding};
use zhicheng::notice::lint;
use zhicheng::prove;

const SLIPS: &str = "tests/slips";
const NOTICES: &[&str] = &["tests/notices/tried", "tests/notices/language"];

/// One thing written otherwise.
#[derive(Deserialize)]
struct Slip {
    name: String,
    file: String,
    from: String,
    to: String,
    /// What the check says of it.
    code: String,
}

/// One thing written otherwise that means the same.
#[derive(Deserialize)]
struct Right {
    name: String,
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

/// What is found in an edition in which one thing is written otherwise. What comes of trying rules on many people is not
/// what finds these.
fn found(test: &str, edition: &str, file: &str, from: &str, to: &str) -> Vec<Finding> {
    let root = shared(test);
    let own = root.join(edition);
    let places = NOTICES.iter().map(|root| at(root).join(edition));
    copy(&places.into_iter().find(|folder| folder.is_dir()).unwrap(), &own);
    replace(&own.join(file), from, to);
    let mut report = lint::folder(&root);
    for notice in &report.notices {
        let folder = &report.set.editions[0];
        report.findings.extend(prove::against_words(notice, &report.set, folder));
    }
    report.waive();
    report.findings.retain(|finding| finding.file.starts_with(edition));
    report.findings
}

#[test]
fn each_slip_is_named() {
    let mut lost = Vec::new();
    for (edition, slips) in all() {
        for slip in slips.slip {
            let findings = found("slips", &edition, &slip.file, &slip.from, &slip.to);
            if !findings.iter().any(|finding| finding.code.text() == slip.code) {
                let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
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
            // The lock is of what was written before.
            let findings = found("rights", &edition, &right.file, &right.from, &right.to);
            let said = findings.iter().filter(|finding| finding.code != Code::Lock);
            let said: Vec<String> = said.map(ToString::to_string).collect();
            if !said.is_empty() {
                wrong.push(format!("{edition} {}: {said:#?}", right.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

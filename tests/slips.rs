//! Slips of whoever writes a notice, one at a time, in the notices that were tried: each made somebody 可申报 who must not
//! be, or might have, and is named by the check. What is slipped is data, in `tests/slips`.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;

use common::workspace::{replace, shared};
use common::{at, copy};
use serde::Deserialize;
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

/// A file of them.
#[derive(Deserialize)]
struct Slips {
    slip: Vec<Slip>,
}

#[test]
fn each_slip_is_named() {
    let mut lost = Vec::new();
    for file in fs::read_dir(at(SLIPS)).unwrap() {
        let path = file.unwrap().path();
        let edition = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let slips: Slips = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for slip in slips.slip {
            let root = shared("slips");
            let own = root.join(&edition);
            let from = NOTICES.iter().map(|root| at(root).join(&edition));
            copy(&from.into_iter().find(|folder| folder.is_dir()).unwrap(), &own);
            replace(&own.join(&slip.file), &slip.from, &slip.to);
            // What comes of trying rules on many people is not what finds these.
            let mut report = lint::folder(&root);
            for notice in &report.notices {
                let folder = &report.set.editions[0];
                report.findings.extend(prove::against_words(notice, &report.set, folder));
            }
            report.waive();
            let findings = report.findings;
            let named = findings.iter().any(|finding| {
                finding.code.text() == slip.code && finding.file.starts_with(&edition)
            });
            if !named {
                let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
                lost.push(format!("{edition} {} ({}): {said:#?}", slip.name, slip.code));
            }
        }
    }
    assert!(lost.is_empty(), "{}:\n{}", lost.len(), lost.join("\n"));
}

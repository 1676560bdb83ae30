//! Every lint code refuses what it is for, naming file and place; the notices themselves pass.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::at;
use zhicheng::notice::lint::Problem;
use zhicheng::notice::{compile, load};

/// For each code the table that its broken notice must be refused for; empty where the file itself
/// cannot be read.
const PLACES: &[(&str, &str)] = &[
    ("T01", ""),
    ("T02", "broken2030.who"),
    ("T03", "broken2030.who"),
    ("T04", "broken2030.nowhere"),
    ("T05", "broken2030.who"),
    ("T06", "broken2030.who"),
    ("T07", "broken2030.who"),
    ("T08", "broken2030.who"),
    ("T09", "broken2030.who"),
    ("T10", "is_unit_admin"),
    ("T11", "uses_nominal_unit"),
    ("T12", "broken2030.who"),
    ("T13", "neighbour2030.fee"),
];

fn problems(folder: &str) -> Vec<Problem> {
    match load::shelf(&at(folder)) {
        Err(problems) => problems,
        Ok(shelf) => {
            let editions = shelf.editions.iter();
            editions
                .filter_map(|folder| compile::notice(&shelf, &folder.edition).err())
                .flatten()
                .collect()
        }
    }
}

#[test]
fn every_code_refuses_its_broken_notice() {
    for (code, place) in PLACES {
        let problems = problems(&format!("tests/notices/broken/{code}"));
        let found = problems.iter().find(|problem| problem.code.text() == *code);
        let found = found.unwrap_or_else(|| panic!("{code} not found: {problems:?}"));
        assert_eq!(found.file, "broken2030/rules.toml", "{code}");
        assert_eq!(found.place, *place, "{code}");
        let line = found.to_string();
        assert!(
            line.starts_with(&format!("{code} broken2030/rules.toml")) && !found.message.is_empty(),
            "{line}"
        );
    }
}

#[test]
fn a_broken_notice_has_nothing_else_wrong() {
    for (code, _) in PLACES {
        let codes: BTreeSet<&str> = problems(&format!("tests/notices/broken/{code}"))
            .iter()
            .map(|problem| problem.code.text())
            .collect();
        // What rests on another edition's clause cannot find it either.
        let expected =
            if *code == "T13" { BTreeSet::from(["T04", "T13"]) } else { BTreeSet::from([*code]) };
        assert_eq!(codes, expected, "{code}");
    }
}

#[test]
fn every_broken_notice_is_tried() {
    let folders = fs::read_dir(at("tests/notices/broken")).unwrap();
    let names: BTreeSet<String> =
        folders.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names, PLACES.iter().map(|(code, _)| (*code).to_owned()).collect());
}

#[test]
fn the_notices_pass() {
    assert_eq!(problems("public/notices"), []);
}

//! All ways through the questions: they end, ask nothing twice, and reach every question and
//! every outcome a notice can have.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use common::notices;
use common::walk::{Seen, walk};
use zhicheng::domain::options::MATTERS;
use zhicheng::export::words;
use zhicheng::notice::{Condition, Notice};

/// How many cases with the same facts answered go on, once lists are answered.
const SAMPLES: usize = 24;

/// Questions no walk need come to: the day is asked only beside a fact that is volunteered, and a notice
/// may exclude the levels with a probation before it asks for one.
const UNREACHED: &[&str] = &["today", "probation_months", "probation_passed"];

fn check(notice: &Notice) {
    let edition = &notice.edition;
    for (place, matter) in MATTERS.iter().enumerate() {
        let seen = walk(notice, matter, SAMPLES);
        assert!(seen.faults.is_empty(), "{edition} {matter}:\n{}", seen.faults.join("\n"));
        if notice.covers(place) {
            every_question_is_reached(notice, place, &seen);
            every_outcome_is_reached(notice, place, &seen);
        } else {
            assert_eq!(
                seen.outcomes.keys().copied().collect::<Vec<_>>(),
                ["需人工核实"],
                "{edition} {matter}"
            );
        }
        println!("{edition} {matter}: {} cases, {} complete", seen.assessed, seen.complete.len());
    }
}

fn every_question_is_reached(notice: &Notice, matter: usize, seen: &Seen) {
    let behind = |key: &str| UNREACHED.contains(&key);
    let missing: Vec<&str> = notice
        .questions
        .iter()
        .filter(|question| question.needed && question.matters & (1 << matter) != 0)
        .filter(|question| !seen.asked.contains(&question.fact))
        .map(|question| words::key(Some(notice), question.fact))
        .filter(|key| !behind(key))
        .collect();
    assert!(missing.is_empty(), "{} {}: never asked: {missing:?}", notice.edition, MATTERS[matter]);
}

fn every_outcome_is_reached(notice: &Notice, matter: usize, seen: &Seen) {
    let bit = 1 << matter;
    let standing = notice.verify_rules.iter().any(|rule| {
        rule.matters & bit != 0
            && rule.when == Condition::Always
            && notice.verify[usize::from(rule.item)].blocking
    });
    let mut wanted = BTreeSet::from(["信息不足", "需人工核实"]);
    if !standing {
        wanted.insert("可申报");
    }
    if notice.exclusions.iter().any(|rule| rule.matters & bit != 0) {
        wanted.insert("不可申报");
    }
    let reached: BTreeSet<&str> = seen.outcomes.keys().copied().collect();
    assert_eq!(reached, wanted, "{} {}", notice.edition, MATTERS[matter]);
}

#[test]
fn all_ways_through_the_questions_of_every_notice() {
    std::thread::scope(|scope| {
        let walks: Vec<_> =
            notices().iter().map(|notice| scope.spawn(move || check(notice))).collect();
        for walk in walks {
            walk.join().unwrap();
        }
    });
}

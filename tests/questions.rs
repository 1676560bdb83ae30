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

use common::notice;
use common::walk::{Seen, walk};
use zhicheng::domain::options::MATTERS;
use zhicheng::export::words;
use zhicheng::notice::{Condition, Notice};

/// How many cases with the same facts answered go on, once lists are answered.
const SAMPLES: usize = 24;

/// Questions no walk comes to: the day is asked only beside a fact that is volunteered, and the
/// levels with a probation are outside the scope of one notice, which excludes before it asks.
const UNREACHED: &[(&str, &[&str])] =
    &[("dadukou2022", &["today"]), ("jingxin2024", &["probation_months", "probation_passed"])];

fn check(edition: &str) {
    let notice = notice(edition);
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
    let behind = |key: &str| {
        UNREACHED.iter().any(|(edition, keys)| *edition == notice.edition && keys.contains(&key))
    };
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
fn dadukou2022() {
    check("dadukou2022");
}

#[test]
fn dazu2025() {
    check("dazu2025");
}

#[test]
fn jingxin2024() {
    check("jingxin2024");
}

#[test]
fn jiangbei2024() {
    check("jiangbei2024");
}

#[test]
fn tongliang2021() {
    check("tongliang2021");
}

/// Page by page as the wizard goes, each page answered whole: what comes later never brings up a
/// question on a page already passed, so nobody is sent back and forth.
#[test]
fn no_answer_brings_up_a_page_already_passed() {
    let mut found = BTreeSet::new();
    for edition in ["dadukou2022", "dazu2025", "jingxin2024", "jiangbei2024", "tongliang2021"] {
        let notice = notice(edition);
        for matter in MATTERS {
            for seed in 0..PASSES {
                found.extend(passed(notice, matter, seed));
            }
        }
    }
    let found: Vec<String> =
        found.into_iter().filter(|found: &String| !LATE.contains(&found.as_str())).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Asked of those alone who have a title from the military, which is known a page later; everybody
/// else is spared the question.
const LATE: &[&str] = &["dazu2025 来渝确认: person_category on who"];

/// Random ways through the pages of a matter.
const PASSES: u64 = 400;

/// What came up too late on one way: the fact and the page on which it stands.
fn passed(notice: &Notice, matter: &str, seed: u64) -> Vec<String> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut below = |bound: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % bound.max(1)
    };
    let mut answers = serde_json::Map::new();
    answers.insert("edition".to_owned(), notice.edition.clone().into());
    answers.insert("matter".to_owned(), matter.into());
    // In a third of the ways the person aims where most rules are.
    if seed.is_multiple_of(3) {
        answers.insert("target_series".to_owned(), "工程技术".into());
    }
    let case = |answers: &serde_json::Map<String, serde_json::Value>| {
        common::read(std::slice::from_ref(notice), &serde_json::Value::Object(answers.clone()))
            .unwrap()
    };
    for page in 0..notice.pages.len() {
        // What comes up on the page while it is answered is answered too.
        for _ in 0..40 {
            let now = case(&answers);
            let steps = zhicheng::flow::steps(notice, &now);
            let open = steps.iter().filter(|step| step.page == page).flat_map(|step| &step.asked);
            let open =
                open.filter(|asked| asked.needed).find(|asked| now.cell(asked.fact).is_open());
            let Some(asked) = open else { break };
            let given = common::walk::answers(notice, asked.fact);
            if given.is_empty() {
                return Vec::new();
            }
            let key = words::key(Some(notice), asked.fact).to_owned();
            let one = given[below(given.len())].clone();
            answers.insert(key, one);
        }
    }
    let now = case(&answers);
    zhicheng::flow::steps(notice, &now)
        .iter()
        .flat_map(|step| step.asked.iter().map(move |asked| (step.page, asked)))
        .filter(|(_, asked)| asked.needed && now.cell(asked.fact).is_open())
        .map(|(page, asked)| {
            let key = words::key(Some(notice), asked.fact);
            format!("{} {matter}: {key} on {}", notice.edition, notice.pages[page].key)
        })
        .collect()
}

//! All ways through the questions: they end, ask nothing twice, and reach every question and
//! every outcome a notice can have.

use crate::common;

use std::collections::BTreeSet;

use common::notices;
use common::walk::{Seen, answers, walk};
use serde_json::json;
use zhicheng::domain::options::{MATTERS, Matter};
use zhicheng::domain::{Case, Place};
use zhicheng::export::words;
use zhicheng::flow::steps::{Asked, Step, places, steps};
use zhicheng::notice::{Condition, Notice};

/// How many cases with the same facts answered go on, once lists are answered.
const SAMPLES: usize = 24;

/// Questions no walk need come to: the day is asked only beside a fact that is volunteered, and a notice
/// may exclude the levels with a probation before it asks for one.
const UNREACHED: &[&str] = &["today", "probation_months", "probation_passed"];

fn check(notice: &Notice) {
    let edition = &notice.edition;
    for (place, matter) in Place::each(MATTERS) {
        let seen = walk(notice, matter, SAMPLES);
        assert!(seen.faults.is_empty(), "{edition} {matter}:\n{}", seen.faults.join("\n"));
        let place = place.among();
        if notice.covers.has(place) {
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

fn every_question_is_reached(notice: &Notice, matter: Place<Matter>, seen: &Seen) {
    let behind = |key: &str| UNREACHED.contains(&key);
    let missing: Vec<&str> = notice
        .questions
        .iter()
        .filter(|question| question.needed && question.matters.has(matter))
        .filter(|question| !seen.asked.contains(&question.fact))
        .map(|question| words::key(Some(notice), question.fact))
        .filter(|key| !behind(key))
        .collect();
    assert!(
        missing.is_empty(),
        "{} {}: never asked: {missing:?}",
        notice.edition,
        MATTERS[matter.index()]
    );
}

fn every_outcome_is_reached(notice: &Notice, matter: Place<Matter>, seen: &Seen) {
    let standing = notice.verify_rules.iter().any(|rule| {
        rule.matters.has(matter)
            && rule.when == Condition::Always
            && rule.item.of(&notice.verify).unwrap().blocking
    });
    let mut wanted = BTreeSet::from(["信息不足", "需人工核实"]);
    if !standing {
        wanted.insert("可申报");
    }
    if notice.exclusions.iter().any(|rule| rule.matters.has(matter)) {
        wanted.insert("不可申报");
    }
    let reached: BTreeSet<&str> = seen.outcomes.keys().copied().collect();
    assert_eq!(reached, wanted, "{} {}", notice.edition, MATTERS[matter.index()]);
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

/// How many ways are walked at random through each matter of each notice.
const WAYS: u32 = 400;

/// Pages on which something that has to be answered is open, in their order.
fn pages_open(notice: &Notice, case: &Case) -> Vec<usize> {
    let open = |step: &Step| {
        step.asked.iter().any(|asked| asked.needed && case.cell(asked.fact).is_open())
    };
    steps(notice, case).into_iter().filter(|step| open(step)).map(|step| step.page).collect()
}

/// Walks page by page, each question answered somehow; the pages gone back to.
fn way(notice: &Notice, matter: &str, mut chance: impl FnMut(usize) -> usize) -> Vec<String> {
    let mut facts = json!({ "edition": notice.edition, "matter": matter });
    let mut back = Vec::new();
    let mut here = 0;
    for _ in 0..200 {
        let case = common::read(std::slice::from_ref(notice), &facts).unwrap();
        let Some(page) = pages_open(notice, &case).first().copied() else { return back };
        if page < here {
            back.push(format!("{} → {}: {facts}", notice.pages[here].key, notice.pages[page].key));
            return back;
        }
        here = page;
        let step = steps(notice, &case).into_iter().find(|step| step.page == page).unwrap();
        let order = places(notice, &case, page);
        let at = |asked: &Asked| order.iter().position(|fact| *fact == asked.fact).unwrap();
        assert!(step.asked.is_sorted_by_key(at), "another order than that of the page: {facts}");
        let open = |asked: &&Asked| asked.needed && case.cell(asked.fact).is_open();
        let asked = step.asked.iter().find(open).unwrap().fact;
        let mut answers = answers(notice, asked);
        let answer = answers.swap_remove(chance(answers.len()));
        facts[words::key(Some(notice), asked)] = answer;
    }
    back.push(format!("no end: {facts}"));
    back
}

#[test]
fn no_answer_leads_back_to_a_page_already_passed() {
    for notice in notices() {
        for (place, matter) in Place::each(MATTERS) {
            if !notice.covers.has(place.among()) {
                continue;
            }
            let mut seed = 7_u32;
            let back: Vec<String> = (0..WAYS)
                .flat_map(|_| {
                    way(notice, matter, |many| {
                        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        (seed >> 8) as usize % many
                    })
                })
                .collect();
            assert!(back.is_empty(), "{} {matter}:\n{}", notice.edition, back.join("\n"));
        }
    }
}

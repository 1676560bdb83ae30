//! The worked examples beside the notices: what they expect comes out, and together they show
//! every rule and every item to verify at work.

use crate::common;

use common::cases::{self, Example};
use common::{at, ids, notice_set, notices, run};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use zhicheng::command::cases as command;
use zhicheng::domain::options::MATTERS;
use zhicheng::domain::{Place, Set};
use zhicheng::notice::Notice;
use zhicheng::notice::model::Verify;

fn examples() -> Vec<Example> {
    cases::load(&at("public/notices"))
}

#[test]
fn every_case_comes_out_as_expected() {
    let examples = examples();
    let mut failed = Vec::new();
    for example in &examples {
        let facts = Json::Object(example.facts.clone());
        let (_, _, actual) = run(notices(), &facts);
        let differences = cases::differences(&example.expect, &actual);
        if !differences.is_empty() {
            failed.push(format!(
                "{}\n    {}\n    {facts}",
                example.location(),
                differences.join("\n    ")
            ));
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {} cases:\n{}",
        failed.len(),
        examples.len(),
        failed.join("\n")
    );
}

#[test]
fn every_edition_has_ten_cases_for_each_matter_it_covers() {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for example in examples() {
        let matter =
            example.facts.get("matter").and_then(Json::as_str).unwrap_or_default().to_owned();
        *counts.entry((example.edition, matter)).or_default() += 1;
    }
    for notice in notices() {
        for (place, matter) in Place::each(MATTERS) {
            let count =
                counts.get(&(notice.edition.clone(), (*matter).to_owned())).copied().unwrap_or(0);
            let wanted = if notice.covers.has(place.among()) { 10 } else { 1 };
            assert!(count >= wanted, "{} {matter}: {count} cases", notice.edition);
        }
    }
}

#[test]
fn cases_name_only_clauses_there_are() {
    let known: BTreeSet<&str> = notice_set().clauses().map(|clause| clause.id.as_str()).collect();
    for example in examples() {
        for clause in example.named() {
            assert!(known.contains(clause), "{}: no clause {clause}", example.location());
        }
    }
}

#[test]
fn every_effect_of_a_clause_decides_a_case_that_names_it() {
    let examples = examples();
    let mut idle = Vec::new();
    let mut count = 0;
    for folder in &notice_set().editions {
        count += command::effects(notice_set(), &folder.edition).len();
        idle.extend(command::idle(notice_set(), notices(), &examples, &folder.edition));
    }
    let idle: Vec<String> = idle.iter().map(command::Effect::location).collect();
    assert!(count > 50, "{count}");
    assert!(idle.is_empty(), "no case shows at work:\n{}", idle.join("\n"));
}

#[test]
fn every_item_to_verify_is_raised_by_a_case() {
    let mut raised: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // A refused case lists nothing to verify, so what only refused cases could raise needs no case.
    let mut elsewhere_refused: BTreeSet<String> = BTreeSet::new();
    for example in examples() {
        let (_, _, json) = run(notices(), &Json::Object(example.facts.clone()));
        raised.entry(example.edition.clone()).or_default().extend(ids(&json["verify"]));
        let elsewhere =
            example.facts.get("target_series").is_some_and(|series| series != "工程技术");
        if elsewhere && json["outcome"] == "不可申报" {
            elsewhere_refused.insert(example.edition.clone());
        }
    }
    for notice in notices() {
        let raised = raised.remove(&notice.edition).unwrap_or_default();
        let other_series = notice
            .ladders
            .first()
            .filter(|_| elsewhere_refused.contains(&notice.edition))
            .map(|ladder| ladder.items.other_series.of(&notice.verify).unwrap().id.clone());
        let missing: Vec<String> = raisable(notice)
            .into_iter()
            .filter(|id| !raised.contains(id) && Some(id) != other_series.as_ref())
            .collect();
        assert!(missing.is_empty(), "{}: no case raises {missing:?}", notice.edition);
    }
}

/// Every item that the notice's rules can raise.
fn raisable(notice: &Notice) -> BTreeSet<String> {
    let id = |item: Place<Verify>| item.of(&notice.verify).unwrap().id.clone();
    let mut found: BTreeSet<String> = notice
        .verify_rules
        .iter()
        .filter(|rule| rule.matters.meets(notice.covers))
        .map(|rule| id(rule.item))
        .collect();
    if Place::each(MATTERS).any(|(matter, _)| !notice.covers.has(matter.among())) {
        found.insert("X4".to_owned());
    }
    found.extend(notice.kinds.iter().filter_map(|rule| rule.verify).map(id));
    for ladder in &notice.ladders {
        found.extend(ladder.rows.iter().filter_map(|row| row.verify).map(id));
        // Of several rules for a source only the first is asked.
        let mut seen = Set::NONE;
        for rule in &ladder.sources {
            if !rule.sources.within(seen) {
                found.insert(id(rule.verify));
            }
            seen |= rule.sources;
        }
        found.extend(ladder.changes.iter().filter_map(|rule| rule.verify).map(id));
        let items = &ladder.items;
        found.extend(
            [
                items.other_series,
                items.contradictory_change,
                items.qualification,
                items.skilled,
                items.unclear,
            ]
            .map(id),
        );
        if let Some(delay) = &ladder.delay {
            found.extend([delay.unclear_item, delay.direct_item].map(id));
        }
        let rules = || ladder.reductions.iter().flat_map(|reduction| &reduction.rules);
        if rules().any(|rule| rule.possible > rule.certain) {
            found.insert(id(items.partial));
        }
        // Where nothing is certain, no reduction is applied and none is added up.
        if rules().any(|rule| rule.certain > 0) {
            found.extend([items.stacked, items.shortened].map(id));
        }
    }
    found
}

//! The worked examples beside the notices: what they expect comes out, and together they show
//! every rule and every item to verify at work.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use common::cases::{self, Example};
use common::{at, ids, named, notices, run, shelf};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use zhicheng::notice::load::Shelf;
use zhicheng::notice::source::clause::Clause;
use zhicheng::notice::{Notice, compile};

/// Takes the effects a clause has out of it, one by one.
type Strip = fn(&mut Clause, usize) -> bool;

const EFFECTS: &[(&str, Strip)] = &[
    ("exclude", |clause, place| strip(&mut clause.exclude, place)),
    ("path", |clause, place| strip(&mut clause.path, place)),
    ("row", |clause, place| strip(&mut clause.row, place)),
    ("grant", |clause, place| strip(&mut clause.grant, place)),
    ("lengthen", |clause, place| strip(&mut clause.lengthen, place)),
    ("defines", |clause, place| strip(&mut clause.defines, place)),
    ("exception", |clause, place| strip(&mut clause.exception, place)),
    ("window", |clause, place| strip(&mut clause.window, place)),
    ("point", |clause, place| strip(&mut clause.point, place)),
];

fn strip<T>(effects: &mut Vec<T>, place: usize) -> bool {
    let there = place < effects.len();
    if there {
        effects.remove(place);
    }
    there
}

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
                example.place(),
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
        for (place, matter) in zhicheng::domain::options::MATTERS.iter().enumerate() {
            let count =
                counts.get(&(notice.edition.clone(), (*matter).to_owned())).copied().unwrap_or(0);
            let wanted = if notice.covers(place) { 10 } else { 1 };
            assert!(count >= wanted, "{} {matter}: {count} cases", notice.edition);
        }
    }
}

#[test]
fn cases_name_only_clauses_there_are() {
    let known: BTreeSet<&str> = shelf()
        .editions
        .iter()
        .flat_map(|folder| &folder.files)
        .flat_map(|(_, file)| &file.clause)
        .map(|clause| clause.id.as_str())
        .collect();
    for example in examples() {
        for clause in example.named() {
            assert!(known.contains(clause), "{}: no clause {clause}", example.place());
        }
    }
}

fn outcome(notices: &[Notice], example: &Example) -> (Json, usize) {
    let (_, assessment, json) = run(notices, &Json::Object(example.facts.clone()));
    (json, assessment.reasons.len())
}

/// Clauses that `example` proves something with: exclusions, reasons, windows, items to verify.
fn proofs(notices: &[Notice], example: &Example) -> BTreeSet<String> {
    let (case, assessment, json) = run(notices, &Json::Object(example.facts.clone()));
    let mut found: BTreeSet<String> =
        ["exclusions", "reasons", "deadlines"].iter().flat_map(|key| ids(&json[*key])).collect();
    if let Some(edition) = &case.edition {
        let notice = named(notices, edition);
        for hit in &assessment.verify {
            let item = &notice.verify[usize::from(hit.item)];
            found.extend(item.clauses.iter().filter_map(|id| Some(notice.clause(*id)?.id.clone())));
        }
    }
    found
}

/// An example with the clauses it proves something with, what comes out, and with how many proofs.
type Shown<'e> = (&'e Example, BTreeSet<String>, (Json, usize));

/// Without the effect, the example that names the clause would come out otherwise.
fn decides(without: &Shelf, id: &str, named: &[Shown<'_>], proof: bool) -> bool {
    let editions: BTreeSet<&str> =
        named.iter().filter_map(|(example, ..)| example.facts["edition"].as_str()).collect();
    let stripped: Vec<Notice> =
        editions.iter().filter_map(|edition| compile::notice(without, edition).ok()).collect();
    if stripped.len() < editions.len() {
        // Another rule needs it: the notice does not even compile.
        return named.iter().any(|(_, proofs, _)| proofs.contains(id));
    }
    named.iter().any(|(example, proofs, before)| {
        (proofs.contains(id) || !proof) && &outcome(&stripped, example) != before
    })
}

#[test]
fn every_effect_of_a_clause_decides_a_case_that_names_it() {
    let examples = examples();
    let mut idle = Vec::new();
    for folder in &shelf().editions {
        let mut one = Shelf { common: shelf().common.clone(), editions: shelf().editions.clone() };
        one.editions.retain(|other| {
            other.edition == folder.edition || references(folder.edition.as_str(), &other.edition)
        });
        let own = one.editions.iter().position(|other| other.edition == folder.edition).unwrap();
        for (file, (_, source)) in folder.files.iter().enumerate() {
            for (clause, written) in source.clause.iter().enumerate() {
                for (name, strip) in EFFECTS {
                    let mut place = 0;
                    loop {
                        let mut without =
                            Shelf { common: one.common.clone(), editions: one.editions.clone() };
                        if !strip(&mut without.editions[own].files[file].1.clause[clause], place) {
                            break;
                        }
                        // Years that are only possible prove nothing; they leave open what was decided.
                        let possible = *name == "grant" && written.grant[place].certain == 0;
                        if !shown(&examples, &without, &written.id, !possible) {
                            idle.push(format!("{} {name} {}", written.id, place + 1));
                        }
                        place += 1;
                    }
                }
            }
        }
        for (file, (_, source)) in folder.files.iter().enumerate() {
            for (place, fee) in source.fee.iter().enumerate() {
                let mut without =
                    Shelf { common: one.common.clone(), editions: one.editions.clone() };
                without.editions[own].files[file].1.fee.remove(place);
                if !shown(&examples, &without, &fee.clause, true) {
                    idle.push(format!("{} fee {}", fee.clause, place + 1));
                }
            }
        }
    }
    assert!(idle.is_empty(), "no case shows at work:\n{}", idle.join("\n"));
}

fn references(edition: &str, other: &str) -> bool {
    // Rows, classes and a fee are taken over for reference from these two.
    edition != "tongliang2021" && ["dadukou2022", "jingxin2024"].contains(&other)
}

fn shown(examples: &[Example], without: &Shelf, id: &str, proof: bool) -> bool {
    let edition = |example: &Example| {
        without
            .editions
            .iter()
            .any(|folder| Some(folder.edition.as_str()) == example.facts["edition"].as_str())
    };
    let named: Vec<Shown<'_>> = examples
        .iter()
        .filter(|example| edition(example) && example.named().any(|named| named == id))
        .map(|example| (example, proofs(notices(), example), outcome(notices(), example)))
        .collect();
    decides(without, id, &named, proof)
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
            .ladder
            .as_ref()
            .filter(|_| elsewhere_refused.contains(&notice.edition))
            .map(|ladder| notice.verify[usize::from(ladder.items.other_series)].id.clone());
        let missing: Vec<String> = raisable(notice)
            .into_iter()
            .filter(|id| !raised.contains(id) && Some(id) != other_series.as_ref())
            .collect();
        assert!(missing.is_empty(), "{}: no case raises {missing:?}", notice.edition);
    }
}

/// Every item that the notice's rules can raise.
fn raisable(notice: &Notice) -> BTreeSet<String> {
    let id = |item: u16| notice.verify[usize::from(item)].id.clone();
    let mut found: BTreeSet<String> = notice
        .verify_rules
        .iter()
        .filter(|rule| rule.matters & notice.covers != 0)
        .map(|rule| id(rule.item))
        .collect();
    if (0..zhicheng::domain::options::MATTERS.len()).any(|matter| !notice.covers(matter)) {
        found.insert("X4".to_owned());
    }
    found.extend(notice.kinds.iter().filter_map(|rule| rule.verify).map(id));
    if let Some(ladder) = &notice.ladder {
        found.extend(ladder.rows.iter().filter_map(|row| row.verify).map(id));
        // Of several rules for a source only the first is asked.
        let mut seen = 0;
        for rule in &ladder.sources {
            if rule.sources & !seen != 0 {
                found.insert(id(rule.verify));
            }
            seen |= rule.sources;
        }
        found.extend(ladder.changes.iter().map(|rule| id(rule.verify)));
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
        let grants = || ladder.policies.iter().flat_map(|policy| &policy.grants);
        if grants().any(|grant| grant.possible > grant.certain) {
            found.insert(id(items.partial));
        }
        // Where nothing is certain, no reduction is applied and none is added up.
        if grants().any(|grant| grant.certain > 0) {
            found.extend([items.stacked, items.shortened].map(id));
        }
    }
    found
}

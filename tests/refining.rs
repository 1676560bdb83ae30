//! Refining an unknown never turns a settled verdict round: over every worked case of every notice there is,
//! shipped or made up, each answer is made unknown, and the case with the answer is a refinement of that.

use crate::common;

use std::collections::BTreeSet;

use common::{at, cases, notice_set};
use serde_json::{Map, Value as Json};
use zhicheng::assess::{Outcome, assess};
use zhicheng::notice::Notice;
use zhicheng::notice::load::NoticeSet;

const UNCLEAR: &str = "不清楚";
/// What the case is about, and not an answer.
const GIVEN: &[&str] = &["edition", "matter", "today"];

fn outcome(notices: &[Notice], facts: &Json) -> Option<Outcome> {
    let case = common::read(notices, facts).ok()?;
    let notice = case.edition.as_deref().map(|id| common::named(notices, id));
    Some(assess(notice, &case).outcome)
}

const fn is_settled(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Eligible | Outcome::Ineligible | Outcome::Elsewhere)
}

/// The answer made less certain: 不清楚 for a choice, the month for a day.
fn dimmer(value: &Json) -> Option<Json> {
    let text = value.as_str()?;
    let mut parts = text.split('-');
    let is_day = text.len() == 10 && parts.all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let month = text.get(..7).filter(|_| is_day);
    (text != UNCLEAR).then(|| Json::from(month.unwrap_or(UNCLEAR)))
}

/// Every case that knows one thing less, with what that is. An answer is left out only where its question
/// waits for it; what leaving out the others means is said by `unanswered`.
fn less_known(
    facts: &Map<String, Json>,
    optional: &BTreeSet<String>,
) -> Vec<(String, Map<String, Json>)> {
    let mut found = Vec::new();
    for (key, value) in facts.iter().filter(|(key, _)| !GIVEN.contains(&key.as_str())) {
        let mut put = |what: String, value: Option<Json>| {
            let mut less = facts.clone();
            match value {
                Some(value) => less.insert(key.clone(), value),
                None => less.remove(key),
            };
            found.push((what, less));
        };
        if !optional.contains(key) {
            put(format!("without {key}"), None);
        }
        if let Some(dim) = dimmer(value) {
            put(key.clone(), Some(dim));
        }
        let entries = value.as_array().map(Vec::as_slice).unwrap_or_default();
        for (place, entry) in entries.iter().enumerate() {
            for (member, value) in entry.as_object().into_iter().flatten() {
                if let Some(dim) = dimmer(value) {
                    let mut list = value_of(facts, key);
                    if let Some(slot) = list.pointer_mut(&format!("/{place}/{member}")) {
                        *slot = dim;
                    }
                    put(format!("{key} {place} {member}"), Some(list));
                }
            }
        }
        for (member, value) in value.as_object().into_iter().flatten() {
            if let Some(dim) = dimmer(value) {
                let mut record = value_of(facts, key);
                if let Some(slot) = record.get_mut(member) {
                    *slot = dim;
                }
                put(format!("{key} {member}"), Some(record));
            }
        }
    }
    found
}

fn value_of(facts: &Map<String, Json>, key: &str) -> Json {
    facts.get(key).cloned().unwrap_or_default()
}

fn optional(set: &NoticeSet, edition: &str) -> BTreeSet<String> {
    let own = set.editions.iter().filter(|folder| folder.edition == edition);
    let files = own.chain([&set.common]).flat_map(|folder| &folder.files);
    let questions = files.flat_map(|(_, file)| &file.question);
    questions.filter(|question| question.optional).map(|question| question.fact.clone()).collect()
}

fn turned_round(root: &str, set: &NoticeSet) -> (usize, Vec<String>) {
    let notices = common::compiled(set);
    let (mut tried, mut failed) = (0, Vec::new());
    for example in cases::load(&at(root)) {
        let Some(known) = outcome(&notices, &Json::Object(example.facts.clone())) else {
            continue;
        };
        if !is_settled(known) {
            continue;
        }
        let edition = example.facts.get("edition").and_then(Json::as_str).unwrap_or_default();
        for (what, less) in less_known(&example.facts, &optional(set, edition)) {
            let Some(before) = outcome(&notices, &Json::Object(less)) else {
                continue;
            };
            tried += 1;
            // 另行办理 is said before exclusions that are not known yet: either way nobody applies here.
            let both_refuse = (before, known) == (Outcome::Elsewhere, Outcome::Ineligible);
            if is_settled(before) && before != known && !both_refuse {
                let (before, known) = (before.text(), known.text());
                failed.push(format!("{} {what}: {before} → {known}", example.location()));
            }
        }
    }
    (tried, failed)
}

#[test]
fn refining_an_unknown_never_turns_a_settled_verdict_round() {
    let (mut tried, mut failed) = turned_round("public/notices", notice_set());
    for root in common::FICTIONAL {
        let (more, wrong) = turned_round(root, &common::fictional(root));
        assert!(more > 0, "{root}");
        tried += more;
        failed.extend(wrong);
    }
    assert!(tried > 2000, "{tried}");
    assert!(failed.is_empty(), "{} of {tried}:\n{}", failed.len(), failed.join("\n"));
}

/// A year that was not filled in is unknown where a condition goes over the years: to fill it in turns no
/// settled verdict round.
#[test]
fn a_year_filled_in_never_turns_a_settled_verdict_round() {
    let notices = common::compiled(&common::fictional("tests/notices/language"));
    let mut seen = 0;
    for example in cases::load(&at("tests/notices/language")) {
        let facts = Json::Object(example.facts.clone());
        let known = outcome(&notices, &facts);
        let of_years = example.facts["edition"] == "hai2036";
        let reviews = example.facts.get("annual_reviews").and_then(Json::as_array);
        let Some(reviews) = reviews.filter(|_| of_years) else { continue };
        for place in 0..reviews.len() {
            let mut fewer = reviews.clone();
            fewer.remove(place);
            let mut less = facts.clone();
            *less.get_mut("annual_reviews").unwrap() = Json::Array(fewer);
            let before = outcome(&notices, &less).unwrap();
            if is_settled(before) {
                seen += 1;
                assert_eq!(Some(before), known, "{} without review {place}", example.name);
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

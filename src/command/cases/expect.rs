//! What a case expects, held against what comes out. In `expect`, 无 stands for null; lists of ids are
//! compared as sets; `verify_includes` and the like name some of them.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

/// What differs between what was expected and what came out; empty where nothing does.
#[must_use]
pub fn differences(expect: &Map<String, Json>, actual: &Json) -> Vec<String> {
    let mut found = Vec::new();
    for (key, wanted) in expect {
        let (key, partly) = match key.strip_suffix("_includes") {
            Some(key) => (key, true),
            None => (key.as_str(), false),
        };
        compare(key, wanted, actual.get(key), partly, &mut found);
    }
    found
}

fn compare(
    path: &str,
    wanted: &Json,
    actual: Option<&Json>,
    partly: bool,
    found: &mut Vec<String>,
) {
    let Some(actual) = actual else {
        found.push(format!("{path}：评估里没有这一项"));
        return;
    };
    let same = match (wanted, actual) {
        (Json::String(none), Json::Null) => none == "无",
        (Json::Object(wanted), Json::Object(_)) => {
            for (key, wanted) in wanted {
                compare(&format!("{path}.{key}"), wanted, actual.get(key), false, found);
            }
            true
        }
        (Json::Array(wanted), Json::Array(actual)) => lists(wanted, actual, partly),
        (Json::Number(wanted), Json::Number(actual)) => wanted.as_f64() == actual.as_f64(),
        (wanted, actual) => wanted == actual,
    };
    if !same {
        found.push(format!("{path}：应为 {wanted}，得到 {}", brief(actual)));
    }
}

/// Lists of words in their order; lists of entries by the member the words name, as sets, or, where
/// entries are expected, each among the actual ones.
fn lists(wanted: &[Json], actual: &[Json], partly: bool) -> bool {
    let member = ["id", "level", "seq"]
        .into_iter()
        .find(|key| actual.iter().any(|entry| entry.get(key).is_some()));
    let Some(member) = member else {
        return if partly {
            wanted.iter().all(|item| actual.contains(item))
        } else {
            wanted == actual
        };
    };
    if wanted.iter().any(Json::is_object) {
        return wanted.iter().all(|wanted| {
            actual.iter().any(|entry| {
                let mut found = Vec::new();
                compare("", wanted, Some(entry), false, &mut found);
                found.is_empty()
            })
        });
    }
    // The rungs are five in a row: their words are compared in order.
    let key = if member == "level" { "status" } else { member };
    let actual: Vec<&Json> = actual.iter().filter_map(|entry| entry.get(key)).collect();
    if member == "level" {
        return actual == wanted.iter().collect::<Vec<_>>();
    }
    let set = |list: &[&Json]| list.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    let (wanted, actual) = (set(&wanted.iter().collect::<Vec<_>>()), set(&actual));
    if partly { wanted.is_subset(&actual) } else { wanted == actual }
}

fn brief(actual: &Json) -> String {
    match actual.as_array() {
        Some(entries) if entries.iter().any(|entry| entry.get("id").is_some()) => {
            format!("{:?}", ids(entries))
        }
        _ => actual.to_string(),
    }
}

/// The ids of the entries of a list.
fn ids(entries: &[Json]) -> Vec<&str> {
    entries.iter().filter_map(|entry| entry.get("id")?.as_str()).collect()
}

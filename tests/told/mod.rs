//! What people are told under the printed notices and those made up for tests: `<edition>.toml` beside
//! this file says it, and nothing here knows any of them.
//!
//! A file holds `[notice]`, what the library says of the edition, and tables `[[case]]`: `facts` over
//! those of `base` (a worked case beside the notices, by its name) or, without one, of the worked case
//! (`worked.json`, as of the edition of the file), `without` keys of it, and `told`. Of `told` every part must be the same, or, with `_has` behind its name, hold each
//! of these words, or, with `_without`, none of them. 无 is what is not said.

use crate::common;
mod form;
mod library;
mod result;

use std::collections::BTreeSet;
use std::fs;

use common::{at, cases, compiled, named, notices};
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use zhicheng::notice::Notice;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    notice: Map<String, Json>,
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    facts: Map<String, Json>,
    /// The day on which somebody looks at it, for what may be of this year.
    #[serde(default)]
    on: Option<String>,
    /// The official form that is filled in, and what is typed into it.
    #[serde(default)]
    form: Option<String>,
    #[serde(default)]
    extra: Map<String, Json>,
    /// Other sources for fields of the form.
    #[serde(default)]
    sources: Map<String, Json>,
    told: Map<String, Json>,
}

/// The files, each with the edition it is about.
fn files() -> Vec<(String, File)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(at("tests/told")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "toml") {
            let edition = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let file = toml::from_str(&text).unwrap_or_else(|fault| panic!("{edition}: {fault}"));
            found.push((edition, file));
        }
    }
    assert!(!found.is_empty());
    found
}

/// All the words of a part of what is told, a line each.
fn words(told: &Json) -> String {
    match told {
        Json::String(text) => format!("{text}\n"),
        Json::Array(list) => list.iter().map(words).collect(),
        Json::Object(parts) => parts.values().map(words).collect(),
        Json::Null => String::new(),
        other => format!("{other}\n"),
    }
}

fn list(wanted: &Json) -> Vec<String> {
    match wanted {
        Json::Array(list) => list.iter().map(|one| words(one).trim_end().to_owned()).collect(),
        one => vec![words(one).trim_end().to_owned()],
    }
}

fn at_path<'j>(told: &'j Json, path: &str) -> &'j Json {
    path.split('/').fold(told, |told, key| told.get(key).unwrap_or(&Json::Null))
}

/// What differs between what must be told and what is.
fn differences(wanted: &Map<String, Json>, told: &Json) -> Vec<String> {
    let mut found = Vec::new();
    for (key, wanted) in wanted {
        if let Some(key) = key.strip_suffix("_has") {
            let said = words(at_path(told, key));
            let missing = list(wanted).into_iter().filter(|part| !said.contains(part.as_str()));
            found.extend(missing.map(|part| format!("{key} does not say {part}: {said}")));
        } else if let Some(key) = key.strip_suffix("_without") {
            let said = words(at_path(told, key));
            let there = list(wanted).into_iter().filter(|part| said.contains(part.as_str()));
            found.extend(there.map(|part| format!("{key} says {part}: {said}")));
        } else {
            let told = at_path(told, key);
            let none = *told == Json::Null && *wanted == json!("无");
            if !none && told != wanted {
                found.push(format!("{key}: {wanted} was to be told, not {told}"));
            }
        }
    }
    found
}

#[test]
fn people_are_told_what_is_written_down() {
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    let made_up = common::FICTIONAL.iter().flat_map(|root| compiled(&common::fictional(root)));
    let all: Vec<Notice> = made_up.chain(notices().iter().cloned()).collect();
    let mut examples = cases::load(&at("public/notices"));
    examples.extend(common::FICTIONAL.iter().flat_map(|root| cases::load(&at(root))));
    for (edition, file) in files() {
        for case in &file.case {
            assert!(names.insert(case.name.clone()), "{} is there twice", case.name);
            assert!(!case.told.is_empty(), "{}: nothing is held", case.name);
            let base = |name: &String| {
                let found = examples.iter().find(|example| example.name == *name);
                Json::Object(found.unwrap_or_else(|| panic!("no case {name}")).facts.clone())
            };
            let mut facts = case
                .base
                .as_ref()
                .map_or_else(|| common::worked(&json!({ "edition": edition.as_str() })), base);
            let parts = facts.as_object_mut().unwrap();
            for key in &case.without {
                assert!(parts.remove(key).is_some(), "{}: no {key} to leave out", case.name);
            }
            parts.extend(case.facts.clone());
            let of = parts["edition"].as_str().unwrap().to_owned();
            let notice = named(&all, &of);
            let told = case.form.as_ref().map_or_else(
                || result::told(notice, &facts, case.on.as_deref()),
                |form| form::told(&of, form, &facts, case),
            );
            let found = differences(&case.told, &told);
            wrong.extend(found.into_iter().map(|one| format!("{edition} 「{}」 {one}", case.name)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_says_what_is_written_down() {
    let mut wrong = Vec::new();
    for (edition, file) in files().into_iter().filter(|(_, file)| !file.notice.is_empty()) {
        let found = differences(&file.notice, &library::told(&edition));
        wrong.extend(found.into_iter().map(|one| format!("{edition}: {one}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The three ways to hold a part, each of them failing where it must.
#[test]
fn what_is_not_told_is_found() {
    let told = json!({"why": ["还差 1 年"], "part": {"verdict": "不能申报"}});
    for (wanted, count) in [
        (json!({"why_has": "还差", "part/verdict": "不能申报", "nothing": "无"}), 0),
        (json!({"why_has": ["还差", "两年"]}), 1),
        (json!({"why_without": "1 年"}), 1),
        (json!({"part/verdict": "能申报"}), 1),
        (json!({"part/verdict": "无"}), 1),
        (json!({"nothing_has": "什么"}), 1),
    ] {
        assert_eq!(differences(wanted.as_object().unwrap(), &told).len(), count, "{wanted}");
    }
}

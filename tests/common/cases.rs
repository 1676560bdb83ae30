//! Worked examples as data: `<edition>/cases/*.toml` beside the notices.
//!
//! A file holds tables `[[case]]` with `name`, `clause` or `clauses` (what the case shows at work),
//! `base` (the name of a case, of whichever edition, whose facts it takes over), `without` (keys it
//! leaves out), `facts` and `expect`: any part of the assessment's JSON. In `expect`, 无 stands for
//! null; lists of ids are compared as sets; `verify_includes` and the like name some of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value as Json};
use zhicheng::notice::load::CASES;

/// One worked example.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows; unique among all.
    pub name: String,
    /// The clause it shows at work.
    #[serde(default)]
    clause: Option<String>,
    /// The clauses, where they are several.
    #[serde(default)]
    clauses: Vec<String>,
    /// The case whose facts it takes over.
    #[serde(default)]
    base: Option<String>,
    /// Facts it leaves out.
    #[serde(default)]
    without: Vec<String>,
    /// Its facts.
    #[serde(default)]
    pub facts: Map<String, Json>,
    /// What the assessment must say.
    pub expect: Map<String, Json>,
    /// Its file.
    #[serde(skip)]
    pub file: String,
    /// The edition of its folder.
    #[serde(skip)]
    pub edition: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Example>,
}

impl Example {
    /// The clauses it names.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        self.clause.iter().chain(&self.clauses).map(String::as_str)
    }

    /// Where it stands, for messages.
    pub fn place(&self) -> String {
        format!("{}「{}」[{}]", self.file, self.name, self.named().collect::<Vec<_>>().join("，"))
    }
}

/// The examples of every edition under `root`, each with all its facts.
pub fn load(root: &Path) -> Vec<Example> {
    let mut found = Vec::new();
    for edition in folder(root) {
        for path in folder(&edition.join(CASES)) {
            let text = fs::read_to_string(&path).unwrap();
            let file: File =
                toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let named = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
            found.extend(file.case.into_iter().map(|mut case| {
                case.edition = named(&edition);
                case.file = format!("{}/{CASES}/{}", case.edition, named(&path));
                case
            }));
        }
    }
    let by_name: BTreeMap<String, Example> =
        found.iter().map(|case| (case.name.clone(), case.clone())).collect();
    assert_eq!(by_name.len(), found.len(), "two cases have the same name");
    for case in &mut found {
        let mut facts = inherited(&by_name, &case.name, 0);
        if !case.facts.contains_key("edition") {
            facts.insert("edition".to_owned(), case.edition.clone().into());
        }
        case.facts = facts;
    }
    found
}

fn inherited(all: &BTreeMap<String, Example>, name: &str, depth: usize) -> Map<String, Json> {
    assert!(depth < 10, "the bases of {name} go round in a circle");
    let case = all.get(name).unwrap_or_else(|| panic!("no case is called {name}"));
    let mut facts =
        case.base.as_ref().map(|base| inherited(all, base, depth + 1)).unwrap_or_default();
    for key in &case.without {
        assert!(
            facts.remove(key).is_some(),
            "{}: leaves out {key}, which its base lacks",
            case.place()
        );
    }
    facts.extend(case.facts.clone());
    facts
}

fn folder(path: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// What differs between what was expected and what came out; empty where nothing does.
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
            format!("{:?}", super::ids(actual))
        }
        _ => actual.to_string(),
    }
}

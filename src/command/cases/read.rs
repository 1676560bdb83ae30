//! Reading worked cases: `<edition>/cases/*.toml` beside the notices.
//!
//! A file holds tables `[[case]]` with `name`, `clause` or `clauses` (what the case shows at work),
//! `base` (the name of a case, of whichever edition, whose facts it takes over), `without` (keys it
//! leaves out), `facts` and `expect`: any part of the assessment's JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::domain::Fact;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{NoticeSet, Text, slips};

/// Bases of bases; more go round in a circle.
const DEEPEST: usize = 10;

/// One worked case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows; unique among all.
    pub name: String,
    #[serde(default)]
    clause: Option<String>,
    #[serde(default)]
    clauses: Vec<String>,
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    without: Vec<String>,
    /// Its facts; with those of its base once read.
    #[serde(default)]
    pub facts: Map<String, Json>,
    /// What the assessment must say.
    pub expect: Map<String, Json>,
    /// Its file.
    #[serde(skip)]
    pub file: String,
    /// The line in which it is named.
    #[serde(skip)]
    pub line: usize,
    /// The edition of its folder.
    #[serde(skip)]
    pub edition: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    case: Vec<Example>,
}

impl Example {
    /// The clauses it names.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        self.clause.iter().chain(&self.clauses).map(String::as_str)
    }

    /// Where it stands, for messages.
    #[must_use]
    pub fn location(&self) -> String {
        format!("{}「{}」[{}]", self.file, self.name, self.named().collect::<Vec<_>>().join("，"))
    }
}

/// The cases of every edition, each with all its facts, and what is wrong with them.
#[must_use]
pub fn read(set: &NoticeSet) -> (Vec<Example>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut found: Vec<Example> = Vec::new();
    for folder in &set.editions {
        for text in &folder.cases {
            match slips::parse::<File>(text) {
                Ok(file) => found.extend(file.case.into_iter().map(|case| placed(case, text))),
                Err(more) => findings.extend(more),
            }
        }
    }
    let clauses: BTreeSet<&str> = set.clauses().map(|clause| clause.id.as_str()).collect();
    let by_name: BTreeMap<&str, &Example> =
        found.iter().map(|case| (case.name.as_str(), case)).collect();
    let mut whole = Vec::new();
    for case in &found {
        let at = || Finding::new(Code::Example, &case.file).at((case.line, 1)).within(&case.name);
        if by_name.get(case.name.as_str()).is_some_and(|other| !std::ptr::eq(*other, case)) {
            findings.push(at().of("name").noting("有两个案例用了这个名称，请改名"));
        }
        for id in case.named().filter(|id| !clauses.contains(id)) {
            let finding = at().of("clause").saw(id).among(clauses.iter().copied());
            findings.push(finding.noting("没有这个编号的条款"));
        }
        match inherited(&by_name, case, 0) {
            Ok(mut facts) => {
                if !case.facts.contains_key(Fact::Edition.key()) {
                    facts.insert(Fact::Edition.key().to_owned(), case.edition.clone().into());
                }
                whole.push(Example { facts, ..case.clone() });
            }
            Err((key, word, note)) => findings.push(at().of(key).saw(&word).noting(note)),
        }
    }
    (whole, findings)
}

/// The cases of a text, in which every one has all its facts, as if they stood in this edition's folder.
pub fn whole(text: &str, edition: &str) -> Vec<Example> {
    let cases = toml::from_str::<File>(text).map(|file| file.case).unwrap_or_default();
    let own = |mut case: Example| {
        edition.clone_into(&mut case.edition);
        let facts = case.facts.entry(Fact::Edition.key().to_owned());
        facts.or_insert_with(|| edition.into());
        case
    };
    cases.into_iter().map(own).collect()
}

fn placed(mut case: Example, text: &Text) -> Example {
    text.name.split('/').next().unwrap_or_default().clone_into(&mut case.edition);
    case.file.clone_from(&text.name);
    let at = text.text.find(&format!("name = \"{}\"", case.name)).unwrap_or(0);
    case.line = slips::line_and_column(&text.text, at).0;
    case
}

type Wrong = (&'static str, String, &'static str);

fn inherited(
    all: &BTreeMap<&str, &Example>,
    case: &Example,
    depth: usize,
) -> Result<Map<String, Json>, Wrong> {
    let mut facts = match &case.base {
        None => Map::new(),
        Some(base) if depth > DEEPEST => {
            return Err(("base", base.clone(), "一例沿用一例，绕成了圈"));
        }
        Some(base) => {
            let base = all
                .get(base.as_str())
                .ok_or_else(|| ("base", base.clone(), "没有叫这个名称的案例"))?;
            inherited(all, base, depth + 1)?
        }
    };
    for key in &case.without {
        if facts.remove(key).is_none() {
            return Err(("without", key.clone(), "沿用的那一例没有这个键"));
        }
    }
    facts.extend(case.facts.clone());
    Ok(facts)
}

//! No verdict by absence, where nobody has locked: whatever one thing is deleted from an edition – a file, a
//! table, an effect, a key, one of several in a list, a row, a column – either the check names it, or nobody
//! becomes 可申报 who was not. What has to be verified because the notice does not print it, and what to do about
//! a certificate, rest on no words: of these the lock alone knows (`tests/lock.rs`).

use crate::common;

use std::collections::BTreeMap;

use common::deleted::{Deletion, changes, deletions, read};
use common::{at, cases, notice_set};
use zhicheng::assess::{Outcome, assess};
use zhicheng::command::notices::{judge, judge_people, judge_words};
use zhicheng::domain::{Value, read as parse};
use zhicheng::export::json;
use zhicheng::notice::load::{Folder, NoticeSet};
use zhicheng::notice::{Notice, compile, lint};
use zhicheng::prove::{Rng, answered};

/// People made up by chance for each matter of a notice, beside those of its cases; `PEOPLE=2000` tries more.
const MADE_UP: usize = 40;
/// Of the keys one in so many is tried in a run; `ABSENCE=1` tries all.
const ONE_IN: usize = 32;

/// Deletions that pass and make somebody eligible: all three rules at once of what a sentence asks for in brackets.
/// The lock alone sees it. May only fall.
const LEFT: usize = 1;

/// Whoever is tried, under a notice: the facts, and whether they are 可申报.
fn people(root: &str, notice: &Notice) -> Vec<Value> {
    let own = cases::load(&at(root)).into_iter();
    let own = own.filter(|case| case.facts.get("edition").is_some_and(|it| *it == *notice.edition));
    let mut found: Vec<Value> = own
        .map(|case| json::value_of(&serde_json::Value::Object(case.facts).to_string()).unwrap())
        .collect();
    for (place, matter) in notice.matters() {
        let mut rng = Rng::new(7 + u64::try_from(place.index()).unwrap());
        let people = std::env::var("PEOPLE").ok().and_then(|it| it.parse().ok()).unwrap_or(MADE_UP);
        found.extend((0..people).map(|_| answered(notice, matter, &mut rng)));
    }
    found
}

fn eligible(notice: &Notice, facts: &Value) -> Option<bool> {
    let case = parse::case(facts, |_| Some(notice.vocabulary())).ok()?;
    Some(assess(Some(notice), &case).outcome == Outcome::Eligible)
}

/// The set with only this edition, changed, and those it borrows from.
fn with(all: &NoticeSet, folder: Folder) -> NoticeSet {
    let borrowed: Vec<String> =
        compile::borrows(all, &folder.edition).into_iter().map(str::to_owned).collect();
    let mut editions: Vec<Folder> =
        all.editions.iter().filter(|other| borrowed.contains(&other.edition)).cloned().collect();
    editions.push(folder);
    NoticeSet { common: all.common.clone(), editions }
}

/// Deletions of an edition that the check passes over and that make somebody eligible; how many were tried.
fn slips(
    root: &str,
    all: &NoticeSet,
    folder: &Folder,
    (made, samples): (fn(&Folder) -> Vec<Deletion>, bool),
    passed: &mut Vec<String>,
) -> usize {
    let mut folder = folder.clone();
    folder.lock = None;
    let notice = compile::notice(all, &folder.edition).unwrap();
    let before: Vec<(Value, bool)> = people(root, &notice)
        .into_iter()
        .filter_map(|facts| eligible(&notice, &facts).map(|eligible| (facts, eligible)))
        .collect();
    // What is found anyway names nothing.
    let own = |it: &zhicheng::notice::finding::Finding| {
        it.file.starts_with(&folder.edition) && !["T45", "T30", "T48"].contains(&it.code.text())
    };
    let standing: std::collections::BTreeSet<String> =
        judge(lint::read(with(all, folder.clone()), Vec::new()))
            .findings
            .iter()
            .filter(|it| own(it))
            .map(ToString::to_string)
            .collect();
    let whole = std::env::var_os("ABSENCE").is_some();
    let deletions = made(&folder);
    let mut kinds: BTreeMap<usize, usize> = BTreeMap::new();
    let mut tried = 0;
    for Deletion { what, texts } in deletions {
        let mut words = what.split(' ').skip(1);
        if words.next().is_some_and(|table| ["verify", "action", "field", "item"].contains(&table))
            || what.ends_with("verify.toml whole")
        {
            continue;
        }
        // Tables, effects, rows and files all; of what lies deeper some.
        let depth = what.split(' ').count();
        let count = kinds.entry(depth).or_default();
        *count += 1;
        if !whole && samples && depth > 4 && !count.is_multiple_of(ONE_IN) {
            continue;
        }
        let Some(left) = read(&folder.edition, &texts) else { continue };
        let set = with(all, left.clone());
        let Ok(after) = compile::notice(&set, &folder.edition) else { continue };
        tried += 1;
        let won = before.iter().find(|(facts, was)| !was && eligible(&after, facts) == Some(true));
        if won.is_none() {
            continue;
        }
        let said = |report: &lint::Report| {
            report.findings.iter().any(|it| own(it) && !standing.contains(&it.to_string()))
        };
        // What the words show is soon looked at, and names most.
        let by_words = judge_words(lint::read(set, Vec::new()));
        if !said(&by_words) && !said(&judge_people(by_words)) {
            passed.push(what);
        }
    }
    tried
}

#[test]
fn whatever_is_deleted_is_named_or_makes_nobody_eligible() {
    let mut passed = Vec::new();
    let mut tried = 0;
    for folder in &notice_set().editions {
        tried += slips("public/notices", notice_set(), folder, (deletions, true), &mut passed);
    }
    for root in common::FICTIONAL {
        let all = common::fictional(root);
        for folder in &all.editions {
            tried += slips(root, &all, folder, (deletions, true), &mut passed);
        }
    }
    assert!(tried > 1000, "{tried}");
    println!("{} of {tried}:\n{}", passed.len(), passed.join("\n"));
    assert!(passed.len() <= LEFT, "{} of {tried}:\n{}", passed.len(), passed.join("\n"));
}

/// The notices whose rules are what their words say: one thing at a time says otherwise.
#[test]
fn whatever_says_otherwise_is_named_or_makes_nobody_eligible() {
    let mut passed = Vec::new();
    let mut tried = 0;
    for root in common::FICTIONAL {
        let all = common::fictional(root);
        for folder in &all.editions {
            tried += slips(root, &all, folder, (changes, false), &mut passed);
        }
    }
    assert!(tried > 100, "{tried}");
    println!("{} of {tried}:\n{}", passed.len(), passed.join("\n"));
    assert!(passed.is_empty(), "{} of {tried}:\n{}", passed.len(), passed.join("\n"));
}

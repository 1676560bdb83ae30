//! No verdict by absence: whatever is deleted from an edition, nobody becomes 可申报 who was not.
//!
//! Two guards, each tried on every edition there is: the lock refuses a folder from which anything that
//! decides is missing; and where somebody locks without looking, a sentence that lost its rule leaves
//! everybody 需人工核实.

use crate::common;

use std::path::Path;

use common::cases;
use common::deleted::{Deletion, deletions, read};
use common::{at, notice_set, run};
use serde_json::Value as Json;
use zhicheng::notice::finding::Code;
use zhicheng::notice::load::{self, Folder, NoticeSet};
use zhicheng::notice::{compile, coverage, lock};

/// Every folder of notices there is: those that are shipped, and those made up for tests, whose locks
/// `BLESS=1` writes.
fn folders() -> Vec<Folder> {
    let made_up = common::FICTIONAL.iter().flat_map(|root| common::fictional(root).editions);
    notice_set().folders().cloned().chain(made_up).collect()
}

#[test]
fn made_up_notices_have_locks_as_well() {
    for root in common::FICTIONAL {
        for folder in common::fictional(root).editions {
            if std::env::var_os("BLESS").is_some() {
                let path = at(root).join(&folder.edition).join(load::LOCK);
                std::fs::write(path, lock::text(&folder)).unwrap();
            }
        }
    }
}

#[test]
fn each_folder_is_as_it_was_reviewed() {
    for folder in &folders() {
        assert!(folder.lock.is_some(), "{}", folder.edition);
        assert_eq!(lock::check(folder), [], "{}", folder.edition);
        assert_eq!(lock::text(folder), folder.lock.as_ref().unwrap().text, "{}", folder.edition);
    }
}

#[test]
fn whatever_is_deleted_the_lock_refuses_the_folder() {
    let mut passed = Vec::new();
    for folder in &folders() {
        let deletions = deletions(folder);
        assert!(deletions.len() > 15, "{}: {}", folder.edition, deletions.len());
        for Deletion { what, texts } in deletions {
            if let Some(left) = read(&folder.edition, &texts) {
                let findings = lock::check(&left);
                if findings.is_empty() {
                    passed.push(what);
                } else {
                    assert!(findings.iter().all(|finding| finding.code == Code::Lock));
                }
            }
        }
    }
    assert!(passed.is_empty(), "{} deletions pass:\n{}", passed.len(), passed.join("\n"));
}

#[test]
fn words_for_people_may_change_without_a_new_review() {
    for folder in &notice_set().editions {
        let mut texts = common::deleted::texts(folder);
        for text in texts.iter_mut().filter(|text| text.name.ends_with(".toml")) {
            text.text = text.text.replace("\nmeaning = \"", "\nmeaning = \"就是说，");
        }
        assert_eq!(lock::check(&read(&folder.edition, &texts).unwrap()), [], "{}", folder.edition);
    }
}

/// The editions of a set with one of them changed.
fn with(set: &NoticeSet, folder: &Folder) -> NoticeSet {
    let mut changed = set.clone();
    for edition in changed.editions.iter_mut().filter(|one| one.edition == folder.edition) {
        edition.clone_from(folder);
    }
    changed
}

/// Takes every clause of every notice out, one after the other: who was not 可申报 does not become so, and
/// where the clause decided by itself nobody is. How many were tried, and what became of them.
fn without_each_clause(root: &str, set: &NoticeSet) -> usize {
    let notices = common::compiled(set);
    let cases: Vec<(Json, bool)> = cases::load(&at(root))
        .into_iter()
        .map(|example| Json::Object(example.facts))
        .map(|facts| {
            let eligible = run(&notices, &facts).2["outcome"] == "可申报";
            (facts, eligible)
        })
        .collect();
    assert!(!cases.is_empty(), "{root}");
    let mut tried = 0;
    for folder in &set.editions {
        let own: Vec<&(Json, bool)> =
            cases.iter().filter(|(facts, _)| facts["edition"] == folder.edition.as_str()).collect();
        let whole = compile::coverage(set, &folder.edition).unwrap();
        assert_eq!(whole.untold().count(), 0, "{}", folder.edition);
        assert_eq!(whole.idle, [], "{}", folder.edition);
        for file in 0..folder.files.len() {
            for clause in 0..folder.files[file].1.clause.len() {
                let mut left = folder.clone();
                let lost = left.files[file].1.clause.remove(clause);
                let without = with(set, &left);
                // What another rule needs does not even compile.
                let Ok(notice) = compile::notice(&without, &folder.edition) else {
                    continue;
                };
                let coverage = compile::coverage(&without, &folder.edition).unwrap();
                let missed = coverage.untold().count() > 0;
                // Else its words are a heading, or stand in another clause as well.
                assert!(missed || !rules(&lost), "{} is not missed", lost.id);
                tried += usize::from(missed);
                // Where it is missed, an item stops everybody: those who could apply are tried.
                let concerned = own.iter().filter(|(_, eligible)| *eligible || !missed);
                for (facts, eligible) in concerned {
                    let Ok(case) = common::read(std::slice::from_ref(&notice), facts) else {
                        continue;
                    };
                    let after = zhicheng::assess::assess(Some(&notice), &case).outcome.text();
                    assert!(
                        after != "可申报" || *eligible && !missed,
                        "without {}: {facts}",
                        lost.id
                    );
                }
            }
        }
    }
    tried
}

#[test]
fn a_clause_that_lost_its_rules_leaves_nobody_eligible() {
    let tried = without_each_clause("public/notices", notice_set());
    assert!(tried > 100, "{tried}");
    for root in common::FICTIONAL {
        assert!(without_each_clause(root, &common::fictional(root)) > 0, "{root}");
    }
}

/// Whether a clause decides by itself who may apply.
fn rules(clause: &zhicheng::notice::source::clause::Clause) -> bool {
    !clause.exclude.is_empty() || !clause.unwritten.is_empty()
}

#[test]
fn a_clause_whose_rules_alone_are_lost_is_named_and_leaves_nobody_eligible() {
    let mut tried = 0;
    for folder in &notice_set().editions {
        for file in 0..folder.files.len() {
            for clause in 0..folder.files[file].1.clause.len() {
                let mut left = folder.clone();
                let written = &mut left.files[file].1.clause[clause];
                if written.exclude.is_empty() {
                    continue;
                }
                written.exclude.clear();
                let id = written.id.clone();
                let without = with(notice_set(), &left);
                // What another rule needs does not even compile.
                let Some(coverage) = compile::coverage(&without, &folder.edition) else {
                    continue;
                };
                if coverage.idle.iter().any(|(_, idle)| *idle == id) {
                    tried += 1;
                    let notice = compile::notice(&without, &folder.edition).unwrap();
                    let always = notice.verify_rules.iter().any(|rule| {
                        rule.matters == notice.covers
                            && rule.when == zhicheng::notice::Condition::Always
                            && rule.item.of(&notice.verify).unwrap().blocking
                    });
                    assert!(always, "{id}");
                }
            }
        }
    }
    assert!(tried > 5, "{tried}");
}

#[test]
fn a_sentence_added_to_the_text_is_named_with_its_line() {
    let folder = &notice_set().editions[0];
    let mut left = folder.clone();
    let source = left.source.as_mut().unwrap();
    let lines = source.text.lines().count();
    source.text.push_str("\n未按时缴纳社会保险的人员，本年度一律不得申报评审。\n");
    let coverage = compile::coverage(&with(notice_set(), &left), &folder.edition).unwrap();
    let untold: Vec<&coverage::Sentence> = coverage.untold().collect();
    assert_eq!(untold.len(), 1, "{untold:?}");
    assert!(untold[0].line > lines && untold[0].text.starts_with("未按时缴纳"));
}

/// A rule of whoever is not something takes in an option that is added later, so it is gone through again.
#[test]
fn an_added_option_opens_again_the_rules_that_say_what_somebody_is_not() {
    let mut tried = 0;
    for root in common::FICTIONAL {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lock-added");
        let _ = std::fs::remove_dir_all(&to);
        common::copy(&at(root), &to);
        for folder in common::fictional(root).editions {
            let adds = folder.files.iter().flat_map(|(name, file)| {
                file.options.iter().filter(|list| !list.add.is_empty()).map(move |_| name.clone())
            });
            let Some(name) = adds.into_iter().next() else {
                continue;
            };
            let path = to.join(&name);
            let text = std::fs::read_to_string(&path).unwrap();
            let more = text.replacen("add = [\"", "add = [\"添上的\", \"", 1);
            assert_ne!(more, text, "{name}");
            std::fs::write(&path, more).unwrap();
            let (set, _) = load::survey(&to);
            let changed =
                set.editions.iter().find(|other| other.edition == folder.edition).unwrap();
            let named = lock::check(changed);
            let denying = folder.clauses().find(|clause| {
                clause.exclude.iter().any(|rule| {
                    rule.when.as_ref().is_some_and(|when| when.to_string().contains("not ="))
                })
            });
            if let Some(clause) = denying {
                assert!(named.iter().any(|finding| finding.table == clause.id), "{}", clause.id);
                tried += 1;
            }
        }
    }
    assert!(tried > 0);
}

//! What clauses say for and against the 申请类型, over the worked examples of the notices.

use crate::common;

use common::{at, cases, notices, run};
use serde_json::Value as Json;
use zhicheng::assess::kinds::kind_arguments;
use zhicheng::domain::Truth;

#[test]
fn every_word_for_or_against_a_type_is_heard_in_an_example() {
    let examples = cases::load(&at("public/notices"));
    for notice in notices().iter().filter(|notice| !notice.kind_arguments.is_empty()) {
        let mut heard = vec![false; notice.kind_arguments.len()];
        for example in examples.iter().filter(|example| example.edition == notice.edition) {
            let (case, ..) = run(notices(), &Json::Object(example.facts.clone()));
            for each in kind_arguments(notice, &case) {
                for (_, argument) in each.arguments.iter().filter(|(truth, _)| *truth == Truth::Yes)
                {
                    let place =
                        notice.kind_arguments.iter().position(|other| other == *argument).unwrap();
                    *heard.get_mut(place).unwrap() = true;
                }
            }
        }
        let silent: Vec<_> =
            notice.kind_arguments.iter().zip(&heard).filter(|(_, heard)| !**heard).collect();
        assert!(silent.is_empty(), "{}: {silent:#?}", notice.edition);
    }
}

/// Whoever does not know what their change is still reads what would speak for each type.
#[test]
fn an_answer_of_unclear_leaves_a_reason_for_every_type() {
    let mut seen = 0;
    for example in cases::load(&at("public/notices")) {
        let mut facts = example.facts.clone();
        if facts.get("change_kind").is_none_or(Json::is_null) {
            continue;
        }
        facts.insert("change_kind".to_owned(), "不清楚".into());
        let (case, ..) = run(notices(), &Json::Object(facts));
        let notice = notices().iter().find(|notice| notice.edition == example.edition).unwrap();
        for each in kind_arguments(notice, &case) {
            assert!(!each.arguments.is_empty(), "{}: {:?}", example.name, each.kind);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn a_notice_without_words_on_types_compares_none() {
    for notice in notices().iter().filter(|notice| notice.kind_arguments.is_empty()) {
        let (case, ..) = run(notices(), &serde_json::json!({"edition": notice.edition}));
        assert!(kind_arguments(notice, &case).is_empty(), "{}", notice.edition);
    }
}

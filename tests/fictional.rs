//! A notice of another district and the next year, with a question and a policy of its own, made
//! of data only.

use crate::common;

use common::cases;
use common::walk::walk;
use common::{at, compiled, notice_set, read, run};
use serde_json::{Value as Json, json};
use zhicheng::export::words;
use zhicheng::notice::Notice;
use zhicheng::notice::load::{self, NoticeSet};

const ROOT: &str = "tests/notices/fictional";

/// The fictional notice beside what all editions share.
fn notices() -> Vec<Notice> {
    let own = load::notice_set(&at(ROOT)).unwrap();
    compiled(&NoticeSet { common: notice_set().common.clone(), editions: own.editions })
}

#[test]
fn its_cases_come_out_as_expected() {
    let notices = notices();
    let examples = cases::load(&at(ROOT));
    assert!(examples.len() >= 5);
    for example in examples {
        let (_, _, actual) = run(&notices, &Json::Object(example.facts.clone()));
        let differences = cases::differences(&example.expect, &actual);
        assert!(differences.is_empty(), "{}\n{}", example.location(), differences.join("\n"));
    }
}

#[test]
fn its_question_is_asked_only_where_it_can_matter() {
    let notices = notices();
    let seen = walk(&notices[0], "职称评审", 100);
    assert!(seen.faults.is_empty(), "{:?}", seen.faults);
    let asked: Vec<&str> =
        seen.asked.iter().map(|slot| words::key(Some(&notices[0]), *slot)).collect();
    assert!(asked.contains(&"flood_relief"));
    for case in seen.complete.iter().filter(|case| case.get("flood_relief").is_some()) {
        let mut without = case.clone();
        without.as_object_mut().unwrap().remove("flood_relief");
        assert_eq!(run(&notices, &without).2["outcome"], "信息不足", "{case}");
    }
    let unneeded = seen.complete.iter().filter(|case| case.get("flood_relief").is_none()).count();
    assert!(unneeded > 0);
}

#[test]
fn its_fact_is_known_in_its_edition_only_and_takes_only_its_options() {
    let mut all = common::notices().to_vec();
    let other = all[0].edition.clone();
    all.extend(notices());
    let own = all.last().unwrap().edition.clone();
    let case = |edition: &str, value: Json| json!({ "edition": edition, "flood_relief": value });
    assert!(read(&all, &case(&own, json!("不清楚"))).is_ok());
    assert!(read(&all, &case(&own, json!("也许"))).is_err());
    assert!(read(&all, &case(&other, json!("是"))).is_err());
}

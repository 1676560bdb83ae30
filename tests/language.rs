//! Every form of the rule language at work, in a fictional notice made of data only: both sides of
//! each boundary, and what is left open where something is not known.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::Path;

use common::cases;
use common::{at, compiled, notice_set, run};
use serde_json::{Value as Json, json};
use zhicheng::domain::Fact;
use zhicheng::flow::steps;
use zhicheng::notice::Notice;
use zhicheng::notice::load::{self, NoticeSet};

const ROOT: &str = "tests/notices/language";

fn notices() -> Vec<Notice> {
    let own = load::notice_set(&at(ROOT)).unwrap();
    compiled(&NoticeSet { common: notice_set().common.clone(), editions: own.editions })
}

#[test]
fn each_form_decides_on_both_sides_of_its_boundary() {
    let notices = notices();
    let mut failed = Vec::new();
    for example in cases::load(&at(ROOT)) {
        let (_, _, actual) = run(&notices, &Json::Object(example.facts.clone()));
        let differences = cases::differences(&example.expect, &actual);
        if !differences.is_empty() {
            failed.push(format!("{}\n    {}", example.location(), differences.join("\n    ")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Facts whose answer 不清楚 may be put in place of another.
const UNCLEAR: &[&str] = &["employer_kind", "dishonest", "exam_series", "hospital"];

#[test]
fn an_answer_that_says_nothing_never_makes_anybody_eligible() {
    let notices = notices();
    for example in cases::load(&at(ROOT)) {
        let before = run(&notices, &Json::Object(example.facts.clone())).2;
        for key in UNCLEAR {
            let mut facts = example.facts.clone();
            if !facts.contains_key(*key) {
                continue;
            }
            facts.insert((*key).to_owned(), Json::from("不清楚"));
            let after = run(&notices, &Json::Object(facts)).2;
            assert_ne!(after["outcome"], "可申报", "{} {key}", example.location());
            let blocked = after["verify"].as_array().is_some_and(|items| !items.is_empty());
            assert!(after["outcome"] != "需人工核实" || blocked, "{} {key}", example.location());
            // What was refused on other grounds stays refused.
            if before["outcome"] == "不可申报" && *key != "dishonest" {
                assert_eq!(after["outcome"], "不可申报", "{} {key}", example.location());
            }
        }
    }
}

/// What the head of the result says of now, for whoever applies on that day and otherwise answers as the
/// case of this name.
fn now(notices: &[Notice], name: &str, more: &Json) -> String {
    let examples = cases::load(&at(ROOT));
    let mut facts = examples.iter().find(|example| example.name == name).unwrap().facts.clone();
    facts.extend(more.as_object().unwrap().clone());
    let (case, assessment, _) = run(notices, &Json::Object(facts));
    let notice = common::named(notices, case.edition.as_deref().unwrap());
    zhicheng::export::outcome::head(notice, &case, &assessment).now
}

#[test]
fn whether_one_can_apply_now_is_told_from_the_window_that_is_open() {
    let notices = notices();
    let (batches, monthly) = ("辛：第一批开始前一天", "辛：每月受理的最后一天");
    let paused = "明：本科满四年";
    for (name, more, said) in [
        (batches, json!({ "today": "2026-02-28" }), "还没到申报时间，2026年3月1日 开始"),
        (batches, json!({ "today": "2026-03-31T17:30" }), "现在可以申报，2026年3月31日 17:30 截止"),
        (batches, json!({ "today": "2026-03-31T17:31" }), "还没到申报时间，2026年9月1日 开始"),
        (batches, json!({ "today": "2026-09-30" }), "现在可以申报，2026年9月30日 截止"),
        (batches, json!({ "today": "2026-10-01" }), "申报时间已过，现在不能凭这份通知申报"),
        (batches, json!({ "today": "2026-10-01", "target_committee": 3 }), "现在可以申报"),
        (paused, json!({ "today": "2031-06-30" }), "现在可以申报，2031年6月30日 截止"),
        (paused, json!({ "today": "2031-07-01" }), "还没到申报时间，2031年8月1日 开始"),
        (paused, json!({ "today": "2031-08-31" }), "现在可以申报，2031年8月31日 截止"),
        (monthly, json!({ "today": "2026-11-10" }), "现在可以申报，2026年11月10日 截止"),
        (monthly, json!({ "today": "2026-11-11" }), "还没到申报时间，2026年12月1日 开始"),
        (monthly, json!({ "today": "2026-12-11" }), "申报时间已过，现在不能凭这份通知申报"),
    ] {
        assert_eq!(now(&notices, name, &more), said, "{name} {more}");
    }
}

/// The kinds of employer offered to whoever answers as the case of this name, and this besides.
fn offered(notices: &[Notice], more: &Json) -> Vec<String> {
    let examples = cases::load(&at(ROOT));
    let first = examples.iter().find(|example| example.name == "云：按日满四年");
    let mut facts = first.unwrap().facts.clone();
    facts.extend(more.as_object().unwrap().clone());
    let (case, _, _) = run(notices, &Json::Object(facts));
    let notice = common::named(notices, case.edition.as_deref().unwrap());
    let steps = steps::steps(notice, &case);
    let slot = Fact::EmployerKind.slot();
    steps::offered(notice, &steps, slot).lines().map(str::to_owned).collect()
}

#[test]
fn an_option_is_left_out_only_for_whom_it_certainly_does_not_concern() {
    let notices = notices();
    let offers = |more: &Json, name: &str| offered(&notices, more).iter().any(|own| own == name);
    for (answer, left) in [("是", false), ("否", true), ("不清楚", true)] {
        assert_eq!(offers(&json!({ "exam_series": answer }), "无单位"), left, "{answer}");
    }
    assert!(!offers(&json!({}), "央企"));
    assert!(offers(&json!({ "exam_series": "是" }), "非公企业"));
    assert!(offers(&json!({ "exam_series": "是" }), "不清楚"));
}

/// Said once: next year's copy changes a named value in one place, and every rule that names it follows.
#[test]
fn a_value_is_changed_in_one_place() {
    let outcome = |from: &str, to: &str| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("language-value");
        let _ = fs::remove_dir_all(&folder);
        common::copy(&at("public/notices/common"), &folder.join("common"));
        let edition = folder.join("ming2031");
        common::copy(&at(ROOT).join("ming2031"), &edition);
        let file = edition.join("notice.toml");
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        fs::write(&file, text.replace(from, to)).unwrap();
        let lock = edition.join("lock.txt");
        fs::remove_file(lock).unwrap();
        let notices = compiled(&NoticeSet {
            common: notice_set().common.clone(),
            editions: load::notice_set(&folder).unwrap().editions,
        });
        let examples = cases::load(&at(ROOT));
        let example = examples.iter().find(|one| one.name == "明：本科满四年").unwrap();
        run(&notices, &Json::Object(example.facts.clone())).2["ladder"]["status"].clone()
    };
    assert_eq!(outcome("is = 4", "is = 4"), "满足");
    assert_eq!(outcome("is = 4", "is = 5"), "不满足");
    assert_eq!(outcome("is = \"2031-10-31\"", "is = \"2031-10-30\""), "不满足");
}

/// The page of phrases names cases that are there: a part of the name, behind the letter of the notice.
#[test]
fn the_page_of_phrases_names_cases_that_are_there() {
    let mut names: Vec<String> = Vec::new();
    for root in common::FICTIONAL {
        names.extend(cases::load(&at(root)).into_iter().map(|example| example.name));
    }
    let page = fs::read_to_string(at("docs/design/rule-language-coverage.md")).unwrap();
    let (mut seen, mut lost) = (0, Vec::new());
    for row in page.lines().filter(|line| line.starts_with('|')) {
        let proof = row.trim_end_matches('|').rsplit('|').next().unwrap();
        let mut of = None;
        for part in proof.split(" / ").flat_map(|part| part.split("; ")) {
            let (letter, name) = part
                .trim()
                .split_once('：')
                .map_or((None, part.trim()), |found| (Some(found.0), found.1));
            of = letter.filter(|letter| letter.chars().count() == 1).or(of);
            let name = name.split('（').next().unwrap();
            let Some(letter) =
                of.filter(|_| !name.contains(|mark: char| mark.is_ascii_alphabetic()))
            else {
                continue;
            };
            seen += 1;
            if !names.iter().any(|known| known.starts_with(letter) && known.contains(name)) {
                lost.push(format!("{letter}：{name}"));
            }
        }
    }
    assert!(seen > 80, "{seen}");
    assert!(lost.is_empty(), "{lost:?}");
}

//! What an unfinished notice says: where its author forgot to ask, to refuse or to say who may, nobody becomes
//! 可申报. The check names each slip; the engine does not wait for the check.

use crate::common;

use std::fs;

use common::workspace::{Replaced, first, notices_with};
use common::{at, cases, run};
use serde_json::{Map, Value as Json, json};
use zhicheng::notice::Notice;

const GREEN: &str = "tests/notices/green";

/// The smallest notice, with some of its words replaced, and what all editions share.
fn notices(test: &str, replaced: &[Replaced<'_>]) -> Vec<Notice> {
    notices_with(GREEN, &format!("silence-{test}"), replaced)
}

/// The facts of the notice's first worked case, who is 可申报.
fn eligible() -> Map<String, Json> {
    cases::load(&at(GREEN)).into_iter().next().unwrap().facts
}

fn outcome(notices: &[Notice], facts: &Map<String, Json>) -> (String, Vec<String>) {
    let (_, _, said) = run(notices, &Json::Object(facts.clone()));
    (said["outcome"].as_str().unwrap().to_owned(), common::ids(&said["verify"]))
}

const QUESTION: &str = "[[question]]\nfact = \"discipline\"";

#[test]
fn whoever_is_not_asked_what_excludes_has_to_ask() {
    let narrow = format!("{QUESTION}\nwhen = {{ employer_kind = \"无单位\" }}");
    let mut facts = eligible();
    assert_eq!(outcome(&notices("whole", &[]), &facts).0, "可申报");
    facts.remove("discipline");
    let narrowed = notices("narrow", &[("rules.toml", QUESTION, &narrow)]);
    assert_eq!(outcome(&narrowed, &facts), ("需人工核实".to_owned(), vec!["X5".to_owned()]));
    // Who is asked and says no may.
    facts.insert("employer_kind".to_owned(), json!("无单位"));
    assert_eq!(outcome(&narrowed, &facts).0, "信息不足");
    facts.insert("discipline".to_owned(), json!([]));
    assert_eq!(outcome(&narrowed, &facts).0, "可申报");
    // Unless the notice says what it means not to be asked.
    facts.insert("employer_kind".to_owned(), json!("非公企业"));
    facts.remove("discipline");
    let said = format!("{narrow}\nunanswered = \"按没有处理\"");
    let said = notices("said", &[("rules.toml", QUESTION, &said)]);
    assert_eq!(outcome(&said, &facts).0, "可申报");
}

#[test]
fn whoever_leaves_out_what_has_to_be_verified_has_to_ask() {
    let optional = format!(
        "[[verify]]\nid = \"N1\"\nwhen = {{ has_secret_content = \"是\" }}\n\n[[question]]\nfact = \"has_secret_content\"\noptional = true\n\n{QUESTION}"
    );
    let mut facts = eligible();
    let open = notices("optional", &[("rules.toml", QUESTION, &optional)]);
    assert_eq!(outcome(&open, &facts), ("需人工核实".to_owned(), vec!["X5".to_owned()]));
    facts.insert("has_secret_content".to_owned(), json!("否"));
    assert_eq!(outcome(&open, &facts).0, "可申报");
}

/// What somebody is asked for and leaves out, where that means that they have none of it, takes them out of no
/// refusal, whatever the form of the exception.
#[test]
fn an_exception_that_is_left_out_is_none() {
    let question = format!(
        "[[question]]\nfact = \"has_secret_content\"\noptional = true\nunanswered = \"按没有处理\"\n\n{QUESTION}"
    );
    let kind = "employer_kind = \"非公企业\"";
    for except in [
        "not = { has_secret_content = \"是\" }",
        "not = { any = [{ has_secret_content = \"是\" }, { employer_kind = \"央企\" }] }",
        "not = { count = { of = [{ has_secret_content = \"是\" }, { employer_kind = \"央企\" }], at_least = 1 } }",
        "count = { of = [{ has_secret_content = \"是\" }, { employer_kind = \"央企\" }], at_most = 0 }",
    ] {
        let refusal = format!("when = {{ {kind}, {except} }}");
        let printed = "when = { employer_kind = [\"央企\", \"驻渝单位\"] }";
        let replaced = [("rules.toml", QUESTION, &*question), ("rules.toml", printed, &*refusal)];
        let refusing = notices("exception", &replaced);
        let mut facts = eligible();
        facts.remove("employer_kind");
        assert_eq!(outcome(&refusing, &facts).0, "信息不足", "{except}");
        facts.insert("employer_kind".to_owned(), json!("非公企业"));
        assert_eq!(outcome(&refusing, &facts).0, "不可申报", "{except}");
        for (answer, expected) in [("是", "可申报"), ("否", "不可申报")] {
            facts.insert("has_secret_content".to_owned(), json!(answer));
            assert_eq!(outcome(&refusing, &facts).0, expected, "{except} {answer}");
        }
    }
}

#[test]
fn a_matter_of_which_nothing_is_judged_makes_nobody_eligible() {
    let covers =
        ("notice.toml", "covers = [\"职称评审\"]", "covers = [\"职称评审\", \"考核确定\"]");
    let path = (
        "rules.toml",
        "nodes = [\"个人\", \"所在单位\"",
        "matters = [\"职称评审\", \"考核确定\"]\nnodes = [\"个人\", \"所在单位\"",
    );
    let asked = [QUESTION, "[[question]]\nfact = \"employer_kind\""]
        .map(|question| (question, format!("{question}\nmatters = [\"职称评审\", \"考核确定\"]")));
    let mut replaced = vec![covers, path];
    replaced.extend(asked.iter().map(|(from, to)| ("rules.toml", *from, to.as_str())));
    let silent = notices("matters", &replaced);
    let mut facts = eligible();
    facts.insert("matter".to_owned(), json!("考核确定"));
    assert_eq!(outcome(&silent, &facts).0, "需人工核实");
    // A rule that names no matter refuses in every one.
    facts.insert("discipline".to_owned(), json!(["政务或党纪处分"]));
    assert_eq!(outcome(&silent, &facts).0, "不可申报");
    // A judgement for everybody is none.
    let judged = "[[judgement]]\nmatters = [\"考核确定\"]\nresult = \"可申报\"\n\n[courses]";
    replaced.push(("notice.toml", "[courses]", judged));
    facts.insert("discipline".to_owned(), json!([]));
    assert_eq!(outcome(&notices("everybody", &replaced), &facts).0, "需人工核实");
}

#[test]
fn a_class_takes_only_whom_it_names() {
    let mut facts = eligible();
    facts.insert("education".to_owned(), json!([{ "level": "大学专科", "degree": "无学位" }]));
    facts.insert("is_skilled_talent".to_owned(), json!("否"));
    let text = fs::read_to_string(at("tests/notices/green/lin2026/notice.toml")).unwrap();
    let (_, from) = text.split_once("[[class]]\nname = \"其他\"").unwrap();
    let (rest, _) = from.split_once("\n\n").unwrap();
    let rest = format!("[[class]]\nname = \"其他\"{rest}\n");
    let bachelors = notices("class", &[("notice.toml", &rest, "")]);
    assert_eq!(outcome(&bachelors, &facts).0, "需人工核实");
    facts.insert("education".to_owned(), json!([]));
    assert_eq!(outcome(&bachelors, &facts).0, "需人工核实");
}

#[test]
fn no_policy_makes_up_for_a_title_that_is_not_there_at_the_cut_off() {
    let grant = "[[clause.grant]]\nfact = \"is_skilled_talent\"\npolicy = \"抗洪\"\nwhen = { is_skilled_talent = \"是\" }\ncertain = 4\n\n[[clause.row]]";
    let granted = notices("late", &[("rules.toml", "[[clause.row]]", grant)]);
    let mut facts = eligible();
    facts.insert("is_skilled_talent".to_owned(), json!("是"));
    let mut obtained = |day: &str| {
        let title = json!([{ "level": "助理工程师", "series": "工程技术", "obtained": day, "source": "重庆评审" }]);
        facts.insert("titles".to_owned(), title);
        outcome(&granted, &facts).0
    };
    assert_eq!(obtained("2026-12-31"), "可申报");
    assert_eq!(obtained("2027-01-01"), "需人工核实");
}

/// The engine's own part: what is certain leaves nothing open.
#[test]
fn what_is_left_out_or_certain_keeps_nothing_open() {
    const WORDS: &str = "tests/notices/words";
    let edition = first(WORDS);
    let of_it = |example: &cases::Example| example.facts["edition"] == edition.as_str();
    let facts = cases::load(&at(WORDS)).into_iter().find(of_it).unwrap().facts;
    let outcome = |replaced: Option<(&str, &str)>, more: &Json| {
        let replaced: Vec<_> =
            replaced.iter().map(|(from, to)| ("questions.toml", *from, *to)).collect();
        let notices = notices_with(WORDS, "silence-certain", &replaced);
        let mut facts = facts.clone();
        facts.extend(more.as_object().unwrap().clone());
        let said = run(&notices, &Json::Object(facts)).2;
        let word = |value: &Json| value.as_str().unwrap_or_default().to_owned();
        (word(&said["outcome"]), word(&said["ladder"]["status"]))
    };
    // A day compared with today, of whoever has none: today is known.
    let eligible = ("可申报".to_owned(), "满足".to_owned());
    assert_eq!(outcome(None, &json!({})), eligible);
    let told = json!({ "punished_on": "2029-09-11" });
    assert_eq!(outcome(None, &told).0, "不可申报");
    // A row that runs from a day which is left out, where that means 没有, does not keep the ladder open.
    let asked = "[[question]]\nfact = \"skill_on\"\nwhen = { skill = \"技师\" }\n";
    let left = format!("{asked}optional = true\nunanswered = \"按没有处理\"\n");
    let short = json!({
        "skill": "技师",
        "education": [{ "level": "大学专科", "degree": "无学位" }],
    });
    assert_eq!(outcome(Some((asked, &left)), &short).1, "不满足");
    assert_ne!(outcome(None, &short).1, "不满足");
}

/// Bad reviews lengthen: whoever may have some and tells none is not taken to have none.
#[test]
fn reviews_that_are_left_out_may_lengthen() {
    const WORDS: &str = "tests/notices/words";
    const ASKED: &str = "[[question]]\nfact = \"annual_reviews\"\n";
    let edition = first(WORDS);
    let of_it = |example: &cases::Example| example.facts["edition"] == edition.as_str();
    let mut facts = cases::load(&at(WORDS)).into_iter().find(of_it).unwrap().facts;
    facts.remove("annual_reviews");
    let status = |more: &str| {
        let asked = format!("{ASKED}{more}\n");
        let replaced = [("questions.toml", ASKED, asked.as_str())];
        let notices = notices_with(WORDS, "silence-reviews", &replaced);
        run(&notices, &Json::Object(facts.clone())).2["ladder"]["status"].clone()
    };
    assert_eq!(status("optional = true"), "不确定");
    assert_eq!(status("optional = true\nunanswered = \"按没有处理\""), "满足");
    assert_eq!(status("when = { person_category = \"自由职业者\" }"), "满足");
}

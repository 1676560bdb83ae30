//! Green means right, word by word: a notice whose rules are what its text says, with one rule at a time made
//! to say something else, so that somebody would become 可申报 who must not. Each is named, with its line.

use crate::common;

use common::workspace::{Mutation, each_is_named, workspace};
use zhicheng::command::notices::look;
use zhicheng::notice::finding::Finding;

const ROOT: &str = "tests/notices/words";

const MUTATIONS: &[Mutation] = &[
    // A limit turned round, whatever words say its side.
    ("rules.toml", "ss_months = { below = 12 }", "ss_months = { at_least = 12 }", "T51", true),
    (
        "rules.toml",
        "cq_archive_months = { below = 6 }",
        "cq_archive_months = { at_least = 6 }",
        "T51",
        true,
    ),
    (
        "rules.toml",
        "broken_months = { at_least = 3 }",
        "broken_months = { below = 3 }",
        "T51",
        true,
    ),
    (
        "rules.toml",
        "birth = { until = \"截止日-60年\" }",
        "birth = { after = \"截止日-60年\" }",
        "T51",
        true,
    ),
    ("rules.toml", "{ after = \"今天-3年\" }", "{ before = \"今天-3年\" }", "T51", true),
    ("rules.toml", "{ before = \"截止日-3年\" }", "{ after = \"截止日-3年\" }", "T51", true),
    // Whom the words name: in no rule, or in one rule of two.
    (
        "rules.toml",
        "when = { person_category = [\"非公单位人员\", \"流动人员\"], ss_months",
        "when = { person_category = [\"非公单位人员\"], ss_months",
        "T56",
        true,
    ),
    (
        "rules.toml",
        "when = { person_category = [\"非公单位人员\", \"流动人员\"], cq_archive",
        "when = { person_category = [\"流动人员\"], cq_archive",
        "T56",
        true,
    ),
    ("rules.toml", "\"市属国有企业\", \"央企\"]", "\"央企\"]", "T56", true),
    (
        "rules.toml",
        "\"市属事业单位\", \"市属国有企业\", \"央企\"]",
        "\"市属事业单位\", \"市属国有企业\"]",
        "T56",
        true,
    ),
    // An option for another.
    (
        "rules.toml",
        "[\"区属事业单位\", \"区属国有企业\"]",
        "[\"区属事业单位\", \"社会组织\"]",
        "T57",
        true,
    ),
    (
        "rules.toml",
        "person_category = \"自由职业者\"",
        "person_category = \"驻渝单位人员\"",
        "T57",
        true,
    ),
    ("rules.toml", "needs = \"工程师\"", "needs = \"助理工程师\"", "T57", true),
    (
        "rules.toml",
        "classes = [\"硕士\", \"本科\"]",
        "classes = [\"硕士\", \"本科\", \"专科\"]",
        "T57",
        true,
    ),
    ("rules.toml", "when = { skill = \"技师\" }", "when = { skill = \"高级工\" }", "T57", true),
    (
        "notice.toml",
        "\"初级\" = [\"助理工程师\"]",
        "\"初级\" = [\"助理工程师\", \"技术员\"]",
        "T57",
        true,
    ),
    ("notice.toml", "\"初级\" = [\"助理工程师\"]", "\"初级\" = [\"技术员\"]", "T57", true),
    // 除外, and conditions that a row drops.
    ("rules.toml", ", rehired = { not = \"是\" }", "", "T12", true),
    ("rules.toml", "years = 5\nwhen = { commended = \"是\" }", "years = 5", "T12", true),
    ("rules.toml", "years = 3\nwhen = { skill = \"技师\" }", "years = 3", "T56", true),
    // Sentence by sentence: years changed for each other, a result of the review forgotten.
    (
        "rules.toml",
        "classes = [\"本科\"]\nneeds = \"助理工程师\"\nyears = 4",
        "classes = [\"本科\"]\nneeds = \"助理工程师\"\nyears = 2",
        "T50",
        true,
    ),
    (
        "rules.toml",
        "classes = [\"专科\"]\nneeds = \"助理工程师\"\nyears = 6",
        "classes = [\"专科\"]\nneeds = \"助理工程师\"\nyears = 4",
        "T50",
        true,
    ),
    ("rules.toml", "[[clause.lengthen]]\nresult = \"不合格\"\nyears = 2\n", "", "T56", true),
    ("rules.toml", "[[clause.lengthen]]\nresult = \"基本合格\"\nyears = 1\n", "", "T56", true),
    ("rules.toml", "result = \"不合格\"\nyears = 2", "result = \"不合格\"\nyears = 1", "T50", true),
    // 是 for 否, and one fact for another.
    ("rules.toml", "commended = \"是\"", "commended = \"否\"", "T60", true),
    ("rules.toml", "rehired = { not = \"是\" }", "rehired = { not = \"否\" }", "T60", true),
    ("rules.toml", "has_commission_letter = \"否\"", "has_commission_letter = \"是\"", "T60", true),
    (
        "rules.toml",
        "broken_months = { at_least = 3 }",
        "broken_months = { at_least = 3 }, commended = \"否\"",
        "T59",
        true,
    ),
    ("rules.toml", "ss_months = { below = 12 }", "broken_months = { below = 12 }", "T10", true),
    (
        "rules.toml",
        "employer_location = \"本区\", archive_location = \"重庆市外\"",
        "archive_location = \"本区\", employer_location = \"重庆市外\"",
        "T61",
        true,
    ),
    // Where something was, and what is neither asked for nor refused.
    ("questions.toml", "您在本区缴了多少个月社保", "您缴了多少个月社保", "T56", true),
    (
        "rules.toml",
        "result = { not = [\"优秀\", \"合格\"] }",
        "result = [\"基本合格\", \"不合格\"]",
        "T56",
        true,
    ),
    // A class that takes less than its name says; what must be there left out.
    (
        "notice.toml",
        "{ level = [\"硕士研究生\", \"博士研究生\"] }",
        "{ level = [\"硕士研究生\", \"博士研究生\", \"大学本科\"] }",
        "T57",
        true,
    ),
    (
        "questions.toml",
        "[[question]]\nfact = \"trained_on\"\n",
        "[[question]]\nfact = \"trained_on\"\nwhen = { commended = \"是\" }\noptional = true\nunanswered = \"按没有处理\"\n",
        "T49",
        true,
    ),
    // Marks that hide nothing, or do not say what.
    (
        "rules.toml",
        "meaning = \"满 60 岁的不能申报。\"",
        "meaning = \"满 60 岁的不能申报。\"\nharmless = \"T52：另有一条\"",
        "T62",
        true,
    ),
    (
        "rules.toml",
        "meaning = \"满 60 岁的不能申报。\"",
        "meaning = \"满 60 岁的不能申报。\"\nharmless = \"另有一条\"",
        "T12",
        true,
    ),
    // From which day years run.
    ("notice.toml", "start = \"appointed\"\n", "", "T10", true),
    ("notice.toml", "start = \"appointed\"\n", "start = \"obtained\"\n", "T10", true),
    // What a row reads and nobody asks; a matter without any path.
    (
        "questions.toml",
        "[[question]]\nfact = \"skill_on\"\nwhen = { skill = \"技师\" }\n",
        "",
        "T25",
        false,
    ),
    (
        "questions.toml",
        "[[question]]\nfact = \"commended\"\n",
        "[[question]]\nfact = \"is_unit_admin\"\n",
        "T25",
        false,
    ),
    (
        "notice.toml",
        "covers = [\"职称评审\"]",
        "covers = [\"职称评审\", \"来渝确认\"]",
        "T28",
        false,
    ),
];

/// What follows from the one thing that is wrong.
fn follows(finding: &Finding, code: &str) -> bool {
    let said = finding.code.text();
    said != code
        && (["T45", "T30", "T54"].contains(&said)
            // The same slip seen from the other side: a word without its option, an option without its word.
            || ["T56", "T57"].contains(&code) && ["T50", "T51", "T56", "T57", "T12", "T10", "T28"].contains(&said)
            || code == "T25" && ["T10", "T28", "T53"].contains(&said)
            || code == "T28" && ["T25", "T12"].contains(&said)
            || code == "T12" && ["T10", "T56"].contains(&said)
            || code == "T10" && said == "T12"
            || ["T59", "T60", "T61", "T49"].contains(&code)
                && ["T10", "T25", "T50", "T51", "T53", "T56", "T57", "T59", "T61"].contains(&said))
}

#[test]
fn nothing_is_wrong_with_the_notices() {
    let root = workspace(ROOT, "words-green");
    let said: Vec<String> = look(&root).findings.iter().map(ToString::to_string).collect();
    assert_eq!(said, [""; 0]);
}

/// Notices that were written by the guide alone, with persons judged by hand from their words.
#[test]
fn nothing_is_wrong_with_the_notices_that_were_tried() {
    let root = workspace("tests/notices/tried", "words-tried");
    let said: Vec<String> = look(&root).findings.iter().map(ToString::to_string).collect();
    assert_eq!(said, [""; 0]);
}

#[test]
fn each_rule_that_says_otherwise_than_the_words_is_named() {
    let tells_the_remedy = |finding: &Finding| finding.sentence().contains('请');
    each_is_named(ROOT, "words-one", MUTATIONS, follows, tells_the_remedy);
}

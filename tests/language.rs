//! Every form of the rule language at work, in a fictional notice made of data only: both sides of
//! each boundary, and what is left open where something is not known.

use crate::common;

use std::fs;
use std::path::Path;

use common::cases;
use common::workspace::{replace, shared};
use common::{at, compiled, notice_set, run};
use serde_json::{Value as Json, json};
use zhicheng::command::notices::look;
use zhicheng::domain::Fact;
use zhicheng::export::words;
use zhicheng::flow::steps;
use zhicheng::notice::finding::Finding;
use zhicheng::notice::load::{self, NoticeSet};
use zhicheng::notice::{Notice, days};
use zhicheng::prove::sentence;

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

/// What the forms say to people: the parts of a fee, a window's rule, a rule on time added up.
#[test]
fn the_forms_are_told_in_words() {
    let notices = notices();
    let charge = |name: &str| {
        let examples = cases::load(&at(ROOT));
        let example = examples.iter().find(|one| one.name == name).unwrap();
        let (_, assessment, _) = run(&notices, &Json::Object(example.facts.clone()));
        words::charge(common::named(&notices, "shi2034"), &assessment).unwrap()
    };
    for (name, said) in [
        ("时：本科满四年", "240 元"),
        ("时：另收答辩费", "340 元（评审费 240 元，答辩费 100 元）"),
        ("时：免收其中一项", "340 元（评审费 240 元，答辩费 100 元，鉴定费 0 元）"),
        (
            "时：另收不另收不清楚，合计也不清楚",
            "合计还不能确定（评审费 240 元，答辩费 100 元是否适用须核实）",
        ),
    ] {
        assert_eq!(charge(name), said, "{name}");
    }
    let notice = common::named(&notices, "you2035");
    let told: Vec<String> = notice
        .windows
        .iter()
        .map(|window| days::timing(&window.timing, |slot| words::label(notice, slot).to_owned()))
        .collect();
    let wanted = [
        "2035年5月1日—8月31日",
        "“网上申报”截止之后 1 日 起，到“网上申报”截止之后 5 个工作日（当天不算）为止",
        "每月 第 1 个工作日—第 10 个工作日",
        "每月 倒数第 5 个工作日—倒数第 1 个工作日",
    ];
    assert_eq!(told, wanted);
    let examples = cases::load(&at(ROOT));
    let example = examples.iter().find(|one| one.name == "亥：前三年里有一年没有填").unwrap();
    let (_, assessment, _) = run(&notices, &Json::Object(example.facts.clone()));
    let asked = words::ask(common::named(&notices, "hai2036"), &assessment.verify[0]);
    assert_eq!(asked, "“年度考核”里有没填的，或者答了“不清楚”，请补齐、弄清以后再判断");
    let notice = common::named(&notices, "hai2036");
    let rule = sentence(notice, &notice.exclusions[0].when);
    let each = "不（“年度考核”里从 2033 年到 2035 年每年都填了（没有填的，不能定））";
    let some = "“年度考核”里有一条：（（“year”不少于 2033、不超过 2035；并且 不（“result”是“优秀”或“合格”）））";
    assert_eq!(rule, format!("（{some}；或者 {each}）"));
    let held = notice.exclusions.iter().find(|rule| {
        notice.clauses.get(rule.clause.index()).is_some_and(|it| it.id == "hai2036.exclude.unrated")
    });
    let some = "“年度考核”里有一条：（（“year”与“任现职”的年份之差不少于 1；并且 “year”不超过 2035；并且 “result”是“不定等”））";
    let each = "不（“年度考核”里从“任现职”那一年后 1 年到 2035 年每年都填了（没有填的，不能定））";
    assert_eq!(
        sentence(notice, &held.unwrap().when),
        format!("（“现有职称”填了内容；并且 （{some}；或者 {each}））")
    );
    let notice = common::named(&notices, "shi2034");
    let rule = sentence(notice, &notice.exclusions[0].when);
    assert_eq!(
        rule,
        "“请假”里这样的，从“began”到“ended”的时间（不早于 2034-08-31前 60 个月、不晚于 2034-08-31的部分，重叠的只算一次，止日算一天）合计超过 180 日：（“kind”是“病假”或“事假”）"
    );
}

/// A slip in a form, in which edition and file, and the code of what the check says.
const SLIPS: &[(&str, &str, &str, &str, &str)] = &[
    ("shi2034", "rules.toml", "unit = \"日\"", "unit = \"周\"", "T03"),
    ("shi2034", "rules.toml", "unit = \"日\", ", "", "T12"),
    ("shi2034", "rules.toml", "until = \"截止日\", unit = \"日\"", "unit = \"日\"", "T12"),
    (
        "shi2034",
        "rules.toml",
        ", last_day = \"算\" }, when = { kind = [",
        " }, when = { kind = [",
        "T12",
    ),
    ("shi2034", "rules.toml", "to = \"ended\", since", "to = \"kind\", since", "T02"),
    ("shi2034", "rules.toml", "ongoing =", "onging =", "T02"),
    ("shi2034", "rules.toml", "since = \"截止日-5年\"", "since = \"截止日-4年\"", "T50"),
    ("shi2034", "rules.toml", "above = 180", "above = 190", "T50"),
    ("shi2034", "rules.toml", "above = 180", "at_least = 180", "T51"),
    ("shi2034", "rules.toml", ", above = 180", "", "T12"),
    ("shi2034", "rules.toml", "days_a_month = 30", "days_a_month = 40", "T01"),
    ("shi2034", "notice.toml", "added = \"答辩费\"", "added = \"答辨费\"", "T57"),
    ("shi2034", "notice.toml", "amount = 100", "amount = 110", "T50"),
    (
        "shi2034",
        "notice.toml",
        "when = { appraisal = \"是\" }",
        "when = { appraisal = \"是\", disabled = \"是\" }",
        "T26",
    ),
    ("you2035", "rules.toml", "of = \"网上申报\"", "of = \"网上审报\"", "T05"),
    ("you2035", "rules.toml", "of = \"网上申报\"\n", "", "T01"),
    ("you2035", "rules.toml", "\"截止+5工作日\"", "\"截止+6工作日\"", "T50"),
    ("you2035", "rules.toml", "\"第10个工作日\"", "\"第40个工作日\"", "T01"),
    ("you2035", "rules.toml", "\"第10个工作日\"", "\"第12个工作日\"", "T50"),
    ("you2035", "rules.toml", "\"倒数第5个工作日\"", "\"倒数第6个工作日\"", "T50"),
    ("you2035", "rules.toml", "adds = { level = \"助理工程师\", series = \"会计\" }\n", "", "T12"),
    ("you2035", "rules.toml", "series = \"会计\" }", "series = \"统计\" }", "T57"),
    ("you2035", "rules.toml", "needs = \"助理工程师\"\nyears = 5", "needs = \"直接\"", "T01"),
    (
        "you2035",
        "notice.toml",
        "add = [\"初定\"]",
        "add = [\"初定\", \"甲\", \"乙\", \"丙\", \"丁\"]",
        "T12",
    ),
    ("you2035", "notice.toml", "matters = [\"初定\"]", "matters = [\"初订\"]", "T03"),
    ("hai2036", "rules.toml", "from = \"截止年-3\"", "from = \"截止年-4\"", "T50"),
    ("hai2036", "rules.toml", "from = \"截止年-3\"", "from = \"截至年-3\"", "T01"),
    ("hai2036", "rules.toml", "from = \"截止年-3\"", "from = \"今年-3\"", "T01"),
    (
        "hai2036",
        "rules.toml",
        "from = \"截止年-3\", to = \"截止年-1\"",
        "from = \"截止年-1\", to = \"截止年-3\"",
        "T08",
    ),
    ("hai2036", "rules.toml", "years = { from = \"截止年-3\", to = \"截止年-1\" }, ", "", "T12"),
    (
        "hai2036",
        "rules.toml",
        "years = { from = \"截止年-2\", to = \"截止年-1\" }, every",
        "every",
        "T12",
    ),
    (
        "hai2036",
        "rules.toml",
        "years = { from = \"截止年-4\", to = \"截止年-1\" }, none",
        "none",
        "T12",
    ),
    ("hai2036", "rules.toml", "\"任现职年+1\"", "\"任现职+1\"", "T01"),
    (
        "hai2036",
        "rules.toml",
        "from = \"任现职年+1\", to = \"截止年-1\"",
        "from = \"截止年-5\", to = \"任现职年+1\"",
        "T01",
    ),
    // While the ladder is judged, what is held is not known.
    (
        "hai2036",
        "rules.toml",
        "from = \"截止年-2\", to = \"截止年-1\" }, every = { result = \"优秀\"",
        "from = \"任现职年+1\", to = \"截止年-1\" }, every = { result = \"优秀\"",
        "T01",
    ),
    (
        "hai2036",
        "rules.toml",
        "punished_on = { from = \"任现职\" }",
        "punished_on = { from = \"那年\" }",
        "T01",
    ),
    ("hai2036", "rules.toml", "year = \"in_year\", ", "", "T02"),
    ("hai2036", "rules.toml", "missing = \"不成立\"", "missing = \"成立\"", "T03"),
    ("hai2036", "rules.toml", "at_least = \"今年-1\"", "at_least = \"那年-1\"", "T01"),
    ("hai2036", "rules.toml", "\"hired_on年+3\"", "\"hired_on年+4\"", "T50"),
    ("hai2036", "notice.toml", "to_year = \"截止年-1\"", "to_year = \"今年-1\"", "T01"),
    (
        "hai2036",
        "notice.toml",
        "[[courses.exempt]]\nwhen = { disabled = \"是\" }\nclause = \"hai2036.hours.disabled\"\n",
        "",
        "T12",
    ),
    ("hai2036", "rules.toml", ", { skill = \"高级技师\" }]", "]", "T56"),
    ("hai2036", "rules.toml", "{ education = { some = { degree = \"硕士\" } } }, ", "", "T56"),
    ("hai2036", "notice.toml", "degree = \"第二学士学位\"", "degree = \"双学位或辅修\"", "T57"),
    (
        "hai2036",
        "notice.toml",
        "called = { \"双学士学位\" = [\"第二学士学位\"] }",
        "called = {}",
        "T57",
    ),
    ("you2035", "notice.toml", "year = 2035\nsource", "year = 2033\nsource", "T12"),
];

#[test]
fn a_slip_in_a_form_is_named() {
    let mut failed = Vec::new();
    for (edition, file, old, new, code) in SLIPS {
        let root = shared("language-slips");
        common::copy(&at(ROOT).join(edition), &root.join(edition));
        replace(&root.join(edition).join(file), old, new);
        let findings = look(&root).findings;
        let named =
            |finding: &&Finding| finding.code.text() == *code && finding.file.starts_with(edition);
        if !findings.iter().any(|finding| named(&finding)) {
            failed.push(format!("{code} {edition} {old:?} → {new:?}\n    {findings:#?}"));
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), SLIPS.len(), failed.join("\n"));
}

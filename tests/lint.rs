//! Every lint code refuses what it is for, naming file and place; the notices themselves pass.

use crate::common;

use std::collections::BTreeSet;
use std::fs;

use common::at;
use zhicheng::notice::finding::Finding;
use zhicheng::notice::{compile, lint, load};

/// For each code the table that its broken notice must be refused for; empty where the file itself
/// cannot be read.
const PLACES: &[(&str, &str)] = &[
    ("T40", ""),
    ("T02", "broken2030.who"),
    ("T03", "broken2030.who"),
    ("T04", "broken2030.nowhere"),
    ("T05", "broken2030.who"),
    ("T06", "broken2030.who"),
    ("T07", "broken2030.who"),
    ("T08", "broken2030.who"),
    ("T09", "broken2030.who"),
    ("T10", "is_unit_admin"),
    ("T11", "uses_nominal_unit"),
    ("T12", "broken2030.who"),
    ("T13", "neighbour2030.fee"),
];

fn problems(folder: &str) -> Vec<Finding> {
    match load::notice_set(&at(folder)) {
        Err(problems) => problems,
        Ok(set) => {
            let editions = set.editions.iter();
            editions
                .filter_map(|folder| compile::notice(&set, &folder.edition).err())
                .flatten()
                .collect()
        }
    }
}

#[test]
fn every_code_refuses_its_broken_notice() {
    for (code, place) in PLACES {
        let problems = problems(&format!("tests/notices/broken/{code}"));
        let found = problems.iter().find(|problem| problem.code.text() == *code);
        let found = found.unwrap_or_else(|| panic!("{code} not found: {problems:?}"));
        assert_eq!(found.file, "broken2030/rules.toml", "{code}");
        assert_eq!(found.table, *place, "{code}");
        let line = found.to_string();
        assert!(line.starts_with(&format!("{code} broken2030/rules.toml")), "{line}");
        assert!(line.chars().any(|mark| mark > '\u{4e00}'), "{line}");
    }
}

#[test]
fn a_broken_notice_has_nothing_else_wrong() {
    for (code, _) in PLACES {
        let codes: BTreeSet<&str> = problems(&format!("tests/notices/broken/{code}"))
            .iter()
            .map(|problem| problem.code.text())
            .collect();
        // What rests on another edition's clause cannot find it either.
        let expected =
            if *code == "T13" { BTreeSet::from(["T04", "T13"]) } else { BTreeSet::from([*code]) };
        assert_eq!(codes, expected, "{code}");
    }
}

#[test]
fn every_broken_notice_is_tried() {
    let folders = fs::read_dir(at("tests/notices/broken")).unwrap();
    let names: BTreeSet<String> =
        folders.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names, PLACES.iter().map(|(code, _)| (*code).to_owned()).collect());
}

#[test]
fn the_notices_pass() {
    let said: Vec<String> =
        lint::folder(&at("public/notices")).findings.iter().map(ToString::to_string).collect();
    assert_eq!(said, [""; 0]);
}

fn text(name: &str, text: &str) -> load::Text {
    load::Text { name: name.to_owned(), text: text.to_owned() }
}

/// What is wrong with these questions that lead to a matter.
fn led(questions: &str) -> Vec<String> {
    let common = load::folder(load::COMMON, &[text("common/guide.toml", questions)]).unwrap();
    let set = load::NoticeSet { common, ..load::NoticeSet::default() };
    let problems = compile::guide(&set).err().unwrap_or_default();
    problems.iter().map(|problem| format!("{} {}", problem.code.text(), problem.table)).collect()
}

#[test]
fn the_guide_leads_forward_to_a_matter_and_leaves_no_question_out() {
    let yes_no = |id: &str, yes: &str, no: &str| {
        format!(
            "[[guide]]\nid = \"{id}\"\nask = \"问\"\n[[guide.answer]]\nsay = \"是\"\nthen = \"{yes}\"\n[[guide.answer]]\nsay = \"否\"\nthen = \"{no}\"\n"
        )
    };
    let first = yes_no("first", "职称评审", "second");
    let second = yes_no("second", "考核确定", "来渝确认");
    assert!(led(&(first.clone() + &second)).is_empty());
    assert_eq!(led(&first), ["T05 first"], "the second question is missing");
    let back = yes_no("second", "考核确定", "first");
    assert_eq!(led(&(first + &back)), ["T05 second"], "it must not lead back");
    let direct = yes_no("first", "职称评审", "考核确定");
    assert_eq!(led(&(direct.clone() + &second)), ["T10 second"]);
    let one = direct.split("[[guide.answer]]\nsay = \"否\"").next().unwrap().to_owned();
    assert_eq!(led(&one), ["T12 first"]);
}

/// What is wrong with an edition that has this clause besides what an edition needs.
fn with_clause(clause: &str) -> Vec<String> {
    let rules = format!(
        "[notice]\nname = \"甲区\"\ndistrict = \"甲区\"\nyear = 2030\ntitle = \"通知\"\nissuer = \"甲\"\nissued = \"2030-01-01\"\nsummary = \"\"\nexpiry = \"\"\ncovers = []\n\n[[contact]]\nkey = \"office\"\noffice = \"甲\"\n\n[[clause]]\nid = \"new2030.one\"\nplace = \"一\"\ntopic = \"材料\"\nquote = \"照片不超过200kb；专业有结构、建筑。\"\nmeaning = \"说明\"\n{clause}"
    );
    let folder = load::folder("new2030", &[text("new2030/rules.toml", &rules)]).unwrap();
    let (mut set, editions) = (load::notice_set(&at("public/notices")).unwrap(), vec![folder]);
    set.editions = editions;
    let problems = compile::notice(&set, "new2030").err().unwrap_or_default();
    let own = problems.iter().filter(|problem| problem.table == "new2030.one");
    own.map(|problem| problem.code.text().to_owned()).collect()
}

#[test]
fn a_list_says_what_the_clause_says_and_a_check_asks_for_one_thing() {
    assert!(with_clause("list = { title = \"专业\", items = [\"结构\", \"建筑\"] }").is_empty());
    assert_eq!(with_clause("list = { title = \"专业\", items = [\"结构\", \"桥梁\"] }"), ["T07"]);
    assert_eq!(with_clause("list = { title = \"专业\", items = [\"结构\", \"结构\"] }"), ["T06"]);
    let check = |asks: &str| with_clause(&format!("[[clause.check]]\nname = \"照片\"\n{asks}"));
    assert!(check("formats = [\"JPG\"]\nmax_kb = 200").is_empty());
    assert!(check("number = \"甲〔XXXX〕XX号\"").is_empty());
    assert_eq!(check("formats = [\"GIF\"]"), ["T01"]);
    assert_eq!(check("max_kb = 200"), ["T01"]);
    assert_eq!(check("number = \"甲〔2030〕1号\""), ["T01"]);
    assert_eq!(check("formats = [\"JPG\"]\nnumber = \"甲〔XXXX〕XX号\""), ["T01"]);
}

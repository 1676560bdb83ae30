//! Green means right, word by word: a notice whose rules are what its text says, with one rule at a time made
//! to say something else, so that somebody would become 可申报 who must not. Each is named, with its line.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{at, copy};
use zhicheng::command::notices::look;
use zhicheng::notice::finding::Finding;
use zhicheng::notice::load::{COMMON, LOCK};

const ROOT: &str = "tests/notices/words";

/// What all editions share, and the notice, in a folder that a test may change.
fn desk(test: &str) -> (PathBuf, String) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("words-{test}"));
    let _ = fs::remove_dir_all(&root);
    copy(&at("public/notices").join(COMMON), &root.join(COMMON));
    let name = first();
    for entry in fs::read_dir(at(ROOT)).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &root.join(entry.file_name()));
    }
    (root, name)
}

/// The notice that is changed.
fn first() -> String {
    let folders = fs::read_dir(at(ROOT)).unwrap();
    folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).min().unwrap()
}

/// A file, what stands there, what is written instead, and the code of what the check says.
type Mutation = (&'static str, &'static str, &'static str, &'static str);

const MUTATIONS: &[Mutation] = &[
    // A limit turned round, whatever words say its side.
    ("rules.toml", "ss_months = { below = 12 }", "ss_months = { at_least = 12 }", "T51"),
    (
        "rules.toml",
        "cq_archive_months = { below = 6 }",
        "cq_archive_months = { at_least = 6 }",
        "T51",
    ),
    ("rules.toml", "broken_months = { at_least = 3 }", "broken_months = { below = 3 }", "T51"),
    (
        "rules.toml",
        "birth = { until = \"截止日-60年\" }",
        "birth = { after = \"截止日-60年\" }",
        "T51",
    ),
    ("rules.toml", "{ after = \"今天-3年\" }", "{ before = \"今天-3年\" }", "T51"),
    ("rules.toml", "{ before = \"截止日-3年\" }", "{ after = \"截止日-3年\" }", "T51"),
    // Whom the words name: in no rule, or in one rule of two.
    (
        "rules.toml",
        "when = { person_category = [\"非公单位人员\", \"流动人员\"], ss_months",
        "when = { person_category = [\"非公单位人员\"], ss_months",
        "T56",
    ),
    (
        "rules.toml",
        "when = { person_category = [\"非公单位人员\", \"流动人员\"], cq_archive",
        "when = { person_category = [\"流动人员\"], cq_archive",
        "T56",
    ),
    ("rules.toml", "\"市属国有企业\", \"央企\"]", "\"央企\"]", "T56"),
    (
        "rules.toml",
        "\"市属事业单位\", \"市属国有企业\", \"央企\"]",
        "\"市属事业单位\", \"市属国有企业\"]",
        "T56",
    ),
    // An option for another.
    (
        "rules.toml",
        "[\"区属事业单位\", \"区属国有企业\"]",
        "[\"区属事业单位\", \"社会组织\"]",
        "T57",
    ),
    ("rules.toml", "person_category = \"自由职业者\"", "person_category = \"驻渝单位人员\"", "T57"),
    ("rules.toml", "needs = \"工程师\"", "needs = \"助理工程师\"", "T57"),
    (
        "rules.toml",
        "classes = [\"硕士\", \"本科\"]",
        "classes = [\"硕士\", \"本科\", \"专科\"]",
        "T57",
    ),
    ("rules.toml", "when = { skill = \"技师\" }", "when = { skill = \"高级工\" }", "T57"),
    (
        "notice.toml",
        "\"初级\" = [\"助理工程师\"]",
        "\"初级\" = [\"助理工程师\", \"技术员\"]",
        "T57",
    ),
    ("notice.toml", "\"初级\" = [\"助理工程师\"]", "\"初级\" = [\"技术员\"]", "T57"),
    // 除外, and conditions that a row drops.
    ("rules.toml", ", rehired = { not = \"是\" }", "", "T12"),
    ("rules.toml", "years = 5\nwhen = { commended = \"是\" }", "years = 5", "T12"),
    ("rules.toml", "years = 3\nwhen = { skill = \"技师\" }", "years = 3", "T56"),
    // Sentence by sentence: years changed for each other, a result of the review forgotten.
    (
        "rules.toml",
        "classes = [\"本科\"]\nneeds = \"助理工程师\"\nyears = 4",
        "classes = [\"本科\"]\nneeds = \"助理工程师\"\nyears = 2",
        "T50",
    ),
    (
        "rules.toml",
        "classes = [\"专科\"]\nneeds = \"助理工程师\"\nyears = 6",
        "classes = [\"专科\"]\nneeds = \"助理工程师\"\nyears = 4",
        "T50",
    ),
    ("rules.toml", "[[clause.lengthen]]\nresult = \"不合格\"\nyears = 2\n", "", "T56"),
    ("rules.toml", "[[clause.lengthen]]\nresult = \"基本合格\"\nyears = 1\n", "", "T56"),
    ("rules.toml", "result = \"不合格\"\nyears = 2", "result = \"不合格\"\nyears = 1", "T50"),
    // From which day years run.
    ("notice.toml", "start = \"appointed\"\n", "", "T10"),
    ("notice.toml", "start = \"appointed\"\n", "start = \"obtained\"\n", "T10"),
    // What a row reads and nobody asks; a matter without any path.
    (
        "questions.toml",
        "[[question]]\nfact = \"skill_on\"\nwhen = { skill = \"技师\" }\n",
        "",
        "T25",
    ),
    (
        "questions.toml",
        "[[question]]\nfact = \"commended\"\n",
        "[[question]]\nfact = \"is_unit_admin\"\n",
        "T25",
    ),
    ("notice.toml", "covers = [\"职称评审\"]", "covers = [\"职称评审\", \"来渝确认\"]", "T28"),
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
            || code == "T10" && said == "T12")
}

#[test]
fn nothing_is_wrong_with_the_notice() {
    let (root, _) = desk("green");
    let said: Vec<String> = look(&root).findings.iter().map(ToString::to_string).collect();
    assert_eq!(said, [""; 0]);
}

#[test]
fn each_rule_that_says_otherwise_than_the_words_is_named() {
    let mut failed = Vec::new();
    for (file, from, to, code) in MUTATIONS {
        let (root, edition) = desk("one");
        let path = root.join(&edition).join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let findings = look(&root).findings;
        let others: BTreeSet<String> = findings
            .iter()
            .filter(|finding| finding.code.text() != *code && !follows(finding, code))
            .map(ToString::to_string)
            .collect();
        let named = findings.iter().find(|finding| finding.code.text() == *code);
        let clear = named.is_some_and(|finding| {
            let whole = ["T25", "T28"].contains(code) || finding.line > 0;
            whole && finding.file.starts_with(&edition) && finding.sentence().contains('请')
        });
        if !clear || !others.is_empty() {
            failed.push(format!("{code} {file} {from:?} → {to:?}\n    {named:?}\n    {others:#?}"));
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), MUTATIONS.len(), failed.join("\n"));
}

/// The notice as next year's: the folder under a new name, the head of the new year, and of the days every
/// second one still last year's, in rules and text alike.
#[test]
fn next_years_copy_with_half_of_its_days_changed_is_named() {
    let (root, edition) = desk("half");
    let next = "hua2033";
    fs::rename(root.join(&edition), root.join(next)).unwrap();
    let folder = root.join(next);
    fs::remove_file(folder.join(LOCK)).unwrap();
    fs::remove_dir_all(folder.join("cases")).unwrap();
    for file in ["notice.toml", "questions.toml", "rules.toml", "source.txt"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let renamed = text.replace(&edition, next);
        // The window stays last year's; the cut-off and all else is changed, text included.
        let changed = renamed.replace("2032", "2033").replace("2033-09", "2032-09");
        let changed = changed.replace("2033年9月", "2032年9月");
        fs::write(folder.join(file), changed).unwrap();
    }
    let said: Vec<Finding> = look(&root).findings;
    let named: Vec<&Finding> = said.iter().filter(|it| it.code.text() == "T22").collect();
    assert!(named.iter().any(|it| it.line > 0 && it.sentence().contains("2032-09-30")), "{said:?}");
    // Where only the rules were changed, the text is last year's.
    let rules = fs::read_to_string(folder.join("rules.toml")).unwrap();
    fs::write(folder.join("rules.toml"), rules.replace("= \"2032-09", "= \"2033-09")).unwrap();
    let said = look(&root).findings;
    assert!(said.iter().any(|it| it.code.text() == "T50" && it.line > 0), "{said:?}");
}

#[test]
fn an_edition_is_begun_with_every_place_marked() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("words-new");
    let _ = fs::remove_dir_all(&root);
    copy(&at("public/notices").join(COMMON), &root.join(COMMON));
    let run = |words: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_assess")).args(words).output().unwrap();
        let said = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8_lossy(&said).into_owned())
    };
    let folder = root.join("fuling2026");
    let path = folder.to_str().unwrap();
    let (done, said) = run(&["new", path]);
    assert!(done && said.contains("assess lint"), "{said}");
    let findings = look(&root).findings;
    let marked = findings.iter().filter(|it| it.code.text() == "T58").count();
    let mut marks = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        marks += text.lines().filter(|line| line.contains("【待填")).count();
    }
    assert!(marks > 20 && marked == marks, "{marked} of {marks}");
    // Nothing else stands in the way of reading it: no slip of writing, no file that is not listed.
    let slips: Vec<String> = findings
        .iter()
        .filter(|it| {
            !["T58", "T45", "T46", "T20", "T50", "T57", "T54", "T47", "T52"]
                .contains(&it.code.text())
        })
        .map(ToString::to_string)
        .collect();
    assert_eq!(slips, [""; 0]);
    let (done, said) = run(&["new", path]);
    assert!(!done && said.contains("已经有了"), "{said}");
    let (done, said) = run(&["new", root.join("涪陵").to_str().unwrap()]);
    assert!(!done && said.contains("小写拼音"), "{said}");
    let (done, said) =
        run(&["new", root.join("fuling2027").to_str().unwrap(), "--from", "nowhere"]);
    assert!(!done && said.contains("nowhere"), "{said}");
}

/// Last year's copy, of every edition there is.
#[test]
fn a_copy_of_last_years_edition_is_marked_where_it_is_of_the_year() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("words-copy");
    let _ = fs::remove_dir_all(&root);
    copy(&at("public/notices"), &root);
    for made_up in common::FICTIONAL {
        copy(&at(made_up), &root);
    }
    let editions: Vec<String> = fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != COMMON)
        .collect();
    for edition in &editions {
        let name = format!("{}2040", edition.trim_end_matches(|mark: char| mark.is_ascii_digit()));
        let path = root.join(&name);
        let done = Command::new(env!("CARGO_BIN_EXE_assess"))
            .args(["new", path.to_str().unwrap(), "--from", edition])
            .output()
            .unwrap();
        assert!(done.status.success(), "{edition}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(!path.join(LOCK).exists());
    }
    let findings = look(&root).findings;
    for edition in &editions {
        let name = format!("{}2040", edition.trim_end_matches(|mark: char| mark.is_ascii_digit()));
        let own: Vec<&Finding> =
            findings.iter().filter(|it| it.file.starts_with(&format!("{name}/"))).collect();
        let count = |code: &str| own.iter().filter(|it| it.code.text() == code).count();
        assert!(count("T58") > 2, "{name}");
        // Every quote is held against the new text, which is not there yet.
        assert!(count("T20") > 2, "{name}");
        let slips: Vec<String> = own
            .iter()
            .filter(|it| ["T01", "T04", "T06", "T40", "T44", "T48"].contains(&it.code.text()))
            .map(ToString::to_string)
            .collect();
        assert_eq!(slips, [""; 0], "{name}");
    }
}

/// Cells that are off by one column, at every column of every committee table there is.
#[test]
fn cells_off_by_one_column_are_named() {
    let mut tried = 0;
    let roots = ["public/notices"].into_iter().chain(common::FICTIONAL.iter().copied());
    for root in roots {
        for entry in fs::read_dir(at(root)).unwrap() {
            let edition = entry.unwrap();
            let name = edition.file_name().into_string().unwrap();
            let table = edition.path().join("committees.csv");
            let Ok(text) = fs::read_to_string(&table) else { continue };
            let columns = text.lines().next().unwrap().split(',').count();
            let heads: Vec<&str> = text.lines().next().unwrap().split(',').collect();
            // What stands behind the last column that is read shifts nothing.
            let read = |head: &&str| !head.ends_with("_raw") && !["note", "rule_id"].contains(head);
            let last = heads.iter().rposition(read).unwrap_or(columns);
            for column in 1..last {
                let shifted = shifted(&text, column);
                if shifted == text {
                    continue;
                }
                let text = zhicheng::notice::load::Text {
                    name: format!("{name}/committees.csv"),
                    text: shifted,
                };
                let mut folder = common::folder(root, &name);
                folder.lock = None;
                folder.committees = Some(text);
                let set = zhicheng::notice::load::NoticeSet {
                    common: common::notice_set().common.clone(),
                    editions: vec![folder],
                };
                let findings = zhicheng::notice::lint::read(set, Vec::new()).findings;
                tried += 1;
                assert!(
                    findings.iter().any(|it| it.file.ends_with("committees.csv") && it.line > 0),
                    "{name} from column {column}: {findings:?}"
                );
            }
        }
    }
    assert!(tried > 5, "{tried}");
}

/// The table with the cells of its first row, from a column on, moved to the right by one.
fn shifted(text: &str, column: usize) -> String {
    let records = zhicheng::notice::load::table::records(&zhicheng::notice::load::Text {
        name: String::new(),
        text: text.to_owned(),
    });
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for (row, mut record) in records.into_iter().enumerate() {
        if row > 0 {
            record.insert(column, String::new());
            record.pop();
        }
        writer.write_record(record).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The engine's own part: what is certain leaves nothing open.
#[test]
fn what_is_left_out_or_certain_keeps_nothing_open() {
    let edition = first();
    let outcome = |replaced: Option<(&str, &str)>, more: &serde_json::Value| {
        let (root, _) = desk("engine");
        fs::remove_file(root.join(&edition).join(LOCK)).unwrap();
        if let Some((from, to)) = replaced {
            let path = root.join(&edition).join("questions.toml");
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{from}");
            fs::write(&path, text.replacen(from, to, 1)).unwrap();
        }
        let notices = common::compiled(&zhicheng::notice::load::notice_set(&root).unwrap());
        let mut facts = common::cases::load(&at(ROOT))
            .into_iter()
            .find(|it| it.facts["edition"] == edition.as_str())
            .unwrap()
            .facts;
        for (key, value) in more.as_object().unwrap() {
            facts.insert(key.clone(), value.clone());
        }
        let said = common::run(&notices, &serde_json::Value::Object(facts)).2;
        let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        (word(&said["outcome"]), word(&said["ladder"]["status"]))
    };
    // A day compared with today, of whoever has none: today is known.
    let eligible = ("可申报".to_owned(), "满足".to_owned());
    assert_eq!(outcome(None, &serde_json::json!({})), eligible);
    let told = serde_json::json!({ "punished_on": "2029-09-11" });
    assert_eq!(outcome(None, &told).0, "不可申报");
    // A row that runs from a day which is left out, where that means 没有, does not keep the ladder open.
    let asked = "[[question]]\nfact = \"skill_on\"\nwhen = { skill = \"技师\" }\n";
    let left = format!("{asked}optional = true\nunanswered = \"按没有处理\"\n");
    let short = serde_json::json!({
        "skill": "技师",
        "education": [{ "level": "大学专科", "degree": "无学位" }],
    });
    assert_eq!(outcome(Some((asked, &left)), &short).1, "不满足");
    assert_ne!(outcome(None, &short).1, "不满足");
}

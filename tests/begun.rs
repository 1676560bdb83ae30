//! A new edition, begun by a command or from last year's: every place that is not of this year is named.

use crate::common;

use std::fs;
use std::process::Command;

use common::workspace::{first, shared, workspace};
use common::{at, copy};
use zhicheng::command::notices::look;
use zhicheng::notice::finding::Finding;
use zhicheng::notice::load::{COMMON, LOCK, NoticeSet, Text, table};

const ROOT: &str = "tests/notices/words";

/// The notice as next year's: the folder under a new name, the head of the new year, and of the days every
/// second one still last year's, in rules and text alike.
#[test]
fn next_years_copy_with_half_of_its_days_changed_is_named() {
    let (root, edition) = (workspace(ROOT, "begun-half"), first(ROOT));
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
    let root = shared("begun-new");
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
    let root = workspace("public/notices", "begun-copy");
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
                let text = Text { name: format!("{name}/committees.csv"), text: shifted };
                let mut folder = common::folder(root, &name);
                folder.lock = None;
                folder.committees = Some(text);
                let set = NoticeSet {
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
    let records = table::records(&Text { name: String::new(), text: text.to_owned() });
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

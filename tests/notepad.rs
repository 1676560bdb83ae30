//! What an official does to a notice's files in Notepad and Excel is seen, and answered in Chinese with
//! file, line and remedy.

use crate::common;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use common::{at, copy};
use zhicheng::notice::compile;
use zhicheng::notice::finding::Finding;
use zhicheng::notice::lint;
use zhicheng::notice::load::{self, COMMITTEES, COMMON, LOCK, NoticeSet, SOURCE, Text};

/// A folder of notices that a test may change: the common files and one edition.
struct Desk {
    root: PathBuf,
    edition: String,
}

impl Desk {
    fn new(test: &str, edition: &str) -> Self {
        Self::with(test, edition, &[COMMON, edition])
    }

    /// All that there is, for what needs more than the one edition.
    fn whole(test: &str, edition: &str) -> Self {
        let all = editions();
        let all: Vec<&str> = all.iter().map(String::as_str).chain([COMMON]).collect();
        Self::with(test, edition, &all)
    }

    fn with(test: &str, edition: &str, folders: &[&str]) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("notepad-{test}-{edition}"));
        let _ = fs::remove_dir_all(&root);
        for folder in folders {
            copy(&at("public/notices").join(folder), &root.join(folder));
        }
        Self { root, edition: edition.to_owned() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(&self.edition).join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), bytes).unwrap();
    }

    fn survey(&self) -> Vec<Finding> {
        load::survey(&self.root).1
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn editions() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(at("public/notices"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != COMMON)
        .collect();
    names.sort();
    names
}

/// An edition that has this file.
fn edition_with(name: &str) -> String {
    editions().into_iter().find(|id| at("public/notices").join(id).join(name).exists()).unwrap()
}

fn said(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

fn files(folder: &Path, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

#[test]
fn every_file_that_is_renamed_moved_or_lost_is_missed() {
    for edition in editions() {
        let desk = Desk::new("names", &edition);
        assert_eq!(said(&desk.survey()), [""; 0], "{edition} as it is");
        for name in files(&desk.path(""), "") {
            let ending = name.rsplit('.').next().unwrap();
            let upper = name.replace(&format!(".{ending}"), &format!(".{}", ending.to_uppercase()));
            let worked = name.starts_with("cases/");
            for other in
                [format!("{name}.txt"), upper, format!("{name}.bak"), format!("qita/{name}")]
            {
                // A worked case decides nothing; where it lies it is read, or named as misplaced.
                if worked && other.starts_with("qita/") {
                    continue;
                }
                fs::create_dir_all(desk.path(&other).parent().unwrap()).unwrap();
                fs::rename(desk.path(&name), desk.path(&other)).unwrap();
                let findings = desk.survey();
                let told = findings.iter().any(|finding| {
                    let sentence = finding.to_string();
                    finding.file.ends_with(&other) || sentence.contains(&name)
                });
                assert!(told, "{edition}/{name} as {other}: {:?}", said(&findings));
                fs::rename(desk.path(&other), desk.path(&name)).unwrap();
                let _ = fs::remove_dir_all(desk.path("qita"));
            }
            if !worked {
                let kept = fs::read(desk.path(&name)).unwrap();
                fs::remove_file(desk.path(&name)).unwrap();
                // Without its lock an edition can be read, but lint says so.
                let found =
                    if name == LOCK { lint::folder(&desk.root).findings } else { desk.survey() };
                assert!(!found.is_empty(), "{edition}/{name} lost");
                fs::write(desk.path(&name), kept).unwrap();
            }
        }
    }
}

/// Compiles the edition with its table changed.
fn with_table(edition: &str, change: impl Fn(&str) -> String) -> Vec<Finding> {
    let (mut set, findings) = load::survey(&at("public/notices"));
    assert_eq!(said(&findings), [""; 0]);
    let folder = set.editions.iter_mut().find(|folder| folder.edition == edition).unwrap();
    let table = folder.committees.as_mut().unwrap();
    table.text = change(&table.text);
    compile::notice(&set, edition).err().unwrap_or_default()
}

#[test]
fn every_heading_that_is_misspelt_or_written_twice_is_named() {
    for edition in
        editions().iter().filter(|id| at("public/notices").join(id).join(COMMITTEES).exists())
    {
        let text = fs::read_to_string(at("public/notices").join(edition).join(COMMITTEES)).unwrap();
        let head: Vec<&str> =
            text.trim_start_matches('\u{feff}').lines().next().unwrap().split(',').collect();
        for (place, heading) in
            head.iter().enumerate().filter(|(_, heading)| !heading.ends_with("_raw"))
        {
            for wrong in
                [format!("{heading}e"), head[usize::from(place == 0)].to_owned(), String::new()]
            {
                let mut other: Vec<&str> = head.clone();
                other[place] = &wrong;
                let findings =
                    with_table(edition, |text| text.replacen(&head.join(","), &other.join(","), 1));
                let named = findings.iter().any(|finding| {
                    finding.line == 1 && (finding.found == wrong || finding.key == *heading)
                });
                assert!(named, "{edition}: {heading} as {wrong:?}: {:?}", said(&findings));
            }
        }
    }
}

#[test]
fn a_table_is_the_same_with_other_separators_headings_dates_and_trailing_rows() {
    let edition = edition_with(COMMITTEES);
    let set = load::notice_set(&at("public/notices")).unwrap();
    let committees = |set: &NoticeSet| compile::notice(set, &edition).unwrap().committees;
    let before = committees(&set);
    assert!(before.iter().any(|row| !row.windows.is_empty()) || before.len() > 1);
    for (name, change) in [
        ("trailing rows", (|text: &str| format!("{text},,,\r\n\r\n,,\r\n")) as fn(&str) -> String),
        ("tabs", |text| reparted(text, b'\t')),
        ("semicolons", |text| reparted(text, b';')),
        ("Chinese headings", |text| {
            text.replacen("seq,", "序号,", 1).replacen(",level,series,", ",级别,系列,", 1)
        }),
        ("dates as Excel shows them", |text| {
            text.replace("2022-11-0", "2022/11/").replace("2022-12-", "2022/12/")
        }),
    ] {
        let mut other = set.clone();
        let folder = other.editions.iter_mut().find(|folder| folder.edition == edition).unwrap();
        let table = folder.committees.as_mut().unwrap();
        table.text = change(&table.text);
        assert!(committees(&other) == before, "{name}");
    }
}

fn reparted(text: &str, by: u8) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(by).from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(&record.unwrap()).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn every_encoding_is_read_and_what_is_no_text_is_named() {
    let edition = edition_with(COMMITTEES);
    let desk = Desk::new("encodings", &edition);
    let before = load::survey(&desk.root).0.editions[0].digest;
    for name in ["notice.toml", "questions.toml", COMMITTEES] {
        let text = fs::read_to_string(desk.path(name)).unwrap();
        let gbk = encoding_rs::GB18030.encode(&text).0.into_owned();
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [gbk, utf16, [b"\xef\xbb\xbf", text.as_bytes()].concat()] {
            desk.write(name, bytes);
            let (set, findings) = load::survey(&desk.root);
            assert_eq!(said(&findings), [""; 0], "{name}");
            assert_eq!(set.editions[0].digest, before, "{name} says the same");
        }
        desk.write(name, b"PK\x03\x04\x14\x00\x06\x00\x08\x00");
        let told = said(&desk.survey());
        assert!(told.iter().any(|line| line.contains(name) && line.contains("UTF-8")), "{told:?}");
        desk.write(name, text);
    }
}

#[test]
fn odd_folders_and_files_are_named_with_the_remedy() {
    let edition = &editions()[0];
    let told = |make: &dyn Fn(&Desk)| {
        let desk = Desk::new("odd", edition);
        make(&desk);
        said(&desk.survey())
    };
    for name in ["a#b2026", "a?b", "a%41b", "大足2026", "<img src=x>", "a\nb", "A2026", "2026"] {
        let told = told(&|desk| fs::create_dir_all(desk.root.join(name)).unwrap());
        assert!(
            told.iter().any(|line| line.starts_with("T17 ") && line.contains("拼音")),
            "{name}: {told:?}"
        );
    }
    let empty = told(&|desk| fs::create_dir_all(desk.root.join("fuling2026")).unwrap());
    assert!(empty.iter().any(|line| line.starts_with("T18 fuling2026")), "{empty:?}");
    let blank = told(&|desk| desk.write("more.toml", "  \n"));
    assert!(blank.iter().any(|line| line.starts_with("T18 ")), "{blank:?}");
    for (name, words) in [
        ("verify.toml.txt", "记事本"),
        ("committees.CSV", "committees.csv"),
        ("zz-committees.csv", "committees.csv"),
        ("clauses/committees.csv", "直接放在本版的文件夹里"),
        ("more.TOML", "小写"),
        ("原文.docx", SOURCE),
        ("评委会.xlsx", "committees.csv"),
        ("case/a.toml", "cases"),
        ("readme.md", "移出"),
    ] {
        let told = told(&|desk| desk.write(name, "x"));
        assert!(told.iter().any(|line| line.contains(words)), "{name}: {told:?}");
    }
    let nothing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("notepad-nothing");
    fs::create_dir_all(&nothing).unwrap();
    assert_eq!(load::survey(&nothing).1.len(), 1, "an empty folder is not fine");
    assert_eq!(load::survey(Path::new("/no/such/folder")).1.len(), 1);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_chains_end_within_a_second() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink};
    let edition = &editions()[0];
    let timed = |make: &dyn Fn(&Desk)| {
        let desk = Desk::new("endless", edition);
        make(&desk);
        let begin = Instant::now();
        let report = lint::folder(&desk.root);
        assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
        let told = said(&report.findings);
        assert!(
            told.iter().any(|line| line.starts_with("T29 ") || line.starts_with("T15 ")),
            "{told:?}"
        );
    };
    timed(&|desk| symlink("..", desk.path("back")).unwrap());
    timed(&|desk| symlink("nowhere.toml", desk.path("gone.toml")).unwrap());
    timed(&|desk| {
        let made = std::process::Command::new("mkfifo").arg(desk.path("pipe.toml")).status();
        assert!(made.unwrap().success());
    });
    timed(&|desk| {
        let name = std::ffi::OsStr::from_bytes(b"\xff\xfe.toml");
        fs::write(desk.path("").join(name), "").unwrap();
    });
    let chain = |names: &[String], when: &dyn Fn(usize) -> String| -> String {
        names
            .iter()
            .enumerate()
            .map(|(place, name)| {
                ["[[group]]\nname = \"", name, "\"\nwhen = ", &when(place), "\n"].concat()
            })
            .collect::<Vec<String>>()
            .concat()
    };
    let names: Vec<String> = (0..20_000).map(|place| format!("g{place:05}")).collect();
    let last = |place: usize, other: String| {
        if place + 1 < names.len() { other } else { "{ titles = \"有\" }".to_owned() }
    };
    timed(&|desk| {
        let text =
            chain(&names, &|place| last(place, format!("{{ group = \"g{:05}\" }}", place + 1)));
        desk.write("chain.toml", text);
    });
    timed(&|desk| {
        let text =
            chain(&names, &|place| format!("{{ group = \"g{:05}\" }}", (place + 1) % names.len()));
        desk.write("circle.toml", text);
    });
    timed(&|desk| {
        let text = chain(&names[..31], &|place| {
            let next = format!("g{:05}", place + 1);
            if place < 30 {
                format!("{{ all = [{{ group = \"{next}\" }}, {{ group = \"{next}\" }}] }}")
            } else {
                "{ titles = \"有\" }".to_owned()
            }
        });
        desk.write("doubling.toml", text);
    });
}

#[test]
fn all_findings_of_all_files_come_at_once() {
    let desk = Desk::new("all", &editions()[0]);
    desk.write("one.toml", "[[group]]\nname = “甲”\nwhen = { titles = \"有\" }\n[[fee]]\nlevels = \"工程师\"\namount = 240元\n");
    desk.write("two.toml", "[[fee]]\nlevel = [\"工程师\"]\namount = \"240\"\nstatus = \"参考\"\nclause = \"x\"\n[[group]]\nname = \"乙\"\n");
    desk.write("three.toml.txt", "");
    let told = said(&desk.survey());
    for wanted in [
        "one.toml 第 2 行",
        "one.toml 第 6 行",
        "two.toml 第 2 行",
        "two.toml 第 3 行",
        "two.toml 第 6 行",
        "three.toml.txt",
    ] {
        assert!(told.iter().any(|line| line.contains(wanted)), "{wanted}: {told:#?}");
    }
}

/// The findings of one file of rules.
fn slips(text: &str) -> Vec<Finding> {
    let text = Text { name: "a2030/rules.toml".to_owned(), text: text.to_owned() };
    load::folder("a2030", &[text]).err().unwrap_or_default()
}

#[test]
fn every_slip_of_the_pen_is_answered_in_chinese_with_its_line() {
    let fee =
        "[[fee]]\nlevels = [\"工程师\"]\namount = 240\nstatus = \"参考\"\nclause = \"a2030.fee\"\n";
    assert_eq!(said(&slips(fee)), [""; 0]);
    for (line, written, instead, code) in [
        (4, "\"参考\"", "“参考”", "T31"),
        (4, "status =", "status ＝", "T32"),
        (2, "[\"工程师\"]", "[\"工程师\"，\"技术员\"]", "T32"),
        (2, "[\"工程师\"]", "［\"工程师\"］", "T32"),
        (2, "[\"工程师\"]", "【\"工程师\"】", "T32"),
        (1, "[[fee]]", "［［fee］］", "T32"),
        (4, "\"参考\"", "\"参考", "T33"),
        (2, "[\"工程师\"]", "[\"工程师\"", "T34"),
        (1, "[[fee]]", "[[fee]", "T34"),
        (4, "status", "amount", "T35"),
        (3, "240", "240元", "T36"),
        (4, "\"参考\"", "参考", "T37"),
        (4, "\"参考\"", "cankao", "T37"),
        (3, "amount = 240", "amount 240", "T38"),
        (3, "amount = 240", "amount =", "T38"),
        (3, "240", "\"240\"", "T39"),
        (2, "[\"工程师\"]", "\"工程师\"", "T39"),
        (3, "240", "-1", "T39"),
        (3, "amount", "amonut", "T40"),
        (1, "[[fee]]", "[[fees]]", "T40"),
        (1, "[[fee]]", "[fee]", "T39"),
    ] {
        let text = fee.replacen(written, instead, 1);
        assert_ne!(text, fee, "{instead}");
        let findings = slips(&text);
        let told = said(&findings);
        let found = findings.iter().find(|finding| finding.code.text() == code);
        let found = found.unwrap_or_else(|| panic!("{instead}: {code} not in {told:?}"));
        assert_eq!(found.line, line, "{instead}: {told:?}");
        assert!(found.column > 0, "{instead}: {told:?}");
        let english = found
            .sentence()
            .split(|mark: char| !mark.is_ascii_alphabetic())
            .any(|word| word.len() > 12);
        assert!(!english && found.sentence().chars().any(|mark| mark > '\u{4e00}'), "{told:?}");
    }
    let single = said(&slips(&fee.replacen("[[fee]]", "[fee]", 1)));
    assert!(single.iter().any(|told| told.contains("写成 [[fee]]")), "{single:?}");
    let missing = slips("[[fee]]\nlevels = [\"工程师\"]\n");
    assert_eq!(missing[0].code.text(), "T41");
    let meant = slips(&fee.replacen("status", "statsu", 1));
    assert!(
        meant.iter().any(|finding| finding.nearest.as_deref() == Some("status")),
        "{:?}",
        said(&meant)
    );
}

#[test]
fn what_the_notice_does_not_say_is_found() {
    let edition = edition_with(COMMITTEES);
    let desk = Desk::whole("untrue", &edition);
    let file = files(&desk.path("clauses"), "clauses/").remove(0);
    let text = fs::read_to_string(desk.path(&file)).unwrap();
    let quote = text
        .lines()
        .position(|line| {
            line.starts_with("quote = ") && line.chars().any(|mark| mark.is_ascii_digit())
        })
        .unwrap();
    let change = |make: &dyn Fn(&str) -> String| -> Vec<String> {
        let lines: Vec<String> = text
            .lines()
            .enumerate()
            .map(|(place, line)| if place == quote { make(line) } else { line.to_owned() })
            .collect();
        desk.write(&file, lines.join("\n"));
        said(&lint::folder(&desk.root).findings)
    };
    let digit = change(&|line| {
        let at = line.find(|mark: char| mark.is_ascii_digit()).unwrap();
        let (before, after) = line.split_at(at);
        let (old, after) = after.split_at(1);
        [before, if old == "7" { "3" } else { "7" }, after].concat()
    });
    assert!(
        digit.iter().any(|line| line.starts_with(&format!("T20 {edition}/{file}"))),
        "{digit:?}"
    );
    let dropped = change(&|line| {
        let middle = line.chars().count() / 2;
        line.chars()
            .enumerate()
            .filter(|(place, _)| *place != middle)
            .map(|(_, mark)| mark)
            .collect()
    });
    assert!(dropped.iter().any(|line| line.starts_with("T20 ")), "{dropped:?}");
    let whole = |from: &str, to: &str| {
        desk.write(&file, text.replacen(from, to, 1));
        said(&lint::folder(&desk.root).findings)
    };
    let number = whole("\nmeaning = \"", "\nmeaning = \"须满987年。");
    assert!(
        number.iter().any(|line| line.starts_with("T21 ") && line.contains("987")),
        "{number:?}"
    );
    let blank = whole("\ntopic = \"", "\ntopic = \"\"\n# \"");
    assert!(blank.iter().any(|line| line.starts_with("T23 ")), "{blank:?}");
    desk.write(&file, &text);
    let table = fs::read_to_string(desk.path(COMMITTEES)).unwrap();
    let year = edition.trim_start_matches(|mark: char| !mark.is_ascii_digit());
    desk.write(COMMITTEES, table.replacen(&format!("{year}-1"), "2062-1", 1));
    let told = said(&lint::folder(&desk.root).findings);
    assert!(
        !table.contains(&format!("{year}-1"))
            || told.iter().any(|line| line.starts_with("T22 ") && line.contains("2062")),
        "{told:?}"
    );
    desk.write(COMMITTEES, table);
    fs::remove_file(desk.path(SOURCE)).unwrap();
    let told = said(&lint::folder(&desk.root).findings);
    assert!(told.iter().any(|line| line.starts_with("T24 ")), "{told:?}");
}

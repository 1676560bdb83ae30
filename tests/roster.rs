//! Rosters: thirteen shapes as real files, read, judged and written back.

use crate::common;

use std::io::{Cursor, Read, Write};

use common::{at, notice_set};
use zhicheng::domain::Value;
use zhicheng::export::json;
use zhicheng::notice::{Notice, compile};
use zhicheng::roster::desk::Desk;
use zhicheng::roster::judge::{Setting, case_value};
use zhicheng::roster::out::{self, columns::Additions};
use zhicheng::roster::rows::{Filter, kept};
use zhicheng::roster::sheet::{Book, Cell};
use zhicheng::roster::{open, overview, sample, session, unit_questions};

const PEOPLE: usize = 12;

fn gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

fn notice() -> Notice {
    compile::notice(notice_set(), &common::worked_edition()).unwrap()
}

fn desk(notice: &Notice, bytes: &[u8]) -> Desk {
    let mut desk = Desk::new();
    let setting = Setting {
        edition: notice.edition.clone(),
        matter: "职称评审".into(),
        today: "2022-11-20".into(),
    };
    desk.set_notice(notice.clone(), setting);
    desk.open(bytes, gb18030).unwrap_or_else(|refusal| panic!("{refusal}"));
    desk.gather();
    desk.judge_all();
    desk
}

fn xlsx(book: &Book) -> Vec<u8> {
    out::book::rewritten(&book.sheets, 0, &Additions::new()).unwrap()
}

fn text(book: &Book, separator: &str) -> String {
    let rows = &book.sheets[0].rows;
    rows.iter()
        .map(|row| row.iter().map(Cell::shown).collect::<Vec<_>>().join(separator) + "\r\n")
        .collect()
}

/// Every person's facts as lines of JSON.
fn facts(desk: &Desk) -> Vec<String> {
    let of = |(_, person, judged): (
        usize,
        &zhicheng::roster::people::Person,
        zhicheng::roster::judge::Judged,
    )| {
        let facts = Value::Map(judged.facts.into_iter().collect());
        format!("{} {}", person.key, json::to_json(&facts))
    };
    desk.all().map(of).collect()
}

fn answer_all(desk: &mut Desk) {
    let text = |word: &str| Value::Text(word.to_owned());
    for (key, value) in [
        ("person_category", text("非公单位人员")),
        ("discipline", Value::List(Vec::new())),
        ("applied_this_year", Value::Whole(0)),
        ("uses_nominal_unit", text("否")),
        ("is_unit_admin", text("否")),
        ("target_series", text("工程技术")),
        ("archive_location", text("本区")),
        ("employer_location", text("本区")),
        ("ss_months", Value::Whole(60)),
        ("ss_recent_gap", text("否")),
        ("titles.source", text("重庆评审")),
        ("change_kind", text("逐级晋升")),
        ("qualifications", Value::List(Vec::new())),
        ("is_skilled_talent", text("否")),
    ] {
        desk.answer_unit(key, Some(value));
    }
    desk.judge_all();
}

/// The expected facts of every shape; `ROSTERS=write` writes what is found, to be read before it is kept.
#[test]
fn thirteen_shapes_end_in_the_expected_facts_without_a_hand() {
    let notice = notice();
    for (shape, _) in sample::SHAPES {
        let book = sample::roster(shape, PEOPLE, 7).unwrap();
        let mut desk = desk(&notice, &xlsx(&book));
        // What no roster says, so that everything a roster does say is seen.
        for (part, word) in [
            ("titles.source", "重庆评审"),
            ("titles.series", "工程技术"),
            ("education.degree", "不清楚"),
            ("annual_reviews.complete", "是"),
        ] {
            desk.answer_unit(part, Some(Value::Text(word.into())));
        }
        desk.judge_all();
        let found = facts(&desk).join("\n") + "\n";
        let path = at(&format!("tests/rosters/{shape}.txt"));
        if std::env::var("ROSTERS").is_ok_and(|asked| asked == "write") {
            std::fs::write(&path, &found).unwrap();
        }
        assert_eq!(found, std::fs::read_to_string(&path).unwrap(), "{shape}");
        let people = if matches!(*shape, "R11" | "R12") { 0 } else { PEOPLE };
        assert_eq!(desk.people.len(), people, "{shape}");
        assert!(desk.people.iter().all(|person| person.unclear.is_empty()), "{shape}");
    }
}

#[test]
fn a_roster_says_the_same_in_every_encoding_and_separator() {
    let notice = notice();
    let book = sample::roster("R5", PEOPLE, 7).unwrap();
    let expected = facts(&desk(&notice, &xlsx(&book)));
    let comma = text(&book, ",");
    for bytes in [
        comma.clone().into_bytes(),
        [&[0xef, 0xbb, 0xbf], comma.as_bytes()].concat(),
        encoding_rs::GBK.encode(&comma).0.into_owned(),
        [vec![0xff, 0xfe], comma.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat(),
        text(&book, "\t").into_bytes(),
        encoding_rs::GBK.encode(&text(&book, ";")).0.into_owned(),
    ] {
        assert_eq!(facts(&desk(&notice, &bytes)), expected);
    }
}

#[test]
fn old_books_and_open_documents_say_the_same() {
    let notice = notice();
    let expected = facts(&desk(&notice, &xlsx(&sample::roster("R5", PEOPLE, 7).unwrap())));
    for name in ["R5.xls", "R5.ods"] {
        let bytes = std::fs::read(at(&format!("tests/rosters/{name}"))).unwrap();
        assert_eq!(facts(&desk(&notice, &bytes)), expected, "{name}");
    }
}

/// Workbooks are read by code of the project; another reader finds the same in every cell.
#[test]
fn another_reader_finds_the_same_cells() {
    use calamine::{Data, DataRef, Reader};
    for (shape, _) in sample::SHAPES {
        let bytes = xlsx(&sample::roster(shape, 30, 11).unwrap());
        let own = open::open(&bytes, gb18030).unwrap();
        let mut other: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(&bytes)).unwrap();
        let mut seen = 0;
        for sheet in &own.sheets {
            let mut cells = other.worksheet_cells_reader(&sheet.name).unwrap();
            while let Some(cell) = cells.next_cell().unwrap() {
                let (row, column) = cell.get_position();
                let found = sheet.cell(row as usize, column as usize);
                let expected = match cell.get_value() {
                    DataRef::Empty => continue,
                    DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
                    value => match Data::from(value.clone()) {
                        Data::String(text) => Cell::Text(text),
                        Data::Float(number) => Cell::Number(number),
                        Data::Bool(flag) => Cell::Flag(flag),
                        Data::DateTime(date) => {
                            let (year, month, day, ..) = date.to_ymd_hms_milli();
                            Cell::Day(year, month, day)
                        }
                        other => panic!("{shape}: {other:?}"),
                    },
                };
                assert_eq!(*found, expected, "{shape} {row} {column}");
                seen += 1;
            }
        }
        let filled = own.sheets.iter().flat_map(|sheet| &sheet.rows).flatten();
        assert_eq!(filled.filter(|cell| !cell.is_empty()).count(), seen, "{shape}");
        assert!(seen > 30, "{shape}");
    }
}

#[test]
fn the_desk_judges_as_the_command_does() {
    let notice = notice();
    for shape in ["R1", "R5", "R8", "R9", "R13"] {
        let mut desk = desk(&notice, &xlsx(&sample::roster(shape, 60, 3).unwrap()));
        answer_all(&mut desk);
        for (.., judged) in desk.all() {
            let line = json::to_json(&case_value(&desk.setting, &judged.facts)).to_string();
            let case =
                json::read_case(&line, |id| (id == notice.edition).then(|| notice.vocabulary()))
                    .unwrap();
            let by_command = json::assessment(
                Some(&notice),
                &case,
                &zhicheng::assess::assess(Some(&notice), &case),
            );
            assert_eq!(
                json::assessment(Some(&notice), &judged.case, &judged.assessment),
                by_command
            );
        }
    }
}

/// Everybody is judged by a short way that makes no words; the whole judgement of one person says the same.
fn agree(desk: &Desk, notice: &Notice, about: &str) {
    use zhicheng::roster::judge::{basis, lacking, outcome};
    assert_eq!(desk.briefs.len(), desk.people.len(), "{about}");
    for (place, person, judged) in desk.all() {
        let row = desk.row(place).unwrap();
        let about = format!("{about} {}", person.key);
        assert_eq!(row.outcome_text(), outcome(&judged).text(), "{about}");
        let lacks: Vec<(String, String)> = lacking(notice, &judged)
            .into_iter()
            .map(|lack| (lack.what, lack.hands.text().to_owned()))
            .collect();
        assert_eq!(row.lacking, lacks, "{about}");
        let assessment = &judged.assessment;
        assert_eq!(row.materials, assessment.checklist.len(), "{about}");
        assert_eq!(row.earliest, assessment.ladder.earliest, "{about}");
        assert_eq!(desk.briefs[place].kind, assessment.kind, "{about}");
        assert_eq!(desk.briefs[place].preliminary, assessment.preliminary, "{about}");
        assert_eq!(desk.briefs[place].basis, basis(assessment), "{about}");
        let level = judged.facts.get("target_level").cloned().unwrap_or(Value::Text(String::new()));
        assert_eq!(Value::Text(row.level), level, "{about}");
    }
    let mut counts = std::collections::BTreeMap::new();
    for place in 0..desk.people.len() {
        for (what, _) in desk.row(place).unwrap().lacking {
            *counts.entry(what).or_insert(0usize) += 1;
        }
    }
    let found: std::collections::BTreeMap<String, usize> =
        zhicheng::roster::facets::lacks(&desk.briefs, &desk.said).into_iter().collect();
    assert_eq!(found, counts, "{about}");
}

#[test]
fn the_short_way_says_what_the_long_way_says() {
    let text = |word: &str| Value::Text(word.to_owned());
    let worked = common::worked_edition();
    for folder in &notice_set().editions {
        let edition = folder.edition.as_str();
        let shapes = if edition == worked {
            &["R1", "R2", "R3", "R5", "R8", "R9", "R10", "R13"][..]
        } else {
            &["R5", "R9"]
        };
        let notice = compile::notice(notice_set(), edition).unwrap();
        for shape in shapes {
            let mut desk = Desk::new();
            let setting = zhicheng::roster::judge::Setting {
                edition: edition.into(),
                matter: "职称评审".into(),
                today: "2022-11-20".into(),
            };
            desk.set_notice(notice.clone(), setting);
            desk.open(&xlsx(&sample::roster(shape, 60, 5).unwrap()), gb18030).unwrap();
            desk.gather();
            desk.judge_all();
            agree(&desk, &notice, &format!("{edition} {shape} unanswered"));
            answer_all(&mut desk);
            agree(&desk, &notice, &format!("{edition} {shape} answered"));
            desk.answer_own(&[2, 7], "ss_months", Some(&Value::Whole(2)));
            desk.answer_own(&[3], "titles", Some(&Value::List(Vec::new())));
            agree(&desk, &notice, &format!("{edition} {shape} own"));
            desk.answer_own(&[4], "ss_months", Some(&text("many")));
            agree(&desk, &notice, &format!("{edition} {shape} own fault"));
            desk.answer_unit("employer_kind", Some(text("没有这种")));
            desk.judge_all();
            agree(&desk, &notice, &format!("{edition} {shape} fault for all"));
            assert!(desk.undo());
            desk.judge_all();
            agree(&desk, &notice, &format!("{edition} {shape} undone"));
        }
    }
}

#[test]
fn answers_for_the_unit_fill_only_what_cells_do_not_say() {
    let notice = notice();
    let mut desk = desk(&notice, &xlsx(&sample::roster("R9", PEOPLE, 7).unwrap()));
    for (key, word) in [("target_series", "工程技术"), ("employer_kind", "非公企业")] {
        desk.answer_unit(key, Some(Value::Text(word.into())));
    }
    desk.judge_all();
    let open = unit_questions::asks(&desk);
    assert!(open.iter().any(|ask| ask.key == "titles.source" && ask.count > 0));
    answer_all(&mut desk);
    assert!(
        desk.all()
            .all(|(.., judged)| judged.facts["person_category"] == Value::Text("流动人员".into()))
    );
    let one = Value::Text("非公单位人员".into());
    desk.answer_own(&[3], "person_category", Some(&one));
    assert_eq!(desk.judged(3).unwrap().facts["person_category"], one);
    assert_ne!(desk.judged(4).unwrap().facts["person_category"], one);
    assert!(desk.undo());
    desk.judge_all();
    assert_ne!(desk.judged(3).unwrap().facts["person_category"], one);
}

/// Every cell of every sheet, as an independent pass over the file sees it.
fn cells(bytes: &[u8]) -> Vec<(String, usize, usize, Cell)> {
    let book = open::open(bytes, gb18030).unwrap();
    let mut found = Vec::new();
    for sheet in book.sheets {
        for (row, cells) in sheet.rows.into_iter().enumerate() {
            for (column, cell) in cells.into_iter().enumerate().filter(|(_, cell)| !cell.is_empty())
            {
                found.push((sheet.name.clone(), row, column, cell));
            }
        }
    }
    found
}

#[test]
fn writing_back_changes_no_cell_of_hers() {
    let notice = notice();
    for shape in ["R1", "R3", "R5", "R9"] {
        let before = xlsx(&sample::roster(shape, PEOPLE, 7).unwrap());
        let mut desk = desk(&notice, &before);
        answer_all(&mut desk);
        let after = out::roster(&desk, &before).unwrap();
        let (hers, all) = (cells(&before), cells(&after));
        assert!(hers.iter().all(|cell| all.contains(cell)), "{shape}");
        assert!(all.len() > hers.len(), "{shape}");
        // Every part but the one sheet is the same to the byte.
        let mut one = zip::ZipArchive::new(Cursor::new(&before)).unwrap();
        let mut two = zip::ZipArchive::new(Cursor::new(&after)).unwrap();
        assert_eq!(one.len(), two.len());
        let mut differ = 0;
        for place in 0..one.len() {
            let mut parts = [String::new(), String::new()];
            one.by_index(place).unwrap().read_to_string(&mut parts[0]).unwrap();
            two.by_index(place).unwrap().read_to_string(&mut parts[1]).unwrap();
            differ += usize::from(parts[0] != parts[1]);
        }
        assert_eq!(differ, 1, "{shape}");
        // Opened again, the result columns are known and not taken for hers.
        let again = self::desk(&notice, &after);
        assert_eq!(facts(&again), facts(&self::desk(&notice, &before)), "{shape}");
    }
}

#[test]
fn nothing_of_an_identity_number_is_saved_or_shown() {
    let notice = notice();
    let book = sample::roster("R1", PEOPLE, 7).unwrap();
    let identity = book.sheets[0].rows[3][2].shown();
    assert_eq!(identity.len(), 18);
    let desk = desk(&notice, &xlsx(&book));
    let saved = session::save(&session::of(&desk, false));
    let holds =
        |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(!holds(&saved, &identity));
    for place in 0..PEOPLE {
        let seen = zhicheng::roster::view::person(&desk, place).unwrap();
        assert!(!format!("{seen:?}").contains(&identity));
    }
    assert!(!format!("{:?}", desk.plans).contains(&identity));
    for place in 0..PEOPLE {
        assert!(!format!("{:?}", desk.row(place).unwrap()).contains(&identity));
    }
}

#[test]
fn a_session_opens_again_and_a_newer_roster_is_compared() {
    let notice = notice();
    let mut book = sample::roster("R13", PEOPLE, 7).unwrap();
    let mut desk = desk(&notice, &xlsx(&book));
    answer_all(&mut desk);
    desk.answer_own(&[1], "ss_months", Some(&Value::Whole(3)));
    let saved = session::save(&session::of(&desk, false));

    let opened = session::open(&saved).unwrap();
    let mut second = Desk::new();
    second.set_notice(notice.clone(), opened.setting.clone());
    session::restore(&mut second, opened.clone());
    second.judge_all();
    assert_eq!(facts(&second), facts(&desk));

    // Next week: one left, one came, one has another title.
    let rows = &mut book.sheets[0].rows;
    rows.remove(1);
    rows.insert(
        PEOPLE,
        ["G99999", "示例新人", "工程部", "无", "", "大专", "无", "助理级"]
            .map(|word| Cell::Text(word.into()))
            .to_vec(),
    );
    rows[4][3] = Cell::Text("083".into());
    rows[4][4] = Cell::Text("2010.01".into());
    rows[4][7] = Cell::Text("副高级".into());
    let mut third = self::desk(&notice, &xlsx(&book));
    session::carry_over(&mut third, &opened);
    third.judge_all();
    let found = session::compare(&opened.stood, &session::stood(&third), str::to_owned);
    assert_eq!(found.came, ["示例新人"]);
    assert_eq!(found.left, ["示例0001"]);
    assert_eq!(found.changed.len() + found.same, PEOPLE - 1);
    assert!(found.changed.iter().any(|(name, ..)| *name == third.people[3].name), "{found:?}");
    assert_eq!(third.judged(0).unwrap().facts["ss_months"], Value::Whole(3));

    for bad in [&saved[..saved.len() - 1], b"ZCRS9\n", b"ZCRS1\n\xff\xff\xff\xff"] {
        assert!(session::open(bad).is_err());
    }
}

#[test]
fn rows_are_filtered_and_counted() {
    let notice = notice();
    let mut desk = desk(&notice, &xlsx(&sample::roster("R13", 200, 7).unwrap()));
    answer_all(&mut desk);
    let all = kept(&desk, &Filter::default());
    assert_eq!(all, (0..200).collect::<Vec<_>>());
    let by_outcome: usize = (0..5)
        .map(|outcome| kept(&desk, &Filter { outcome: Some(outcome), ..Filter::default() }).len())
        .sum();
    assert_eq!(by_outcome, 200);
    let one = kept(&desk, &Filter { search: "G00042".into(), ..Filter::default() });
    assert_eq!(one, [41]);
    for table in overview::overview(&desk, 2022) {
        assert!(!table.rows.is_empty(), "{}", table.title);
    }
    let levels = &overview::overview(&desk, 2022)[0];
    assert_eq!(levels.rows.iter().map(|(_, counts)| counts[5]).sum::<usize>(), 200);
    let (table, gained) = overview::if_all(&desk, "ss_months", &Value::Whole(3));
    assert!(gained.is_empty());
    assert_eq!(table.rows.iter().map(|(_, counts)| counts[1]).sum::<usize>(), 200);
}

#[test]
fn templates_are_read_back_by_the_desk() {
    for folder in &notice_set().editions {
        let edition = folder.edition.as_str();
        let notice = compile::notice(notice_set(), edition).unwrap();
        let bytes = out::template(&notice).unwrap();
        let desk = desk(&notice, &bytes);
        let plan = desk.plans.iter().find(|plan| plan.used).unwrap();
        for this in plan.matches.iter().filter(|this| !this.label.is_empty()) {
            assert!(!this.target.is_empty(), "{edition}: {}", this.label);
        }
        assert!(desk.people.is_empty(), "{edition}: the example row is nobody");
    }
}

/// How many files are of the form.
fn named(names: &[String], form: &zhicheng::notice::model::forms::Form) -> usize {
    names.iter().filter(|name| name.contains(&form.name)).count()
}

#[test]
fn forms_of_those_who_may_apply_come_in_one_archive() {
    let notice = notice();
    let forms = compile::forms(notice_set(), &notice.edition).unwrap();
    let mut desk = desk(&notice, &xlsx(&sample::roster("R5", PEOPLE, 7).unwrap()));
    answer_all(&mut desk);
    for (key, word) in [
        ("person_category", "事业单位在编"),
        ("employer_kind", "区属事业单位"),
        ("unit_post_managed", "否"),
    ] {
        desk.answer_unit(key, Some(Value::Text(word.to_owned())));
    }
    desk.judge_all();
    let all: Vec<usize> = (0..desk.people.len()).collect();
    let bytes = out::pack::forms(&desk, Some(&forms), &all).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let may = desk.briefs.iter().filter(|brief| brief.outcome < 2).count();
    assert!(may > 0);
    // What the unit fills stands there once, and says nothing of anybody; the others are somebody's.
    let (units, own): (Vec<_>, Vec<_>) = forms.forms.iter().partition(|form| form.of_unit);
    assert!(!units.is_empty() && own.iter().any(|form| named(&names, form) == may), "{names:?}");
    assert!(own.iter().all(|form| named(&names, form) <= may), "{names:?}");
    for form in units {
        let of_unit: Vec<_> = names.iter().filter(|name| name.contains(&form.name)).collect();
        assert_eq!(of_unit, [&format!("单位/{}{}.docx", form.annex, form.name)]);
    }
    let mut calendar = String::new();
    archive.by_name("日历.ics").unwrap().read_to_string(&mut calendar).unwrap();
    let uids: Vec<&str> = calendar.lines().filter(|line| line.starts_with("UID:")).collect();
    let mut each = uids.clone();
    each.sort_unstable();
    each.dedup();
    assert!(!uids.is_empty() && each.len() == uids.len(), "{uids:?}");
    let mut message = String::new();
    archive.by_name("通知每个人的话.txt").unwrap().read_to_string(&mut message).unwrap();
    assert!(message.contains("您目前的结论是"));
}

#[test]
fn hostile_files_end_in_a_sentence() {
    let refused = |bytes: &[u8]| {
        open::open(bytes, gb18030).err().map(|refusal| refusal.words).unwrap_or_default()
    };
    let good = xlsx(&sample::roster("R5", PEOPLE, 7).unwrap());
    assert!(refused(&good[..good.len() / 2]).contains("损坏"));
    // Two cells at the far corners: five kilobytes that a whole-sheet reader makes gigabytes of.
    let mut corner =
        Book { format: zhicheng::roster::sheet::Format::Xlsx, sheets: vec![], remarks: vec![] };
    corner.sheets.push(zhicheng::roster::sheet::Sheet {
        name: "远".into(),
        rows: vec![vec![Cell::Text("姓名".into())]],
        ..Default::default()
    });
    let small = xlsx(&corner);
    let far = replaced(&small, "xl/worksheets/sheet1.xml", |text| {
        text.replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>")
    });
    assert!(refused(&far).contains("第 1048576 行"), "{}", refused(&far));
    let wide = replaced(&small, "xl/worksheets/sheet1.xml", |text| {
        text.replace(
            "</sheetData>",
            "<row r=\"9\"><c r=\"BTV9\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>",
        )
    });
    assert!(refused(&wide).contains("BTV 列"), "{}", refused(&wide));
    let bomb = replaced(&small, "xl/sharedStrings.xml", |_| " ".repeat(500 << 20));
    assert!(bomb.len() < 2 << 20, "{}", bomb.len());
    assert!(refused(&bomb).contains("为安全起见"), "{}", refused(&bomb));
    let columns = format!("{}\n", ",x".repeat(50_000));
    assert!(refused(columns.as_bytes()).contains("1000 列"), "{}", refused(columns.as_bytes()));
    let errors = replaced(&small, "xl/worksheets/sheet1.xml", |text| {
        text.replace("</sheetData>", "<row r=\"2\"><c r=\"A2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"B2\"><f>TODAY()</f></c></row></sheetData>")
    });
    let book = open::open(&errors, gb18030).unwrap();
    assert_eq!(book.sheets[0].cell(1, 0), &Cell::Fault("#DIV/0!".into()));
    assert!(matches!(book.sheets[0].cell(1, 1), Cell::Fault(_)));
}

/// The archive with one part changed.
fn replaced(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let mut done = false;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let own = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if own == name {
            text = change(&text);
            done = true;
        }
        out.start_file(own, options).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    if !done {
        out.start_file(name, options).unwrap();
        out.write_all(change("").as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

mod fuzz {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn no_bytes_end_the_readers(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let _ = open::open(&bytes, gb18030);
            let _ = session::open(&[b"ZCRS1\n", &bytes[..]].concat());
        }

        #[test]
        fn no_damage_ends_the_readers(place in 0usize..100_000, byte in any::<u8>(), cut in 0usize..100_000, kind in 0usize..3) {
            let mut bytes = match kind {
                0 => xlsx(&sample::roster("R9", 3, 1).unwrap()),
                1 => std::fs::read(at("tests/rosters/R5.xls")).unwrap(),
                _ => std::fs::read(at("tests/rosters/R5.ods")).unwrap(),
            };
            let length = bytes.len();
            bytes[place % length] = byte;
            if cut % 3 == 0 {
                bytes.truncate(cut % length);
            }
            if let Ok(book) = open::open(&bytes, gb18030) {
                let mut desk = Desk::new();
                desk.take(book);
                desk.gather();
            }
        }

        #[test]
        fn no_cell_ends_a_reading(text in "\\PC{0,30}", number in any::<f64>()) {
            let words = zhicheng::roster::words::Words::shipped();
            let mended = zhicheng::roster::reading::Mended::new();
            for target in zhicheng::roster::target::TARGETS {
                let reader = zhicheng::roster::reading::Reader::new(&words, target, 1, "2022年度考核结果", &mended, true);
                let _ = reader.read(&Cell::Text(text.clone()));
                let _ = reader.read(&Cell::Number(number));
            }
        }
    }
}

//! Every official form of every edition, filled for a rich case, an empty one and one with long names.
//!
//! With `FORMS_OUT` set to a folder, the documents are left there with the words each must show, for
//! `scripts/check-forms.sh` to open in a word processor.

use std::fmt::Write as _;
use std::io::{Cursor, Read};
use std::path::Path;

use crate::common::filled::lines;
use quick_xml::events::Event;
use zhicheng::assess::{Assessment, assess};
use zhicheng::domain::{Case, Value};
use zhicheng::export::docx::docx;
use zhicheng::export::forms::{Extra, FilledBlock, FilledForm, fill};
use zhicheng::export::json;
use zhicheng::notice::model::forms::{Field, Form, Forms};
use zhicheng::notice::{Notice, compile, load};

/// A case that answers all that forms can take from it.
const RICH: &str = r#"{
  "matter": "职称评审", "today": "2022-11-20", "person_category": "非公单位人员", "target_series": "工程技术",
  "target_level": "工程师", "target_specialty": "建筑工程", "change_kind": "逐级晋升", "qualifications": [
    {"name": "一级建造师", "obtained": "2020-09", "in_table": "是"}],
  "titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2018-06-15", "source": "重庆评审", "specialty": "土木"},
    {"level": "助理工程师", "series": "经济", "obtained": "2017-11", "source": "重庆评审"}],
  "education": [{"level": "大学本科", "degree": "学士", "graduated": "2014-06", "full_time": "是"},
    {"level": "大学专科", "degree": "无学位", "graduated": "2011-07", "full_time": "否"}],
  "continuing_education": [{"year": 2020, "public_hours": 30, "professional_hours": 60},
    {"year": 2021, "public_hours": 30, "professional_hours": 66.5}],
  "achievements": [{"kind": "工作业绩", "obtained": "2019-03", "role": "主持"}, {"kind": "工作业绩", "obtained": "2016-03", "role": "参与"},
    {"kind": "发明专利", "obtained": "2020-05", "rank": 2}, {"kind": "论文", "obtained": "2021-08", "rank": 1}]}"#;

const LONG: &str = "欧阳上官司马诸葛慕容夏侯皇甫尉迟公孙令狐宇文长孙鲜于闾丘申屠";

struct Edition {
    notice: Notice,
    forms: Forms,
}

fn editions() -> Vec<Edition> {
    let set =
        load::notice_set(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/notices")).unwrap();
    set.editions
        .iter()
        .map(|folder| Edition {
            notice: compile::notice(&set, &folder.edition).unwrap(),
            forms: compile::forms(&set, &folder.edition).unwrap(),
        })
        .collect()
}

fn judged(notice: &Notice, text: &str) -> (Case, Assessment) {
    let text = text
        .replacen('{', &format!(r#"{{"edition": "{}", "#, notice.edition), 1)
        .replace(", }", "}");
    let case =
        json::read_case(&text, |id| (id == notice.edition).then(|| notice.vocabulary())).unwrap();
    let assessment = assess(Some(notice), &case);
    (case, assessment)
}

/// An answer to everything the form asks: its example, or long words.
fn answers(form: &Form, long: bool) -> Extra {
    fn one<From>(field: &Field<From>, long: bool) -> (String, Value) {
        let words = if long && field.longest > 20 {
            LONG.chars().cycle().take(usize::from(field.longest.min(200))).collect()
        } else {
            field.example.clone()
        };
        (field.key.clone(), Value::Text(words))
    }
    let mut entries: Vec<(String, Value)> = form
        .fields
        .iter()
        .filter(|field| !field.ask.is_empty() && (long || field.from.is_none()))
        .map(|field| one(field, long))
        .collect();
    for list in &form.lists {
        let row = || {
            let asked = list
                .members
                .iter()
                .filter(|member| !member.ask.is_empty() && (long || member.from.is_none()));
            Value::Map(asked.map(|member| one(member, long)).collect())
        };
        entries.push((list.key.clone(), Value::List(vec![row(), row(), row()])));
    }
    Extra::read(form, &Value::Map(entries)).unwrap()
}

/// The parts of the archive; every one that is XML must be well formed.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = Vec::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        if part.is_dir() {
            continue;
        }
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        found.push((name, text));
    }
    found
}

/// The words of the document part, without any space or break.
fn words(document: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(document);
    let mut found = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Text(text) => found.push_str(&text),
            Event::GeneralRef(reference) => match &*reference {
                "amp" => found.push('&'),
                "lt" => found.push('<'),
                "gt" => found.push('>'),
                "quot" => found.push('"'),
                "apos" => found.push('\''),
                other => panic!("&{other};"),
            },
            _ => {}
        }
    }
}

/// Properties stand in the order the schema gives them: Word may drop those that do not.
fn check_order(name: &str, part: &str) {
    for (parent, order) in [
        ("w:rPr", &["w:rFonts", "w:b", "w:bCs", "w:sz", "w:szCs", "w:u"][..]),
        ("w:pPr", &["w:pageBreakBefore", "w:spacing", "w:ind", "w:jc", "w:rPr"]),
        ("w:tblPr", &["w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
        ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    ] {
        let mut reader = quick_xml::Reader::from_str(part);
        let mut path: Vec<String> = Vec::new();
        let mut last = 0;
        loop {
            let event = reader.read_event().unwrap();
            if let Event::Start(tag) | Event::Empty(tag) = &event {
                let tag = tag.name().as_ref().to_owned();
                if path.last().is_some_and(|outer| outer == parent) {
                    let place = order.iter().position(|other| *other == tag);
                    let place = place.unwrap_or_else(|| panic!("{name}: {tag} in {parent}"));
                    assert!(place >= last, "{name}: {tag} in {parent}");
                    last = place;
                } else if tag == parent {
                    last = 0;
                }
                if matches!(event, Event::Start(_)) {
                    path.push(tag);
                }
            } else if matches!(event, Event::End(_)) {
                path.pop();
            } else if matches!(event, Event::Eof) {
                break;
            }
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

fn check(name: &str, filled: &FilledForm) {
    let bytes = docx(filled).unwrap();
    assert_eq!(bytes, docx(filled).unwrap(), "{name}: the same form must be the same bytes");
    let parts = parts(&bytes);
    let (_, document) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    check_order(name, document);
    let shown = squeezed(&words(document));
    for line in lines(filled) {
        assert!(shown.contains(&squeezed(&line)), "{name}: 「{line}」 is not in the document");
    }
    for block in &filled.blocks {
        if let FilledBlock::Table(table) = block {
            for (at, line) in table.grid().iter().enumerate() {
                let covered: usize = line.iter().map(|(across, _)| usize::from(*across)).sum();
                assert_eq!(covered, table.widths.len(), "{name}: row {at}");
            }
        }
    }
    if let Some(folder) = std::env::var_os("FORMS_OUT") {
        let path = |kind: &str| Path::new(&folder).join(format!("{name}.{kind}"));
        let mut expected = String::new();
        for line in lines(filled) {
            writeln!(expected, "{}", squeezed(&line)).unwrap();
        }
        std::fs::write(path("docx"), bytes).unwrap();
        std::fs::write(path("expected"), expected).unwrap();
    }
}

#[test]
fn every_form_is_a_document_that_shows_all_its_words() {
    let mut count = 0;
    for edition in editions() {
        let (rich, judged_rich) = judged(&edition.notice, RICH);
        let (empty, judged_empty) = judged(&edition.notice, "{}");
        for form in &edition.forms.forms {
            let name = |kind: &str| format!("{}.{}.{kind}", edition.notice.edition, form.key);
            check(
                &name("rich"),
                &fill(form, &edition.notice, &rich, &judged_rich, &answers(form, false)),
            );
            check(
                &name("long"),
                &fill(form, &edition.notice, &rich, &judged_rich, &answers(form, true)),
            );
            let blank = fill(form, &edition.notice, &empty, &judged_empty, &Extra::default());
            check(&name("empty"), &blank);
            assert!(blank.blanks.len() >= form.fields.len(), "{}: every field is blank", form.key);
            count += 1;
        }
    }
    assert!(count > 0, "no edition has a form");
}

/// Every form of every edition, filled for a rich case with `extra` in every place that takes words.
fn each_with(extra: &str, case: &str, mut then: impl FnMut(&str, &FilledForm)) {
    let mut seen = 0;
    for edition in editions() {
        let (facts, assessment) = judged(&edition.notice, case);
        for form in &edition.forms.forms {
            let open = |field: &&Field<_>| !field.ask.is_empty() && field.from.is_none();
            let asked = form.fields.iter().filter(open);
            let words = asked.map(|field| (field.key.clone(), Value::Text(extra.to_owned())));
            let Ok(extra) = Extra::read(form, &Value::Map(words.collect())) else { continue };
            let filled = fill(form, &edition.notice, &facts, &assessment, &extra);
            then(&format!("{}.{}", edition.notice.edition, form.key), &filled);
            seen += 1;
        }
    }
    assert!(seen > 0, "no form takes words");
}

#[test]
fn hostile_words_are_printed_or_left_out_but_never_break_the_document() {
    let mut shown = 0;
    each_with("</w:t>&lt;\u{0}\u{7}\u{ffff}\"'<w:trPr>", RICH, |name, filled| {
        check(&format!("{name}.hostile"), filled);
        shown += usize::from(lines(filled).concat().contains("</w:t>&lt;\"'<w:trPr>"));
    });
    assert!(shown > 0);
}

#[test]
fn what_turns_the_direction_of_writing_is_not_printed_and_a_tab_is_a_space() {
    let turned = RICH.replacen("建筑工程", "\u{202e}建筑\u{2066}工程\u{200f}", 1);
    let turns = |sign: char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let (mut typed, mut known) = (0, 0);
    each_with("王\u{202e}小\t明\u{2069}", &turned, |name, filled| {
        check(&format!("{name}.turned"), filled);
        let lines = lines(filled);
        assert!(lines.iter().all(|line| !line.contains(turns)), "{name}");
        typed += usize::from(lines.iter().any(|line| line.contains("王小 明")));
        known += usize::from(lines.iter().any(|line| line.contains("建筑工程")));
    });
    assert!(typed > 0 && known > 0, "{typed} {known}");
}

#[test]
fn what_does_not_belong_to_the_form_is_refused_with_its_place() {
    let mut lists = 0;
    for edition in editions() {
        for form in &edition.forms.forms {
            let refused = |extra: String| {
                Extra::read(form, &json::value_of(&extra).unwrap()).err().map(|fault| fault.path)
            };
            let place = |path: String| Some(path);
            assert_eq!(refused("[]".into()), place("(extra)".into()));
            assert_eq!(refused(r#"{"nobody": "1"}"#.into()), place("nobody".into()));
            if let Some(field) = form.fields.iter().find(|field| !field.ask.is_empty()) {
                let key = &field.key;
                assert_eq!(refused(format!(r#"{{"{key}": 1.5}}"#)), place(key.clone()));
            }
            for list in &form.lists {
                let key = &list.key;
                assert_eq!(refused(format!(r#"{{"{key}": {{}}}}"#)), place(key.clone()));
                assert_eq!(
                    refused(format!(r#"{{"{key}": [{{"nothing": "1"}}]}}"#)),
                    place(format!("{key}[0].nothing"))
                );
                assert_eq!(refused(format!(r#"{{"{key}": ["1"]}}"#)), place(format!("{key}[0]")));
                lists += 1;
            }
        }
    }
    assert!(lists > 0);
}

/// A form that is not printed anywhere, whose mistakes are made below.
const MADE_UP: &str = r#"
name = "某函"
paper = "A4"
margins = [20, 20, 20, 20]
size = 14
field = [
  { key = "level", label = "级别", from = "target_level", words = { "工程师" = "中" } },
  { key = "name", label = "姓名", ask = "您的姓名？", example = "张三", longest = 30 },
  { key = "specialty", label = "专业", from = "target_specialty", ask = "什么专业？", example = "建筑" },
  { key = "date", label = "日期", by = "单位", blank = "年　月　日" },
]
[[list]]
key = "others"
label = "其他人"
field = [ { key = "name", label = "姓名", ask = "姓名", example = "王五" } ]
[[block]]
text = "某函"
[[block]]
text = "{specialty}专业{level}级，{name}，{date}"
[[block]]
widths = [20, 80]
rows = [
  { head = true, cells = ["序号", "姓名"] },
  { each = "others", cells = ["", "{others.name}"] },
]
"#;

/// Every mistake an official can make in a form has its code.
#[test]
fn a_form_that_is_wrong_is_named_by_code() {
    use zhicheng::notice::finding::Code;
    use zhicheng::notice::load::NoticeSet;
    use zhicheng::notice::source::form::{Cell, Form as Written};

    let set =
        load::notice_set(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/notices")).unwrap();
    // In whichever edition has a form at all, in its place.
    let has_form = |folder: &&load::Folder| !folder.forms.is_empty();
    let edition = &set.editions.iter().find(has_form).unwrap().edition;
    let codes = |spoil: fn(&mut Written)| {
        let mut set: NoticeSet = set.clone();
        let folder = set.editions.iter_mut().find(|folder| folder.edition == *edition).unwrap();
        let (_, real) = &mut folder.forms[0];
        let heading = format!("key = \"{}\"\nclauses = [\"{}\"]\n", real.key, real.clauses[0]);
        *real = toml::from_str(&(heading + MADE_UP)).unwrap();
        spoil(real);
        let problems = compile::forms(&set, edition).err().unwrap_or_default();
        problems.into_iter().map(|problem| problem.code).collect::<Vec<_>>()
    };
    assert!(codes(|_| {}).is_empty());
    assert_eq!(codes(|form| form.key = "no-such-material".to_owned()), [Code::UnknownName]);
    assert_eq!(codes(|form| form.clauses.push("none.none".to_owned())), [Code::UnknownClause]);
    assert_eq!(codes(|form| form.clauses.clear()), [Code::UnknownClause]);
    assert_eq!(codes(|form| form.block[0].text = Some("{none}".to_owned())), [Code::UnknownName]);
    assert_eq!(codes(|form| form.block[0].text = Some("{name".to_owned())), [Code::Syntax]);
    assert_eq!(
        codes(|form| form.block[0].text = Some("{others.name}".to_owned())),
        [Code::UnknownName]
    );
    assert_eq!(codes(|form| form.field[2].from = Some("none".to_owned())), [Code::UnknownFact]);
    assert_eq!(codes(|form| form.field[2].ask.clear()), []);
    assert_eq!(codes(|form| form.field[1].ask.clear()), [Code::MissingWording]);
    assert_eq!(codes(|form| form.field.push(form.field[0].clone())), [Code::DuplicateId]);
    assert_eq!(codes(|form| form.paper = "B5".to_owned()), [Code::UnknownOption]);
    assert_eq!(
        codes(|form| form.list[0].from = Some("target_level".to_owned())),
        [Code::UnknownFact]
    );
    for spoil in [
        (|form| {
            let block = form.block.iter_mut().find(|block| !block.rows.is_empty()).unwrap();
            block.rows[0].cells.push(Cell::Plain(String::new()));
        }) as fn(&mut Written),
        |form| {
            let block = form.block.iter_mut().find(|block| !block.rows.is_empty()).unwrap();
            block.rows[0].cells.pop();
        },
        |form| {
            let block = form.block.iter_mut().find(|block| !block.rows.is_empty()).unwrap();
            block.widths[0] = 200;
        },
    ] {
        assert_eq!(codes(spoil), [Code::Layout]);
    }
}

//! Each person's official forms as Word documents in one archive, with the messages and the calendar.

use chrono::NaiveDate;

use crate::assess::assessment::Outcome;
use crate::domain::Value;
use crate::export::archive::Writer;
use crate::export::docx::docx;
use crate::export::forms::{Extra, fill};
use crate::export::ics;
use crate::notice::Notice;
use crate::notice::model::forms::{Form, Forms};
use crate::roster::desk::Desk;
use crate::roster::facts::Answers;
use crate::roster::judge::{Judged, OUTCOMES, judge_facts};
use crate::roster::people::Person;
use crate::roster::sheet::{Refusal, is_identity};
use crate::roster::words::plain;

/// So many people's forms go into one archive.
pub const MOST_PEOPLE: usize = 500;

/// The archive: a folder for everybody who may apply or has something to be verified, with the forms
/// that their checklist names; the form of the unit once; messages and calendar.
///
/// # Errors
/// That there is nobody to write for, or too many at once.
pub fn forms(desk: &Desk, forms: Option<&Forms>, places: &[usize]) -> Result<Vec<u8>, Refusal> {
    let notice = desk.notice.as_ref().ok_or_else(|| Refusal::new("还没有选择通知。"))?;
    let may = |place: &&usize| {
        let outcome =
            desk.briefs.get(**place).and_then(|brief| OUTCOMES.get(usize::from(brief.outcome)));
        matches!(outcome, Some(Outcome::Eligible | Outcome::Verify))
    };
    let people: Vec<(usize, &Person, Judged)> = places
        .iter()
        .filter(may)
        .take(MOST_PEOPLE + 1)
        .filter_map(|place| Some((*place, desk.people.get(*place)?, desk.judged(*place)?)))
        .collect();
    if people.is_empty() {
        return Err(Refusal::new(
            "选中的人里，没有可申报或需人工核实的，没有表格可以生成。请先补全回答，或者换一批人。",
        ));
    }
    if people.len() > MOST_PEOPLE {
        return Err(Refusal::new(format!(
            "选中的有 {} 人，一次最多生成 {MOST_PEOPLE} 人的表格。请用筛选分批生成，例如按部门。",
            places.iter().filter(may).count()
        )));
    }
    let mut zip = Writer::default();
    let mut index = String::from("姓名,表格,要手工补的栏\r\n");
    let unit = judge_facts(notice, &desk.setting, Answers::new(), Vec::new());
    for form in forms.iter().flat_map(|forms| &forms.forms) {
        let mut named = people.iter().filter(|(.., judged)| names(notice, judged, form));
        let mut put = |folder: &str, name: &str, judged: &Judged, extra: &Extra| {
            let filled = fill(form, notice, &judged.case, &judged.assessment, extra);
            let bytes = docx(&filled).map_err(Refusal::new)?;
            let path = format!("{folder}/{}{}.docx", form.annex, file_name(&form.name));
            zip.add(&path, &bytes);
            let blanks: Vec<&str> =
                filled.blanks.iter().map(|blank| blank.label.as_str()).collect();
            index.push_str(&line(&[name, &form.name, &blanks.join("、")]));
            Ok::<(), Refusal>(())
        };
        if form.of_unit {
            // Nothing of a person stands in what the unit fills.
            if named.next().is_some() {
                put("单位", "单位", &unit, &Extra::default())?;
            }
            continue;
        }
        for (place, person, judged) in named {
            let extra = extra(desk, *place, person, form);
            put(&folder(*place, person), &person.name, judged, &extra)?;
        }
    }
    zip.add("目录.csv", &[&b"\xef\xbb\xbf"[..], index.as_bytes()].concat());
    let rows = people.iter().filter_map(|(place, ..)| desk.row(*place));
    let text = rows.map(|row| super::message(notice, &row)).collect::<Vec<_>>().join("\n\n");
    zip.add("通知每个人的话.txt", &[&b"\xef\xbb\xbf"[..], text.as_bytes()].concat());
    let stamp = NaiveDate::parse_from_str_or(&desk.setting.today);
    let judged: Vec<_> =
        people.iter().map(|(.., judged)| (&judged.case, &judged.assessment)).collect();
    zip.add("日历.ics", ics::of_all(notice, &judged, stamp).as_bytes());
    zip.finish().ok_or_else(|| Refusal::new("表格没有打包成功，请少选几个人再试。"))
}

/// Whether a person's checklist names a form.
fn names(notice: &Notice, judged: &Judged, form: &Form) -> bool {
    let materials = judged.assessment.checklist.iter();
    let mut materials = materials.filter_map(|id| id.of(&notice.materials));
    materials.any(|material| material.id == form.key)
}

/// A date from the text of a setting; the first day of the calendar's files where none was given.
trait OrDefault {
    fn parse_from_str_or(text: &str) -> Self;
}

impl OrDefault for NaiveDate {
    fn parse_from_str_or(text: &str) -> Self {
        crate::domain::PartialDate::parse(text).map_or_else(Self::default, |written| written.date)
    }
}

/// A folder for a person: the number keeps people of one name apart.
fn folder(place: usize, person: &Person) -> String {
    format!("{:03}-{}", place + 1, file_name(&person.name))
}

/// A text that may be the name of a file, also where it came from a cell.
fn file_name(text: &str) -> String {
    let name: String = text
        .chars()
        .filter(|sign| !sign.is_control() && !"/\\:*?\"<>|".contains(*sign))
        .take(40)
        .collect();
    let name = name.trim_matches(['.', ' ']).to_owned();
    if name.is_empty() { "未写姓名".to_owned() } else { name }
}

fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| format!("\"{}\"", super::columns::harmless(cell).replace('"', "\"\"")))
        .collect();
    format!("{}\r\n", cells.join(","))
}

/// What the roster says besides the facts, by the names of the form's fields. Identity numbers are
/// never written.
fn extra(desk: &Desk, place: usize, person: &Person, form: &Form) -> Extra {
    let mut words: Vec<(String, Value)> = Vec::new();
    let mut put = |key: &str, longest: u16, word: &str| {
        let fits =
            word.chars().count() <= usize::from(longest) && !word.is_empty() && !is_identity(word);
        if fits && !words.iter().any(|(other, _)| other == key) {
            words.push((key.to_owned(), Value::Text(word.to_owned())));
        }
    };
    let rows = desk.people.get(place).map(|person| person.rows.clone()).unwrap_or_default();
    for field in &form.fields {
        let longest = field.longest;
        if field.key == "name" || plain(&field.label) == "姓名" {
            put(&field.key, longest, &person.name);
            continue;
        }
        if field.ask.is_empty() {
            continue;
        }
        for (sheet, row) in &rows {
            let Some(plan) = desk.plans.get(*sheet) else { continue };
            let found = plan
                .matches
                .iter()
                .find(|this| this.target == "known" && plain(&this.label) == plain(&field.label));
            if let (Some(this), Some(book)) = (found, &desk.book)
                && let Some(sheet) = book.sheets.get(*sheet)
            {
                put(&field.key, longest, &sheet.cell(*row, this.column).shown());
            }
        }
    }
    Extra::read(form, &Value::Map(words)).unwrap_or_default()
}

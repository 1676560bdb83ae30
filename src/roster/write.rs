//! What the writer's program does, apart from the browser.

use super::desk::Desk;
use super::out::{book, pack, roster};
use super::sheet::Refusal;
use super::{open_notice, overview, session};
use crate::domain::sealed;
use crate::notice::model::forms::Forms;

/// A workbook or archive of the desk in `session`: `what` is 名册, 清单 or 表格; `places` are the people;
/// `original` is the officer's own file, empty where there is none.
///
/// # Errors
/// What cannot be written, for people.
pub fn make(
    rules: &[u8],
    details: &[u8],
    forms: &[u8],
    session: &[u8],
    what: &str,
    places: &[usize],
    original: &[u8],
) -> Result<Vec<u8>, String> {
    let notice = open_notice(rules, details)?;
    let year = i32::from(notice.head.year);
    let opened = session::open(session).map_err(|refusal| refusal.words)?;
    let mut desk = Desk::new();
    desk.set_notice(notice, opened.setting.clone());
    session::restore(&mut desk, opened);
    desk.judge_all();
    let made = match what {
        "名册" => roster(&desk, original),
        "清单" => lists(&desk, places, year),
        "表格" => {
            let forms: Option<Forms> = sealed::open(forms, None).ok();
            pack::forms(&desk, forms.as_ref(), places)
        }
        _ => Err(Refusal::new("没有这种文件")),
    };
    made.map_err(|refusal| refusal.words)
}

fn lists(desk: &Desk, places: &[usize], year: i32) -> Result<Vec<u8>, Refusal> {
    let rows: Vec<_> = places.iter().filter_map(|place| desk.rows.get(*place).cloned()).collect();
    let people = places.iter().filter_map(|place| desk.people.get(*place));
    let unclear: Vec<_> = people
        .flat_map(|person| {
            person.unclear.iter().map(|unclear| {
                (sheet_name(desk, unclear.sheet), unclear.clone(), person.name.clone())
            })
        })
        .collect();
    book::lists(&rows, &unclear, &overview::overview(desk, year))
}

fn sheet_name(desk: &Desk, place: usize) -> String {
    let sheet = desk.book.as_ref().and_then(|book| book.sheets.get(place));
    sheet.map(|sheet| sheet.name.clone()).unwrap_or_default()
}

/// The template of an edition.
///
/// # Errors
/// That the notice is damaged.
pub fn template(rules: &[u8], details: &[u8]) -> Result<Vec<u8>, String> {
    book::template(&open_notice(rules, details)?).map_err(|refusal| refusal.words)
}

//! What the programs that write do, apart from the browser.

use super::desk::Desk;
use super::out::order::{Order, write};
use super::out::pack;
use super::{open_notice, session};
use crate::domain::packed::unpack;
use crate::domain::sealed;
use crate::notice::model::forms::Forms;

/// A workbook, as it was ordered; `original` is the officer's own file, empty where there is none.
///
/// # Errors
/// What cannot be written, for people.
pub fn book(order: &[u8], original: &[u8]) -> Result<Vec<u8>, String> {
    let order =
        unpack::<Order>(order).ok_or_else(|| "页面和程序不是同一版本，请刷新页面。".to_owned())?;
    write(order, original).map_err(|refusal| refusal.words)
}

/// The forms of the people at `places` of the desk in `session`, as one archive.
///
/// # Errors
/// What cannot be written, for people.
pub fn forms(
    rules: &[u8],
    details: &[u8],
    forms: &[u8],
    session: &[u8],
    places: &[usize],
) -> Result<Vec<u8>, String> {
    let notice = open_notice(rules, details)?;
    let opened = session::open(session).map_err(|refusal| refusal.words)?;
    let mut desk = Desk::new();
    desk.set_notice(notice, opened.setting.clone());
    session::restore(&mut desk, opened);
    desk.judge_all();
    let forms: Option<Forms> = sealed::open(forms, None).ok();
    pack::forms(&desk, forms.as_ref(), places).map_err(|refusal| refusal.words)
}

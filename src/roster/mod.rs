//! The HR desk (人事工作台) without the browser: a roster in, everybody's 申请类型, papers and gaps out.
//!
//! The way of the data: a file is read into sheets (`open`, `sheet`); the heading is found and the
//! columns are matched to facts (`heading`, `matching`, by the words of `words`); cells are read into
//! facts (`reading`, `date`) and rows joined into people (`people`); with what was answered once for
//! the unit each becomes a case and is assessed (`judge`). Nothing is guessed: what no cell and no
//! answer says stays open, and is listed with in whose hands it is.

pub mod batch;
pub mod case_format;
pub mod date;
pub mod desk;
pub mod facets;
pub mod facts;
pub mod heading;
pub mod judge;
pub mod matching;
pub mod number;
pub mod open;
pub mod out;
pub mod overview;
pub mod people;
pub mod protocol;
pub mod reading;
pub mod row;
pub mod rows;
pub mod sample;
pub mod session;
pub mod sheet;
pub mod target;
pub mod unit_questions;
pub mod view;
pub mod words;
pub mod writer;

use crate::domain::sealed;
use crate::notice::Notice;
use crate::notice::model::Details;

/// A notice from its two published files.
///
/// # Errors
/// That they are damaged or of another version of the program.
pub fn open_notice(rules: &[u8], details: &[u8]) -> Result<Notice, String> {
    let refused = |_| "通知文件不完整，或者和页面不是同一版本，请刷新页面后再试。".to_owned();
    let rules: Notice = sealed::open(rules, None).map_err(refused)?;
    let details: Details = sealed::open(details, None).map_err(refused)?;
    Ok(rules.complete(details))
}

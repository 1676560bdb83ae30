//! What the kit does, apart from the browser.

use borsh::BorshDeserialize;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use super::forms::{Extra, fill};
use super::{docx as document, json};
use crate::assess::{Assessment, assess};
use crate::domain::{Case, Fault};
use crate::notice::Notice;
use crate::notice::model::forms::Forms;

/// The form `key` as a Word document. `notice` and `forms` are the compiled files, `answers` a case and
/// `extra` what was asked for the form, both as JSON; an empty text is no answers.
///
/// # Errors
/// What does not fit, for people.
pub fn docx(
    notice: &[u8],
    forms: &[u8],
    key: &str,
    answers: &str,
    extra: &str,
) -> Result<Vec<u8>, String> {
    let notice = open(notice)?;
    let forms: Forms = Forms::try_from_slice(forms).map_err(|_| damaged())?;
    if forms.edition != notice.edition {
        return Err("表格与通知不是同一版本，请刷新页面后再试".to_owned());
    }
    let form = forms.form(key).ok_or_else(|| format!("本版通知没有「{key}」这张表"))?;
    let (case, assessment) = judge(&notice, answers)?;
    let extra = match extra.trim() {
        "" => Extra::default(),
        extra => json::value_of(extra).and_then(|value| Extra::read(form, &value)).map_err(said)?,
    };
    document::docx(&fill(form, &notice, &case, &assessment, &extra))
}

/// A QR code of `text` as an SVG picture.
///
/// # Errors
/// That the text is too long for one.
pub fn qr(text: &str) -> Result<String, String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|_| "链接太长，放不进一个二维码".to_owned())?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).quiet_zone(true).build())
}

/// A case as somebody gave it, checked against the notice and written anew.
///
/// # Errors
/// The first thing that does not fit, with its key path.
pub fn read_json(notice: &[u8], text: &str) -> Result<String, String> {
    let notice = open(notice)?;
    let text = text.trim_start_matches('\u{feff}');
    json::read_case(text, dialect(&notice)).map_err(said)?;
    json::compact(text).map_err(said)
}

/// A case with its assessment, for other programs.
///
/// # Errors
/// The first thing that does not fit, with its key path.
pub fn write_json(notice: &[u8], case: &str) -> Result<String, String> {
    let notice = open(notice)?;
    let (read, assessment) = judge(&notice, case)?;
    let assessment = json::assessment(Some(&notice), &read, &assessment);
    json::together(case, &assessment).map_err(said)
}

fn open(bytes: &[u8]) -> Result<Notice, String> {
    Notice::try_from_slice(bytes).map_err(|_| damaged())
}

fn damaged() -> String {
    "通知文件不完整，请刷新页面后再试".to_owned()
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn said(fault: Fault) -> String {
    fault.to_string()
}

fn dialect<'n>(notice: &'n Notice) -> impl Fn(&str) -> Option<crate::domain::read::Dialect<'n>> {
    move |id| (id == notice.edition).then(|| notice.dialect())
}

fn judge(notice: &Notice, answers: &str) -> Result<(Case, Assessment), String> {
    let answers = if answers.trim().is_empty() { "{}" } else { answers };
    let case = json::read_case(answers, dialect(notice)).map_err(said)?;
    let assessment = assess(Some(notice), &case);
    Ok((case, assessment))
}

//! What the exporter does: Word documents, QR codes and JSON. Everything comes and goes as bytes and text, because
//! it runs in a program of its own (`src/bin/exporter.rs`); nothing here touches the browser.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use super::forms::{Extra, fill};
use super::{docx as document, json, link};
use crate::assess::{Assessment, assess};
use crate::domain::{Case, Fault, Value, read, sealed};
use crate::notice::Notice;
use crate::notice::model::Details;
use crate::notice::model::forms::Forms;

/// The form `key` as a Word document. `notice` is the compiled rules with the compiled details behind
/// them, `forms` the compiled forms, `answers` a case and `extra` what was asked for the form, both as
/// JSON; an empty text is no answers.
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
    let forms: Forms = sealed::open(forms, None).map_err(refused)?;
    if forms.edition != notice.edition {
        return Err("表格与通知不是同一版本，请刷新页面后再试".to_owned());
    }
    let form = forms.form(key).ok_or_else(|| format!("这份通知没有「{key}」这张表"))?;
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

/// The code of a link (see [`link`]) as the JSON of its case.
///
/// # Errors
/// That the code is damaged or of another edition.
pub fn case_json(notice: &[u8], code: &str) -> Result<String, String> {
    let notice = open(notice)?;
    let opened = link::decode(code, |id| (id == notice.edition).then_some(&notice));
    let opened = opened.map_err(|fault| fault.to_string())?;
    Ok(json::case_to_json(&opened.case, Some(&notice)).to_string())
}

/// The code of a link of any form that was ever made, as one of the present form.
///
/// # Errors
/// That the code is damaged, for people.
pub fn modern_code(code: &str) -> Result<String, String> {
    link::modern(code).map_err(|fault| fault.to_string())
}

/// A case as JSON, alone or as [`write_json`] writes it, as the code of a link.
///
/// # Errors
/// The first thing that does not fit, with its key path.
pub fn case_code(notice: &[u8], text: &str) -> Result<String, String> {
    let notice = open(notice)?;
    let value = json::value_of(text.trim_start_matches('\u{feff}')).map_err(said)?;
    let value = inner(value);
    let case = read::case(&value, vocabulary(&notice)).map_err(said)?;
    Ok(link::encode(&case, Some(&notice)))
}

/// The case itself where it stands beside its assessment.
fn inner(value: Value) -> Value {
    match value {
        Value::Map(entries) if entries.iter().any(|(key, _)| key == "assessment") => {
            let case = entries.into_iter().find(|(key, _)| key == "case");
            case.map_or(Value::Other, |(_, case)| case)
        }
        value => value,
    }
}

/// The rules, with the rest behind them.
fn open(bytes: &[u8]) -> Result<Notice, String> {
    let (rules, set, rest) = sealed::open_first::<Notice>(bytes).map_err(refused)?;
    let details: Details = sealed::open(rest, Some(&sealed::name(set))).map_err(refused)?;
    Ok(rules.complete(details))
}

fn refused(why: sealed::Refused) -> String {
    let why = match why {
        sealed::Refused::Damaged => "通知文件不完整，请刷新页面后再试",
        sealed::Refused::OtherFormat | sealed::Refused::OtherSet => {
            "通知文件已更新，请刷新页面后再试"
        }
    };
    why.to_owned()
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn said(fault: Fault) -> String {
    fault.to_string()
}

fn vocabulary<'n>(notice: &'n Notice) -> impl Fn(&str) -> Option<&'n crate::domain::Vocabulary> {
    move |id| (id == notice.edition).then(|| notice.vocabulary())
}

fn judge(notice: &Notice, answers: &str) -> Result<(Case, Assessment), String> {
    let answers = if answers.trim().is_empty() { "{}" } else { answers };
    let case = json::read_case(answers, vocabulary(notice)).map_err(said)?;
    let assessment = assess(Some(notice), &case);
    Ok((case, assessment))
}

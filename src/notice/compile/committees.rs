//! Reading the committee table.

use super::context::{Context, Place};
use super::times::{check_order, moment};
use crate::domain::options;
use crate::notice::lint::Code;
use crate::notice::model::{self, Bits, WINDOW_KINDS};

/// The rows of the edition's `committees.csv`, in its order; empty where there is none.
pub fn committees(context: &mut Context<'_>) -> Vec<model::Committee> {
    let Some(table) = context.folders[1].committees.as_ref() else {
        return Vec::new();
    };
    let words: Vec<(String, Vec<String>)> = context
        .tables(|file| file.committee_level.as_slice())
        .into_iter()
        .map(|(_, level)| (level.word.clone(), level.levels.clone()))
        .collect();
    context.place = Place { file: table.name.clone(), table: "表头".to_owned() };
    let mut reader = csv::Reader::from_reader(table.text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(headers) => headers.iter().map(str::to_owned).collect(),
        Err(error) => {
            context.report(Code::Syntax, format!("表格读不出来：{error}"));
            return Vec::new();
        }
    };
    let mut found: Vec<model::Committee> = Vec::new();
    for (line, record) in reader.records().enumerate() {
        context.place.table = format!("第 {} 行", line + 2);
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                context.report(Code::Syntax, format!("这一行读不出来，请检查逗号和引号：{error}"));
                continue;
            }
        };
        let cell = |name: &str| {
            columns
                .iter()
                .position(|column| column == name)
                .and_then(|place| record.get(place))
                .unwrap_or("")
                .trim()
        };
        if let Some(committee) = row(context, &cell, &words) {
            if found.iter().any(|other| other.seq == committee.seq) {
                context.report(Code::DuplicateId, "序号重复");
            }
            found.push(committee);
        }
    }
    found
}

fn row<'c>(
    context: &mut Context<'_>,
    cell: &impl Fn(&str) -> &'c str,
    words: &[(String, Vec<String>)],
) -> Option<model::Committee> {
    let Ok(seq) = cell("seq").parse::<u16>() else {
        context.report(Code::Syntax, "seq 应为序号");
        return None;
    };
    let name =
        if cell("name_corrected").is_empty() { cell("name") } else { cell("name_corrected") };
    if name.is_empty() {
        context.report(Code::Incomplete, "缺少评委会名称");
    }
    let level = cell("level");
    let levels: Bits = match words.iter().find(|(word, _)| word == level) {
        Some((_, levels)) => context.bits(levels, options::LEVELS),
        None => {
            context.report(
                Code::UnknownOption,
                format!("不认识级别「{level}」，请在 [[committee_level]] 中写明"),
            );
            0
        }
    };
    let mut windows = Vec::new();
    for (place, (kind, _)) in WINDOW_KINDS.iter().enumerate() {
        let column = if *kind == "correction" { "correction_only" } else { kind };
        let start = moment(context, Some(cell(&format!("{column}_start"))));
        let end = moment(context, Some(cell(&format!("{column}_end"))));
        check_order(context, start, end);
        if start.is_some() || end.is_some() {
            windows.push((u8::try_from(place).unwrap_or(0), start, end));
        }
    }
    let vague = vague(cell);
    let scope = if cell("scope").is_empty() { cell("district_or_city") } else { cell("scope") };
    Some(model::Committee {
        seq,
        name: name.to_owned(),
        level: level.to_owned(),
        levels,
        series: context.place_of(cell("series"), options::SERIES)?,
        specialty: cell("specialty").to_owned(),
        scope: scope.to_owned(),
        organizer: cell("organizer").to_owned(),
        address: cell("address").to_owned(),
        contact: cell("contact").to_owned(),
        phone: cell("phone").to_owned(),
        channel: cell("channel").to_owned(),
        // What editors noted of the print is for editors; applicants read `doubt`.
        note: cell("doubt").to_owned(),
        windows,
        vague,
    })
}

/// Windows of which the table prints no days: the part of a month in which the committee meets, and
/// whole months (`window_precision` 月), in the printed words.
fn vague<'c>(cell: &impl Fn(&str) -> &'c str) -> Vec<(u8, String)> {
    let printed = |name: &str| -> String {
        cell(name).chars().filter(|letter| !letter.is_whitespace()).collect()
    };
    let kind = |name: &str| {
        let place = WINDOW_KINDS.iter().position(|(kind, _)| *kind == name);
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default()
    };
    let mut found = Vec::new();
    let review = printed("review_raw");
    if review.contains('月') && !review.contains('日') {
        found.push((kind("review"), review));
    }
    if cell("window_precision") == "月" {
        let online = printed("acceptance_raw");
        found.push((kind("online"), online.replace(cell("channel"), "")));
    }
    found
}

/// The rows that apply where none was chosen.
pub fn defaults(context: &mut Context<'_>) -> Vec<(u8, Bits, u16)> {
    let mut found = Vec::new();
    for (place, default) in context.tables(|file| file.committee_default.as_slice()) {
        context.place = Place { table: default.row.to_string(), ..place };
        let levels = context.bits(&default.levels, options::LEVELS);
        if let Some(series) = context.place_of(&default.series, options::SERIES) {
            found.push((series, levels, default.row));
        }
    }
    found
}

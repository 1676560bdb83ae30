//! Reading the committee table.

use super::context::{Context, Location};
use super::windows::{EVERY, recurrence};
use crate::domain::options::{Level, Series};
use crate::domain::{Moment, Place, Set};
use crate::notice::coverage::squeeze;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::table::{self, Column, Row};
use crate::notice::model::{self, Timing, WINDOW_KINDS};

const fn column(key: &'static str, names: &'static [&'static str]) -> Column {
    Column { key, names, required: false }
}

/// The columns of the table, with what people call them. Those kept only to trace a row to its print
/// end in `_raw`, or are named here so that they are not taken for a slip of the pen.
pub const COLUMNS: &[Column] = &[
    Column { key: "seq", names: &["序号", "行号"], required: true },
    Column { key: "name", names: &["名称", "评委会名称"], required: true },
    column("name_corrected", &["更正后名称"]),
    Column { key: "level", names: &["级别"], required: true },
    Column { key: "series", names: &["系列", "职称系列"], required: true },
    column("specialty", &["专业"]),
    column("scope", &["范围"]),
    column("district_or_city", &["区县或市级"]),
    column("organizer", &["组建单位"]),
    column("address", &["地址"]),
    column("contact", &["联系人"]),
    column("phone", &["电话", "联系电话"]),
    column("channel", &["申报方式"]),
    column("doubt", &["存疑"]),
    column("note", &["备注"]),
    column("online_start", &["网上申报开始"]),
    column("online_end", &["网上申报截止"]),
    column("correction_only_start", &["仅受理补正开始"]),
    column("correction_only_end", &["仅受理补正截止"]),
    column("paper_start", &["报送纸质材料开始"]),
    column("paper_end", &["报送纸质材料截止"]),
    column("offline_start", &["现场申报开始"]),
    column("offline_end", &["现场申报截止"]),
    column("audit_start", &["评委会审核开始"]),
    column("audit_end", &["评委会审核截止"]),
    column("fee_start", &["缴费开始"]),
    column("fee_end", &["缴费截止"]),
    column("review_start", &["评审开始"]),
    column("review_end", &["评审截止"]),
    column("rule_id", &["编号"]),
    column("window_precision", &[]),
    column("review_raw", &[]),
    column("acceptance_raw", &[]),
    column("seq_2021", &[]),
    column("seq_2022", &[]),
];

/// The rows of the edition's `committees.csv`, in its order; empty where there is none.
pub fn committees(context: &mut Context<'_>) -> Vec<model::Committee> {
    let Some(text) = context.folders[1].committees.as_ref() else {
        return Vec::new();
    };
    let words: Vec<(String, Vec<String>)> = context
        .tables(|file| file.committee_level.as_slice())
        .into_iter()
        .map(|(_, level)| (level.word.clone(), level.levels.clone()))
        .collect();
    let read = table::read(text, COLUMNS, &mut context.problems);
    let mut found: Vec<model::Committee> = Vec::new();
    let source = context.folders[1].source.as_ref().map(|source| squeeze(&source.text));
    let prints = |text: &str| {
        let mut names = read.rows().map(|(_, row)| squeeze(row.cell("name")));
        names.any(|name| !name.is_empty() && text.contains(&name))
    };
    let source = source.as_deref().filter(|text| prints(text));
    for (line, row) in read.rows() {
        context.location = Location { file: text.name.clone(), table: format!("第 {line} 行") };
        let mut cells = Cells { context, row, line, text: source };
        if let Some(committee) = cells.committee(&words) {
            if found.iter().any(|other| other.seq == committee.seq) {
                cells.report(Code::DuplicateId, "seq", "序号重复，请改用另一个");
            }
            found.push(committee);
        }
    }
    found
}

/// One row being read.
struct Cells<'c, 's, 't> {
    context: &'c mut Context<'s>,
    row: Row<'t>,
    line: usize,
    /// The notice's own text, where it prints the table.
    text: Option<&'t str>,
}

impl<'t> Cells<'_, '_, 't> {
    fn cell(&self, key: &str) -> &'t str {
        self.row.cell(key)
    }

    fn report(&mut self, code: Code, key: &str, note: &str) {
        let text = self.context.location.file.clone();
        let finding = Finding::new(code, &text).at((self.line, 0)).of(key);
        self.context.problems.push(finding.saw(self.row.cell(key)).noting(note));
    }

    fn moment(&mut self, key: &str) -> Option<Moment> {
        let cell = self.cell(key);
        let moment = table::moment(cell).as_deref().and_then(Moment::parse);
        if moment.is_none() && !cell.is_empty() {
            self.report(Code::Cell, key, "这不是日期，应写作 2026-09-01 或 2026-09-01 09:00");
        }
        moment
    }

    /// When a window of the row is open: a day or minute in each cell, 随时受理 in the first, or
    /// 每年3月1日 (每季度, 每月, 每周) in both.
    fn timing(&mut self, column: &str) -> Option<Timing> {
        let (first, last) = (format!("{column}_start"), format!("{column}_end"));
        let (from, to) = (self.cell(&first), self.cell(&last));
        if from == "随时受理" && to.is_empty() {
            return Some(Timing::Fixed(None, None));
        }
        if from.starts_with('每') {
            let found = EVERY.iter().find_map(|(_, every)| {
                let (from, to) = (from.strip_prefix(every)?, to.strip_prefix(every).unwrap_or(to));
                recurrence(every, from, to)
            });
            if found.is_none() {
                let note = "重复的期限，起写作 每年3月1日（或每季度第1月1日、每月1日、每周周二），止写作 每年3月31日";
                self.report(Code::Cell, &first, note);
            }
            return found.map(Timing::Recurring);
        }
        let (start, end) = (self.moment(&first), self.moment(&last));
        if let (Some(start), Some(end)) = (start, end)
            && end.is_before(start)
        {
            self.report(Code::Backwards, &last, &format!("截止 {end} 早于开始 {start}"));
        }
        (start.is_some() || end.is_some()).then_some(Timing::Fixed(start, end))
    }

    /// What shows that the cells of the row stand under the headings of their neighbours.
    fn shifted(&mut self, name: &str) {
        let printed = [name, self.cell("name")].map(squeeze);
        if self.text.is_some_and(|text| !printed.iter().any(|name| text.contains(name))) {
            let note = "原文里没有这个评委会。请核对名称，或者看这一行的各格是不是错了一列";
            self.report(Code::NotInSource, "name", note);
        }
        for key in ["seq_2021", "seq_2022"] {
            if !self.cell(key).chars().all(|mark| mark.is_ascii_digit()) {
                self.report(Code::Cell, key, "这里应为序号。请看这一行的各格是不是错了一列");
            }
        }
        let phone = self.cell("phone");
        if !phone.is_empty() && !phone.contains(|mark: char| mark.is_ascii_digit()) {
            self.report(Code::Cell, "phone", "这里应为电话。请看这一行的各格是不是错了一列");
        }
        for (kind, _) in WINDOW_KINDS {
            let column = if *kind == "correction" { "correction_only" } else { kind };
            let [first, last] = ["start", "end"].map(|side| format!("{column}_{side}"));
            let always = self.cell(&first) == "随时受理";
            let half = self.cell(&first).is_empty() != self.cell(&last).is_empty() && !always;
            let noted = ["起", "始", "止"].iter().any(|word| self.cell("note").contains(word));
            if half && !noted {
                let key = if self.cell(&first).is_empty() { last } else { first };
                let note = "这个期限只有开始或者只有截止。请补上另一格，或者看这一行的各格是不是错了一列；原文确实只印了一个的，在 note 一格写明";
                self.report(Code::Cell, &key, note);
            }
        }
    }

    fn committee(&mut self, words: &[(String, Vec<String>)]) -> Option<model::Committee> {
        let Ok(seq) = self.cell("seq").parse::<u16>() else {
            self.report(Code::Cell, "seq", "这里应为序号（一个数）");
            return None;
        };
        let corrected = self.cell("name_corrected");
        let name = if corrected.is_empty() { self.cell("name") } else { corrected };
        if name.is_empty() {
            self.report(Code::Blank, "name", "缺少评委会名称");
        }
        let level = self.cell("level");
        let levels = match words.iter().find(|(word, _)| word == level) {
            Some((_, levels)) => self.context.set(levels),
            None => {
                self.report(Code::Cell, "level", "不认识这个级别，请在 [[committee_level]] 中写明");
                Set::NONE
            }
        };
        let mut windows = Vec::new();
        for (place, (kind, _)) in WINDOW_KINDS.iter().enumerate() {
            let column = if *kind == "correction" { "correction_only" } else { kind };
            if let Some(timing) = self.timing(column) {
                windows.push((self.context.small(place, "窗口"), timing));
            }
        }
        self.shifted(name);
        let own = |key: &str| self.cell(key).to_owned();
        let scope = if own("scope").is_empty() { own("district_or_city") } else { own("scope") };
        Some(model::Committee {
            seq,
            name: name.to_owned(),
            level: level.to_owned(),
            levels,
            specialty: own("specialty"),
            scope,
            organizer: own("organizer"),
            address: own("address"),
            contact: own("contact"),
            phone: own("phone"),
            channel: own("channel"),
            // What editors noted of the print is for editors; applicants read `doubt`.
            note: own("doubt"),
            windows,
            vague: vague(self.row),
            series: self.context.place_of(self.row.cell("series"))?,
        })
    }
}

/// Windows of which the table prints no days: the part of a month in which the committee meets, and
/// whole months (`window_precision` 月), in the printed words.
fn vague(row: Row<'_>) -> Vec<(u8, String)> {
    let printed = |name: &str| -> String {
        row.cell(name).chars().filter(|letter| !letter.is_whitespace()).collect()
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
    if row.cell("window_precision") == "月" {
        let online = printed("acceptance_raw");
        found.push((kind("online"), online.replace(row.cell("channel"), "")));
    }
    found
}

/// The rows that apply where none was chosen; they must be among the rows `known`.
pub fn defaults(context: &mut Context<'_>, known: &[u16]) -> Vec<(Place<Series>, Set<Level>, u16)> {
    let mut found = Vec::new();
    for (location, default) in context.tables(|file| file.committee_default.as_slice()) {
        context.location = Location { table: default.row.to_string(), ..location };
        let levels = context.set(&default.levels);
        // Of a table whose rows cannot be read, the rows are at fault.
        let unread = known.is_empty() && context.folders[1].committees.is_some();
        if !known.contains(&default.row) && !unread {
            let note = format!("评委会表里没有第 {} 行", default.row);
            context.report(Code::UnknownName, note);
        }
        if let Some(series) = context.place_of(&default.series) {
            found.push((series, levels, default.row));
        }
    }
    found
}

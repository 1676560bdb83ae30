//! Rules written by halves: what such a rule leaves out is taken for everybody, for every series or for no
//! time at all, and nothing else looks wrong with it.

use toml::Value;

use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::{Clause, Row};
use crate::notice::source::{ANY_CLASS, File};

/// What a change of series or specialty is told apart by.
const CHANGE_KEYS: &[(&str, &str)] = &[
    ("level", "哪一级（同级的写 level = { same_as = \"target_level\" }）"),
    ("series", "哪个系列"),
];
/// Words by which an exclusion takes some persons out again.
const EXEMPTING: &str = "除外";

/// A finding for each such rule of one edition.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let files = || folder.files.iter().map(|(name, file)| (name.as_str(), file));
    let ladders = || files().flat_map(|(_, file)| &file.ladder);
    let several = ladders().count() > 1;
    let series = ladders().map(|ladder| ladder.series.len()).sum::<usize>();
    let everywhere = set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let classes: Vec<&[String]> = everywhere
        .clone()
        .flat_map(|file| &file.class)
        .map(|class| class.ladder.as_slice())
        .collect();
    let delayed = everywhere.clone().any(|file| file.delay.is_some());
    let mut findings = Vec::new();
    for (name, file) in files() {
        let mut half = |place: &str, key: &str, note: String| {
            findings.push(Finding::new(Code::Incomplete, name).within(place).of(key).noting(note));
        };
        for clause in &file.clause {
            for row in &clause.row {
                let of = |class: &&[String]| {
                    class.is_empty()
                        || row.ladder.is_empty()
                        || class.iter().any(|key| row.ladder.contains(key))
                };
                if let Some((key, note)) = row_lacks(row, several, classes.iter().any(of)) {
                    half(&clause.id, key, note);
                }
            }
            if !clause.lengthen.is_empty() && !delayed {
                let note =
                    "年度考核延期还要写 [delay]：算哪几年（from、to）。不写的，考核结果不起作用";
                half(&clause.id, "lengthen", note.to_owned());
            }
            for when in openings(clause).filter(|when| has_open_span(when)) {
                let note = format!(
                    "只写了从哪天起，没有写到哪天（until）：{when}。不写的，那天以后的也算"
                );
                half(&clause.id, "from", note);
            }
            if clause.quote.pieces().concat().contains(EXEMPTING)
                && clause.harmless.trim().is_empty()
                && clause.exclude.iter().any(|rule| rule.when.is_some())
                && !clause.exclude.iter().filter_map(|rule| rule.when.as_ref()).any(exempts)
            {
                let note =
                    "原文有“除外”，规则里没有把他们除外（not）；确实不用写的，写 harmless 说明原因";
                half(&clause.id, "when", note.to_owned());
            }
        }
        tables(file, several, series, &mut half);
    }
    findings.extend(unread_members(folder));
    findings
}

/// The first thing that a row of the ladder leaves out, and what to do.
fn row_lacks(row: &Row, several: bool, classed: bool) -> Option<(&'static str, String)> {
    let target = &row.target;
    if row.needs != "直接" && row.years.is_none() && row.months.is_none() {
        let note = format!("报{target}的这一行没有写满几年（years），会当作 0 年");
        return Some(("years", note));
    }
    if several && row.ladder.is_empty() {
        let note =
            format!("阶梯有几张，报{target}的这一行没有写属于哪几张（ladder），会用于每一张");
        return Some(("ladder", note));
    }
    if classed && row.classes.is_empty() && row.when.is_none() {
        let note = format!(
            "报{target}的这一行没有写哪几档学历（classes）。不看学历的，写 classes = [\"{ANY_CLASS}\"]"
        );
        return Some(("classes", note));
    }
    None
}

/// What the tables beside clauses leave out.
fn tables(file: &File, several: bool, series: usize, half: &mut impl FnMut(&str, &str, String)) {
    for rule in file.qualification.iter().filter(|rule| rule.series.is_empty() && series > 1) {
        let note = "通知有几个系列，请写明这种资格在哪几个系列算（series）";
        half(&rule.begins, "series", note.to_owned());
    }
    for rule in file.change.iter().filter(|rule| rule.years.is_some()) {
        if several && rule.ladder.is_empty() {
            let note = "阶梯有几张，请写明这种变化属于哪几张（ladder）";
            half(&rule.change, "ladder", note.to_owned());
        }
        if rule.clause.is_none() {
            let note = "满几年印在哪一条，请写 clause";
            half(&rule.change, "years", note.to_owned());
        }
        for (key, what) in CHANGE_KEYS.iter().filter(|(key, _)| !names(&rule.from, key)) {
            half(&rule.change, "from", format!("from 没有写从{what}变来，请写 {key}"));
        }
    }
    for ladder in &file.ladder {
        if ladder.transfer.as_ref().is_some_and(|rule| rule.clause.is_none()) {
            let note = "转评怎样算年限印在哪一条，请在 transfer 里写 clause";
            half(&ladder.key, "transfer", note.to_owned());
        }
    }
    for courses in file.courses.iter().filter(|courses| courses.gate) {
        if courses.total == 0 && courses.public.is_empty() {
            let note = "没有完成不受理的（gate），请写明多少学时（total、public）";
            half("[courses]", "gate", note.to_owned());
        }
    }
}

/// Conditions under which a clause lets somebody apply.
fn openings(clause: &Clause) -> impl Iterator<Item = &Value> {
    let rows = clause.row.iter().flat_map(|row| row.when.iter().chain(&row.prior));
    let grants = clause.grant.iter().map(|grant| &grant.when);
    rows.chain(grants).chain(clause.exception.iter().map(|rule| &rule.when))
}

/// Whether a date is only said to lie after a day some time ago: 近3年 ends somewhere.
fn has_open_span(when: &Value) -> bool {
    let ago =
        |day: Option<&Value>| day.and_then(Value::as_str).is_some_and(|day| day.contains('-'));
    match when {
        Value::Table(table) => {
            let from = table.get("from").or(table.get("after"));
            let ends = table.contains_key("until") || table.contains_key("before");
            // A plain day of the calendar is a date like any other.
            let reckoned = from.and_then(Value::as_str).is_some_and(|day| {
                crate::domain::PartialDate::parse(day).is_none()
                    && day.ends_with(['年', '月', '日'])
            });
            (reckoned && ago(from) && !ends) || table.values().any(has_open_span)
        }
        Value::Array(values) => values.iter().any(has_open_span),
        _ => false,
    }
}

/// Whether a condition takes somebody out.
fn exempts(when: &Value) -> bool {
    match when {
        Value::Table(table) => table.iter().any(|(key, value)| {
            ["not", "none"].contains(&key.as_str())
                || value.as_str() == Some("否")
                || exempts(value)
        }),
        Value::Array(values) => values.iter().any(exempts),
        _ => false,
    }
}

/// Whether a condition names a key.
fn names(when: &Value, key: &str) -> bool {
    match when {
        Value::Table(table) => {
            table.contains_key(key) || table.values().any(|value| names(value, key))
        }
        Value::Array(values) => values.iter().any(|value| names(value, key)),
        _ => false,
    }
}

/// Members that the notice adds to a list there is and that no rule reads: what was to be counted from
/// 聘任时间 is counted from something else.
fn unread_members(folder: &Folder) -> Vec<Finding> {
    let texts = || folder.texts.iter().map(|text| text.text.as_str());
    let read = |key: &str| {
        let defines = |line: &str| {
            let line = line.trim_start();
            line.starts_with('#')
                || line.split_once('=').is_some_and(|(word, value)| {
                    word.trim() == "key" && value.trim().trim_matches('"') == key
                })
        };
        let words = |line: &str| {
            let mark = |mark: char| !mark.is_ascii_alphanumeric() && mark != '_';
            line.split(mark).any(|word| word == key)
        };
        texts().flat_map(str::lines).any(|line| !defines(line) && words(line))
    };
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        let counts = file.member.iter().filter(|member| member.kind != "文字");
        for member in counts.filter(|member| !read(&member.key)) {
            let note = "新增的这一项没有规则用到：年限从它算起的，在阶梯或者那一行写 start；只是登记的，请删去";
            let finding = Finding::new(Code::Unread, name).within("[[member]]");
            findings.push(finding.of("key").saw(&member.key).noting(note));
        }
    }
    findings
}

//! What each clause says, held against the notice's own text.

use std::collections::{BTreeMap, BTreeSet};

use super::numbers::{numbers, spelled};
use crate::notice::coverage::squeeze;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet, manifest};
use crate::notice::source::{Words, clause::Clause};

/// Years a date of the notice may lie from the notice's own year.
const YEARS_NEAR: u16 = 1;

/// Where clauses are shown, pages of questions apart.
const PLACES: &[&str] = &[
    "notice",
    "confirm",
    "result.path",
    "result.materials",
    "result.deadlines",
    "result.fee",
    "result.citation",
    "result.after",
];
/// What `[courses] status` may say where no hours are counted.
const COURSES: &[&str] = &["未写学时", "需核实"];
/// What `[[fee]] status` may say.
const FEES: &[&str] = &["本版规定", "参考"];

/// Values that must be one of a few words, and dates, outside of clauses.
fn values(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    let heads = folder.files.iter().filter_map(|(_, file)| file.notice.as_ref());
    let year = heads.map(|head| head.year).next();
    for (name, file) in &folder.files {
        let finding = |code, table: &str, key: &str, found: &str| {
            Finding::new(code, name).within(table).of(key).saw(found)
        };
        for fee in file.fee.iter().filter(|fee| !FEES.contains(&fee.status.as_str())) {
            let found = finding(Code::UnknownOption, &fee.clause, "status", &fee.status);
            let note = format!("status 应为 {}", FEES.join("、"));
            findings.push(found.among(FEES.iter().copied()).noting(note));
        }
        for fee in file.fee.iter().filter(|fee| !fee.added.is_empty()) {
            let own = folder.clauses().find(|clause| clause.id == fee.clause);
            let said = |clause: &Clause| {
                clause.words().contains(&fee.added) || clause.derived.contains(&fee.added)
            };
            if own.is_some_and(|clause| !said(clause)) {
                let note = format!(
                    "另收的「{}」，这一条的原文里没有。请照原文的名称写；原文没有名称的，写进这一条的 derived",
                    fee.added
                );
                let found = finding(Code::Unsaid, &fee.clause, "added", &fee.added);
                findings.push(found.noting(note));
            }
        }
        let courses = file.courses.iter();
        for courses in courses.filter(|courses| !COURSES.contains(&courses.status.as_str())) {
            let found = finding(Code::UnknownOption, "[courses]", "status", &courses.status);
            let note =
                format!("status 应为 {}（学时没有填的人，结果里这样说）", COURSES.join("、"));
            findings.push(found.among(COURSES.iter().copied()).noting(note));
        }
        let days = file.ladder.iter().map(|ladder| ("[[ladder]]", "cutoff", ladder.cutoff.clone()));
        let years = file.courses.iter().filter_map(|courses| courses.to_year.as_ref()?.number());
        let years = years.map(|year| ("[courses]", "to_year", year.to_string()));
        let delays = file.delay.iter().filter_map(|delay| delay.to.number());
        let delays = delays.map(|year| ("[delay]", "to", year.to_string()));
        for (table, key, date) in days.chain(years).chain(delays) {
            if year.is_some_and(|year| far(&date, year)) {
                findings.push(finding(Code::OtherYear, table, key, &date));
            }
        }
    }
    findings
}

/// Sources of titles that the notice adds and no `[[source]]` speaks of: titles from them would count unasked.
fn sources(folder: &Folder) -> Vec<Finding> {
    let files = || folder.files.iter();
    let ruled: BTreeSet<&str> = files()
        .flat_map(|(_, file)| &file.source)
        .flat_map(|rule| rule.sources.iter().map(String::as_str))
        .collect();
    let added = files().flat_map(|(name, file)| file.options.iter().map(move |list| (name, list)));
    let added = added.filter(|(_, list)| list.of == "source");
    let added = added.flat_map(|(name, list)| list.add.iter().map(move |word| (name, word)));
    added
        .filter(|(_, word)| !ruled.contains(word.as_str()))
        .map(|(name, word)| {
            let note =
                format!("「{word}」是新增的取得方式，请写 [[source]]：这样取得的职称怎样核实");
            Finding::new(Code::Incomplete, name).within("[[options]]").saw(word).noting(note)
        })
        .collect()
}

/// Topics that only one clause has, and that look like one that several have.
fn topics(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for clause in set.clauses() {
        *counts.entry(&clause.topic).or_default() += 1;
    }
    let often = || counts.iter().filter(|(_, count)| **count > 1).map(|(topic, _)| *topic);
    let own = folder.filed_clauses();
    own.filter(|(_, clause)| counts.get(clause.topic.as_str()) == Some(&1))
        .map(|(name, clause)| {
            let finding = Finding::new(Code::UnknownName, name).within(&clause.id).of("topic");
            finding.saw(&clause.topic).among(often())
        })
        .filter(|finding| finding.nearest.is_some())
        .collect()
}

/// The findings of one edition's clauses.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let mut findings = values(folder);
    findings.extend(topics(set, folder));
    findings.extend(sources(folder));
    let pages = [&set.common, folder].into_iter().flat_map(|folder| &folder.files);
    let pages = pages.flat_map(|(_, file)| &file.page).map(|page| page.key.as_str());
    let shown: BTreeSet<&str> = pages.chain(PLACES.iter().copied()).collect();
    let heads = folder.files.iter().filter_map(|(name, file)| Some((name, file.notice.as_ref()?)));
    let head = heads.into_iter().next();
    let year = head.map(|(_, head)| head.year);
    let issued = head.map(|(_, head)| head.issued.as_str());
    let source = folder.source.as_ref().map(|source| squeeze(&source.text));
    if let (None, Some((file, _))) = (&source, head) {
        findings.push(Finding::new(Code::NoSource, file));
    }
    if let Some((file, head)) = head.filter(|(_, head)| head.files.is_empty()) {
        let files: Vec<String> =
            manifest::files(folder).iter().map(|name| format!("\"{name}\"")).collect();
        let note = format!(
            "{} 缺少文件清单，请在 [notice] 里写：files = [{}]",
            head.name,
            files.join(", ")
        );
        findings.push(Finding::new(Code::Manifest, file).of("files").noting(note));
    }
    let mut known: BTreeSet<String> = year.iter().map(ToString::to_string).collect();
    for (_, file) in &folder.files {
        known.extend(file.contact.iter().flat_map(|contact| numbers(&contact.phone)));
    }
    for (file, clause) in folder.filed_clauses() {
        for window in &clause.window {
            let last = window.end.as_deref().or(window.start.as_deref()).unwrap_or_default();
            if let Some(issued) = issued.filter(|issued| is_before(last, issued)) {
                let finding = Finding::new(Code::OtherYear, file).within(&clause.id).of("window");
                findings.push(finding.saw(last).noting(over(last, issued)));
            }
        }
        let mut report = |code: Code, key: &str, found: &str| {
            findings.push(Finding::new(code, file).within(&clause.id).of(key).saw(found));
        };
        for (key, words) in
            [("place", &clause.place), ("topic", &clause.topic), ("meaning", &clause.meaning)]
        {
            if words.trim().is_empty() {
                report(Code::Blank, key, "");
            }
        }
        for show in clause.show.iter().filter(|show| !shown.contains(show.as_str())) {
            report(Code::UnknownName, "show", show);
        }
        if !clause.id.starts_with(&format!("{}.", folder.edition)) {
            report(Code::UnknownName, "id", &clause.id);
        }
        let print = clause.printed.as_ref().unwrap_or(&clause.quote);
        if let Some(lost) = source.as_ref().and_then(|source| lost(print, source)) {
            report(
                Code::NotInSource,
                if clause.printed.is_some() { "printed" } else { "quote" },
                &lost,
            );
        }
        for number in foreign(clause, &known) {
            report(Code::ForeignNumber, "meaning", &number);
        }
        for date in clause.window.iter().flat_map(|window| window.start.iter().chain(&window.end)) {
            if year.is_some_and(|year| far(date, year)) {
                report(Code::OtherYear, "window", date);
            }
        }
    }
    if let Some(text) = &folder.committees {
        for (line, date) in dates(&text.text) {
            if let Some(issued) = issued.filter(|issued| is_before(&date, issued)) {
                let finding = Finding::new(Code::OtherYear, &text.name).at((line, 0));
                findings.push(finding.saw(&date).noting(over(&date, issued)));
            } else if year.is_some_and(|year| far(&date, year)) {
                findings.push(Finding::new(Code::OtherYear, &text.name).at((line, 0)).saw(&date));
            }
        }
    }
    findings
}

/// The piece of a print that does not stand in the source, as far as it does.
fn lost(print: &Words, source: &str) -> Option<String> {
    let pieces: Vec<String> = print.pieces().iter().map(|piece| squeeze(piece)).collect();
    if source.contains(&pieces.concat()) {
        return None;
    }
    let piece =
        pieces.into_iter().find(|piece| !piece.is_empty() && !source.contains(piece.as_str()))?;
    // What still stands there is not at fault: show the place where it breaks off.
    let marks: Vec<char> = piece.chars().collect();
    let stands = |length: usize| source.contains(&marks.iter().take(length).collect::<String>());
    let (mut low, mut high) = (0, marks.len());
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        if stands(middle) { low = middle } else { high = middle }
    }
    Some(marks.iter().skip(low.saturating_sub(8)).take(16).collect())
}

/// Numbers of `meaning` that neither the clause's own words nor the notice's head have.
fn foreign(clause: &Clause, known: &BTreeSet<String>) -> Vec<String> {
    let printed = clause.printed.iter().flat_map(Words::pieces);
    let words: String =
        clause.quote.pieces().into_iter().chain(printed).chain([clause.place.clone()]).collect();
    let mut own: BTreeSet<String> = numbers(&words);
    own.extend(spelled(&words));
    own.extend(clause.derived.iter().cloned());
    numbers(&clause.meaning)
        .into_iter()
        .filter(|number| !own.contains(number) && !known.contains(number))
        .collect()
}

fn over(day: &str, issued: &str) -> String {
    format!("通知 {issued} 才印发，「{day}」在它前一年或者更早。请核对是不是去年的日期")
}

/// Whether a day lies in a year before that of another; of what is no day nothing is said.
fn is_before(day: &str, other: &str) -> bool {
    let year = |word: &str| word.get(..4)?.parse::<u16>().ok();
    year(day).zip(year(other)).is_some_and(|(day, other)| day < other)
}

/// Whether a date lies far from the year of the notice.
fn far(date: &str, year: u16) -> bool {
    date.get(..4)
        .and_then(|digits| digits.parse::<u16>().ok())
        .is_some_and(|other| other.abs_diff(year) > YEARS_NEAR)
}

/// Dates as cells of a table hold them, with their lines.
fn dates(table: &str) -> Vec<(usize, String)> {
    let cells = table.lines().enumerate().flat_map(|(line, words)| {
        words.split([',', ';', '\t']).map(move |cell| (line + 1, cell.trim()))
    });
    cells
        .filter_map(|(line, cell)| Some((line, crate::notice::load::table::moment(cell)?)))
        .collect()
}

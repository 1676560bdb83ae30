//! What each clause says, held against the notice's own text.

use std::collections::BTreeSet;

use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, manifest};
use crate::notice::source::{Words, clause::Clause};

/// Years a date of the notice may lie from the notice's own year.
const YEARS_NEAR: u16 = 1;

/// The findings of one edition's clauses.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    let heads = folder.files.iter().filter_map(|(name, file)| Some((name, file.notice.as_ref()?)));
    let head = heads.into_iter().next();
    let year = head.map(|(_, head)| head.year);
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
    for (file, clause) in folder
        .files
        .iter()
        .flat_map(|(name, file)| file.clause.iter().map(move |clause| (name, clause)))
    {
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
            if year.is_some_and(|year| far(&date, year)) {
                findings.push(Finding::new(Code::OtherYear, &text.name).at((line, 0)).saw(&date));
            }
        }
    }
    findings
}

/// The text without what printing and scanning add: white space, Markdown marks, angle brackets.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|mark| !mark.is_whitespace() && !"*$<>|".contains(*mark)).collect()
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

/// Numbers written in digits, without leading zeros.
fn numbers(text: &str) -> BTreeSet<String> {
    let parts = text.split(|mark: char| !mark.is_ascii_digit() && mark != '.');
    let numbers = parts.flat_map(|part| {
        // 11.7 may be a number or a day of the year.
        let pieces = part.split('.').map(str::to_owned);
        pieces.chain([part.trim_matches('.').to_owned()]).collect::<Vec<String>>()
    });
    numbers
        .map(|number| number.trim_start_matches('0').to_owned())
        .filter(|number| !number.is_empty())
        .collect()
}

/// Numbers spelled in Chinese, up to ninety-nine.
fn spelled(text: &str) -> BTreeSet<String> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |mark: char| match mark {
        '两' => Some(2),
        mark => DIGITS.chars().position(|digit| digit == mark),
    };
    let marks: Vec<char> = text.chars().collect();
    let mut found = BTreeSet::new();
    for (place, mark) in marks.iter().enumerate() {
        if let Some(number) = digit(*mark) {
            found.insert(number.to_string());
        }
        if *mark == '十' {
            let before = place
                .checked_sub(1)
                .and_then(|place| marks.get(place))
                .and_then(|mark| digit(*mark));
            let after = marks.get(place + 1).and_then(|mark| digit(*mark));
            found.insert((before.unwrap_or(1) * 10 + after.unwrap_or(0)).to_string());
        }
    }
    found
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

//! The library (条款库) of an edition: every clause, whether a rule uses it or not.

use super::context::{Context, Location};
use crate::notice::finding::Code;
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::model::library::{Asks, Check, Column, Format, Library, LibraryClause, List};
use crate::notice::source::{self, Words, clause};

/// Every clause of the edition `id`, in the order of its files; `None` where there is no such edition.
#[must_use]
pub fn library(set: &NoticeSet, id: &str) -> Option<Library> {
    let folder = set.editions.iter().find(|folder| folder.edition == id)?;
    Some(Library { edition: id.to_owned(), entries: entries(folder) })
}

fn entries(folder: &Folder) -> Vec<LibraryClause> {
    folder
        .files
        .iter()
        .flat_map(|(_, file): &(String, source::File)| &file.clause)
        .map(|clause| LibraryClause {
            id: clause.id.clone(),
            locator: clause.place.clone(),
            topic: clause.topic.clone(),
            quote: clause.quote.pieces(),
            printed: clause.printed.as_ref().map(Words::pieces).unwrap_or_default(),
            meaning: clause.meaning.clone(),
            open: clause.open.clone(),
            show: clause.show.clone(),
            column: clause
                .column
                .as_ref()
                .map(|column| Column { group: column.group.clone(), name: column.name.clone() }),
            list: clause
                .list
                .as_ref()
                .map(|list| List { title: list.title.clone(), items: list.items.clone() }),
            checks: clause.check.iter().filter_map(check).collect(),
        })
        .collect()
}

/// Pages and parts of which some clause tells more, each once.
pub fn shows(folder: &Folder) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let clauses = folder.files.iter().flat_map(|(_, file): &(String, source::File)| &file.clause);
    for clause in clauses {
        let fill = clause.column.as_ref().map(|column| {
            if column.group.contains("电子证书") { "fill.cert" } else { "fill" }.to_owned()
        });
        for place in clause.show.iter().cloned().chain(fill) {
            if !found.contains(&place) {
                found.push(place);
            }
        }
    }
    found
}

/// `None` where it is not one thing: a file or a number.
fn check(check: &clause::Check) -> Option<Check> {
    let asks = match &check.number {
        Some(number) if check.formats.is_empty() && check.max_kb.is_none() => {
            number.contains("XX").then(|| Asks::Number(number.clone()))?
        }
        None if !check.formats.is_empty() => {
            let formats: Option<Vec<Format>> =
                check.formats.iter().map(|name| format(name)).collect();
            Asks::File(formats?, check.max_kb)
        }
        _ => return None,
    };
    Some(Check { name: check.name.clone(), asks })
}

fn format(name: &str) -> Option<Format> {
    Format::ALL.into_iter().find(|format| format.name() == name)
}

/// Reports what the library could not show as it was meant.
pub fn check_aids(context: &mut Context<'_>) {
    for (location, clause) in context.tables(|file| file.clause.as_slice()) {
        context.location = Location { table: clause.id.clone(), ..location };
        for asked in clause.check.iter().filter(|asked| check(asked).is_none()) {
            context.report(
                Code::Syntax,
                format!(
                    "检查「{}」须写 formats（JPG、PNG、PDF）和 max_kb，或者只写 number（年份写 XXXX，序号写 XX）",
                    asked.name
                ),
            );
        }
        if let Some(list) = &clause.list {
            check_list(context, clause, list);
        }
    }
}

/// A list says what the notice says, and nothing twice.
fn check_list(context: &mut Context<'_>, clause: &clause::Clause, list: &clause::List) {
    let quote = clause.words();
    for (place, item) in list.items.iter().enumerate() {
        if !quote.contains(item.as_str()) {
            context.report(Code::MissingQuote, format!("「{item}」不在本条原文里，请照原文写"));
        }
        if list.items.iter().take(place).any(|other| other == item) {
            context.report(Code::DuplicateId, format!("「{item}」写了两次，请删去一个"));
        }
    }
}

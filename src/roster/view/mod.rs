//! What is shown of one person: how each cell was read, which facts that made, and the full result with
//! every clause, as plain words that the page only has to set.

mod result;

use super::desk::Desk;
use super::facts::Given;
use super::judge::{Judged, fact_label};
use super::out::message;
use super::people::{Person, shown};
use super::reading::{Reader, Said};
use super::sheet::{covered, letters};
use crate::domain::packed::packed;
use crate::export::words;
use crate::notice::Notice;

/// A clause for people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// Its place in the notice.
    pub source: String,
    /// Verbatim.
    pub words: String,
    /// What it means.
    pub meaning: String,
}
packed!(Quote { source, words, meaning });

/// A statement with its clauses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The statement.
    pub text: String,
    /// In whose hands it is, or whom to ask; may be empty.
    pub note: String,
    /// The clauses.
    pub quotes: Vec<Quote>,
}
packed!(Line { text, note, quotes });

/// A part of the result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What it says.
    pub lines: Vec<Line>,
}
packed!(Section { title, lines });

/// How one cell was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CellRead {
    /// The sheet, row and column, for people.
    pub address: String,
    /// The sheet's place.
    pub sheet: usize,
    /// The column's place.
    pub column: usize,
    /// The words over it.
    pub label: String,
    /// What stands in it, identity numbers covered.
    pub value: String,
    /// How it was read; empty where it is not used.
    pub reading: String,
    /// What was expected, where it was not understood.
    pub expected: String,
}
packed!(CellRead { address, sheet, column, label, value, reading, expected });

/// A fact of the person.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FactSeen {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// The value, for people.
    pub shown: String,
    /// The value.
    pub value: Option<Given>,
    /// Where it comes from: 名册, 单位统一, 单独改的; or why it is open.
    pub from: String,
    /// Whether it was changed for this person alone.
    pub own: bool,
}
packed!(FactSeen { key, label, shown, value, from, own });

/// What is shown of one person.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PersonView {
    /// The person's place.
    pub place: usize,
    /// The name.
    pub name: String,
    /// Department and staff number, where known.
    pub about: String,
    /// The cells.
    pub cells: Vec<CellRead>,
    /// The facts, open ones that are asked included.
    pub facts: Vec<FactSeen>,
    /// The result.
    pub sections: Vec<Section>,
    /// What one tells the person.
    pub message: String,
}
packed!(PersonView { place, name, about, cells, facts, sections, message });

/// What is shown of the person at `place`.
#[must_use]
pub fn person(desk: &Desk, place: usize) -> Option<PersonView> {
    let (notice, person, judged) =
        (desk.notice.as_ref()?, desk.people.get(place)?, desk.judged(place)?);
    let mut about = vec![person.department.clone(), person.staff.clone()];
    about.retain(|word| !word.is_empty());
    Some(PersonView {
        place,
        name: person.name.clone(),
        about: about.join(" · "),
        cells: cells(desk, place),
        facts: facts_seen(desk, notice, person, &judged),
        sections: result::sections(desk, notice, &judged),
        message: desk.row(place).map(|row| message(notice, &row)).unwrap_or_default(),
    })
}

fn cells(desk: &Desk, place: usize) -> Vec<CellRead> {
    let (Some(person), Some(book)) = (desk.people.get(place), &desk.book) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (sheet, row) in &person.rows {
        let (Some(cells), Some(plan)) = (book.sheets.get(*sheet), desk.plans.get(*sheet)) else {
            continue;
        };
        for this in &plan.matches {
            let cell = cells.cell(*row, this.column);
            if cell.is_empty() {
                continue;
            }
            let mended = this.mended();
            let said = this.target().map_or(Said::Nothing, |target| {
                Reader::new(
                    &desk.words,
                    target,
                    this.entry,
                    &this.label,
                    &mended,
                    this.blank_is_none,
                )
                .read(cell)
            });
            let (reading, expected) = match said {
                Said::Nothing => (String::new(), String::new()),
                Said::Facts(_, reading) => (reading, String::new()),
                Said::Unclear(expected) => (String::new(), expected),
            };
            found.push(CellRead {
                address: format!("{} {}{}", cells.name, letters(this.column), row + 1),
                sheet: *sheet,
                column: this.column,
                label: this.label.clone(),
                value: covered(&cell.shown()),
                reading,
                expected,
            });
        }
    }
    found
}

fn facts_seen(desk: &Desk, notice: &Notice, person: &Person, judged: &Judged) -> Vec<FactSeen> {
    let own = desk.by_hand.own.get(&person.key);
    let mut seen: Vec<FactSeen> = judged
        .assessment
        .unanswered
        .iter()
        .map(|slot| words::key(Some(notice), *slot))
        .filter(|key| !judged.facts.contains_key(*key))
        .map(|key| FactSeen {
            key: key.to_owned(),
            label: fact_label(notice, key),
            shown: "没有回答".to_owned(),
            value: None,
            from: judged
                .gaps
                .iter()
                .find(|gap| gap.fact == key)
                .map_or("名册里没有", |gap| {
                    if gap.member.is_empty() {
                        "名册里写的看不懂"
                    } else {
                        "名册里没有写全"
                    }
                })
                .to_owned(),
            own: false,
        })
        .collect();
    seen.extend(judged.facts.iter().map(|(key, value)| {
        let own = own.is_some_and(|own| own.contains_key(key));
        let by_unit = desk.by_hand.unit.get(key) == Some(value)
            && !person.pieces.iter().any(|piece| piece.fact == key);
        let from = if own {
            "单独改的"
        } else if by_unit {
            "单位统一回答"
        } else {
            "名册"
        };
        FactSeen {
            key: key.clone(),
            label: fact_label(notice, key),
            shown: shown(value),
            value: Some(Given(value.clone())),
            from: from.to_owned(),
            own,
        }
    }));
    seen
}

//! A case as items.

use super::wire::{Item, Said, tag};
use crate::domain::fact::{FIRST_ADDED, Kind, RowKind};
use crate::domain::{Case, Cell, Fact, Row};
use crate::notice::Notice;

/// Every answer of the case; those to facts that `notice` adds among them.
pub fn items(case: &Case, notice: Option<&Notice>) -> Vec<Item> {
    let mut items = Vec::new();
    for fact in Fact::ALL.iter().copied().filter(|fact| *fact != Fact::Edition) {
        let cell = case.cell(fact.slot());
        let said = match fact.kind() {
            Kind::Moment => case.today.map(Said::Moment),
            Kind::Text => case.text(fact).map(|words| Said::Words(words.to_owned())),
            Kind::Record => (!cell.is_open()).then_some(Said::Record),
            Kind::Rows(kind) => case.rows(kind).map(|rows| entries(kind, rows)),
            kind => said(kind, cell),
        };
        items.extend(said.map(|said| (tag(fact.key()), said)));
    }
    for (slot, added) in (FIRST_ADDED..).zip(notice.iter().flat_map(|notice| &notice.added)) {
        let said = match case.cell(slot) {
            Cell::Number(number) => Some(Said::Number(number)),
            cell => cell
                .chosen()
                .and_then(|place| added.options.get(place))
                .map(|option| Said::Option(tag(option))),
        };
        items.extend(said.map(|said| (tag(&added.key), said)));
    }
    items
}

fn said(kind: Kind, cell: Cell) -> Option<Said> {
    match (kind, cell) {
        (Kind::Choice(options), cell) => cell
            .chosen()
            .and_then(|place| options.get(place))
            .map(|option| Said::Option(tag(option))),
        (Kind::Many(options), Cell::Options(bits)) => {
            let chosen = options.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1);
            Some(Said::Options(chosen.map(|(_, option)| tag(option)).collect()))
        }
        (_, Cell::Number(number)) => Some(Said::Number(number)),
        (_, Cell::Day(day)) => Some(Said::Day(day)),
        _ => None,
    }
}

fn entries(kind: RowKind, rows: &[Row]) -> Said {
    let entry = |row: &Row| {
        let members = kind.members().iter().enumerate().filter_map(|(place, member)| {
            let said = match row.text(place) {
                Some(words) => Some(Said::Words(words.to_owned())),
                None => said(member.kind, row.cell(place)),
            };
            Some((tag(member.key), said?))
        });
        members.collect()
    };
    Said::Entries(rows.iter().map(entry).collect())
}

//! A case as items.

use super::wire::{Item, Said, tag};
use crate::domain::fact::{Kind, Member};
use crate::domain::options::{MOST, Options};
use crate::domain::{Case, Cell, Entry, Fact, Vocabulary};
use crate::notice::Notice;

/// Every answer of the case; those to facts that `notice` adds among them.
pub fn items(case: &Case, notice: Option<&Notice>) -> Vec<Item> {
    let vocabulary = notice.map_or(Vocabulary::NONE, |notice| &notice.vocabulary);
    let mut items = Vec::new();
    for (slot, key, kind) in vocabulary.facts() {
        let cell = case.cell(slot);
        let said = match kind {
            Kind::Edition => None,
            Kind::Moment => case.today.map(Said::Moment),
            Kind::Text => case.text_at(slot).map(|words| Said::Words(words.to_owned())),
            Kind::Record => (!cell.is_open()).then_some(Said::Record),
            Kind::List(list) => {
                case.entries(list).map(|rows| entries(&vocabulary.members(list), rows))
            }
            kind => said_of(kind, cell),
        };
        items.extend(said.map(|said| (tag(key), said)));
        let record = Fact::named(key).filter(|_| kind == Kind::Record);
        for member in record.into_iter().flat_map(Fact::members) {
            let words = case.text_at(member.slot()).map(|words| Said::Words(words.to_owned()));
            let said = words.or_else(|| said_of(vocabulary.kind(member), case.cell(member.slot())));
            items.extend(said.map(|said| (tag(member.key()), said)));
        }
    }
    items
}

fn said_of(kind: Kind<'_>, cell: Cell) -> Option<Said> {
    match (kind, cell) {
        // By the name of the dictionary, so that a link outlives another naming.
        (Kind::Choice(options), cell) => cell
            .chosen()
            .and_then(|place| lasting(options, place))
            .map(|name| Said::Option(tag(name))),
        (Kind::Many(options), Cell::Options(bits)) => {
            let chosen = (0..options.len()).filter(|place| *place < MOST && bits >> place & 1 == 1);
            let names = chosen.filter_map(|place| lasting(options, place));
            Some(Said::Options(names.map(tag).collect()))
        }
        (_, Cell::Number(number)) => Some(Said::Number(number)),
        (_, Cell::Day(day)) => Some(Said::Day(day)),
        _ => None,
    }
}

fn lasting(options: Options<'_>, place: usize) -> Option<&str> {
    options.list.names().get(place).copied().or_else(|| options.get(place))
}

fn entries(members: &[Member<'_>], rows: &[Entry]) -> Said {
    let entry = |row: &Entry| {
        let said = members.iter().enumerate().filter_map(|(place, member)| {
            let said = match row.text(place) {
                Some(words) => Some(Said::Words(words.to_owned())),
                None => said_of(member.kind, row.cell(place)),
            };
            Some((tag(member.key), said?))
        });
        said.collect()
    };
    Said::Entries(rows.iter().map(entry).collect())
}

//! A case as answers, so that what came by a link or a file can be gone on with in the wizard.

use super::answers::{Answers, NONE, SOME, path_of};
use crate::domain::fact::{Fact, Kind};
use crate::domain::{Case, Cell, Moment, PartialDate, Slot, Vocabulary, decimal};
use crate::notice::Notice;

/// The answers that are read as `case` again.
#[must_use]
pub fn answers(notice: &Notice, case: &Case) -> Answers {
    let mut out = Answers::default();
    out.set(Fact::Edition.key(), &notice.edition);
    for (slot, key, kind) in notice.vocabulary.facts() {
        write(&mut out, &notice.vocabulary, case, (slot, key, kind));
        if let Some(record) = Fact::named(key).filter(|_| kind == Kind::Record) {
            for member in record.members() {
                let kind = notice.vocabulary.kind(member);
                write(&mut out, &notice.vocabulary, case, (member.slot(), member.key(), kind));
            }
        }
    }
    out
}

/// The longest text of somebody else that is taken over, in characters.
const FOREIGN: usize = 60;

/// The same for a case that somebody else sent, with its free texts cut; and these texts, each once.
#[must_use]
pub fn foreign(notice: &Notice, case: &Case) -> (Answers, Vec<String>) {
    let mut out = answers(notice, case);
    let mut paths: Vec<String> = Vec::new();
    for (_, key, kind) in notice.vocabulary.facts() {
        match kind {
            Kind::Text => paths.push(key.to_owned()),
            Kind::Record => {
                let members = Fact::named(key).into_iter().flat_map(Fact::members);
                let texts = members.filter(|member| member.kind() == Kind::Text);
                paths.extend(texts.map(|member| member.key().to_owned()));
            }
            Kind::List(rows) => {
                let members = notice.vocabulary.members(rows);
                let texts = members.iter().filter(|member| member.kind == Kind::Text);
                let texts: Vec<&str> = texts.map(|member| member.key).collect();
                for entry in out.entries(key) {
                    paths.extend(texts.iter().map(|member| path_of(key, entry, member)));
                }
            }
            _ => {}
        }
    }
    let mut words = Vec::new();
    for path in paths {
        let text = out.get(&path);
        let mut cut: String = text.chars().take(FOREIGN).collect();
        if cut.is_empty() {
            continue;
        }
        if cut.len() < text.len() {
            cut.push('…');
        }
        out.set(&path, &cut);
        if !words.contains(&cut) {
            words.push(cut);
        }
    }
    (out, words)
}

/// The case on a day, unless it names one itself.
#[must_use]
pub fn on_day(case: &Case, today: Option<Moment>) -> Case {
    let mut case = case.clone();
    if let (None, Some(today)) = (case.today, today) {
        case.set(
            Fact::Today.slot(),
            Cell::Day(PartialDate { date: today.date, exact: true }),
            None,
        );
        case.today = Some(today);
    }
    case
}

fn write(
    out: &mut Answers,
    vocabulary: &Vocabulary,
    case: &Case,
    (slot, key, kind): (Slot, &str, Kind<'_>),
) {
    match kind {
        Kind::Edition | Kind::Record => {}
        Kind::Moment => {
            let today = case.today.map(|today| today.to_string());
            out.set(key, &today.unwrap_or_default());
        }
        // As reading does with what is typed.
        Kind::Text => out.set(key, case.text_at(slot).unwrap_or_default().trim()),
        Kind::List(list) => {
            let Some(rows) = case.entries(list) else { return };
            out.set(key, if rows.is_empty() { NONE } else { SOME });
            let members = vocabulary.members(list);
            for row in rows {
                let Some(entry) = out.add_entry(key) else { return };
                for (place, member) in members.iter().enumerate() {
                    let typed = row
                        .text(place)
                        .map_or_else(|| typed(member.kind, row.cell(place)), str::to_owned);
                    out.set(&path_of(key, entry, member.key), typed.trim());
                }
            }
        }
        kind => out.set(key, &typed(kind, case.cell(slot))),
    }
}

fn typed(kind: Kind<'_>, cell: Cell) -> String {
    match (kind, cell) {
        (Kind::Choice(options), cell) => cell
            .chosen()
            .and_then(|place| options.get(place))
            .map_or_else(String::new, str::to_owned),
        (Kind::Many(_), Cell::Options(0)) => NONE.to_owned(),
        (Kind::Many(options), Cell::Options(bits)) => {
            options.chosen(bits).collect::<Vec<_>>().join("|")
        }
        (_, Cell::Day(day)) => day.to_string(),
        (_, cell) => number(cell),
    }
}

fn number(cell: Cell) -> String {
    match cell {
        Cell::Number(number) => decimal::written(number),
        _ => String::new(),
    }
}

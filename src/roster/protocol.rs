//! What the page asks of the desk in its worker, and what it gets: packed, so that neither side carries a
//! second format.

use super::desk::Desk;
use super::facets::Facets;
use super::facts::Given;
use super::matching::Match;
use super::overview::{Posts, Table, if_all, overview, quota};
use super::row::Row;
use super::rows::{Filter, PAGE, kept};
use super::sheet::covered;
use super::target::TARGETS;
use super::unit_questions::asks;
use super::view::person;
use super::{case_format, session, unit_questions};
use crate::domain::order;
use crate::domain::packed::{pack, packed, unpack};

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// How the sheets are read: a list of [`SheetView`].
    Sheets,
    /// Takes another heading: sheet, first row, rows.
    Heading(usize, usize, usize),
    /// Uses a sheet, or does not.
    Use(usize, bool),
    /// Says what a column is: sheet, column, target, whether blank means none.
    Match(usize, usize, String, bool),
    /// Reads a word of a column as another: sheet, column, word, reading.
    Mend(usize, usize, String, String),
    /// Reads the people: [`Gathered`].
    Gather,
    /// Judges so many more: how many are done.
    Judge(usize),
    /// What is asked of the unit: a list of [`UnitQuestion`](unit_questions::UnitQuestion).
    Asks,
    /// Answers for the unit.
    Unit(String, Option<Given>),
    /// Answers for some people: places, fact.
    Own(Vec<usize>, String, Option<Given>),
    /// Takes the last answer back: whether there was one.
    Undo,
    /// A page of the table: [`PageView`].
    Page(Filter, usize),
    /// The places a filter keeps.
    Kept(Filter),
    /// One person: [`Option<PersonView>`](super::view::PersonView).
    Person(usize),
    /// The tables of the overview: the posts, the year.
    Overview(Vec<Posts>, i32),
    /// What if all had this answer: [`IfAll`].
    IfAll(String, Given),
    /// What was not understood, alike together: a list of [`Alike`].
    Unclear,
    /// One message a person that a filter keeps.
    Messages(Filter),
    /// How a fact is asked: [`Option<UnitQuestion>`](unit_questions::UnitQuestion).
    Ask(String),
    /// Leaves out the rows of a sheet that are hidden or filtered away, or does not.
    OnlySeen(usize, bool),
}
packed!(enum Request {
    0 = Sheets,
    1 = Heading(sheet, first, lines),
    2 = Use(sheet, used),
    3 = Match(sheet, column, target, blank),
    4 = Mend(sheet, column, word, reading),
    5 = Gather,
    6 = Judge(count),
    7 = Asks,
    8 = Unit(key, value),
    9 = Own(places, fact, value),
    10 = Undo,
    11 = Page(filter, page),
    12 = Kept(filter),
    13 = Person(place),
    14 = Overview(posts, year),
    15 = IfAll(key, value),
    16 = Unclear,
    17 = Messages(filter),
    18 = Ask(key),
    19 = OnlySeen(sheet, only)
});

impl Request {
    /// Whether the desk is otherwise afterwards: done again after such requests, it is the same desk.
    #[must_use]
    pub const fn changes(&self) -> bool {
        matches!(
            self,
            Self::Heading(..)
                | Self::Use(..)
                | Self::OnlySeen(..)
                | Self::Match(..)
                | Self::Mend(..)
                | Self::Gather
                | Self::Unit(..)
                | Self::Own(..)
                | Self::Undo
        )
    }
}

/// How a sheet is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetView {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: usize,
    /// Whether it is used.
    pub used: bool,
    /// The first row of the heading, and how many there are.
    pub heading: (usize, usize),
    /// Its columns, those without heading and content left out.
    pub matches: Vec<Match>,
    /// Its first rows, identity numbers covered, to choose another heading from.
    pub start: Vec<String>,
    /// How many rows below the heading are hidden or filtered away.
    pub out_of_sight: usize,
    /// Whether these are left out.
    pub only_seen: bool,
}
packed!(SheetView { name, rows, used, heading, matches, start, out_of_sight, only_seen });

/// Who was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathered {
    /// How many people.
    pub people: usize,
    /// How many cells were not understood.
    pub unclear: usize,
    /// What the reader should know.
    pub remarks: Vec<String>,
}
packed!(Gathered { people, unclear, remarks });

/// A page of the table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageView {
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many rows the filter keeps.
    pub kept: usize,
    /// How many there are.
    pub all: usize,
    /// What can be filtered by.
    pub facets: Facets,
    /// How many steps can be taken back.
    pub steps: usize,
}
packed!(PageView { rows, kept, all, facets, steps });

/// A trial for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IfAll {
    /// Outcomes before and after.
    pub table: Table,
    /// Who would newly be able to apply.
    pub gained: Vec<String>,
}
packed!(IfAll { table, gained });

/// Cells of a column with the same words that were not understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alike {
    /// The sheet's place.
    pub sheet: usize,
    /// The sheet's name.
    pub name: String,
    /// The column's place.
    pub column: usize,
    /// The words over it.
    pub label: String,
    /// What stands in them.
    pub value: String,
    /// What was expected.
    pub expected: String,
    /// Their rows, counted from 1, the first ones.
    pub rows: Vec<usize>,
    /// How many there are.
    pub count: usize,
    /// What it can be read as; empty where it must be written.
    pub options: Vec<String>,
}
packed!(Alike { sheet, name, column, label, value, expected, rows, count, options });

/// Answers a request; none where it cannot be read.
pub fn answer(desk: &mut Desk, request: &[u8]) -> Option<Vec<u8>> {
    Some(match unpack::<Request>(request)? {
        Request::Sheets => pack(&sheets(desk)),
        Request::Heading(sheet, first, lines) => {
            desk.set_heading(sheet, first, lines);
            pack(&sheets(desk))
        }
        Request::Use(sheet, used) => {
            desk.use_sheet(sheet, used);
            pack(&sheets(desk))
        }
        Request::OnlySeen(sheet, only) => {
            desk.only_seen(sheet, only);
            pack(&sheets(desk))
        }
        Request::Match(sheet, column, target, blank) => {
            desk.set_match(sheet, column, &target, blank);
            pack(&sheets(desk))
        }
        Request::Mend(sheet, column, word, reading) => {
            desk.mend(sheet, column, &word, &reading);
            done()
        }
        Request::Gather => {
            desk.gather();
            pack(&gathered(desk))
        }
        Request::Judge(count) => pack(&desk.judge_some(count)),
        Request::Asks => pack(&asks(desk)),
        Request::Unit(key, value) => {
            desk.answer_unit(&key, value.map(|value| value.0));
            done()
        }
        Request::Own(places, fact, value) => {
            desk.answer_own(&places, &fact, value.map(|value| value.0).as_ref());
            done()
        }
        Request::Undo => pack(&desk.undo()),
        Request::Page(filter, page) => pack(&self::page(desk, &filter, page)),
        Request::Kept(filter) => pack(&kept(desk, &filter)),
        Request::Person(place) => pack(&person(desk, place)),
        Request::Overview(posts, year) => {
            let mut tables = overview(desk, year);
            if !posts.is_empty() {
                tables.push(quota(desk, &posts));
            }
            pack(&tables)
        }
        Request::IfAll(key, value) => {
            let (table, gained) = if_all(desk, &key, &value.0);
            pack(&IfAll { table, gained })
        }
        Request::Unclear => pack(&alike(desk)),
        Request::Messages(filter) => pack(&messages(desk, &filter)),
        Request::Ask(key) => {
            pack(&desk.notice.as_ref().and_then(|notice| unit_questions::ask(notice, &key, 0)))
        }
    })
}

fn done() -> Vec<u8> {
    pack(&true)
}

/// What a column can be: id and label, in the order of the list to choose from.
#[must_use]
pub fn choices() -> Vec<(String, String)> {
    TARGETS.iter().map(|target| (target.id.to_owned(), target.label.to_owned())).collect()
}

fn sheets(desk: &Desk) -> Vec<SheetView> {
    /// Rows a heading may be chosen from.
    const START: usize = 12;
    let Some(book) = &desk.book else { return Vec::new() };
    let both = book.sheets.iter().zip(&desk.plans);
    both.map(|(sheet, plan)| SheetView {
        name: sheet.name.clone(),
        rows: sheet.rows.len(),
        used: plan.used,
        heading: (plan.heading.first, plan.heading.lines),
        out_of_sight: sheet.out_of_sight.iter().filter(|row| **row >= plan.heading.below()).count(),
        only_seen: plan.only_seen,
        matches: plan
            .matches
            .iter()
            .filter(|this| !this.label.is_empty() || this.filled > 0)
            .cloned()
            .collect(),
        start: sheet
            .rows
            .iter()
            .take(START)
            .map(|row| {
                let words = row
                    .iter()
                    .filter(|cell| !cell.is_empty())
                    .take(6)
                    .map(|cell| covered(&cell.shown()));
                words.collect::<Vec<_>>().join(" | ").chars().take(60).collect()
            })
            .collect(),
    })
    .collect()
}

fn gathered(desk: &Desk) -> Gathered {
    Gathered {
        people: desk.people.len(),
        unclear: desk.people.iter().map(|person| person.unclear.len()).sum(),
        remarks: desk.remarks.clone(),
    }
}

fn page(desk: &mut Desk, filter: &Filter, page: usize) -> PageView {
    let facets = desk.facets();
    let places = kept(desk, filter);
    let rows = places.iter().skip(page * PAGE).take(PAGE).filter_map(|place| desk.row(*place));
    PageView {
        rows: rows.collect(),
        kept: places.len(),
        all: desk.briefs.len(),
        facets,
        steps: desk.steps(),
    }
}

fn alike(desk: &Desk) -> Vec<Alike> {
    /// Groups shown, and rows named in each.
    const MOST: usize = 200;
    const ROWS: usize = 5;
    let mut places: std::collections::HashMap<(usize, usize, String), usize> =
        std::collections::HashMap::new();
    let mut found: Vec<Alike> = Vec::new();
    for unclear in desk.people.iter().flat_map(|person| &person.unclear) {
        let key = (unclear.sheet, unclear.column, unclear.value.clone());
        let at = *places.entry(key).or_insert_with(|| {
            let this = desk.matched(unclear.sheet, unclear.column);
            let options = this
                .and_then(Match::target)
                .map(|target| case_format::options(target.fact, target.member));
            let name = desk.book.as_ref().and_then(|book| book.sheets.get(unclear.sheet));
            found.push(Alike {
                sheet: unclear.sheet,
                name: name.map(|sheet| sheet.name.clone()).unwrap_or_default(),
                column: unclear.column,
                label: unclear.label.clone(),
                value: unclear.value.clone(),
                expected: unclear.expected.clone(),
                rows: Vec::new(),
                count: 0,
                options: options.unwrap_or_default(),
            });
            found.len() - 1
        });
        if let Some(group) = found.get_mut(at) {
            group.count += 1;
            if group.rows.len() < ROWS {
                group.rows.push(unclear.row + 1);
            }
        }
    }
    order::sort_by_key(&mut found, |group| std::cmp::Reverse(group.count));
    found.truncate(MOST);
    found
}

fn messages(desk: &Desk, filter: &Filter) -> Vec<String> {
    let Some(notice) = &desk.notice else { return Vec::new() };
    let rows = kept(desk, filter).into_iter().filter_map(|place| desk.row(place));
    rows.map(|row| super::out::message(notice, &row)).collect()
}

/// What a session says of how everybody stood, against the desk as it is.
#[must_use]
pub fn compared(desk: &Desk, old: &session::Session) -> Vec<u8> {
    let label = |fact: &str| {
        desk.notice
            .as_ref()
            .map_or_else(|| fact.to_owned(), |notice| super::judge::fact_label(notice, fact))
    };
    pack(&session::compare(&old.stood, &session::stood(desk), label))
}

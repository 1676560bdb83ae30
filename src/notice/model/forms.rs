//! The official forms (附件) of an edition; fetched only when somebody wants one.
//!
//! A form says what is printed and where each place is filled from; it knows no case. Places
//! (`u16`, `u8`) index the lists of the same form; the compiler guarantees that they exist, and that
//! the cells of every row fill the columns of their table exactly.

use crate::domain::packed::packed;

use super::Clause;
use crate::domain::{Place, Slot};
use crate::notice::condition::Condition;

/// Every form of one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Forms {
    /// The id of the edition.
    pub edition: String,
    /// The clauses the forms rest on.
    pub clauses: Vec<FormClause>,
    /// The forms, in the order of the annexes.
    pub forms: Vec<Form>,
}
packed!(Forms { edition, clauses, forms });

impl Forms {
    /// The form with this key.
    #[must_use]
    pub fn form(&self, key: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.key == key)
    }

    /// The clause at `id`, which a form of this file names.
    #[must_use]
    pub fn clause(&self, id: Place<FormClause>) -> Option<&Clause> {
        id.of(&self.clauses).map(|cited| &cited.clause)
    }
}

/// A clause that a form rests on: of a list of its own, so that its place is none among the notice's clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormClause {
    /// The clause.
    pub clause: Clause,
}
packed!(FormClause { clause });

/// One form as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its key: the id of the material it is.
    pub key: String,
    /// Its name, e.g. 重庆市职称破格申报表.
    pub name: String,
    /// Its number in the notice, e.g. 附件4; empty where it has none.
    pub annex: String,
    /// Whether the unit fills it once for everybody.
    pub of_unit: bool,
    /// The sheet.
    pub page: Page,
    /// Places filled once.
    pub fields: Vec<Field>,
    /// Places filled once for each entry of a list.
    pub lists: Vec<List>,
    /// What is printed, from top to bottom.
    pub blocks: Vec<Block>,
    /// What the form itself demands of its numbers.
    pub checks: Vec<Check>,
    /// The clauses that print it.
    pub clauses: Vec<Place<FormClause>>,
}
packed!(Form { key, name, annex, of_unit, page, fields, lists, blocks, checks, clauses });

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// A3 rather than A4.
    pub large: bool,
    /// The long side across.
    pub landscape: bool,
    /// Top, right, bottom and left margin in millimetres.
    pub margins: [u8; 4],
}
packed!(Page { large, landscape, margins });

impl Page {
    /// Width and height in millimetres.
    #[must_use]
    pub const fn size(self) -> (u16, u16) {
        let (short, long) = if self.large { (297, 420) } else { (210, 297) };
        if self.landscape { (long, short) } else { (short, long) }
    }
}

/// A place that is filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<From = Source> {
    /// Its key among the extra answers.
    pub key: String,
    /// Its name on the form.
    pub label: String,
    /// What it is filled from; nothing where it is only asked, or filled by hand.
    pub from: Option<From>,
    /// When that source may speak; otherwise it is silent.
    pub when: Condition,
    /// What stands for each option, by its place; where this is not empty, other options are silent.
    pub words: Vec<(u8, String)>,
    /// How a date is written.
    pub date: DateStyle,
    /// The question, asked only when the form is wanted; empty where it is not asked.
    pub ask: String,
    /// An example of an answer.
    pub example: String,
    /// Most characters an answer may have.
    pub longest: u16,
    /// Who fills it in by hand; empty where the applicant does.
    pub by: String,
    /// What is printed where nothing is known.
    pub blank: String,
    /// Whether it stands on a line in running words.
    pub underline: bool,
}
packed!(Field<Source> {
    key, label, from, when, words, date, ask, example, longest, by, blank, underline
});
packed!(Field<MemberSource> {
    key, label, from, when, words, date, ask, example, longest, by, blank, underline
});

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// 2018年6月1日, or 2018年6月 where only the month is known.
    Full,
    /// 2018.06.
    Month,
}
packed!(enum DateStyle { 0 = Full, 1 = Month });

/// Where a field is filled from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The answer to a fact.
    Fact(Slot),
    /// A member of the education entry of the highest level; of the degree, the highest of all.
    Highest(u8),
    /// The name of the prior title or qualification.
    PriorName,
    /// The specialty of the prior title.
    PriorSpecialty,
    /// When the prior title was obtained.
    PriorObtained,
    /// The district of the notice.
    District,
    /// The pre-filled citation of 符合的申报条件.
    Citation,
    /// Hours of continuing education of all years given.
    CourseHours,
}
packed!(enum Source {
    0 = Fact(inner), 1 = Highest(inner), 2 = PriorName, 3 = PriorSpecialty, 4 = PriorObtained,
    5 = District, 6 = Citation, 7 = CourseHours,
});

/// Where a member of a list is filled from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberSource {
    /// A member of the case's entry.
    Member(u8),
    /// The number of the entry, from 1.
    Number,
}
packed!(enum MemberSource { 0 = Member(inner), 1 = Number });

/// Entries that fill repeated rows or paragraphs.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Its key among the extra answers.
    pub key: String,
    /// Its name on the form.
    pub label: String,
    /// The list of the case it starts from, by its place.
    pub from: Option<u8>,
    /// Which entries of it.
    pub when: Condition,
    /// Only what was obtained after the prior title, and what bears no date.
    pub since_prior: bool,
    /// How many rows are printed at least.
    pub at_least: u8,
    /// What each entry has.
    pub members: Vec<Field<MemberSource>>,
}
packed!(List { key, label, from, when, since_prior, at_least, members });

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Printed words.
    Words(String),
    /// The place of a field.
    Field(u16),
    /// The place of a member of the list that is being repeated.
    Member(u8),
    /// Printed only where every place within has a value.
    Group(Vec<Piece>),
}
packed!(enum Piece { 0 = Words(inner), 1 = Field(inner), 2 = Member(inner), 3 = Group(inner) });

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Set in the face of titles.
    pub title: bool,
    /// Bold.
    pub bold: bool,
    /// Where it stands in its line.
    pub align: Align,
    /// Size in points.
    pub size: u8,
    /// Characters by which its first line is indented.
    pub indent: u8,
    /// Space above it in points.
    pub before: u8,
    /// Whether it begins a page.
    pub new_page: bool,
}
packed!(Style { title, bold, align, size, indent, before, new_page });

/// Where a text stands in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}
packed!(enum Align { 0 = Left, 1 = Centre, 2 = Right });

/// A part of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, or one for each entry of a list.
    Paragraph {
        /// How it is set.
        style: Style,
        /// What it says.
        text: Vec<Piece>,
        /// The list it is repeated for.
        each: Option<u8>,
    },
    /// A table: lanes that stand side by side and share their rows.
    Table {
        /// The lanes, from left to right.
        lanes: Vec<Lane>,
    },
}
packed!(enum Block { 0 = Paragraph { style, text, each }, 1 = Table { lanes } });

/// Columns of a table with what stands in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Widths of the columns in millimetres.
    pub widths: Vec<u16>,
    /// The rows.
    pub rows: Vec<Row>,
}
packed!(Lane { widths, rows });

/// A row of a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whether it is printed again on every page.
    pub head: bool,
    /// Least height in millimetres.
    pub height: u8,
    /// The list it is repeated for.
    pub each: Option<u8>,
    /// Its own cells: those that begin in it.
    pub cells: Vec<Cell>,
}
packed!(Row { head, height, each, cells });

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Columns it covers.
    pub across: u8,
    /// Rows it covers.
    pub down: u8,
    /// How its text is set.
    pub style: Style,
    /// What it says.
    pub text: Vec<Piece>,
}
packed!(Cell { across, down, style, text });

/// A demand of the form: the first number is at most the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is compared, for people.
    pub label: String,
    /// The place of the smaller field.
    pub less: u16,
    /// The place of the larger field.
    pub more: u16,
    /// The clause that demands it.
    pub clause: Place<FormClause>,
}
packed!(Check { label, less, more, clause });

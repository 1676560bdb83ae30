//! An official form filled in for a case: every word that will be printed, what stayed blank, and
//! whether the form's own demand on its numbers is met.
//!
//! Nothing is guessed: where the case, the notice and the extra answers are silent, the place keeps
//! the blank the form prints and is named in [`FilledForm::blanks`].

mod extra;
mod source;
mod table;

use crate::assess::Assessment;
use crate::domain::fact::{ListKind, achievement, qualification, title};
use crate::domain::{Case, Entry, Place};
use crate::notice::Notice;
use crate::notice::model::forms::{Block, Field, Form, FormClause, List, Page, Piece, Style};

pub use extra::Extra;
pub use table::{FilledCell, FilledRow, FilledTable};

/// A form with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledForm {
    /// The key of the form.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The sheet.
    pub page: Page,
    /// What is printed, from top to bottom.
    pub blocks: Vec<FilledBlock>,
    /// Places that stayed blank, in the order of the form.
    pub blanks: Vec<Blank>,
    /// The form's demands on its numbers.
    pub checks: Vec<Checked>,
}

/// A part of a filled form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilledBlock {
    /// A paragraph.
    Paragraph(Style, Vec<Run>),
    /// A table.
    Table(FilledTable),
}

/// Words set alike. A line break in them is a line break on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// Whether they stand on a line.
    pub underline: bool,
}

/// A place that stayed blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Its name, with the number of the entry in a list.
    pub label: String,
    /// Who fills it in by hand; empty where the applicant does.
    pub by: String,
}

/// A demand of the form and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What is compared.
    pub label: String,
    /// Whether it is met; none where a number is missing.
    pub met: Option<bool>,
    /// The two numbers as entered.
    pub numbers: (String, String),
    /// The clause that demands it, by its place in the edition's forms.
    pub clause: Place<FormClause>,
}

/// Fills `form` for a case and its assessment; `extra` holds what was asked for this form alone.
#[must_use]
pub fn fill(
    form: &Form,
    notice: &Notice,
    case: &Case,
    assessment: &Assessment,
    extra: &Extra,
) -> FilledForm {
    let filler = Filler::new(form, notice, case, assessment, extra);
    FilledForm {
        key: form.key.clone(),
        name: form.name.clone(),
        page: form.page,
        blocks: form.blocks.iter().flat_map(|block| filler.block(block)).collect(),
        blanks: filler.blanks(),
        checks: filler.checks(),
    }
}

/// What has to be asked for a form because the answers do not say it: places of fields, and for each
/// list how many entries the answers give and which places of its members are open in some of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Open {
    /// Places of fields.
    pub fields: Vec<usize>,
    /// Of each list: entries known, open members.
    pub lists: Vec<(usize, Vec<usize>)>,
}

/// What has to be asked for `form` beyond the answers.
#[must_use]
pub fn open(form: &Form, notice: &Notice, case: &Case, assessment: &Assessment) -> Open {
    let filler = Filler::new(form, notice, case, assessment, &Extra::default());
    let fields = form.fields.iter().zip(&filler.values).enumerate();
    let lists = form.lists.iter().zip(&filler.lists).map(|(list, entries)| {
        let missing = |at: usize| {
            entries.is_empty()
                || entries.iter().any(|entry| entry.get(at).is_none_or(String::is_empty))
        };
        let members = list.members.iter().enumerate();
        let asked =
            members.filter(|(at, member)| !member.ask.is_empty() && missing(*at)).map(|(at, _)| at);
        (entries.len(), asked.collect())
    });
    Open {
        fields: fields
            .filter(|(_, (field, value))| !field.ask.is_empty() && value.is_empty())
            .map(|(at, _)| at)
            .collect(),
        lists: lists.collect(),
    }
}

/// The values of one form.
struct Filler<'a> {
    form: &'a Form,
    /// One value a field; empty where nothing is known.
    values: Vec<String>,
    /// For each list its entries, for each entry one value a member.
    lists: Vec<Vec<Vec<String>>>,
}

impl<'a> Filler<'a> {
    fn new(
        form: &'a Form,
        notice: &Notice,
        case: &Case,
        assessment: &Assessment,
        extra: &Extra,
    ) -> Self {
        let known = source::Known { notice, case, assessment, facts: assessment.facts(case) };
        let values = form
            .fields
            .iter()
            .map(|field| extra.word(&field.key).or_else(|| known.value(field)).unwrap_or_default())
            .map(printable)
            .collect();
        let lists = form.lists.iter().map(|list| entries(list, &known, extra)).collect();
        Self { form, values, lists }
    }

    fn block(&self, block: &Block) -> Vec<FilledBlock> {
        match block {
            Block::Paragraph { style, text, each: None } => {
                vec![FilledBlock::Paragraph(*style, self.runs(text, None))]
            }
            Block::Paragraph { style, text, each: Some(list) } => self
                .rows_of(*list)
                .into_iter()
                .map(|entry| FilledBlock::Paragraph(*style, self.runs(text, Some((*list, &entry)))))
                .collect(),
            Block::Table { lanes } => vec![FilledBlock::Table(table::table(self, lanes))],
        }
    }

    /// The entries a list prints: those known, then blank ones up to the least number.
    fn rows_of(&self, list: u8) -> Vec<Vec<String>> {
        let Some(rules) = self.form.lists.get(usize::from(list)) else {
            return Vec::new();
        };
        let mut entries = self.lists.get(usize::from(list)).cloned().unwrap_or_default();
        while entries.len() < usize::from(rules.at_least) {
            entries.push(blank_entry(rules, entries.len()));
        }
        entries
    }

    /// The words of a text; `entry` is the list being repeated and the values of one entry.
    fn runs(&self, text: &[Piece], entry: Option<(u8, &[String])>) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        self.push(text, entry, &mut runs);
        if let Some(last) = runs.last_mut() {
            last.words.truncate(last.words.trim_end_matches(' ').len());
        }
        runs.retain(|run| !run.words.is_empty());
        runs
    }

    /// The words of a cell: its border takes the place of lines.
    fn cell(&self, text: &[Piece], entry: Option<(u8, &[String])>) -> Vec<Run> {
        let words: String = self.runs(text, entry).into_iter().map(|run| run.words).collect();
        if words.is_empty() { Vec::new() } else { vec![Run { words, underline: false }] }
    }

    fn push(&self, text: &[Piece], entry: Option<(u8, &[String])>, runs: &mut Vec<Run>) {
        for piece in text {
            let (words, underline) = match piece {
                Piece::Words(words) => (words.as_str(), false),
                Piece::Group(inner) => {
                    if self.known(inner, entry) {
                        self.push(inner, entry, runs);
                    }
                    continue;
                }
                Piece::Field(place) => self.place(*place),
                Piece::Member(place) => self.member(*place, entry),
            };
            match runs.last_mut() {
                Some(last) if last.underline == underline => last.words.push_str(words),
                _ => runs.push(Run { words: words.to_owned(), underline }),
            }
        }
    }

    /// Whether every place in the text has a value.
    fn known(&self, text: &[Piece], entry: Option<(u8, &[String])>) -> bool {
        text.iter().all(|piece| match piece {
            Piece::Words(_) => true,
            Piece::Group(inner) => self.known(inner, entry),
            Piece::Field(place) => {
                self.values.get(usize::from(*place)).is_some_and(|value| !value.is_empty())
            }
            Piece::Member(place) => entry
                .and_then(|(_, values)| values.get(usize::from(*place)))
                .is_some_and(|value| !value.is_empty()),
        })
    }

    fn place(&self, place: u16) -> (&str, bool) {
        let value = self.values.get(usize::from(place)).map_or("", String::as_str);
        self.form.fields.get(usize::from(place)).map_or((value, false), |field| shown(field, value))
    }

    fn member<'v>(&'v self, place: u8, entry: Option<(u8, &'v [String])>) -> (&'v str, bool) {
        let Some((list, values)) = entry else {
            return ("", false);
        };
        let value = values.get(usize::from(place)).map_or("", String::as_str);
        self.form
            .lists
            .get(usize::from(list))
            .and_then(|list| list.members.get(usize::from(place)))
            .map_or((value, false), |member| shown(member, value))
    }

    fn blanks(&self) -> Vec<Blank> {
        let mut blanks: Vec<Blank> = Vec::new();
        for (field, value) in self.form.fields.iter().zip(&self.values) {
            if value.is_empty() {
                blanks.push(Blank { label: field.label.clone(), by: field.by.clone() });
            }
        }
        for (list, entries) in self.form.lists.iter().zip(&self.lists) {
            if entries.is_empty() {
                blanks.push(Blank { label: list.label.clone(), by: String::new() });
            }
            for (at, entry) in entries.iter().enumerate() {
                for (member, value) in list.members.iter().zip(entry) {
                    if value.is_empty() {
                        let label = format!("{}第{}条：{}", list.label, at + 1, member.label);
                        blanks.push(Blank { label, by: member.by.clone() });
                    }
                }
            }
        }
        blanks
    }

    fn checks(&self) -> Vec<Checked> {
        let value = |place: u16| self.values.get(usize::from(place)).cloned().unwrap_or_default();
        self.form
            .checks
            .iter()
            .map(|check| {
                let numbers = (value(check.less), value(check.more));
                let met = match (numbers.0.parse::<u32>(), numbers.1.parse::<u32>()) {
                    (Ok(less), Ok(more)) => Some(less <= more),
                    _ => None,
                };
                Checked { label: check.label.clone(), met, numbers, clause: check.clause }
            })
            .collect()
    }
}

/// The entries of a list: those of the case that belong to it, each completed by the extra answers of
/// the same place, then those that only the extra answers have.
fn entries(list: &List, known: &source::Known<'_>, extra: &Extra) -> Vec<Vec<String>> {
    let kind = list.from.map(|place| ListKind::at(usize::from(place)));
    let own: Vec<&Entry> = kind
        .and_then(|kind| known.case.entries(kind))
        .unwrap_or_default()
        .iter()
        .filter(|entry| list.when.holds_of(entry, &known.facts))
        .filter(|entry| !list.since_prior || since_prior(entry, kind, known))
        .collect();
    (0..own.len().max(extra.count(&list.key)))
        .map(|at| {
            let entry = own.get(at).copied();
            list.members
                .iter()
                .map(|member| {
                    let said = extra.member(&list.key, at, &member.key);
                    let value =
                        said.or_else(|| known.member(member, kind, entry, at)).unwrap_or_default();
                    printable(value)
                })
                .collect()
        })
        .collect()
}

/// Whether the entry was obtained after the prior title, or bears no date.
fn since_prior(entry: &Entry, kind: Option<ListKind>, known: &source::Known<'_>) -> bool {
    let member = match kind {
        Some(ListKind::Achievement) => achievement::OBTAINED,
        Some(ListKind::Qualification) => qualification::OBTAINED,
        Some(ListKind::Title) => title::OBTAINED,
        _ => return true,
    };
    match (entry.date(member), known.assessment.ladder.prior) {
        (Some(obtained), Some(prior)) => obtained.date > prior.obtained.date,
        _ => true,
    }
}

/// An entry of which only its number is known.
fn blank_entry(list: &List, at: usize) -> Vec<String> {
    list.members.iter().map(|member| source::number(member, at).unwrap_or_default()).collect()
}

/// What is printed at a place: its value, or the blank the form prints.
fn shown<'v, From>(field: &'v Field<From>, value: &'v str) -> (&'v str, bool) {
    (if value.is_empty() { &field.blank } else { value }, field.underline)
}

/// Without characters that no paper can show, that no document may hold, or that turn the direction of
/// writing, so that the paper shows the text that was typed; a tab is a space, line breaks stay.
fn printable(words: String) -> String {
    let words = if words.contains('\t') { words.replace('\t', " ") } else { words };
    let bad = |sign: char| {
        (sign.is_control() && sign != '\n')
            || matches!(
                sign,
                '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}'
            )
    };
    if words.contains(bad) { words.replace(bad, "") } else { words }
}

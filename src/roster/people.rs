//! From rows to people: the readings of their cells, joined over rows and sheets by staff number,
//! identity number or name, and what of it was not understood.

use std::collections::HashMap;

use super::heading::{Heading, is_note};
use super::matching::Match;
use super::number;
use super::reading::{Piece, Reader, Said};
use super::sheet::{Sheet, covered, is_identity, letters};
use super::target::{Reading, Target, is_list};
use super::words::Words;
use crate::domain::Value;
use crate::domain::packed::packed;

/// How a sheet is read: its heading, its columns, and whether it is used.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// Whether the sheet is read at all.
    pub used: bool,
    /// Its heading.
    pub heading: Heading,
    /// Its columns.
    pub matches: Vec<Match>,
    /// Whether rows that are hidden or filtered away are left out.
    pub only_seen: bool,
}

/// A cell that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unclear {
    /// The sheet's place in the book.
    pub sheet: usize,
    /// The row, counted from 0.
    pub row: usize,
    /// The column, counted from 0.
    pub column: usize,
    /// The words over it.
    pub label: String,
    /// What stands in it, identity numbers covered.
    pub value: String,
    /// What was expected.
    pub expected: String,
    /// The fact that stays open because of it.
    pub fact: String,
}
packed!(Unclear { sheet, row, column, label, value, expected, fact });

impl Unclear {
    /// Its place and what is wrong, in one line.
    #[must_use]
    pub fn line(&self, sheet: &str) -> String {
        format!(
            "「{sheet}」第 {} 行 {} 列（{}）「{}」：{}",
            self.row + 1,
            letters(self.column),
            self.label,
            self.value,
            self.expected
        )
    }
}

/// One person of the roster.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Person {
    /// What tells this person from the others in what is saved: the staff number, else the name, with
    /// a number where several have it.
    pub key: String,
    /// The name.
    pub name: String,
    /// The staff number.
    pub staff: String,
    /// The department.
    pub department: String,
    /// The sheet and the rows the person stands in, the first first.
    pub rows: Vec<(usize, usize)>,
    /// What the cells say.
    pub pieces: Vec<Piece>,
    /// What was not understood.
    pub unclear: Vec<Unclear>,
}

/// The people of the sheets. The first used sheet that names people is the roster; the others only
/// add to them, and what fits nobody is remarked.
#[must_use]
pub fn people(sheets: &[Sheet], plans: &[Plan], words: &Words) -> (Vec<Person>, Vec<String>) {
    let mut builder = Builder { people: Vec::new(), by: HashMap::new(), remarks: Vec::new() };
    let used = || plans.iter().enumerate().filter(|(_, plan)| plan.used);
    let main = used()
        .max_by_key(|(place, plan)| (worth(plan), std::cmp::Reverse(*place)))
        .map(|(place, _)| place);
    let order =
        main.into_iter().chain(used().map(|(place, _)| place).filter(|place| Some(*place) != main));
    for (nth, place) in order.enumerate() {
        if let (Some(sheet), Some(plan)) = (sheets.get(place), plans.get(place)) {
            builder.sheet(place, sheet, plan, words, nth == 0);
        }
    }
    builder.finish()
}

/// How much a sheet says of people: the main one has a name column and the most facts.
fn worth(plan: &Plan) -> (bool, usize) {
    let targets = || plan.matches.iter().filter_map(Match::target);
    let named = targets().any(|target| target.reading == Reading::Name);
    (named, targets().filter(|target| target.reading != Reading::Known).count())
}

struct Builder {
    people: Vec<Person>,
    /// The person of an identity, a staff number, a name; 0 marks a name that several have.
    by: HashMap<String, usize>,
    remarks: Vec<String>,
}

/// What a row says of who it is.
#[derive(Default)]
struct Who {
    name: String,
    staff: String,
    identity: String,
    department: String,
}

impl Builder {
    fn sheet(&mut self, place: usize, sheet: &Sheet, plan: &Plan, words: &Words, main: bool) {
        let mended: Vec<_> = plan.matches.iter().map(Match::mended).collect();
        let readers: Vec<(usize, Reader<'_>)> = plan
            .matches
            .iter()
            .zip(&mended)
            .filter_map(|(this, mended)| {
                let target = this.target()?;
                Some((
                    this.column,
                    Reader::new(words, target, this.entry, &this.label, mended, this.blank_is_none),
                ))
            })
            .collect();
        let mut last: Option<usize> = None;
        let mut strangers = 0;
        for row in plan.heading.below()..sheet.rows.len() {
            let unseen = plan.only_seen && sheet.out_of_sight.contains(&row);
            if unseen || is_note(sheet, row, &plan.heading) {
                continue;
            }
            let (who, pieces, unclear) = read_row(place, sheet, row, &readers);
            let person = self.person(&who, main, last, &pieces);
            let Some(at) = person else {
                strangers += usize::from(!pieces.is_empty());
                continue;
            };
            last = Some(at);
            self.add(at, (place, row), who, pieces, unclear);
        }
        if strangers > 0 {
            self.remarks.push(format!(
                "工作表「{}」有 {strangers} 行对不上名册里的人，没有采用",
                sheet.name
            ));
        }
    }

    /// The person a row belongs to; a new one in the main sheet, nobody elsewhere.
    fn person(
        &mut self,
        who: &Who,
        main: bool,
        last: Option<usize>,
        pieces: &[Piece],
    ) -> Option<usize> {
        let by = |kind: &str, word: &str| (!word.is_empty()).then(|| format!("{kind}{word}"));
        let certain = [by("i", &who.identity), by("s", &who.staff)];
        for key in certain.iter().flatten() {
            if let Some(at) = self.by.get(key) {
                return Some(*at);
            }
        }
        if who.name.is_empty() && certain.iter().all(Option::is_none) {
            // A row without a name goes on with the person above it.
            return last.filter(|_| main && !pieces.is_empty());
        }
        // The name alone joins rows only where nothing surer could tell them apart.
        let sure = certain.iter().any(Option::is_some);
        let known = self.by.contains_key(&format!("n{}", who.name)) && !(main && sure);
        let people = self.people.iter().enumerate();
        let alike: Vec<usize> = people
            .filter(|(_, person)| known && person.name == who.name && !who.name.is_empty())
            .map(|(at, _)| at)
            .collect();
        match alike.as_slice() {
            [one] if !main => Some(*one),
            [.., one] if main && last == Some(*one) && self.goes_on(*one, pieces) => Some(*one),
            _ if main => {
                self.people.push(Person { name: who.name.clone(), ..Person::default() });
                Some(self.people.len() - 1)
            }
            _ => None,
        }
    }

    /// Whether a row directly below, under the same name, adds to the lists of the person and
    /// contradicts nothing: two people of one name are never made one unless their rows say so.
    fn goes_on(&self, at: usize, pieces: &[Piece]) -> bool {
        let Some(person) = self.people.get(at) else { return false };
        let mut adds = false;
        for piece in pieces {
            let same = person
                .pieces
                .iter()
                .find(|other| other.fact == piece.fact && other.member == piece.member);
            match same {
                Some(other) if !is_list(piece.fact) && other.value != piece.value => return false,
                Some(other) if is_list(piece.fact) && other.value != piece.value => adds = true,
                _ => {}
            }
        }
        adds
    }

    fn add(
        &mut self,
        at: usize,
        place: (usize, usize),
        who: Who,
        pieces: Vec<Piece>,
        unclear: Vec<Unclear>,
    ) {
        for (kind, word) in [("i", &who.identity), ("s", &who.staff), ("n", &who.name)] {
            if !word.is_empty() {
                self.by.entry(format!("{kind}{word}")).or_insert(at);
            }
        }
        let Some(person) = self.people.get_mut(at) else { return };
        for (own, new) in [
            (&mut person.name, who.name),
            (&mut person.staff, who.staff),
            (&mut person.department, who.department),
        ] {
            if own.is_empty() {
                *own = new;
            }
        }
        // The entries of a second row are further entries.
        let shift = u16::try_from(person.rows.len()).unwrap_or(0).saturating_mul(10);
        person.rows.push(place);
        person.unclear.extend(unclear);
        for mut piece in pieces {
            if piece.entry < 1_000 && is_list(piece.fact) {
                piece.entry += shift;
            }
            let clash = person.pieces.iter().find(|other| {
                other.fact == piece.fact
                    && other.member == piece.member
                    && other.entry == piece.entry
            });
            match clash {
                None => person.pieces.push(piece),
                Some(other) if other.value == piece.value => {}
                Some(other) => person.unclear.push(Unclear {
                    sheet: place.0,
                    row: place.1,
                    column: 0,
                    label: Target::named(piece.fact)
                        .map_or(piece.fact, |target| target.label)
                        .to_owned(),
                    value: shown(&piece.value),
                    expected: format!(
                        "与前面写的「{}」不一致，没有采用，请核对",
                        shown(&other.value)
                    ),
                    fact: piece.fact.to_owned(),
                }),
            }
        }
    }

    fn finish(mut self) -> (Vec<Person>, Vec<String>) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut doubled: Vec<String> = Vec::new();
        for person in &mut self.people {
            let word =
                if person.staff.is_empty() { person.name.clone() } else { person.staff.clone() };
            let count = seen.entry(word.clone()).or_insert(0);
            *count += 1;
            if *count == 2 {
                doubled.push(word.clone());
            }
            person.key = if *count == 1 { word } else { format!("{word}（{count}）") };
        }
        if !doubled.is_empty() {
            self.remarks.push(format!(
                "有同名或同号的人，按不同的人分别判断，请核对：{}",
                doubled.iter().take(10).cloned().collect::<Vec<_>>().join("、")
            ));
        }
        (self.people, self.remarks)
    }
}

fn read_row(
    place: usize,
    sheet: &Sheet,
    row: usize,
    readers: &[(usize, Reader<'_>)],
) -> (Who, Vec<Piece>, Vec<Unclear>) {
    let mut who = Who::default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut unclear = Vec::new();
    for (column, reader) in readers {
        let cell = sheet.cell(row, *column);
        let shown = || cell.shown().replace(['\n', '\r'], " ");
        match reader.target.reading {
            Reading::Name => who.name = shown().split_whitespace().collect(),
            Reading::Staff => who.staff = shown(),
            Reading::Identity => who.identity = shown().to_uppercase(),
            Reading::Department => who.department = shown(),
            _ => {}
        }
        match reader.read(cell) {
            Said::Nothing => {}
            Said::Facts(said, _) => {
                for piece in said {
                    let twice = pieces.iter().find(|other| {
                        (other.fact, other.entry, other.member)
                            == (piece.fact, piece.entry, piece.member)
                    });
                    match twice {
                        None => pieces.push(piece),
                        Some(other) if other.value == piece.value => {}
                        Some(other) => unclear.push(Unclear {
                            expected: format!(
                                "与同一行别的列写的「{}」不一致，没有采用，请核对",
                                self::shown(&other.value)
                            ),
                            ..unread(place, row, *column, reader, &shown(), "")
                        }),
                    }
                }
            }
            Said::Unclear(expected) => {
                unclear.push(unread(place, row, *column, reader, &shown(), &expected));
            }
        }
    }
    // A name that is an identity number is none.
    if is_identity(&who.name) {
        who.name = covered(&who.name);
    }
    (who, pieces, unclear)
}

fn unread(
    sheet: usize,
    row: usize,
    column: usize,
    reader: &Reader<'_>,
    value: &str,
    expected: &str,
) -> Unclear {
    Unclear {
        sheet,
        row,
        column,
        label: reader.heading.to_owned(),
        value: covered(value),
        expected: expected.to_owned(),
        fact: reader.target.fact.to_owned(),
    }
}

/// A value for people.
#[must_use]
pub fn shown(value: &Value) -> String {
    match value {
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => number::shown(*number),
        Value::Text(text) => text.clone(),
        Value::List(items) if items.is_empty() => "无".to_owned(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join("；"),
        Value::Map(entries) => {
            entries.iter().map(|(_, value)| shown(value)).collect::<Vec<_>>().join("，")
        }
        Value::Other => String::new(),
    }
}

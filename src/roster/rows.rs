//! The table: one row a person, searched, filtered, sorted and cut into pages.

use super::judge::{Judged, basis, lacking, outcome};
use super::people::Person;
use crate::assess::assessment::Outcome;
use crate::domain::Value;
use crate::domain::options::{KINDS, LEVELS};
use crate::domain::order;
use crate::domain::packed::packed;
use crate::notice::Notice;

/// Rows on a page.
pub const PAGE: usize = 100;
/// The outcomes in the order they are shown.
pub const OUTCOMES: [Outcome; 5] = [
    Outcome::Eligible,
    Outcome::Verify,
    Outcome::Unanswered,
    Outcome::Ineligible,
    Outcome::Elsewhere,
];

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The person's place.
    pub place: usize,
    /// The name.
    pub name: String,
    /// The staff number.
    pub staff: String,
    /// The department.
    pub department: String,
    /// The level applied for.
    pub level: String,
    /// 结论, by its place in [`OUTCOMES`].
    pub outcome: u8,
    /// 预判; empty where there is none.
    pub preliminary: String,
    /// 申请类型; empty where there is none.
    pub kind: String,
    /// The place of the clause it rests on first.
    pub basis: String,
    /// The first year in which the years suffice.
    pub earliest: Option<i32>,
    /// What is missing, and in whose hands it is.
    pub lacking: Vec<(String, String)>,
    /// How many materials are to be handed in; 0 where nothing is concluded.
    pub materials: usize,
    /// How many cells were not understood.
    pub unclear: usize,
    /// Whether answers of this person were changed by hand.
    pub own: bool,
}

impl Row {
    /// The outcome's word.
    #[must_use]
    pub fn outcome_text(&self) -> &'static str {
        OUTCOMES.get(usize::from(self.outcome)).map_or("", |outcome| outcome.text())
    }

    /// What is missing, in one cell.
    #[must_use]
    pub fn lacking_text(&self) -> String {
        self.lacking.iter().map(|(what, _)| what.as_str()).collect::<Vec<_>>().join("；")
    }

    /// In whose hands what is missing is, each once.
    #[must_use]
    pub fn hands_text(&self) -> String {
        let mut hands: Vec<&str> = Vec::new();
        for (_, hand) in &self.lacking {
            if !hands.contains(&hand.as_str()) {
                hands.push(hand);
            }
        }
        hands.join("、")
    }
}
packed!(Row {
    place,
    name,
    staff,
    department,
    level,
    outcome,
    preliminary,
    kind,
    basis,
    earliest,
    lacking,
    materials,
    unclear,
    own,
});

/// The row of a person.
#[must_use]
pub fn row(notice: &Notice, place: usize, person: &Person, judged: &Judged) -> Row {
    let assessment = &judged.assessment;
    let level = match judged.facts.get("target_level") {
        Some(Value::Text(level)) => level.clone(),
        _ => String::new(),
    };
    let outcome = outcome(judged);
    let preliminary =
        assessment.preliminary.map_or("", |yes| if yes { "可申报" } else { "不可申报" });
    Row {
        place,
        name: person.name.clone(),
        staff: person.staff.clone(),
        department: person.department.clone(),
        level,
        outcome: OUTCOMES
            .iter()
            .position(|other| *other == outcome)
            .and_then(|at| u8::try_from(at).ok())
            .unwrap_or(2),
        preliminary: preliminary.to_owned(),
        kind: assessment
            .kind
            .and_then(|kind| KINDS.get(usize::from(kind)))
            .map_or("", |kind| kind)
            .to_owned(),
        basis: basis(judged)
            .and_then(|clause| notice.clause(clause))
            // The number of the notice is the same for everybody.
            .map(|clause| clause.source.trim_start_matches(&notice.head.number).trim().to_owned())
            .unwrap_or_default(),
        earliest: assessment.ladder.earliest,
        lacking: lacking(notice, judged)
            .into_iter()
            .map(|lack| (lack.what, lack.hands.text().to_owned()))
            .collect(),
        materials: assessment.checklist.len(),
        unclear: person.unclear.len(),
        own: false,
    }
}

/// Which rows are shown, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words of the name, number, department or of what is missing.
    pub search: String,
    /// 结论, by its place in [`OUTCOMES`].
    pub outcome: Option<u8>,
    /// 申请类型.
    pub kind: String,
    /// The level.
    pub level: String,
    /// The department.
    pub department: String,
    /// One thing that is missing.
    pub lack: String,
    /// Only rows with cells that were not understood.
    pub unclear: bool,
    /// The column sorted by: 0 as in the roster, 1 name, 2 outcome, 3 kind, 4 earliest year, 5 how much
    /// is missing, 6 level, 7 department.
    pub sort: u8,
    /// Whether the order is turned round.
    pub down: bool,
}
packed!(Filter { search, outcome, kind, level, department, lack, unclear, sort, down });

/// The places of the rows a filter keeps, in its order.
#[must_use]
pub fn kept(rows: &[Row], filter: &Filter) -> Vec<usize> {
    let search = filter.search.trim();
    let any = |row: &Row| {
        search.is_empty()
            || row.name.contains(search)
            || row.staff.contains(search)
            || row.department.contains(search)
            || row.lacking.iter().any(|(what, _)| what.contains(search))
    };
    let same = |asked: &String, given: &String| asked.is_empty() || asked == given;
    let mut places: Vec<usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| {
            filter.outcome.is_none_or(|outcome| row.outcome == outcome)
                && same(&filter.kind, &row.kind)
                && same(&filter.level, &row.level)
                && same(&filter.department, &row.department)
                && (filter.lack.is_empty()
                    || row.lacking.iter().any(|(what, _)| *what == filter.lack))
                && (!filter.unclear || row.unclear > 0)
                && any(row)
        })
        .map(|(place, _)| place)
        .collect();
    let row = |place: &usize| rows.get(*place);
    match filter.sort {
        1 => order::sort_by_key(&mut places, |place| row(place).map(|row| row.name.as_str())),
        2 => order::sort_by_key(&mut places, |place| row(place).map(|row| row.outcome)),
        3 => order::sort_by_key(&mut places, |place| row(place).map(|row| row.kind.as_str())),
        4 => order::sort_by_key(&mut places, |place| {
            row(place).map(|row| row.earliest.unwrap_or(i32::MAX))
        }),
        5 => order::sort_by_key(&mut places, |place| row(place).map(|row| row.lacking.len())),
        6 => order::sort_by_key(&mut places, |place| {
            row(place).map(|row| {
                LEVELS.iter().position(|level| *level == row.level).unwrap_or(LEVELS.len())
            })
        }),
        7 => order::sort_by_key(&mut places, |place| row(place).map(|row| row.department.as_str())),
        _ => {}
    }
    if filter.down {
        places.reverse();
    }
    places
}

/// What can be filtered by, each with how many rows have it, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// How many have each outcome, in the order of [`OUTCOMES`].
    pub outcomes: Vec<usize>,
    /// 申请类型.
    pub kinds: Vec<(String, usize)>,
    /// Levels.
    pub levels: Vec<(String, usize)>,
    /// Departments.
    pub departments: Vec<(String, usize)>,
    /// What is missing.
    pub lacks: Vec<(String, usize)>,
    /// Rows with cells that were not understood.
    pub unclear: usize,
}
packed!(Facets { outcomes, kinds, levels, departments, lacks, unclear });

/// What the rows can be filtered by.
#[must_use]
pub fn facets(rows: &[Row]) -> Facets {
    let outcomes = (0..OUTCOMES.len())
        .map(|at| rows.iter().filter(|row| usize::from(row.outcome) == at).count());
    Facets {
        outcomes: outcomes.collect(),
        kinds: counted(rows.iter().map(|row| row.kind.as_str())),
        levels: counted(rows.iter().map(|row| row.level.as_str())),
        departments: counted(rows.iter().map(|row| row.department.as_str())),
        lacks: counted(
            rows.iter().flat_map(|row| row.lacking.iter().map(|(what, _)| what.as_str())),
        ),
        unclear: rows.iter().filter(|row| row.unclear > 0).count(),
    }
}

/// Words with how often each comes, the most frequent first; blank ones are left out.
#[must_use]
pub fn counted<'w>(words: impl Iterator<Item = &'w str>) -> Vec<(String, usize)> {
    let mut counts: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for word in words.filter(|word| !word.is_empty()) {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut counts: Vec<(String, usize)> =
        counts.into_iter().map(|(word, count)| (word.to_owned(), count)).collect();
    order::sort_by(&mut counts, |one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counts.truncate(200);
    counts
}

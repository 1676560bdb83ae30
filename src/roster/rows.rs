//! The table: one row a person, searched, filtered, sorted and cut into pages.

use super::batch::Brief;
use super::desk::Desk;
use super::judge::OUTCOMES;
use super::people::Person;
use crate::domain::options::OptionList;
use crate::domain::order;
use crate::domain::packed::packed;
use crate::notice::Notice;

/// Rows on a page.
pub const PAGE: usize = 100;

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

/// The row of a person, in words.
#[must_use]
pub fn row(notice: &Notice, place: usize, person: &Person, brief: &Brief, desk: &Desk) -> Row {
    let preliminary = brief.preliminary.map_or("", |yes| if yes { "可申报" } else { "不可申报" });
    let lacks = brief.lacks.iter().filter_map(|place| desk.said.lack(*place));
    Row {
        place,
        name: person.name.clone(),
        staff: person.staff.clone(),
        department: person.department.clone(),
        level: desk.said.levels.get(usize::from(brief.level)).cloned().unwrap_or_default(),
        outcome: brief.outcome,
        preliminary: preliminary.to_owned(),
        kind: kind_of(Some(notice), brief).to_owned(),
        basis: brief
            .basis
            .and_then(|clause| notice.clause(clause))
            // The number of the notice is the same for everybody.
            .map(|clause| clause.source.trim_start_matches(&notice.head.number).trim().to_owned())
            .unwrap_or_default(),
        earliest: brief.earliest,
        lacking: lacks.map(|lack| (lack.what.clone(), lack.hands.text().to_owned())).collect(),
        materials: brief.materials,
        unclear: person.unclear.len(),
        own: desk.by_hand.own.contains_key(&person.key),
    }
}

/// 申请类型; empty where there is none.
#[must_use]
pub fn kind_of<'n>(notice: Option<&'n Notice>, brief: &Brief) -> &'n str {
    let found = brief
        .kind
        .zip(notice)
        .and_then(|(kind, notice)| notice.options(OptionList::Kinds).get(usize::from(kind)));
    found.unwrap_or_default()
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
pub fn kept(desk: &Desk, filter: &Filter) -> Vec<usize> {
    let search = filter.search.trim();
    let lacks = |holds: &dyn Fn(&str) -> bool| -> Vec<bool> {
        let all = 0..u32::try_from(desk.said.causes().len()).unwrap_or(0);
        all.map(|place| desk.said.lack(place).is_some_and(|lack| holds(&lack.what))).collect()
    };
    let searched = lacks(&|what| what.contains(search));
    let wanted = lacks(&|what| what == filter.lack);
    let any_of = |brief: &Brief, set: &[bool]| {
        let mut places = brief.lacks.iter().filter_map(|place| usize::try_from(*place).ok());
        places.any(|place| set.get(place) == Some(&true))
    };
    let level = desk.said.levels.iter().position(|level| *level == filter.level);
    let same = |asked: &str, given: &str| asked.is_empty() || asked == given;
    let both = desk.people.iter().zip(&desk.briefs).enumerate();
    let mut places: Vec<usize> = both
        .filter(|(_, (person, brief))| {
            filter.outcome.is_none_or(|outcome| brief.outcome == outcome)
                && same(&filter.kind, kind_of(desk.notice.as_ref(), brief))
                && (filter.level.is_empty() || level == Some(usize::from(brief.level)))
                && same(&filter.department, &person.department)
                && (filter.lack.is_empty() || any_of(brief, &wanted))
                && (!filter.unclear || !person.unclear.is_empty())
                && (search.is_empty()
                    || person.name.contains(search)
                    || person.staff.contains(search)
                    || person.department.contains(search)
                    || any_of(brief, &searched))
        })
        .map(|(place, _)| place)
        .collect();
    sort(desk, filter.sort, &mut places);
    if filter.down {
        places.reverse();
    }
    places
}

fn sort(desk: &Desk, by: u8, places: &mut [usize]) {
    let brief = |place: &usize| desk.briefs.get(*place);
    let person = |place: &usize| desk.people.get(*place);
    match by {
        1 => order::sort_by_key(places, |place| person(place).map(|person| person.name.as_str())),
        2 => order::sort_by_key(places, |place| brief(place).map(|brief| brief.outcome)),
        3 => {
            let kind = |brief| kind_of(desk.notice.as_ref(), brief);
            order::sort_by_key(places, |place| brief(place).map(kind));
        }
        4 => order::sort_by_key(places, |place| {
            brief(place).map(|brief| brief.earliest.unwrap_or(i32::MAX))
        }),
        5 => order::sort_by_key(places, |place| brief(place).map(|brief| brief.lacks.len())),
        6 => order::sort_by_key(places, |place| {
            brief(place).map(|brief| desk.said.rank(brief.level))
        }),
        7 => order::sort_by_key(places, |place| {
            person(place).map(|person| person.department.as_str())
        }),
        _ => {}
    }
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
pub fn facets(desk: &Desk) -> Facets {
    let mut outcomes = vec![0; OUTCOMES.len()];
    let mut levels = vec![0; desk.said.levels.len()];
    for brief in &desk.briefs {
        for (counts, place) in
            [(&mut outcomes, usize::from(brief.outcome)), (&mut levels, usize::from(brief.level))]
        {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
    }
    let levels = desk.said.levels.iter().zip(levels).map(|(level, count)| (level.as_str(), count));
    Facets {
        outcomes,
        kinds: counted(desk.briefs.iter().map(|brief| (kind_of(desk.notice.as_ref(), brief), 1))),
        levels: counted(levels),
        departments: counted(desk.people.iter().map(|person| (person.department.as_str(), 1))),
        lacks: lacks(desk),
        unclear: desk.people.iter().filter(|person| !person.unclear.is_empty()).count(),
    }
}

/// What is missing, with to how many.
#[must_use]
pub fn lacks(desk: &Desk) -> Vec<(String, usize)> {
    let mut counts = vec![0; desk.said.causes().len()];
    for place in desk.briefs.iter().flat_map(|brief| &brief.lacks) {
        if let Some(count) = usize::try_from(*place).ok().and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    let all = (0..).zip(counts).filter_map(|(place, count)| Some((desk.said.lack(place)?, count)));
    counted(all.map(|(lack, count)| (lack.what.as_str(), count)))
}

/// Words with how often each comes, the most frequent first; blank ones are left out.
#[must_use]
pub fn counted<'w>(words: impl Iterator<Item = (&'w str, usize)>) -> Vec<(String, usize)> {
    let mut counts: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for (word, count) in words.filter(|(word, count)| !word.is_empty() && *count > 0) {
        *counts.entry(word).or_insert(0) += count;
    }
    let mut counts: Vec<(String, usize)> =
        counts.into_iter().map(|(word, count)| (word.to_owned(), count)).collect();
    order::sort_by(&mut counts, |one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counts.truncate(200);
    counts
}

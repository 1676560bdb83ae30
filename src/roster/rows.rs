//! The table: its rows searched, filtered, sorted and cut into pages.

use super::batch::Brief;
use super::desk::Desk;
use super::row::kind_of;
use crate::domain::order;
use crate::domain::packed::packed;

/// Rows on a page.
pub const PAGE: usize = 100;

/// Which rows are shown, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words of the name, number, department or of what is missing.
    pub search: String,
    /// 结论, by its place in [`OUTCOMES`](super::judge::OUTCOMES).
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

//! What could be otherwise: every change worth trying, made from the dictionary and the notice.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::change::Change;
use crate::domain::fact::{
    Cell, Fact, Kind, ListKind, Need, education, qualification, title, yearly,
};
use crate::domain::options::{Degree, Level, OptionList, Options, Schooling, TitleSource};
use crate::domain::{Case, Entry, PartialDate, Slot};
use crate::domain::{Place, order};
use crate::notice::Notice;
use crate::notice::condition::{Condition, Range};
use crate::notice::model::{Ladder, RowKind};

/// The answer nobody would wish for.
const UNCLEAR: &str = "不清楚";
/// 是.
const YES: usize = 0;

/// Ranges that conditions test, by fact.
pub type Bounds = BTreeMap<Slot, Vec<Range>>;

/// What changes are made from.
pub struct Known<'a> {
    /// The notice.
    pub notice: &'a Notice,
    /// The ladder for the series applied for, as the assessment found it.
    pub ladder: Option<&'a Ladder>,
    /// The ranges that its conditions test.
    pub bounds: Bounds,
}

/// The changes of the fact at `slot` (a record or list as a whole).
#[must_use]
pub fn of(known: &Known<'_>, case: &Case, slot: Slot) -> Vec<Change> {
    let Known { notice, bounds, .. } = known;
    let Some(kind) = notice.vocabulary.kind_at(slot) else {
        return Vec::new();
    };
    let fact = Fact::ALL.get(usize::from(slot)).copied();
    match (kind, fact) {
        // What is asked about is not to be changed, and a table's row decides nothing.
        (_, Some(Fact::Matter | Fact::TargetCommittee)) => Vec::new(),
        (Kind::Record, Some(fact)) => record(notice, bounds, case, fact),
        (Kind::List(list), _) => rows(known, case, list),
        (kind, fact) => values(bounds, case.cell(slot), slot, kind)
            .into_iter()
            .filter(|cell| fact != Some(Fact::TargetSeries) || within_ladder(notice, case, *cell))
            .map(|cell| Change::Answers(vec![(slot, cell)]))
            .collect(),
    }
}

/// Another series than the ladder's always leaves everything open, so leaving it never helps.
fn within_ladder(notice: &Notice, case: &Case, series: Cell) -> bool {
    let inside = |cell: Cell| {
        let series = cell.place();
        notice.ladders.iter().any(|ladder| series.is_some_and(|series| ladder.series.has(series)))
    };
    inside(series) || !inside(case.cell(Fact::TargetSeries.slot()))
}

/// Other values of a scalar: other options, and for numbers those at the edges of conditions.
fn values(bounds: &Bounds, now: Cell, slot: Slot, kind: Kind<'_>) -> Vec<Cell> {
    match kind {
        Kind::Choice(names) => choices(names, now),
        Kind::Many(names) => subsets(names, now),
        Kind::Whole(low, high) => edges(bounds, now, slot, (low, high)),
        _ => Vec::new(),
    }
}

fn choices(names: Options<'_>, now: Cell) -> Vec<Cell> {
    let other = |(place, name): (usize, &str)| (name != UNCLEAR).then(|| Cell::option(place));
    names.iter().filter_map(other).filter(|cell| *cell != now).collect()
}

/// None at all, one less, one more.
fn subsets(names: Options<'_>, now: Cell) -> Vec<Cell> {
    let chosen = match now {
        Cell::Options(bits) => bits,
        _ => 0,
    };
    let mut found = vec![Cell::Options(0)];
    for (place, name) in names.iter() {
        let cell = Cell::Options(chosen ^ (1 << place));
        if !found.contains(&cell) && (name != UNCLEAR || chosen & (1 << place) != 0) {
            found.push(cell);
        }
    }
    found.retain(|cell| *cell != now);
    found
}

/// Whole numbers on both sides of every edge.
fn edges(bounds: &Bounds, now: Cell, slot: Slot, (low, high): (i64, i64)) -> Vec<Cell> {
    let mut numbers: Vec<f64> = Vec::new();
    for range in bounds.get(&slot).into_iter().flatten() {
        for edge in [range.at_least, range.below].into_iter().flatten() {
            numbers.extend([edge.ceil() - 1.0, edge.ceil()]);
        }
        for edge in [range.at_most, range.above].into_iter().flatten() {
            numbers.extend([edge.floor(), edge.floor() + 1.0]);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "the ranges are far below 2^52")]
    numbers.retain(|number| {
        *number >= low as f64 && *number <= high as f64 && Cell::Number(*number) != now
    });
    order::sort_by(&mut numbers, f64::total_cmp);
    numbers.dedup();
    numbers.into_iter().map(Cell::Number).collect()
}

/// Changes of a record: a member at a time, together with the members it makes necessary.
fn record(notice: &Notice, bounds: &Bounds, case: &Case, record: Fact) -> Vec<Change> {
    let mut start = Vec::new();
    let answered = !case.cell(record.slot()).is_open();
    if !answered {
        start.push((record.slot(), Cell::Given));
        return complete(notice, bounds, case, record, start)
            .into_iter()
            .map(Change::Answers)
            .collect();
    }
    let mut found = Vec::new();
    for member in record.members() {
        for cell in
            values(bounds, case.cell(member.slot()), member.slot(), notice.vocabulary.kind(member))
        {
            let first = vec![(member.slot(), cell)];
            found.extend(
                complete(notice, bounds, case, record, first).into_iter().map(Change::Answers),
            );
        }
    }
    found
}

/// Every way of filling the members that are necessary and open.
fn complete(
    notice: &Notice,
    bounds: &Bounds,
    case: &Case,
    record: Fact,
    start: Vec<(Slot, Cell)>,
) -> Vec<Vec<(Slot, Cell)>> {
    let mut ways = vec![start];
    for member in record.members() {
        let mut next = Vec::new();
        for way in ways {
            let cell = |slot: Slot| {
                way.iter()
                    .find(|(other, _)| *other == slot)
                    .map_or_else(|| case.cell(slot), |(_, cell)| *cell)
            };
            let needed = match member.need() {
                Need::Always => true,
                Need::Never => false,
                Need::Unless(other, option) => cell(other.slot()).chosen() != Some(option),
            };
            if !needed || !cell(member.slot()).is_open() {
                next.push(way);
                continue;
            }
            for value in values(bounds, Cell::Open, member.slot(), notice.vocabulary.kind(member)) {
                let mut further = way.clone();
                further.push((member.slot(), value));
                next.push(further);
            }
        }
        ways = next;
    }
    ways
}

/// Changes of a list: members that can still change, further entries, and hours made up for.
fn rows(known: &Known<'_>, case: &Case, list: ListKind) -> Vec<Change> {
    let notice = known.notice;
    let mut found = entries(notice, case, list);
    if case.entries(list).is_none() {
        found.push(Change::List { list, rows: Vec::new() });
    }
    if list == ListKind::CourseYear {
        found.extend(courses(notice, case).map(|rows| Change::List { list, rows }));
    } else {
        found.extend(further(known, list).into_iter().map(|row| Change::Add { list, row }));
    }
    found
}

fn entries(notice: &Notice, case: &Case, list: ListKind) -> Vec<Change> {
    let Some(wording) = notice.wordings.iter().find(|wording| wording.fact == list.slot()) else {
        return Vec::new();
    };
    let members = notice.vocabulary.members(list);
    let mut found = Vec::new();
    for (place, row) in case.entries(list).unwrap_or_default().iter().enumerate() {
        for (member, _) in &wording.changeable {
            let member = usize::from(*member);
            if let Some(Kind::Choice(names)) = members.get(member).map(|member| member.kind) {
                let cells = choices(names, row.cell(member));
                found.extend(cells.into_iter().map(|to| Change::Entry { list, place, member, to }));
            }
        }
    }
    found
}

/// Entries the ladder knows a use for.
fn further(known: &Known<'_>, list: ListKind) -> Vec<Entry> {
    let steps = || known.notice.schooling.iter().map(|(level, degree)| schooling(*level, *degree));
    match (list, known.ladder) {
        (ListKind::Education, _) => steps().collect(),
        (ListKind::Title, Some(ladder)) => {
            // The first source offered: where titles of this place come from.
            let source = known.notice.options(OptionList::TitleSources).iter().next();
            let new = |level| new_title(ladder, level, Place::at(source?.0)?);
            prior_levels(ladder).into_iter().filter_map(new).collect()
        }
        (ListKind::Qualification, Some(ladder)) => {
            let levels = prior_levels(ladder);
            let known = ladder.qualifications.iter().filter(|known| levels.contains(&known.level));
            known.filter_map(|known| new_qualification(ladder, &known.begins)).collect()
        }
        _ => Vec::new(),
    }
}

/// Levels that some row of the ladder asks for as prior title.
fn prior_levels(ladder: &Ladder) -> Vec<Place<Level>> {
    let mut levels: Vec<Place<Level>> = ladder
        .rows
        .iter()
        .filter_map(|row| match row.kind {
            RowKind::Prior(level) => Some(level),
            RowKind::Direct | RowKind::Probation | RowKind::Since(_) => None,
        })
        .collect();
    order::sort(&mut levels);
    levels.dedup();
    levels
}

fn blank(list: ListKind, cells: &[(usize, Cell)]) -> Entry {
    let mut row = Entry { cells: vec![Cell::Open; list.members().len()], texts: Vec::new() };
    for (member, cell) in cells {
        if let Some(place) = row.cells.get_mut(*member) {
            *place = *cell;
        }
    }
    row
}

/// The month of the cut-off: sooner than that nothing new is obtained, and what comes later does not count.
fn latest(ladder: &Ladder) -> Option<Cell> {
    let date = ladder.cutoff.with_day(1)?;
    Some(Cell::Day(PartialDate { date, exact: false }))
}

fn new_title(ladder: &Ladder, level: Place<Level>, source: Place<TitleSource>) -> Option<Entry> {
    let series = ladder.series.places().next()?;
    Some(blank(
        ListKind::Title,
        &[
            (title::LEVEL, Cell::of(level)),
            (title::SERIES, Cell::of(series)),
            (title::OBTAINED, latest(ladder)?),
            (title::SOURCE, Cell::of(source)),
        ],
    ))
}

fn new_qualification(ladder: &Ladder, name: &str) -> Option<Entry> {
    let cells = [
        (qualification::NAME, Cell::Given),
        (qualification::OBTAINED, latest(ladder)?),
        (qualification::IN_TABLE, Cell::option(YES)),
    ];
    let mut row = blank(ListKind::Qualification, &cells);
    row.texts.push((qualification::NAME, name.to_owned()));
    Some(row)
}

fn schooling(level: Place<Schooling>, degree: Place<Degree>) -> Entry {
    let cells = [
        (education::LEVEL, Cell::of(level)),
        (education::DEGREE, Cell::of(degree)),
        (education::FULL_TIME, Cell::option(YES)),
    ];
    blank(ListKind::Education, &cells)
}

/// The hours shown, made up to what the notice asks for in every year since the first title.
fn courses(notice: &Notice, case: &Case) -> Option<Vec<Entry>> {
    let rule = notice.courses.as_ref()?.rule.as_ref()?;
    let obtained = |list: ListKind, member: usize| {
        case.entries(list)
            .unwrap_or_default()
            .iter()
            .filter_map(move |row| Some(row.date(member)?.date.year()))
    };
    let first = obtained(ListKind::Title, title::OBTAINED)
        .chain(obtained(ListKind::Qualification, qualification::OBTAINED))
        .min()
        .map_or(rule.to_year + 1, |year| year + 1);
    let mut rows = case.entries(ListKind::CourseYear).unwrap_or_default().to_vec();
    for year in first.max(1980)..=rule.to_year {
        let public =
            rule.public.iter().find(|(from, _)| year >= *from).map_or(0, |(_, hours)| *hours);
        let shown = rows.iter().position(|row| row.whole(yearly::YEAR) == year);
        let hours =
            |member: usize| shown.and_then(|place| rows.get(place)?.number(member)).unwrap_or(0.0);
        let public = hours(yearly::PUBLIC_HOURS).max(f64::from(public));
        let professional = hours(yearly::PROFESSIONAL_HOURS).max(f64::from(rule.total) - public);
        let row = blank(
            ListKind::CourseYear,
            &[
                (yearly::YEAR, Cell::Number(f64::from(year))),
                (yearly::PUBLIC_HOURS, Cell::Number(public)),
                (yearly::PROFESSIONAL_HOURS, Cell::Number(professional)),
            ],
        );
        match shown.and_then(|place| rows.get_mut(place)) {
            Some(entry) => *entry = row,
            None => rows.push(row),
        }
    }
    let changed = case.entries(ListKind::CourseYear) != Some(rows.as_slice());
    (changed && rows.len() <= 100).then_some(rows)
}

/// Every range that the notice's conditions test, and the months its rows ask for.
#[must_use]
pub fn bounds(notice: &Notice) -> Bounds {
    let mut found = Bounds::new();
    conditions(notice, &mut |condition| {
        condition.visit(&mut |slot, range| {
            if let Some(range) = range {
                found.entry(slot).or_default().push(range);
            }
        });
    });
    for row in notice.ladders.iter().flat_map(|ladder| &ladder.rows) {
        if row.kind == RowKind::Probation {
            let months = Range { at_least: Some(f64::from(row.months)), ..Range::default() };
            found.entry(Fact::ProbationMonths.slot()).or_default().push(months);
        }
    }
    found
}

/// Every condition that can bear on the outcome.
fn conditions(notice: &Notice, see: &mut impl FnMut(&Condition)) {
    for exclusion in &notice.exclusions {
        see(&exclusion.when);
    }
    for rule in &notice.verify_rules {
        see(&rule.when);
        rule.unless.iter().for_each(&mut *see);
    }
    notice.questions.iter().for_each(|question| see(&question.when));
    notice.judgements.iter().for_each(|judgement| see(&judgement.when));
    notice.kinds.iter().for_each(|kind| see(&kind.when));
    for ladder in &notice.ladders {
        ladder_conditions(ladder, see);
    }
}

/// Every condition of the ladder.
pub fn ladder_conditions(ladder: &Ladder, see: &mut impl FnMut(&Condition)) {
    ladder.rows.iter().for_each(|row| see(&row.when));
    ladder.sources.iter().flat_map(|source| &source.unless).for_each(&mut *see);
    ladder
        .reductions
        .iter()
        .flat_map(|reduction| &reduction.rules)
        .for_each(|rule| see(&rule.when));
}

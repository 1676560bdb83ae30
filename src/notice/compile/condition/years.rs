//! Whole years, as they are written, and conditions that go over the years of a list.

use chrono::Datelike;
use toml::{Table, Value};

use super::{Scope, all, any, place};
use crate::domain::Slot;
use crate::domain::fact::{Fact, ListKind};
use crate::notice::compile::context::{Context, Shape};
use crate::notice::condition::{Condition, Range, Year, Yearly};
use crate::notice::finding::Code;
use crate::notice::source::{self, OF_CUTOFF};

/// The year in which the person applies, and the year that an exemption is about.
const THIS: &str = "今年";
const THAT: &str = "那年";
/// Behind the key of a date fact: the year of that date.
const YEAR: char = '年';
/// A condition that goes over more years than these is a slip.
const MOST_YEARS: i32 = 30;

impl Context<'_> {
    /// A condition on a whole year: as on any number, and years may be written by words.
    pub(super) fn year_test(&mut self, key: &str, slot: Slot, value: &Value) -> Condition {
        match value {
            Value::Array(years) if !years.is_empty() => {
                let each = years.iter().map(|year| self.year_test(key, slot, year));
                Condition::Any(each.collect())
            }
            Value::Table(bounds) if bounds.values().any(Value::is_str) => {
                // Bounds that are reckoned from the same are one range.
                let mut ranges: Vec<(Option<Slot>, Table)> = Vec::new();
                for (bound, value) in bounds {
                    let Some(Year { since, years }) = self.year(value) else {
                        return Condition::Always;
                    };
                    let year = (bound.clone(), Value::from(years));
                    match ranges.iter_mut().find(|(other, _)| *other == since) {
                        Some((_, range)) => range.extend([year]),
                        None => ranges.push((since, Table::from_iter([year]))),
                    }
                }
                let ranges = ranges.into_iter().map(|(since, range)| {
                    let range = self.range(key, &Value::Table(range));
                    is_year(slot, since, range)
                });
                all(ranges.collect())
            }
            Value::String(_) => {
                self.year(value).map_or(Condition::Always, |year| between(slot, year, year))
            }
            _ => self.number_test(key, slot, value),
        }
    }

    /// A year as written; reported where it is none.
    pub(in crate::notice::compile) fn year(&mut self, value: &Value) -> Option<Year> {
        let found = match value {
            Value::Integer(year) => i32::try_from(*year).ok().map(calendar),
            Value::String(text) => self.year_of_words(text),
            _ => None,
        };
        if found.is_none() {
            self.report(
                Code::Syntax,
                format!(
                    "年度写的「{}」不对，应写作 2026、\"截止年\"、\"截止年-2\"、\"今年-1\"，或者一项日期事实的年份，如 \"hired_on年+1\"",
                    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
                ),
            );
        }
        found
    }

    /// A year that is the same for everybody: of the calendar, or reckoned from the cut-off.
    pub(in crate::notice::compile) fn calendar_year(
        &mut self,
        key: &str,
        written: &source::Year,
    ) -> Option<i32> {
        let year = self.year(&match written {
            source::Year::Number(year) => Value::from(*year),
            source::Year::Words(words) => Value::from(words.as_str()),
        })?;
        if year.since.is_some() {
            self.report(Code::Syntax, format!("{key} 应写作 2026 或 \"截止年-1\""));
        }
        Some(year.years)
    }

    fn year_of_words(&mut self, text: &str) -> Option<Year> {
        let at = text.find(['+', '-']).unwrap_or(text.len());
        let (base, steps) = text.split_at_checked(at)?;
        let years: i32 = if steps.is_empty() { 0 } else { steps.parse().ok()? };
        let since = match base {
            OF_CUTOFF => return self.the_cutoff()?.year().checked_add(years).map(calendar),
            THIS => Fact::Today.slot(),
            THAT => self.date_fact(THAT)?,
            _ => self.date_fact(base.strip_suffix(YEAR)?)?,
        };
        Some(Year { since: Some(since), years })
    }

    /// `{ years = { from = …, to = … }, every = … }`: of each of these years the list has an entry, and what is said
    /// of the entries holds of those. A year without entry leaves it undecided; with `missing = "不成立"` that year
    /// does not meet it.
    pub(super) fn over_years(&mut self, key: &str, kind: ListKind, mut rest: Table) -> Condition {
        let (years, year) = (rest.remove("years"), rest.remove("year"));
        let Some((year, from, to)) = self.years_of(key, kind, years.as_ref(), year.as_ref()) else {
            return Condition::Always;
        };
        let settled = match rest.remove("missing").as_ref().map(Value::as_str) {
            None | Some(Some("未定")) => false,
            Some(Some("不成立")) => true,
            _ => {
                self.report(Code::UnknownOption, "missing（没有填的年度）应为 未定、不成立");
                false
            }
        };
        let list = place(kind);
        let found =
            |from, to| Condition::Yearly(list, Box::new(Yearly { year, from, to, settled }));
        let lacks = |from, to| (!settled).then(|| Condition::Not(Box::new(found(from, to))));
        let some = |entry| Condition::Some(list, Box::new(entry));
        let every = |outside: Condition, inner| {
            Condition::Every(list, Box::new(any(vec![Condition::Not(Box::new(outside)), inner])))
        };
        let form =
            ["every", "none", "some", "count"].into_iter().find(|form| rest.contains_key(*form));
        let Some((form, written)) = form.and_then(|form| Some((form, rest.remove(form)?))) else {
            self.report(
                Code::Incomplete,
                format!("「{key}」写了 years，还要写 every、none、some、count 之一"),
            );
            return Condition::Always;
        };
        let inner = self.any_of(&written, Scope::Entry(kind));
        if form == "count" {
            if rest.is_empty() {
                self.report(Code::Incomplete, "有几年要写明，如 at_least = 3");
            }
            let range = self.range(key, &Value::Table(rest));
            let each: Vec<Year> = if from.since == to.since {
                (from.years..=to.years).map(|years| Year { years, ..from }).collect()
            } else {
                let note = "count 逐年数的，years 的 from 和 to 要从同一年算起，如都从 截止年";
                self.report(Code::Syntax, note);
                Vec::new()
            };
            // A year with entries of both kinds counts neither for who must have enough nor for who must not have more.
            let enough = Range { at_most: None, below: None, ..range };
            let not_more = Range { at_least: None, above: None, ..range };
            let mut parts = Vec::new();
            if enough != Range::default() {
                let years = each.iter().map(|own| {
                    let met = every(between(year, *own, *own), inner.clone());
                    all(vec![found(*own, *own), met])
                });
                parts.push(Condition::Several(Box::new((years.collect(), enough))));
            }
            if not_more != Range::default() {
                let years = each.iter().map(|own| {
                    let met = some(all(vec![between(year, *own, *own), inner.clone()]));
                    any([Some(met), lacks(*own, *own)].into_iter().flatten().collect())
                });
                parts.push(Condition::Several(Box::new((years.collect(), not_more))));
            }
            return all(parts);
        }
        if let Some((other, _)) = rest.iter().next() {
            self.report(
                Code::UnknownFact,
                format!("「{key}」的条件写了 years，不能再写「{other}」"),
            );
        }
        match form {
            "some" => {
                let met = some(all(vec![between(year, from, to), inner]));
                any([Some(met), lacks(from, to)].into_iter().flatten().collect())
            }
            form => {
                let inner = if form == "none" { Condition::Not(Box::new(inner)) } else { inner };
                all(vec![every(between(year, from, to), inner), found(from, to)])
            }
        }
    }

    /// The member that is the year of an entry, the first and the last of the years.
    fn years_of(
        &mut self,
        key: &str,
        kind: ListKind,
        years: Option<&Value>,
        member: Option<&Value>,
    ) -> Option<(Slot, Year, Year)> {
        let table = years.and_then(Value::as_table).filter(|years| years.len() == 2);
        let ends = table.and_then(|years| Some((years.get("from")?, years.get("to")?)));
        let Some((from, to)) = ends else {
            self.report(Code::Syntax, "years 应写作 { from = \"截止年-2\", to = \"截止年\" }");
            return None;
        };
        let (from, to) = (self.year(from)?, self.year(to)?);
        let same = from.since == to.since;
        // 任现职以来 runs from a date to the year looked at. 今年 and 截止年 are apart by what the day of asking says.
        let today = Some(Fact::Today.slot());
        let runs = from.since.is_some_and(|since| Some(since) != today);
        if !same && !(runs && (to.since.is_none() || to.since == today)) {
            let note = "years 的 from 和 to 要从同一年算起，如都从 截止年；或者 from 从一项日期算起，to 写到 截止年、今年";
            self.report(Code::Syntax, note);
            return None;
        }
        if same && (from.years > to.years || to.years - from.years >= MOST_YEARS) {
            self.report(Code::Backwards, format!("years 从 from 到 to 应为 1 至 {MOST_YEARS} 年"));
            return None;
        }
        let name = member.map_or(Some("year"), Value::as_str).unwrap_or_default();
        match self.member(kind, name) {
            Some((slot, Shape::Year)) => Some((slot, from, to)),
            _ => {
                let note = format!(
                    "「{key}」的「{name}」不是年度。请用 year 写明哪一项是年度（整数，min 不小于 1900），如 year = \"year\""
                );
                self.report(Code::UnknownFact, note);
                None
            }
        }
    }
}

/// The year at `slot` lies so, reckoned from the year of the date at `since`.
fn is_year(slot: Slot, since: Option<Slot>, range: Range) -> Condition {
    match since {
        Some(since) => Condition::YearsSince(slot, since, Box::new(range)),
        None => Condition::Range(slot, Box::new(range)),
    }
}

/// The year at `slot` is one of these, both ends included.
fn between(slot: Slot, from: Year, to: Year) -> Condition {
    let (at_least, at_most) = (Some(f64::from(from.years)), Some(f64::from(to.years)));
    if from.since == to.since {
        return is_year(slot, from.since, Range { at_least, at_most, ..Range::default() });
    }
    all(vec![
        is_year(slot, from.since, Range { at_least, ..Range::default() }),
        is_year(slot, to.since, Range { at_most, ..Range::default() }),
    ])
}

const fn calendar(years: i32) -> Year {
    Year { since: None, years }
}

//! Whole years, as they are written, and conditions that go over the years of a list.

use chrono::Datelike;
use toml::{Table, Value};

use super::{Scope, all, any, place};
use crate::domain::Slot;
use crate::domain::fact::{Derived, Fact, ListKind};
use crate::notice::compile::context::{Context, Shape};
use crate::notice::condition::{Condition, Range};
use crate::notice::finding::Code;

/// The year of the ladder's cut-off, the year in which the person applies, and the year that an exemption is about.
const OF_CUTOFF: &str = "截止年";
const THIS: &str = "今年";
const THAT: &str = "那年";
/// Behind the key of a date fact: the year of that date.
const YEAR: char = '年';
/// A condition that goes over more years than these is a slip.
const MOST_YEARS: i64 = 30;

/// A year: of the calendar, or so many after the year of a date fact.
type Year = (Option<Slot>, i64);

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
                    let Some((base, year)) = self.year(value) else { return Condition::Always };
                    let year = (bound.clone(), Value::Integer(year));
                    match ranges.iter_mut().find(|(other, _)| *other == base) {
                        Some((_, range)) => range.extend([year]),
                        None => ranges.push((base, Table::from_iter([year]))),
                    }
                }
                let ranges = ranges.into_iter().map(|(base, range)| {
                    let range = self.range(key, &Value::Table(range));
                    is_year(slot, base, range)
                });
                all(ranges.collect())
            }
            Value::String(_) => self
                .year(value)
                .map_or(Condition::Always, |(base, year)| is_year(slot, base, within(year, year))),
            _ => self.number_test(key, slot, value),
        }
    }

    /// A year as written; reported where it is none.
    pub(in crate::notice::compile) fn year(&mut self, value: &Value) -> Option<Year> {
        let found = match value {
            Value::Integer(year) => Some((None, *year)),
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

    fn year_of_words(&mut self, text: &str) -> Option<Year> {
        let at = text.find(['+', '-']).unwrap_or(text.len());
        let (base, steps) = text.split_at_checked(at)?;
        let steps: i64 = if steps.is_empty() { 0 } else { steps.parse().ok()? };
        match base {
            OF_CUTOFF => Some((None, i64::from(self.the_cutoff()?.year()) + steps)),
            THIS => Some((Some(Fact::Today.slot()), steps)),
            THAT if self.that_year => Some((Some(Derived::ThatYear.slot()), steps)),
            _ => match self.fact(base.strip_suffix(YEAR)?)? {
                (slot, Shape::Date) => {
                    self.reads(slot);
                    Some((Some(slot), steps))
                }
                _ => None,
            },
        }
    }

    /// `{ years = { from = …, to = … }, every = … }`: of each of these years the list has an entry, and what is said
    /// of the entries holds of those. A year without entry leaves it undecided; with `missing = "不成立"` that year
    /// does not meet it.
    pub(super) fn over_years(&mut self, key: &str, kind: ListKind, mut rest: Table) -> Condition {
        let (years, year) = (rest.remove("years"), rest.remove("year"));
        let Some((slot, base, years)) = self.years_of(key, kind, years.as_ref(), year.as_ref())
        else {
            return Condition::Always;
        };
        let is_no = match rest.remove("missing").as_ref().map(Value::as_str) {
            None | Some(Some("未定")) => false,
            Some(Some("不成立")) => true,
            _ => {
                self.report(Code::UnknownOption, "missing（没有填的年度）应为 未定、不成立");
                false
            }
        };
        let list = place(kind);
        let of = |from, to| is_year(slot, base, within(from, to));
        let span = || of(*years.start(), *years.end());
        let found = |year| {
            let entry = Box::new(of(year, year));
            if is_no { Condition::Some(list, entry) } else { Condition::Found(list, entry) }
        };
        let lacks = |year| (!is_no).then(|| Condition::Not(Box::new(found(year))));
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
            // A year with entries of both kinds counts neither for who must have enough nor for who must not have more.
            let enough = Range { at_most: None, below: None, ..range };
            let not_more = Range { at_least: None, above: None, ..range };
            let mut parts = Vec::new();
            if enough != Range::default() {
                let years = years
                    .clone()
                    .map(|year| all(vec![found(year), every(of(year, year), inner.clone())]));
                parts.push(Condition::Several(Box::new((years.collect(), enough))));
            }
            if not_more != Range::default() {
                let years = years.map(|year| {
                    let met = some(all(vec![of(year, year), inner.clone()]));
                    any([Some(met), lacks(year)].into_iter().flatten().collect())
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
                let met = some(all(vec![span(), inner]));
                any([met].into_iter().chain(years.filter_map(lacks)).collect())
            }
            form => {
                let inner = if form == "none" { Condition::Not(Box::new(inner)) } else { inner };
                let met = every(span(), inner);
                all([met].into_iter().chain(years.map(found)).collect())
            }
        }
    }

    /// The member that is the year of an entry, from what years are reckoned, and the years.
    fn years_of(
        &mut self,
        key: &str,
        kind: ListKind,
        years: Option<&Value>,
        member: Option<&Value>,
    ) -> Option<(Slot, Option<Slot>, std::ops::RangeInclusive<i64>)> {
        let table = years.and_then(Value::as_table).filter(|years| years.len() == 2);
        let ends = table.and_then(|years| Some((years.get("from")?, years.get("to")?)));
        let Some((from, to)) = ends else {
            self.report(Code::Syntax, "years 应写作 { from = \"截止年-2\", to = \"截止年\" }");
            return None;
        };
        let ((base, from), (other, to)) = (self.year(from)?, self.year(to)?);
        if base != other {
            self.report(Code::Syntax, "years 的 from 和 to 要从同一年算起，如都从 截止年");
            return None;
        }
        if from > to || to - from >= MOST_YEARS {
            self.report(Code::Backwards, format!("years 从 from 到 to 应为 1 至 {MOST_YEARS} 年"));
            return None;
        }
        let name = member.map_or(Some("year"), Value::as_str).unwrap_or_default();
        match self.member(kind, name) {
            Some((slot, Shape::Year)) => Some((slot, base, from..=to)),
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

/// The year at `slot` lies so, reckoned from the year of the date at `base`.
fn is_year(slot: Slot, base: Option<Slot>, range: Range) -> Condition {
    match base {
        Some(base) => Condition::YearsSince(slot, base, Box::new(range)),
        None => Condition::Range(slot, Box::new(range)),
    }
}

fn within(from: i64, to: i64) -> Range {
    #[expect(clippy::cast_precision_loss, reason = "years are small")]
    let (from, to) = (from as f64, to as f64);
    Range { at_least: Some(from), at_most: Some(to), ..Range::default() }
}

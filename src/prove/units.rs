//! Numbers of rules held against the unit that the words print with them: 满3年 is no 3 where months are asked for,
//! 满2年 no 2 because 2名 stands beside it, and a fact's number is one that its own part of the sentence has.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, PARTS, STOPS, Told, last_key};
use super::reads::Read;
use crate::domain::Kind;
use crate::notice::finding::Code;
use crate::notice::lint::{MONTHS_A_YEAR, Unit, counted_with, is_printed_so, numbers_in};
use crate::notice::source::clause::{Clause, Possible};

const HALF: &str = "半年";
/// Keys that limit by a number.
const LIMITS: &[&str] = &["at_least", "at_most", "above", "below"];
/// Words of a label or question that say in what a number is given.
const ASKED_IN: &[(Unit, &[&str])] = &[
    (Unit::Month, &["月数", "几个月", "多少个月"]),
    (Unit::Year, &["年数", "教龄", "工龄", "几年", "多少年"]),
    (Unit::Count, &["人数", "几名", "几位", "几人"]),
];

/// A number of a rule that has a unit.
struct Sized {
    key: String,
    number: u64,
    unit: Unit,
    /// Of a limit of whole numbers that next to it by which the same is said: at most 5, below 6.
    near: Option<Near>,
}

impl Book<'_> {
    /// The numbers of a clause's rules that the words print with another unit only.
    pub fn units(&self, clause: &Clause, reads: &[Read<'_>], text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let mut sized = of_rules(clause);
        for when in clause.conditions() {
            of_spans(when, &mut sized);
        }
        for read in reads.iter().filter(|read| read.shared.is_none()) {
            sized.extend(self.of_fact(read));
        }
        printed_with(sized, &clause.derived, text, &mut told);
        for when in clause.conditions() {
            alternatives(when, text, &mut told);
        }
        for read in reads.iter().filter(|it| it.shared.is_none() && !it.path.contains('.')) {
            self.beside_own(read, &clause.derived, text, &mut told);
        }
        told
    }

    /// The same of a condition that stands beside its clauses.
    pub fn units_beside(
        &self,
        reads: &[Read<'_>],
        derived: &[String],
        text: &str,
    ) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let sized = reads.iter().flat_map(|read| self.of_fact(read)).collect();
        printed_with(sized, derived, text, &mut told);
        told
    }

    /// A number of a fact that the parts of the sentence which speak of it do not have, though they have one.
    fn beside_own(
        &self,
        read: &Read<'_>,
        derived: &[String],
        text: &str,
        told: &mut BTreeSet<Told>,
    ) {
        let Some(unit) = self.unit(&read.path).filter(|unit| *unit != Unit::Count) else { return };
        let parts = text.split(STOPS).flat_map(|sentence| sentence.split(PARTS));
        let own = parts.filter(|part| !self.spoken.surely(&read.path, part).is_empty());
        let own: Vec<&str> = own.collect();
        let printed: Vec<(usize, u64, Unit)> = own
            .iter()
            .flat_map(|part| counted_with(part))
            .filter(|(.., unit)| [Unit::Year, Unit::Month].contains(unit))
            .collect();
        if printed.is_empty() {
            return;
        }
        let mut numbers = Vec::new();
        limits(read.value, &mut numbers);
        for (key, number, near) in numbers {
            let here = own.concat();
            let near = near.filter(|_| matches!(read.kind, Kind::Whole(..)));
            if number == 0
                || derived.contains(&number.to_string())
                || is_printed(number, unit, &printed, &here)
                || near.is_some_and(|near| says_same(near, unit, &printed, &here))
            {
                continue;
            }
            let note = format!(
                "原文“{}”说的{}不是「{number}」。请改正 {}；由原文推算出来的，写进这一条的 derived = [\"{number}\"]",
                own.first().unwrap_or(&"").trim(),
                self.spoken.label(&read.path),
                last_key(&read.path)
            );
            told.insert((Code::ForeignFigure, key, number.to_string(), note));
        }
    }

    /// In what a fact is given, by how it is asked.
    pub fn unit(&self, path: &str) -> Option<Unit> {
        let (label, ask) = (self.spoken.label(path), self.spoken.ask(path));
        let found = |words: &str| {
            let all = ASKED_IN.iter();
            let mut all = all.filter(|(_, own)| own.iter().any(|word| words.contains(word)));
            all.next().map(|(unit, _)| *unit)
        };
        found(label).or_else(|| found(ask))
    }

    fn of_fact(&self, read: &Read<'_>) -> Vec<Sized> {
        let mut numbers = Vec::new();
        if let Some(unit) = self.unit(&read.path) {
            limits(read.value, &mut numbers);
            let is_whole = matches!(read.kind, Kind::Whole(..));
            let of = |(key, number, near): (String, u64, Option<Near>)| Sized {
                key,
                number,
                unit,
                near: near.filter(|_| is_whole),
            };
            return numbers.into_iter().filter(|(_, number, _)| *number > 0).map(of).collect();
        }
        Vec::new()
    }
}

/// Adds what the words print with another unit only.
fn printed_with(sized: Vec<Sized>, derived: &[String], text: &str, told: &mut BTreeSet<Told>) {
    let printed = counted_with(text);
    let anywhere = numbers_in(text);
    for Sized { key, number, unit, near } in sized {
        // What stands nowhere is told by the number alone.
        let stands = number == 1
            || anywhere.contains(&number.to_string())
            || number.is_multiple_of(MONTHS_A_YEAR)
                && anywhere.contains(&(number / MONTHS_A_YEAR).to_string());
        if !stands
            || derived.contains(&number.to_string())
            || is_printed(number, unit, &printed, text)
            || near.is_some_and(|near| says_same(near, unit, &printed, text))
        {
            continue;
        }
        let same = printed.iter().filter(|(_, _, own)| *own == unit);
        let same: BTreeSet<u64> = same.map(|(_, number, _)| *number).collect();
        let same: Vec<String> = same.iter().map(ToString::to_string).collect();
        let note = format!(
            "{key} 写了「{number}」，是按{}算的；原文里没有「{number}{}」（原文里按{}的数：{}）。请改正数或者单位；\
             由原文推算出来的，写进这一条的 derived = [\"{number}\"]",
            unit.text(),
            unit.text(),
            unit.text(),
            if same.is_empty() { "没有".to_owned() } else { same.join("、") }
        );
        told.insert((Code::ForeignFigure, key, number.to_string(), note));
    }
}

/// A number next to that of a limit by which the same is said, and whether it is on the side of what is more.
type Near = (u64, bool);

/// Whether the words print the number so that the limit next to it is the same.
fn says_same(
    (number, upper): Near,
    unit: Unit,
    printed: &[(usize, u64, Unit)],
    text: &str,
) -> bool {
    is_printed(number, unit, printed, text) && is_printed_so(text, &(number.to_string(), upper))
}

/// The options of an alternative by their facts, and its spans.
type Alternative<'v> = (Vec<(&'v str, &'v str)>, Vec<Sized>);

/// Of several alternatives, each with an option and years of its own, those that the words put together otherwise:
/// 男年满55周岁、女年满50周岁.
fn alternatives(when: &Value, text: &str, told: &mut BTreeSet<Told>) {
    match when {
        Value::Table(table) => table.values().for_each(|value| alternatives(value, text, told)),
        Value::Array(values) => {
            for value in values {
                alternatives(value, text, told);
            }
            let all: Vec<Alternative<'_>> = values
                .iter()
                .filter_map(Value::as_table)
                .map(|table| {
                    let options = table.iter().filter_map(|(key, value)| {
                        Some((
                            key.as_str(),
                            value.as_str().filter(|it| !["是", "否"].contains(it))?,
                        ))
                    });
                    let mut spans = Vec::new();
                    table.values().for_each(|value| of_spans(value, &mut spans));
                    (options.collect(), spans)
                })
                .filter(|(_, spans)| !spans.is_empty())
                .collect();
            for (options, spans) in &all {
                for (key, option) in options {
                    let parts = text.split(|mark| {
                        STOPS.contains(&mark) || PARTS.contains(&mark) || mark == '、'
                    });
                    let own: Vec<&str> = parts.filter(|part| part.contains(option)).collect();
                    let printed: Vec<_> = own.iter().flat_map(|part| counted_with(part)).collect();
                    let wrong =
                        spans.iter().find(|it| !is_printed(it.number, it.unit, &printed, text));
                    if let Some(wrong) = wrong.filter(|_| !printed.is_empty()) {
                        let note = format!(
                            "原文“{}”里和「{option}」在一起的不是「{}」。请改正",
                            own.first().unwrap_or(&"").trim(),
                            wrong.number
                        );
                        told.insert((
                            Code::ForeignFigure,
                            wrong.key.clone(),
                            wrong.number.to_string(),
                            note,
                        ));
                    }
                    if all.iter().any(|(other, _)| !other.iter().any(|(own, _)| own == key)) {
                        let note = format!(
                            "几种情形里有的看了 {key}，有的没有看：没有看的那一种谁都算。请写上"
                        );
                        told.insert((Code::Unnamed, (*key).to_owned(), (*option).to_owned(), note));
                    }
                }
            }
        }
        _ => {}
    }
}

/// Whether the words print so many of the unit, in months or in years.
fn is_printed(number: u64, unit: Unit, printed: &[(usize, u64, Unit)], text: &str) -> bool {
    let months = unit.in_months(number);
    let same = |(_, other, own): &(usize, u64, Unit)| {
        (*other, *own) == (number, unit) || months.is_some() && own.in_months(*other) == months
    };
    let halves = unit == Unit::Month && number.is_multiple_of(MONTHS_A_YEAR / 2);
    printed.iter().any(same) || halves && text.contains(HALF)
}

/// The years and months that rows, policies and reviews count.
fn of_rules(clause: &Clause) -> Vec<Sized> {
    let mut found = Vec::new();
    let mut put = |key: &str, number: i32, unit| {
        if let Some(number) = u64::try_from(number).ok().filter(|number| *number > 0) {
            found.push(Sized { key: key.to_owned(), number, unit, near: None });
        }
    };
    for row in &clause.row {
        row.years.iter().for_each(|years| put("years", *years, Unit::Year));
        row.months.iter().for_each(|months| put("months", *months, Unit::Month));
    }
    for grant in &clause.grant {
        put("certain", grant.certain, Unit::Year);
        if let Some(Possible::Years(years)) = grant.possible {
            put("possible", years, Unit::Year);
        }
    }
    clause.lengthen.iter().for_each(|rule| put("years", rule.years, Unit::Year));
    found
}

/// Spans before and after a day, and spans added up.
fn of_spans(when: &Value, found: &mut Vec<Sized>) {
    match when {
        Value::Table(table) => {
            let unit = table.get("sum").and_then(|sum| sum.get("unit")).and_then(Value::as_str);
            if let Some(unit) = unit.and_then(|unit| Unit::named(unit.chars().next()?)) {
                let mut numbers = Vec::new();
                limits(when, &mut numbers);
                let of = |(key, number, _)| Sized { key, number, unit, near: None };
                found.extend(numbers.into_iter().filter(|(_, it, _)| *it > 0).map(of));
            }
            for (key, value) in table {
                if let Some((number, unit)) = value.as_str().and_then(span) {
                    found.push(Sized { key: key.clone(), number, unit, near: None });
                }
                of_spans(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| of_spans(value, found)),
        _ => {}
    }
}

/// The span that is added to or taken from a day: 今天-3年.
fn span(day: &str) -> Option<(u64, Unit)> {
    let (at, _) = day.char_indices().rfind(|(_, mark)| ['-', '+'].contains(mark))?;
    let span = day.get(at + 1..)?;
    let unit = span.chars().next_back()?;
    let number = span.trim_end_matches(unit).parse().ok()?;
    Some((number, Unit::named(unit)?))
}

/// The limits of a value, with their keys, and the number next to each by which the same is said.
fn limits(value: &Value, found: &mut Vec<(String, u64, Option<Near>)>) {
    let table = value.as_table().into_iter().flatten();
    found.extend(table.filter(|(key, _)| LIMITS.contains(&key.as_str())).filter_map(
        |(key, value)| {
            let number = u64::try_from(value.as_integer()?).ok()?;
            let upper = ["at_most", "above"].contains(&key.as_str());
            let near = if upper { number.checked_add(1) } else { number.checked_sub(1) };
            Some((key.clone(), number, near.filter(|near| *near > 0).map(|near| (near, upper))))
        },
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_printed_with_its_unit() {
        let text = "在乡镇连续工作满3年的，放宽1年；2名专家推荐，半年内；提前1至2年，满18个月";
        let printed = counted_with(text);
        for (number, unit, is) in [
            (36, Unit::Month, true),
            (3, Unit::Month, false),
            (3, Unit::Year, true),
            (2, Unit::Year, true),
            (2, Unit::Count, true),
            (6, Unit::Month, true),
            (18, Unit::Month, true),
            (3, Unit::Day, false),
            (1, Unit::Count, false),
        ] {
            assert_eq!(is_printed(number, unit, &printed, text), is, "{number} {unit:?}");
        }
    }

    #[test]
    fn a_span_is_that_behind_the_last_sign() {
        assert_eq!(span("今天-3年"), Some((3, Unit::Year)));
        assert_eq!(span("2026-12-31-2月"), Some((2, Unit::Month)));
        assert_eq!(span("2026-12-31"), None);
    }
}

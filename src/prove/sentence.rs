//! A condition as a Chinese sentence, made from it and never typed: what an official reads when going
//! through the rules is what the engine tests.

use std::fmt::Write as _;

use crate::domain::fact::{Derived, FACTS, FIRST_ADDED, ListKind};
use crate::domain::options::UNCLEAR;
use crate::domain::{Kind, Slot};
use crate::notice::condition::{
    Base, Bound, Condition, Range, SURE, Span, SpellUnit, Spells, Year, Yearly,
};
use crate::notice::{Notice, names};

/// The sentence of a condition.
#[must_use]
pub fn sentence(notice: &Notice, when: &Condition) -> String {
    Says { notice, list: None }.say(when)
}

/// The sentence of a condition on an entry of a list.
#[must_use]
pub fn sentence_of(notice: &Notice, list: ListKind, when: &Condition) -> String {
    Says { notice, list: Some(list) }.say(when)
}

/// A range of numbers.
fn range_of(range: Range) -> String {
    if let Some(only) = range.at_least.filter(|_| range.at_least == range.at_most) {
        return format!("正好 {only}");
    }
    let bounds = [
        ("不少于 ", range.at_least),
        ("不超过 ", range.at_most),
        ("超过 ", range.above),
        ("少于 ", range.below),
    ];
    let said = bounds.into_iter().filter_map(|(word, bound)| Some(format!("{word}{}", bound?)));
    said.collect::<Vec<_>>().join("、")
}

#[derive(Clone, Copy)]
struct Says<'n> {
    notice: &'n Notice,
    /// The list whose entries are spoken of.
    list: Option<ListKind>,
}

impl<'n> Says<'n> {
    fn say(self, when: &Condition) -> String {
        match when {
            Condition::Always => "任何人".to_owned(),
            Condition::All(parts) => self.joined(parts, "；并且 "),
            Condition::Any(parts) => self.joined(parts, "；或者 "),
            Condition::Not(part) => format!("不（{}）", self.say(part)),
            Condition::Is(slot, bits, unclear) => self.is(*slot, *bits, *unclear),
            Condition::Range(slot, range) => format!("{}{}", self.name(*slot), range_of(**range)),
            Condition::Dates(slot, from, before) => {
                let from = from.map(|from| format!("不早于 {from}"));
                let before = before.map(|before| format!("早于 {before}"));
                let both: Vec<String> = from.into_iter().chain(before).collect();
                format!("{}{}", self.name(*slot), both.join("、"))
            }
            Condition::NotBefore(slot, other) => {
                format!("{}不早于{}", self.name(*slot), self.fact(*other))
            }
            Condition::Same(slot, other) => {
                format!("{}与{}相同", self.name(*slot), self.fact(*other))
            }
            Condition::AtLeast(slot, other) => {
                format!("{}不低于{}", self.name(*slot), self.fact(*other))
            }
            Condition::YearsSince(slot, other, range) => {
                format!(
                    "{}与{}的年份之差{}",
                    self.name(*slot),
                    self.fact(*other),
                    range_of(**range)
                )
            }
            Condition::Given(slot, given) => {
                format!("{}{}", self.name(*slot), if *given { "填了" } else { "没有填" })
            }
            Condition::Filled(place, filled) => {
                format!("{}{}", self.listed(*place), if *filled { "填了内容" } else { "答了没有" })
            }
            Condition::When(slot, span) => format!("{}{}", self.name(*slot), self.span(**span)),
            Condition::Some(place, inner) => {
                format!("{}里有一条：（{}）", self.listed(*place), self.of(*place).say(inner))
            }
            Condition::Every(place, inner) => {
                format!("{}里每一条：（{}）", self.listed(*place), self.of(*place).say(inner))
            }
            Condition::Yearly(place, years) => self.yearly(*place, years),
            Condition::Count(place, inner) => {
                let (each, range) = &**inner;
                let (list, each) = (self.listed(*place), self.of(*place).say(each));
                format!("{list}里这样的条数{}：（{each}）", range_of(*range))
            }
            Condition::Sum(place, inner) => {
                let (member, each, range) = &**inner;
                let within = self.of(*place);
                let (list, name) = (self.listed(*place), within.name(*member));
                format!("{list}里这样的，{name}合计{}：（{}）", range_of(*range), within.say(each))
            }
            Condition::Spells(place, inner) => {
                let (spells, each, range) = &**inner;
                self.of(*place).spells(spells, each, (&self.listed(*place), *range))
            }
            Condition::Several(inner) => {
                let (parts, range) = &**inner;
                format!("下列成立的个数{}：{}", range_of(*range), self.joined(parts, "；另有 "))
            }
        }
    }

    /// Time added up: which, from when to when, how it is counted.
    fn spells(self, spells: &Spells, each: &Condition, (list, range): (&str, Range)) -> String {
        let (from, to) = (self.name(spells.from), self.name(spells.to));
        let outside = Self { list: None, ..self };
        let within = Span { from: spells.since, until: Some(spells.until), ..Span::default() };
        let within = outside.span(within);
        let word = SpellUnit::ALL.iter().find(|(unit, _)| *unit == spells.unit);
        let unit = word.map_or("", |(_, word)| *word);
        let counts = if spells.counts_last { "止日算一天" } else { "止日不算" };
        let mut text = format!(
            "{list}里这样的，从{from}到{to}的时间（{within}的部分，重叠的只算一次，{counts}"
        );
        if spells.by_month {
            text.push_str("，按月数");
        }
        if let Some(days) = spells.month {
            let _ = write!(text, "，零头 {days} 天算一个月");
        }
        if let Some(ongoing) = &spells.ongoing {
            let _ = write!(text, "，没有写{to}而且{}的算到最后一天", self.say(ongoing));
        }
        let _ = write!(text, "）合计{} {unit}：（{}）", range_of(range), self.say(each));
        text
    }

    /// Years that a list must have: from when to when, and what a year says that was not filled in.
    fn yearly(self, place: u8, years: &Yearly) -> String {
        let (from, to) = (self.year(years.from), self.year(years.to));
        let list = self.listed(place);
        let left = if years.settled { "没有填的算没有" } else { "没有填的，不能定" };
        if years.from == years.to {
            return format!("{list}里填了{from}的（{left}）");
        }
        format!("{list}里从{from}到{to}每年都填了（{left}）")
    }

    fn year(self, year: Year) -> String {
        let Some(since) = year.since else { return format!(" {} 年", year.years) };
        let name = self.fact(since);
        match year.years {
            0 => format!("{name}那一年"),
            after @ 1.. => format!("{name}那一年后 {after} 年"),
            before => format!("{name}那一年前 {} 年", before.unsigned_abs()),
        }
    }

    fn of(self, place: u8) -> Self {
        Self { list: Some(ListKind::at(usize::from(place))), ..self }
    }

    fn joined(self, parts: &[Condition], between: &str) -> String {
        let said: Vec<String> = parts.iter().map(|part| self.say(part)).collect();
        format!("（{}）", said.join(between))
    }

    fn is(self, slot: Slot, bits: u64, unclear: u8) -> String {
        let places = (0..64).filter(|place| bits >> place & 1 == 1);
        let chosen: Vec<String> = places
            .map(|place| self.option(slot, place).unwrap_or_else(|| format!("第 {place} 项")))
            .map(|word| format!("“{word}”"))
            .collect();
        let mut text = format!("{}是{}", self.name(slot), chosen.join("或"));
        // 不清楚 leaves it undecided, unless the rule says otherwise.
        if unclear == SURE
            && !chosen.iter().any(|word| word.contains(UNCLEAR))
            && self.can_be_unclear(slot)
        {
            text.push_str("，不清楚的算不是");
        }
        text
    }

    fn kind(self, slot: Slot) -> Option<Kind<'n>> {
        match self.list {
            Some(list) => Some(self.notice.vocabulary.members(list).get(usize::from(slot))?.kind),
            None => self.notice.vocabulary.kind_at(slot),
        }
    }

    fn option(self, slot: Slot, place: usize) -> Option<String> {
        if self.list.is_none() && slot == Derived::Class.slot() {
            return Some(self.notice.ladders.first()?.classes.get(place)?.name.clone());
        }
        if self.list.is_none() && slot == Derived::Action.slot() {
            let action = self.notice.certificate.as_ref()?.actions.get(place)?;
            return Some(action.action.clone().unwrap_or_else(|| "未规定".to_owned()));
        }
        let own = Derived::ALL.iter().find(|(fact, ..)| fact.slot() == slot);
        if let Some((.., options)) = own.filter(|_| self.list.is_none()) {
            return options.get(place).map(|word| (*word).to_owned());
        }
        match self.kind(slot)? {
            Kind::Choice(options) | Kind::Many(options) => options.get(place).map(str::to_owned),
            _ => None,
        }
    }

    fn can_be_unclear(self, slot: Slot) -> bool {
        match self.kind(slot) {
            Some(Kind::Choice(options) | Kind::Many(options)) => options.place(UNCLEAR).is_some(),
            _ => false,
        }
    }

    /// A fact, or within an entry a member, in quotation marks.
    fn name(self, slot: Slot) -> String {
        let Some(list) = self.list else {
            return self.fact(slot);
        };
        let members = self.notice.vocabulary.members(list);
        let key = members.get(usize::from(slot)).map_or("", |member| member.key);
        format!("“{key}”")
    }

    fn fact(self, slot: Slot) -> String {
        let derived = (FACTS..FIRST_ADDED).contains(&slot);
        let own = Derived::ALL.iter().find(|(fact, ..)| derived && fact.slot() == slot);
        let name = own.map_or_else(|| names::label(self.notice, slot), |(_, key, _)| *key);
        format!("“{name}”")
    }

    fn listed(self, place: u8) -> String {
        self.fact(ListKind::at(usize::from(place)).slot())
    }

    fn span(self, span: Span) -> String {
        let bounds = [
            ("不早于 ", span.from),
            ("不晚于 ", span.until),
            ("晚于 ", span.after),
            ("早于 ", span.before),
        ];
        let said = bounds
            .into_iter()
            .filter_map(|(word, bound)| Some(format!("{word}{}", self.day(bound?))));
        said.collect::<Vec<_>>().join("、")
    }

    fn day(self, bound: Bound) -> String {
        let that_year = bound.base == Base::Fact(Derived::ThatYear.slot());
        let mut text = match bound.base {
            _ if that_year && (bound.months, bound.days) == (12, -1) => return "那年末".to_owned(),
            _ if that_year => "那年初".to_owned(),
            Base::Day(day) => day.to_string(),
            Base::Fact(slot) => self.fact(slot),
        };
        for (count, unit) in [(bound.months, "个月"), (bound.days, "天")] {
            if count != 0 {
                let way = if count > 0 { "后" } else { "前" };
                text.extend([way, " ", &count.unsigned_abs().to_string(), " ", unit]);
            }
        }
        text
    }
}

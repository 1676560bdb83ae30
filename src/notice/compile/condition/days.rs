//! Conditions on dates, and days as they are written.

use chrono::NaiveDate;
use toml::Value;

use crate::domain::Moment;
use crate::domain::Slot;
use crate::domain::fact::Derived;
use crate::notice::compile::context::{Context, Shape};
use crate::notice::condition::{Base, Bound, Condition, Span, is_month_start};
use crate::notice::finding::Code;
use crate::notice::model::Term;

impl Context<'_> {
    pub(super) fn date_test(&mut self, key: &str, slot: Slot, value: &Value) -> Condition {
        let Value::Table(table) = value else {
            return self.bad_test("{ from = …, before = … } 或 { not_before = … }");
        };
        if let Some(Value::String(other)) = table.get("not_before") {
            return self
                .other(other)
                .map_or(Condition::Always, |other| Condition::NotBefore(slot, other));
        }
        let mut span = Span::default();
        for (name, value) in table {
            let bound = value.as_str().and_then(|text| self.bound(text));
            if bound.is_none() {
                self.report(
                    Code::Syntax,
                    format!(
                        "「{key}」的日期应写作 \"YYYY-MM-DD\"、\"今天\"、\"截止日\" 或一项日期事实，\
                         后面可以加减，如 \"截止日-3年\""
                    ),
                );
                return Condition::Always;
            }
            match name.as_str() {
                "from" => span.from = bound,
                "until" => span.until = bound,
                "after" => span.after = bound,
                "before" => span.before = bound,
                _ => return self.bad_test("from、until、after、before 或 not_before"),
            }
        }
        self.check_span(key, &span);
        dates(slot, span)
    }

    fn check_span(&mut self, key: &str, span: &Span) {
        let fixed = |bound: Option<Bound>| {
            let (first, _) = bound?.days(|_| crate::domain::Cell::Open)?;
            Some(first)
        };
        let low = fixed(span.from).max(fixed(span.after));
        let high = match (fixed(span.until), fixed(span.before)) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let touching = span.before.is_some() || span.after.is_some();
        if let (Some(low), Some(high)) = (low, high)
            && (low > high || (low == high && touching))
        {
            self.report(Code::Backwards, format!("「{key}」的起日不早于止日"));
        }
    }

    /// A day as a window writes it: one as in conditions, with working days behind it.
    pub(in crate::notice::compile) fn term(&mut self, text: &str) -> Option<Term> {
        let Some(steps) = text.trim().strip_suffix("工作日") else {
            return Some(Term { bound: self.bound(text)?, edge: None, working: 0 });
        };
        let (day, number) = steps.split_at_checked(steps.rfind(['+', '-'])?)?;
        let working = number.parse().ok().filter(|days: &i32| (1..=366).contains(&days.abs()))?;
        Some(Term { bound: self.bound(day)?, edge: None, working })
    }

    /// The cut-off; reported where there is none, or several.
    pub(super) fn the_cutoff(&mut self) -> Option<NaiveDate> {
        if self.cutoff.is_none() {
            let note = "各张阶梯的截止日不同，或者没有阶梯，这里不能只写“截止”。请写明哪一天，几处都用的写成 [[value]]";
            self.report(Code::Incomplete, note);
        }
        self.cutoff
    }

    /// A date fact from which days and years are reckoned.
    pub(super) fn date_fact(&mut self, key: &str) -> Option<Slot> {
        let (slot, _) = self.fact(key).filter(|(_, shape)| matches!(shape, Shape::Date))?;
        if slot == Derived::ThatYear.slot() && !self.that_year {
            return None;
        }
        self.reads(slot);
        Some(slot)
    }

    /// A day as written: a base and what is added to it.
    pub(super) fn bound(&mut self, text: &str) -> Option<Bound> {
        let (base, steps) = split_day(text);
        let base = match base {
            "今天" => crate::notice::condition::today(),
            "截止日" => Base::Day(self.the_cutoff()?),
            "那年初" | "那年末" if self.that_year => Base::Fact(Derived::ThatYear.slot()),
            literal => match Moment::parse(literal) {
                Some(moment) if moment.minute.is_none() => Base::Day(moment.date),
                _ => Base::Fact(self.date_fact(literal)?),
            },
        };
        let mut bound = Bound { base, months: 0, days: 0 };
        if text.starts_with("那年末") {
            (bound.months, bound.days) = (12, -1);
        }
        let mut rest = steps;
        while !rest.is_empty() {
            let sign = if rest.starts_with('+') { 1 } else { -1 };
            let body = rest.strip_prefix(['+', '-'])?;
            let digits: String = body.chars().take_while(char::is_ascii_digit).collect();
            let number: i32 = digits.parse().ok().filter(|number| *number <= 40_000)?;
            let body = body.strip_prefix(digits.as_str())?;
            let (unit, after) = body.chars().next().map(|unit| (unit, body.strip_prefix(unit)))?;
            match unit {
                '年' => bound.months += sign * number.checked_mul(12)?,
                '月' => bound.months += sign * number,
                '日' => bound.days += sign * number,
                _ => return None,
            }
            rest = after?;
        }
        Some(bound)
    }
}

/// A base and the steps after it: `截止日-3年` and `2026-08-31+6月` alike.
fn split_day(text: &str) -> (&str, &str) {
    let text = text.trim();
    let start = text.char_indices().find(|(at, sign)| {
        matches!(sign, '+' | '-')
            && text.get(at + 1..).is_some_and(|rest| {
                let digits = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
                digits.len() < rest.len() && digits.starts_with(['年', '月', '日'])
            })
    });
    start.and_then(|(at, _)| text.split_at_checked(at)).unwrap_or((text, ""))
}

/// Bounds at the beginning of months ask nothing of the day, so the plain form tests them.
fn dates(slot: Slot, span: Span) -> Condition {
    let plain = |bound: Option<Bound>| match bound {
        None => Some(None),
        Some(Bound { base: Base::Day(date), months: 0, days: 0 }) if is_month_start(date) => {
            Some(Some(Moment { date, minute: None }))
        }
        Some(_) => None,
    };
    match (plain(span.from), plain(span.before), span.until, span.after) {
        (Some(from), Some(before), None, None) => Condition::Dates(slot, from, before),
        _ => Condition::When(slot, Box::new(span)),
    }
}

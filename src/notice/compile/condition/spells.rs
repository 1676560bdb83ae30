//! Time added up from the dates of entries, as it is written.

use toml::{Table, Value};

use super::place;
use crate::domain::Slot;
use crate::domain::fact::ListKind;
use crate::notice::compile::context::{Context, Shape};
use crate::notice::condition::{Bound, Condition, SpellUnit, Spells};
use crate::notice::finding::Code;

/// What `sum` holds besides the member of a sum.
const KEYS: &[&str] =
    &["from", "to", "since", "until", "unit", "last_day", "count", "ongoing", "days_a_month"];

impl Context<'_> {
    /// `sum = { from = "…", to = "…", until = "…", unit = "月", last_day = "算" }`, with `when` and how much
    /// beside it in `rest`.
    pub(super) fn spells(
        &mut self,
        key: &str,
        kind: ListKind,
        written: &Table,
        mut rest: Table,
    ) -> Condition {
        if let Some(other) = written.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let known = KEYS.join("、");
            self.report(Code::UnknownFact, format!("sum 里没有「{other}」，可以写的是 {known}"));
        }
        let dates = (self.dated(key, kind, written, "from"), self.dated(key, kind, written, "to"));
        let (since, until) = (self.limit(written, "since"), self.limit(written, "until"));
        if until.is_none() {
            self.needs("until", "算到哪一天为止，如 \"截止日\"");
        }
        let unit = self.said(written, "unit", &SpellUnit::ALL);
        if unit.is_none() {
            self.needs("unit", "日、月或者年");
        }
        let counts_last = self.said(written, "last_day", &[(true, "算"), (false, "不算")]);
        if counts_last.is_none() {
            self.needs("last_day", "止日那一天算不算：算、不算");
        }
        let by_month = self.said(written, "count", &[(false, "按日"), (true, "按月")]);
        let month = written.get("days_a_month").and_then(Value::as_integer);
        let days =
            month.and_then(|days| u8::try_from(days).ok()).filter(|it| (28..=31).contains(it));
        if written.contains_key("days_a_month") && days.is_none() {
            self.report(Code::Syntax, "days_a_month 是零头多少天算一个月，应为 28 至 31 的整数");
        }
        let ongoing = written.get("ongoing").map(|when| self.entry_condition(kind, Some(when)));
        let when = rest.remove("when");
        let when = self.entry_condition(kind, when.as_ref());
        if rest.is_empty() {
            self.report(Code::Incomplete, "加起来多少要写明，如 at_least = 12");
        }
        let range = self.range(key, &Value::Table(rest));
        let ((Some(from), Some(to)), Some(until), Some(unit)) = (dates, until, unit) else {
            return Condition::Always;
        };
        let counts_last = counts_last.unwrap_or_default();
        let by_month = by_month.unwrap_or_default();
        let spells =
            Spells { from, to, since, until, counts_last, by_month, ongoing, unit, month: days };
        Condition::Spells(place(kind), Box::new((spells, when, range)))
    }

    fn needs(&mut self, key: &str, what: &str) {
        self.report(Code::Incomplete, format!("累计时间（sum）要写 {key}：{what}"));
    }

    /// The date member that a key names.
    fn dated(&mut self, list: &str, kind: ListKind, written: &Table, key: &str) -> Option<Slot> {
        let found = written.get(key).and_then(Value::as_str).and_then(|it| self.member(kind, it));
        match found {
            Some((slot, Shape::Date)) => Some(slot),
            _ => {
                let note = format!("累计时间（sum）的 {key} 应为「{list}」里的一项日期");
                self.report(Code::UnknownFact, note);
                None
            }
        }
    }

    fn limit(&mut self, written: &Table, key: &str) -> Option<Bound> {
        let text = written.get(key)?.as_str().unwrap_or_default();
        let found = self.bound(text);
        if found.is_none() {
            let note = format!(
                "{key} 写的「{text}」不是日期，应写作 \"截止日\"、\"截止日-5年\"、\"2026-08-31\" 这样"
            );
            self.report(Code::Syntax, note);
        }
        found
    }

    fn said<T: Copy, const N: usize>(
        &mut self,
        written: &Table,
        key: &str,
        known: &[(T, &str); N],
    ) -> Option<T> {
        let word = written.get(key)?.as_str().unwrap_or_default();
        let (first, _) = known.first()?;
        Some(self.worded(Some(word), *first, known, key))
    }
}

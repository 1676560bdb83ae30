//! Days and spans of days as people read them: one way to write a date everywhere.

use std::fmt::Write as _;

use chrono::Datelike;

use crate::domain::{Moment, Slot};
use crate::notice::condition::Base;
use crate::notice::model::{Recurrence, RecurringDay, Term, Timing};

/// A day or minute for people, e.g. 2022年11月29日 17:30.
#[must_use]
pub fn moment(moment: Moment) -> String {
    let iso = moment.to_string();
    let (day, clock) = match iso.split_once('T') {
        Some((day, clock)) => (day, Some(clock)),
        None => (iso.as_str(), None),
    };
    let mut text = dated(day);
    if let Some(clock) = clock {
        text.push(' ');
        text.push_str(clock.strip_prefix('0').unwrap_or(clock));
    }
    text
}

/// A date written with hyphens (2018-06) as people read it: 2018年6月.
#[must_use]
pub fn dated(written: &str) -> String {
    let mut text = String::new();
    for (number, unit) in written.split('-').zip(["年", "月", "日"]) {
        text.push_str(number.trim_start_matches('0'));
        text.push_str(unit);
    }
    text
}

/// Whether it is a date as it is kept: a year, a month and perhaps a day with hyphens between them.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let number = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    parts.next().is_some_and(|year| year.len() == 4 && number(year))
        && matches!(parts.clone().count(), 1 | 2)
        && parts.all(|part| part.len() <= 2 && number(part))
}

/// A text for people: a date as they read it, anything else as it is.
#[must_use]
pub fn readable(text: &str) -> String {
    if is_date(text) { dated(text) } else { text.to_owned() }
}

/// From when to when.
#[must_use]
pub fn span(start: Option<Moment>, end: Option<Moment>) -> String {
    let mut text = String::new();
    match (start, end) {
        (Some(start), Some(end)) if start == end => return moment(start),
        (Some(start), _) => text.push_str(&moment(start)),
        (None, _) => {}
    }
    match end {
        Some(end) => {
            text.push_str(if start.is_some() { "—" } else { "截至 " });
            let last = moment(end);
            // The year is said once.
            let year = start.filter(|start| start.date.year() == end.date.year());
            let year = year.map(|start| start.date.year().to_string() + "年");
            text.push_str(year.and_then(|year| last.strip_prefix(&year)).unwrap_or(&last));
        }
        None if start.is_some() => text.push_str(" 起"),
        None => {}
    }
    text
}

/// When something is open, in the words of its rule; `label` names a fact.
#[must_use]
pub fn timing(timing: &Timing, label: impl Fn(Slot) -> String) -> String {
    match timing {
        Timing::Fixed(None, None) => "随时受理".to_owned(),
        Timing::Fixed(start, end) => span(*start, *end),
        Timing::Recurring(recurrence) => again(recurrence),
        Timing::Relative(relative) => {
            let start = relative.start.map(|start| term(start, &relative.of, &label));
            let end = relative.end.map(|end| term(end, &relative.of, &label));
            let first = match relative.end {
                Some(end) if is_counted(end) && relative.counts_first => "（当天算在内）",
                Some(end) if is_counted(end) => "（当天不算）",
                _ => "",
            };
            let put_off = if relative.put_off { "，最后一天不上班的顺延" } else { "" };
            match (start, end) {
                (Some(start), None) => start + " 起",
                (start, end) => {
                    let from = start.map(|start| start + " 起，");
                    let until = end.map(|end| ["到", &end, first, "为止", put_off].concat());
                    from.unwrap_or_default() + &until.unwrap_or_default()
                }
            }
        }
    }
}

fn is_counted(term: Term) -> bool {
    term.working != 0 || term.bound.months != 0 || term.bound.days != 0
}

/// A day reckoned from another: “退回日期”之后第 3 个工作日.
fn term(term: Term, of: &str, label: &impl Fn(Slot) -> String) -> String {
    let mut text = match (term.edge, term.bound.base) {
        (Some(last), _) => ["“", of, "”", if last { "截止" } else { "开始" }].concat(),
        (None, Base::Day(date)) => moment(Moment { date, minute: None }),
        (None, Base::Fact(slot)) => ["“", &label(slot), "”"].concat(),
    };
    let (years, months) = (term.bound.months / 12, term.bound.months % 12);
    let steps =
        [(years, "年"), (months, "个月"), (term.bound.days, "日"), (term.working, "个工作日")];
    for (number, unit) in steps.into_iter().filter(|(number, _)| *number != 0) {
        let way = if number < 0 { "之前 " } else { "之后 " };
        text.push_str(&[way, &number.unsigned_abs().to_string(), " ", unit].concat());
    }
    text
}

/// When something comes again: 每年 3月1日—3月31日.
fn again(recurrence: &Recurrence) -> String {
    let every = match recurrence.months {
        12 => "每年 ",
        3 => "每季度",
        1 => "每月 ",
        _ => "每",
    };
    let turn = |turn: RecurringDay| {
        let day = turn.day.unsigned_abs().to_string();
        let month = turn.month.to_string();
        let day = match (turn.working, turn.day < 0) {
            (true, true) => ["倒数第 ", &day, " 个工作日"].concat(),
            (true, false) => ["第 ", &day, " 个工作日"].concat(),
            _ if recurrence.months == 12 => day + "日",
            _ => day + " 日",
        };
        let mut text = match recurrence.months {
            12 => [&month, "月", &day].concat(),
            3 => ["第 ", &month, " 个月的 ", &day].concat(),
            1 => day,
            _ => {
                let names = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
                let place = usize::try_from(turn.day).unwrap_or(1).saturating_sub(1);
                names.get(place).copied().unwrap_or_default().to_owned()
            }
        };
        if let Some(minute) = turn.minute {
            let _ = write!(text, " {}:{:02}", minute / 60, minute % 60);
        }
        text
    };
    let mut text = [every, &turn(recurrence.start), "—", &turn(recurrence.end)].concat();
    if recurrence.start == recurrence.end {
        text = [every, &turn(recurrence.start)].concat();
    }
    let day = |date| Moment { date, minute: None };
    if recurrence.first.is_some() || recurrence.last.is_some() {
        let within = span(recurrence.first.map(day), recurrence.last.map(day));
        text.push_str(&["（", &within, "）"].concat());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_one_way() {
        let day = |text| Moment::parse(text);
        assert_eq!(dated("2018-06"), "2018年6月");
        assert_eq!(readable("2018-06"), "2018年6月");
        assert_eq!(readable("2018-2019 年"), "2018-2019 年");
        assert_eq!(
            span(day("2022-11-14T09:30"), day("2022-11-29")),
            "2022年11月14日 9:30—11月29日"
        );
        assert_eq!(span(None, day("2022-12-07")), "截至 2022年12月7日");
        assert_eq!(span(day("2022-12-07"), None), "2022年12月7日 起");
    }

    #[test]
    fn only_dates_are_told_as_dates() {
        for (text, is) in [
            ("2018-6", true),
            ("2018-06-30", true),
            ("2018", false),
            ("2018-", false),
            ("12-34", false),
            ("2018-6-1-1", false),
            ("023-68902163", false),
        ] {
            assert_eq!(is_date(text), is, "{text}");
        }
    }
}

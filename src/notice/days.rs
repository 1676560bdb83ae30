//! Days and spans of days as people read them: one way to write a date everywhere.

use chrono::Datelike;

use crate::domain::Moment;

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

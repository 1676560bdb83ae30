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
        assert_eq!(
            span(day("2022-11-14T09:30"), day("2022-11-29")),
            "2022年11月14日 9:30—11月29日"
        );
        assert_eq!(span(None, day("2022-12-07")), "截至 2022年12月7日");
        assert_eq!(span(day("2022-12-07"), None), "2022年12月7日 起");
    }
}

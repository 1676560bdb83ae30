//! Dates as people write them in a cell, with the precision they were written with. Nothing is
//! guessed: two digits of a year, or a form that two readings fit, are not read.

use super::sheet::Cell;
use crate::domain::PartialDate;

/// A date read from a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dated {
    /// A day or a month, `YYYY-MM-DD` or `YYYY-MM`, and what else stood in the cell after it.
    On(String, String),
    /// Only a year.
    Year(u16),
    /// Not a date; what would be right.
    Unclear(&'static str),
}

/// What is expected of a date, for people.
pub const EXPECTED: &str = "应为年月或年月日，如 2018.06、2018年6月1日";
/// Only the year is written.
pub const ONLY_YEAR: &str = "只写了年份，应写到月，如 2018.06";
/// The year has two digits.
const SHORT_YEAR: &str = "年份只有两位，应写四位，如 2018.06";
/// There is no such day.
const NO_DAY: &str = "日历上没有这一天";
/// A serial number of days since 1900 is read as a date only between these, 1950 and 2100.
const SERIALS: std::ops::RangeInclusive<i64> = 18_264..=73_415;

/// Reads the date of a cell.
#[must_use]
pub fn read(cell: &Cell) -> Dated {
    match cell {
        Cell::Day(year, month, day) => {
            on(i64::from(*year), i64::from(*month), Some(i64::from(*day)), "")
        }
        Cell::Number(number) => number_date(*number),
        Cell::Text(text) => text_date(text),
        _ => Dated::Unclear(EXPECTED),
    }
}

/// `2014.05` typed as a number, `201405`, `20140501`, or a serial number of days.
#[expect(clippy::cast_possible_truncation, reason = "checked to be small")]
fn number_date(number: f64) -> Dated {
    if !(0.0..1.0e9).contains(&number) {
        return Dated::Unclear(EXPECTED);
    }
    let whole = number.trunc() as i64;
    if number.fract() == 0.0 {
        return match whole {
            1950..=2100 => Dated::Year(u16::try_from(whole).unwrap_or(0)),
            195_001..=210_012 => on(whole / 100, whole % 100, None, ""),
            19_500_101..=21_001_231 => on(whole / 10_000, whole / 100 % 100, Some(whole % 100), ""),
            whole if SERIALS.contains(&whole) => serial(whole),
            _ => Dated::Unclear(EXPECTED),
        };
    }
    if (1950..=2100).contains(&whole) {
        // 2014.1 as a number may have been 2014.10: the zero is gone.
        let month = (number.fract() * 100.0).round() as i64;
        let exact = ((number.fract() * 100.0) - (number.fract() * 100.0).round()).abs() < 1e-6;
        return match month {
            _ if !exact => Dated::Unclear(EXPECTED),
            10 => Dated::Unclear(
                "单元格是数字，分不清是 1 月还是 10 月，请改成文本，如 2014.01 或 2014.10",
            ),
            month => on(whole, month, None, ""),
        };
    }
    if SERIALS.contains(&whole) { serial(whole) } else { Dated::Unclear(EXPECTED) }
}

/// The day of a serial number: days since 30 December 1899, in whole numbers only.
fn serial(days: i64) -> Dated {
    // Civil date from days by H. Hinnant's algorithm, shifted to the sheet's first day.
    let shifted = days - 25_569 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_place = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_place + 2) / 5 + 1;
    let month = if month_place < 10 { month_place + 3 } else { month_place - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    on(year, month, Some(day), "")
}

fn text_date(text: &str) -> Dated {
    let text = narrow(text);
    let text = text.trim();
    let parts = numbers(text);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() == text.len() {
        return run_of_digits(text);
    }
    let Some((year, after_year)) = parts.first().copied() else {
        return Dated::Unclear(EXPECTED);
    };
    if !text.starts_with(|sign: char| sign.is_ascii_digit()) {
        return Dated::Unclear(EXPECTED);
    }
    // 201405/5 and 20140501(…): the digits run together, then something else.
    if digits.len() == 6 || digits.len() == 8 {
        return match run_of_digits(&digits) {
            Dated::On(date, _) => Dated::On(date, rest_of(text, after_year)),
            other => other,
        };
    }
    if digits.len() != 4 {
        return Dated::Unclear(if digits.len() == 2 { SHORT_YEAR } else { EXPECTED });
    }
    let Some((month, after_month)) = parts.get(1).copied() else {
        return if (1950..=2100).contains(&year) {
            Dated::Unclear(ONLY_YEAR)
        } else {
            Dated::Unclear(EXPECTED)
        };
    };
    let sign = between(text, after_year, after_month);
    if !matches!(sign.as_str(), "." | "-" | "/" | "年" | "、" | "," | "·" | " ") {
        return Dated::Unclear(EXPECTED);
    }
    let Some((day, after_day)) = parts.get(2).copied() else {
        return on(year, month, None, &rest_of(text, after_month));
    };
    let sign_day = between(text, after_month, after_day);
    let same = sign_day == sign || (sign == "年" && sign_day == "月");
    if same {
        on(year, month, Some(day), &rest_of(text, after_day))
    } else {
        on(year, month, None, &rest_of(text, after_month))
    }
}

fn run_of_digits(text: &str) -> Dated {
    let number: i64 = text.parse().unwrap_or(0);
    match text.len() {
        4 if (1950..=2100).contains(&number) => Dated::Unclear(ONLY_YEAR),
        6 if (195_001..=210_012).contains(&number) => on(number / 100, number % 100, None, ""),
        8 => on(number / 10_000, number / 100 % 100, Some(number % 100), ""),
        5 if SERIALS.contains(&number) => serial(number),
        // `6405` and `65.09` of old forms.
        2 | 4 => Dated::Unclear(SHORT_YEAR),
        _ => Dated::Unclear(EXPECTED),
    }
}

/// The whole numbers of a text, each with the place after its last digit.
fn numbers(text: &str) -> Vec<(i64, usize)> {
    let mut found = Vec::new();
    let mut now: Option<i64> = None;
    for (place, sign) in text.char_indices() {
        match sign.to_digit(10) {
            Some(digit) => {
                let before = now.unwrap_or(0);
                now = Some(before.saturating_mul(10).saturating_add(i64::from(digit)));
            }
            None => {
                if let Some(number) = now.take() {
                    found.push((number, place));
                }
            }
        }
    }
    if let Some(number) = now {
        found.push((number, text.len()));
    }
    found
}

/// What stands between two numbers, without digits and blanks round it.
/// `to` is the place after the second number.
fn between(text: &str, from: usize, to: usize) -> String {
    let part = text.get(from..to).unwrap_or_default();
    let sign: String = part.chars().take_while(|sign| !sign.is_ascii_digit()).collect();
    let trimmed = sign.trim();
    if trimmed.is_empty() && !sign.is_empty() { " ".to_owned() } else { trimmed.to_owned() }
}

/// What follows a date, without the units that belong to it.
fn rest_of(text: &str, from: usize) -> String {
    text.get(from..)
        .unwrap_or_default()
        .trim_start()
        .trim_start_matches(['月', '日', '号', '份'])
        .trim()
        .to_owned()
}

/// The date of these numbers, if there is such a day.
fn on(year: i64, month: i64, day: Option<i64>, rest: &str) -> Dated {
    let text = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    if PartialDate::parse(&text).is_some() {
        Dated::On(text, rest.to_owned())
    } else if (1950..=2100).contains(&year) {
        Dated::Unclear(NO_DAY)
    } else {
        Dated::Unclear("年份应在 1950 至 2100 之间")
    }
}

/// Full-width digits and signs as their narrow ones; the dashes people use as one.
#[must_use]
pub fn narrow(text: &str) -> String {
    let sign = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        '\u{3000}' | '\u{a0}' => ' ',
        '—' | '–' | '―' | '─' => '-',
        '。' => '.',
        other => other,
    };
    let mut narrow: String = text.chars().map(sign).filter(|sign| !sign.is_control()).collect();
    while narrow.contains("--") {
        narrow = narrow.replace("--", "-");
    }
    narrow
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_text(text: &str) -> String {
        match read(&Cell::Text(text.into())) {
            Dated::On(date, rest) if rest.is_empty() => date,
            Dated::On(date, rest) => format!("{date}+{rest}"),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn every_written_form_keeps_its_precision() {
        for (text, date) in [
            ("2014.05", "2014-05"),
            ("2014.5", "2014-05"),
            ("2006-07", "2006-07"),
            ("2018年6月", "2018-06"),
            ("2018年06月", "2018-06"),
            ("2018年6月份", "2018-06"),
            ("2018年6月1日", "2018-06-01"),
            ("2018/6/1", "2018-06-01"),
            ("2018.06.01", "2018-06-01"),
            ("2018-06-01", "2018-06-01"),
            ("1986—03—01", "1986-03-01"),
            ("201907", "2019-07"),
            ("20190701", "2019-07-01"),
            ("２０１９．０７", "2019-07"),
            ("2019 07", "2019-07"),
            ("2019、7", "2019-07"),
            ("2019·07", "2019-07"),
            (" 2019年 7 月 ", "2019-07"),
            ("1998.10/5", "1998-10+/5"),
            ("2018年6月1日（评审）", "2018-06-01+(评审)"),
            ("43252", "2018-06-01"),
        ] {
            assert_eq!(on_text(text), date, "{text}");
        }
    }

    #[test]
    fn what_may_be_read_two_ways_is_not_read() {
        for (text, word) in [
            ("6405", "四位"),
            ("65.09", "四位"),
            ("19-7-1", "四位"),
            ("2018", "写到月"),
            ("2018年", "写到月"),
            ("2018-13", "没有这一天"),
            ("2021-02-29", "没有这一天"),
            ("五年前", "应为"),
            ("约2018.06", "应为"),
            ("1890-01-01", "1950"),
        ] {
            match read(&Cell::Text(text.into())) {
                Dated::Unclear(reason) => assert!(reason.contains(word), "{text}: {reason}"),
                other => panic!("{text}: {other:?}"),
            }
        }
        assert!(
            matches!(read(&Cell::Number(2014.1)), Dated::Unclear(reason) if reason.contains("10 月"))
        );
    }

    #[test]
    fn numbers_are_months_days_or_serials() {
        let on = |number: f64| match read(&Cell::Number(number)) {
            Dated::On(date, _) => date,
            other => panic!("{number}: {other:?}"),
        };
        assert_eq!(on(2014.05), "2014-05");
        assert_eq!(on(2014.12), "2014-12");
        assert_eq!(on(201_405.0), "2014-05");
        assert_eq!(on(20_140_501.0), "2014-05-01");
        assert_eq!(on(43_252.0), "2018-06-01");
        assert_eq!(on(43_252.75), "2018-06-01");
        assert_eq!(on(25_569.0), "1970-01-01");
        assert_eq!(on(36_585.0), "2000-02-29");
        assert_eq!(read(&Cell::Day(2009, 7, 15)), Dated::On("2009-07-15".into(), String::new()));
        assert_eq!(read(&Cell::Number(2018.0)), Dated::Year(2018));
    }
}

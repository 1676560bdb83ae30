//! How an XLSX shows its numbers: as days, as lengths of time, or as numbers.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::parts::each;
use crate::roster::sheet::{Cell, Refusal};

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As a day, perhaps with the time.
    Day,
    /// As anything else.
    Number,
}

/// How the numbers of each style are shown, by the place of the style.
///
/// # Errors
/// That the text is no whole XML.
pub fn formats(text: &str) -> Result<Vec<Shown>, Refusal> {
    let mut own: HashMap<u32, Shown> = HashMap::new();
    let mut found = Vec::new();
    let mut of_cells = false;
    each(text, |tag| {
        let number = |name: &str| tag.attribute(name).and_then(|id| id.parse::<u32>().ok());
        match tag.local() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (number("numFmtId"), tag.attribute("formatCode")) {
                    own.insert(id, by_code(&code));
                }
            }
            // The styles before are those that these are made from.
            "cellXfs" => of_cells = true,
            "cellStyles" | "dxfs" => of_cells = false,
            "xf" if of_cells => {
                let id = number("numFmtId").unwrap_or(0);
                found.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
            }
            _ => {}
        }
    })?;
    Ok(found)
}

/// The formats that every office has: days and times, with those of East Asia.
const fn built_in(id: u32) -> Shown {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Day,
        _ => Shown::Number,
    }
}

/// A format is of days where its first part names a part of the day or year outside quotes and brackets.
/// `[h]` counts hours: a length of time.
fn by_code(code: &str) -> Shown {
    let mut signs = code.chars();
    let mut before = ' ';
    while let Some(sign) = signs.next() {
        match sign {
            '\\' | '_' | '*' => {
                signs.next();
            }
            '"' => while signs.next().is_some_and(|sign| sign != '"') {},
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let counts =
                    |unit: char| inside.chars().all(|sign| sign.eq_ignore_ascii_case(&unit));
                if !inside.is_empty() && ['h', 'm', 's'].into_iter().any(counts) {
                    return Shown::Number;
                }
            }
            ';' => break,
            // AM/PM and A/P are of days, General and E+ are not.
            'd' | 'D' | 'm' | 'M' | 'h' | 'H' | 'y' | 'Y' | 's' | 'S' => return Shown::Day,
            'p' | 'P' | '/' if before.eq_ignore_ascii_case(&'a') => return Shown::Day,
            _ => {}
        }
        before = sign;
    }
    Shown::Number
}

/// The civil day of a date number; none where it is none. It never passes through a clock.
pub fn day(number: f64, from_1904: bool) -> Option<Cell> {
    /// The last day of the year 9999.
    const LAST: f64 = 2_958_465.0;
    /// 1 January 1970, counted from the day before 1900 and from 1904.
    const EPOCH: i32 = 25_569;
    const EPOCH_1904: i32 = 24_107;
    if !(1.0..=LAST).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within seven digits")]
    let whole = number.trunc() as i32;
    let since = if from_1904 {
        whole - EPOCH_1904
    } else {
        // Sheets have a 29 February 1900, number 60, which there never was.
        whole - EPOCH + i32::from(whole < 60)
    };
    let date = NaiveDate::from_num_days_from_ce_opt(since + 719_163)?;
    of(date.year().into(), date.month().into(), date.day().into())
}

fn of(year: i64, month: i64, day: i64) -> Option<Cell> {
    Some(Cell::Day(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?))
}

/// The day of `2018-06-01` or `2018-06-01T00:00:00`.
pub fn iso(text: &str) -> Option<Cell> {
    let day = text.split('T').next()?;
    let mut parts = day.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let real = (1..=12).contains(&month) && (1..=31).contains(&day);
    if real && parts.next().is_none() { of(year, month, day) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_others() {
        for code in [
            "yyyy-mm-dd",
            "yyyy\"年\"m\"月\";@",
            "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
            "m/d/yy h:mm",
            "[DBNum1][$-804]yyyy\"年\"m\"月\"",
            "h:mm AM/PM",
            "yyyy\\.mm",
            "[Red]yyyy",
            "A/P",
        ] {
            assert_eq!(by_code(code), Shown::Day, "{code}");
        }
        for code in [
            "General",
            "G/通用格式",
            "0.00E+00",
            "#,##0_);[Red](#,##0)",
            "0\"月\"",
            "[h]:mm:ss",
            "[mm]:ss",
            "@",
            "0\\d",
            "0;yyyy",
            "",
            "\"yyyy",
            "[",
            "0%",
        ] {
            assert_eq!(by_code(code), Shown::Number, "{code}");
        }
    }

    #[test]
    fn days_are_those_that_the_sheet_shows() {
        for (number, from_1904, shown) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (25_569.0, false, "1970-01-01"),
            (43_251.999, false, "2018-05-31"),
            (43_252.0, false, "2018-06-01"),
            (41_790.0, true, "2018-06-01"),
            (2_958_465.0, false, "9999-12-31"),
        ] {
            assert_eq!(day(number, from_1904).unwrap().shown(), shown, "{number}");
        }
        for none in [0.0, 0.5, -1.0, 2_958_466.0, f64::NAN, f64::INFINITY] {
            assert_eq!(day(none, false), None, "{none}");
        }
        assert_eq!(iso("2018-06-01T10:00:00").unwrap().shown(), "2018-06-01");
        for none in ["2018-06", "2018-13-01", "2018-06-01-1", "x"] {
            assert_eq!(iso(none), None, "{none}");
        }
    }

    #[test]
    fn the_styles_of_cells_are_read_and_not_those_they_are_made_from() {
        let text = "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='176'><alignment/></xf><xf numFmtId='57'/><xf/></cellXfs><cellStyles><cellStyle/></cellStyles></styleSheet>";
        assert_eq!(formats(text).unwrap(), [Shown::Number, Shown::Day, Shown::Day, Shown::Number]);
    }
}

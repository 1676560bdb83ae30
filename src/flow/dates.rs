//! Dates as typed: three boxes for year, month and day, of which the day may stay empty.
//!
//! They are kept as one text, `year-month-day`, each part as it was typed.

use chrono::NaiveDate;

/// What is wrong with a date: the box (0 the year, 1 the month, 2 the day) and the remedy.
pub type Wrong = (usize, &'static str);

const YEAR: &str = "请填年份（4 位数字，1950 到 2100），例如 2015";
const MONTH: &str = "请填月份（1 到 12）";
const DAY: &str = "没有这一天，请核对；不知道是哪一天的可以不填";
/// Between the parts of the text that is kept.
const BETWEEN: char = '-';
/// What a person types in its place within a part: it stays to be seen, and is refused.
const TYPED_BETWEEN: &str = "－";

/// What stands in the three boxes.
#[must_use]
pub fn boxes(kept: &str) -> [String; 3] {
    let mut parts = kept.split(BETWEEN).map(str::to_owned);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// The text to keep once `typed` was put into a box. A whole date goes to all three boxes, month and
/// day together to these two.
#[must_use]
pub fn put(kept: &str, place: usize, typed: &str) -> String {
    let mut parts = boxes(kept);
    if let Some(whole) = split(typed) {
        parts = whole;
    } else if let (1, Some([month, day])) = (place, numbers(typed).as_deref()) {
        let [year, ..] = parts;
        parts = [year, month.clone(), day.clone()];
    } else if let Some(part) = parts.get_mut(place) {
        *part = typed.trim().replace(BETWEEN, TYPED_BETWEEN);
    }
    let text = parts.join("-");
    text.trim_end_matches(BETWEEN).to_owned()
}

/// A date written as one, as people copy it, in its three parts: `2014-06`, `2014年6月`, `2014.6`,
/// `2014/06/12`, `201406`. None where it is no date with year and month.
#[must_use]
pub fn split(text: &str) -> Option<[String; 3]> {
    let numbers = numbers(text)?;
    let parts: Vec<&str> = match numbers.as_slice() {
        [all] if all.len() == 6 || all.len() == 8 => {
            let (year, rest) = all.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            vec![year, month, day]
        }
        [year, month] if year.len() == 4 => vec![year, month],
        [year, month, day] if year.len() == 4 => vec![year, month, day],
        _ => return None,
    };
    let mut parts = parts.into_iter().map(str::to_owned);
    Some(std::array::from_fn(|_| parts.next().unwrap_or_default()))
}

/// What stands between the numbers of a date.
const APART: [char; 11] = ['年', '月', '日', '号', '.', '-', '/', ' ', '、', ',', '，'];

/// The numbers of a text that is made of digits and what stands between those of a date.
fn numbers(text: &str) -> Option<Vec<String>> {
    let text = plain(text);
    if !text.chars().all(|letter| letter.is_ascii_digit() || APART.contains(&letter)) {
        return None;
    }
    Some(text.split(APART).filter(|part| !part.is_empty()).map(str::to_owned).collect())
}

/// The date in `kept` as `YYYY-MM` or `YYYY-MM-DD`; none where all boxes are empty.
///
/// # Errors
/// The first box that does not fit.
pub fn read(kept: &str) -> Result<Option<String>, Wrong> {
    let typed = boxes(kept);
    let whole = if typed[1..].iter().all(String::is_empty) { split(&typed[0]) } else { None };
    let [year, month, day] = whole.unwrap_or(typed).map(|part| number(&part));
    if [year, month, day].iter().all(|part| *part == Some(None)) {
        return Ok(None);
    }
    let year = year.flatten().filter(|year| (1950..=2100).contains(year)).ok_or((0, YEAR))?;
    let month = month.flatten().filter(|month| (1..=12).contains(month)).ok_or((1, MONTH))?;
    let day = day.ok_or((2, DAY))?;
    let real = |day| NaiveDate::from_ymd_opt(i32::try_from(year).unwrap_or(0), month, day);
    if day.is_some_and(|day| real(day).is_none()) {
        return Err((2, DAY));
    }
    let mut out = year.to_string();
    for part in [Some(month), day].into_iter().flatten() {
        out.push(BETWEEN);
        if part < 10 {
            out.push('0');
        }
        out.push_str(&part.to_string());
    }
    Ok(Some(out))
}

/// What stands in one box: nothing at all, a number, or something else.
#[expect(clippy::option_option, reason = "outside whether it is understood, inside whether it is")]
fn number(part: &str) -> Option<Option<u32>> {
    let part = plain(part);
    let digits = part.trim_end_matches(['年', '月', '日', '号', '.']).trim();
    match digits.len() {
        0 if part.is_empty() => Some(None),
        1..=4 if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(Some(digits.parse().ok()?))
        }
        _ => None,
    }
}

/// Full-width digits, stops and spaces as people type them on a phone, made plain.
#[must_use]
pub fn plain(typed: &str) -> String {
    typed
        .trim()
        .chars()
        .map(|letter| match letter {
            '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0'))
                .unwrap_or(letter),
            '．' | '。' => '.',
            '－' | '—' => '-',
            '／' => '/',
            '　' => ' ',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_date_goes_to_its_boxes() {
        for (typed, shown) in [
            ("2014-06", ["2014", "06", ""]),
            ("2014年6月", ["2014", "6", ""]),
            ("2014.6", ["2014", "6", ""]),
            ("２０１４／６／１２", ["2014", "6", "12"]),
            ("2014年6月12日", ["2014", "6", "12"]),
            ("201406", ["2014", "06", ""]),
            ("20140612", ["2014", "06", "12"]),
        ] {
            for place in 0..3 {
                assert_eq!(boxes(&put("1999-1-1", place, typed)), shown, "{typed} in {place}");
            }
        }
        assert_eq!(boxes(&put("2014", 1, "6月12日")), ["2014", "6", "12"]);
    }

    #[test]
    fn a_box_keeps_what_is_typed_and_the_others_stay() {
        assert_eq!(boxes(&put("2014-6-12", 1, "七")), ["2014", "七", "12"]);
        assert_eq!(boxes(&put("2014-6-12", 0, "20-15")), ["20－15", "6", "12"]);
        assert_eq!(boxes(&put("2014--12", 0, "2015")), ["2015", "", "12"]);
        assert_eq!(put("2014-6", 1, ""), "2014");
    }

    #[test]
    fn a_missing_or_wrong_part_is_named() {
        for (kept, wrong) in [
            ("2014--12", (1, MONTH)),
            ("2014", (1, MONTH)),
            ("-6", (0, YEAR)),
            ("--12", (0, YEAR)),
            ("2014-13", (1, MONTH)),
            ("2014-0", (1, MONTH)),
            ("14-6", (0, YEAR)),
            ("1949-12", (0, YEAR)),
            ("2101-1", (0, YEAR)),
            ("2021-2-29", (2, DAY)),
            ("2021-4-31", (2, DAY)),
            ("2021-4-0", (2, DAY)),
            ("2014-六", (1, MONTH)),
            ("2014-6-x", (2, DAY)),
        ] {
            assert_eq!(read(kept), Err(wrong), "{kept}");
        }
    }

    #[test]
    fn dates_are_read_however_they_are_typed() {
        for (kept, date) in [
            ("2018-6", "2018-06"),
            ("２０１８-６", "2018-06"),
            ("2018年-6月", "2018-06"),
            ("2018年6月", "2018-06"),
            ("1950-1", "1950-01"),
            ("2100-12-31", "2100-12-31"),
            ("2020-2-29", "2020-02-29"),
        ] {
            assert_eq!(read(kept), Ok(Some(date.to_owned())), "{kept}");
        }
        assert_eq!(read(""), Ok(None));
    }
}

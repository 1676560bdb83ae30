//! Numbers as sheets write them. The reader of the standard library knows every decimal there is and
//! brings ten kilobytes of tables for it; those that people write need none.

use crate::domain::decimal;

/// Powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];
/// Whole numbers up to here are doubles exactly.
const EXACT: u64 = 1 << 53;
/// Digits beyond nineteen only move the point.
const MOST: u64 = 1_000_000_000_000_000_000;

/// The number a text writes as decimal, with or without exponent: the nearest double, as far as sheets
/// write numbers (seventeen digits, of which at most nineteen places stand behind the point); beyond that,
/// the last place may be one off.
#[must_use]
pub fn of_sheet(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let (mut number, mut scale) = (0u64, exponent);
    for (after, digits) in [(false, whole), (true, part)] {
        for digit in digits.bytes() {
            let digit = u64::from(char::from(digit).to_digit(10)?);
            if number < MOST {
                number = number * 10 + digit;
                scale -= i32::from(after);
            } else {
                scale += i32::from(!after);
            }
        }
    }
    let number = if number > EXACT && (-19..0).contains(&scale) {
        divided(number, scale.unsigned_abs())
    } else {
        scaled(number, scale)
    };
    Some(if negative { -number } else { number })
}

/// Divided by a power of ten in whole numbers; that something was left is kept in the last bit, so that
/// it is rounded once and rightly.
#[expect(clippy::cast_precision_loss, reason = "this is the rounding")]
fn divided(number: u64, power: u32) -> f64 {
    const WIDER: u32 = 64;
    let (large, by) = (u128::from(number) << WIDER, 10u128.pow(power));
    let whole = (large / by) | u128::from(large % by != 0);
    whole as f64 / (1u128 << WIDER) as f64
}

#[expect(clippy::cast_precision_loss, reason = "beyond what is claimed")]
fn scaled(number: u64, mut scale: i32) -> f64 {
    let mut number = number as f64;
    let power = |steps: i32| {
        let steps = usize::try_from(steps).unwrap_or(usize::MAX);
        POWERS.get(steps).copied()
    };
    while number != 0.0 && scale != 0 && number.is_finite() {
        let step = scale.clamp(-22, 22);
        if step > 0 {
            number *= power(step).unwrap_or(1.0);
        } else {
            number /= power(-step).unwrap_or(1.0);
        }
        scale -= step;
    }
    number
}

/// A number for people: as it was written, up to twelve places behind the point; very large and very small
/// ones with an exponent.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "checked to be below 2^53")]
pub fn shown(number: f64) -> String {
    const WHOLE: f64 = 9.0e15;
    const PLACES: usize = 12;
    if !number.is_finite() {
        return "—".to_owned();
    }
    if number < 0.0 {
        return format!("-{}", shown(-number));
    }
    if number.fract() == 0.0 && number < WHOLE {
        return (number as i64).to_string();
    }
    if !(1e-6..WHOLE).contains(&number) {
        let mut exponent = 0;
        let mut digits = number;
        while digits >= 10.0 {
            digits /= 10.0;
            exponent += 1;
        }
        while digits < 1.0 {
            digits *= 10.0;
            exponent -= 1;
        }
        // Six places: what was lost on the way here stands behind them.
        let digits = (digits * 1e6).round() / 1e6;
        return format!("{}e{exponent}", shown(digits));
    }
    // As it was written, else to as many places as there is room for.
    let rounded = |power: &f64| decimal::exact((number * power).round() / power);
    let mut places = POWERS.iter().take(PLACES + 1).rev();
    decimal::exact(number).or_else(|| places.find_map(rounded)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "-0",
            "1",
            "43252",
            "39614.5",
            "1.5E-3",
            "1e22",
            "0.1",
            "24.5",
            "00012",
            ".5",
            "5.",
            "+7",
            "123456789012345",
            "0.000000001",
            "2.5E+10",
            "99999999999999",
        ] {
            assert_eq!(of_sheet(text), text.parse().ok(), "{text}");
        }
        for bad in
            ["", ".", "-", "1e", "e5", "1.2.3", "0x10", "1,5", "１", "inf", "NaN", " 1", "1_0"]
        {
            assert_eq!(of_sheet(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_are_shown_as_people_write_them() {
        for (number, text) in [
            (0.0, "0"),
            (24.5, "24.5"),
            (-0.1, "-0.1"),
            (43252.0, "43252"),
            (2014.1, "2014.1"),
            (0.29, "0.29"),
            (1.0 / 3.0, "0.333333333333"),
            (1e15, "1000000000000000"),
            (0.000_001, "0.000001"),
            (1e22, "1e22"),
            (1.5e-9, "1.5e-9"),
            (f64::NAN, "—"),
            (5_000_000_000_000.25, "5000000000000.25"),
        ] {
            assert_eq!(shown(number), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_what_was_written(number in 0u64..1_000_000_000, places in 0u32..7) {
            #[expect(clippy::cast_precision_loss, reason = "small")]
            let number = number as f64 / f64::from(10u32.pow(places));
            if number == 0.0 || number >= 1e-6 {
                prop_assert_eq!(shown(number), number.to_string());
            }
        }

        #[test]
        fn whatever_is_shown_is_short(number in any::<f64>()) {
            prop_assert!(shown(number).len() < 32, "{}", shown(number));
        }

        #[test]
        #[expect(clippy::float_cmp, reason = "exactly this is claimed")]
        fn up_to_fifteen_digits_it_is_the_nearest(number in 0u64..1_000_000_000_000_000, scale in -15i32..8) {
            let text = format!("{number}e{scale}");
            prop_assert_eq!(of_sheet(&text).unwrap(), text.parse::<f64>().unwrap());
        }

        #[test]
        #[expect(clippy::float_cmp, reason = "exactly this is claimed")]
        fn numbers_as_sheets_write_them_are_the_nearest(number in 0u64..100_000_000_000_000_000, places in 0i32..19) {
            let text = format!("{number}e-{places}");
            prop_assert_eq!(of_sheet(&text).unwrap(), text.parse::<f64>().unwrap());
        }

        #[test]
        fn longer_ones_are_next_to_it(number in any::<f64>()) {
            prop_assume!(number.is_finite() && (number == 0.0 || number.abs() > 1e-290));
            let near = of_sheet(&format!("{number:e}")).unwrap();
            prop_assert!((near - number).abs() <= number.abs() * 1e-14, "{} {}", near, number);
        }
    }
}

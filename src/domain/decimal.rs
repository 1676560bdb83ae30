//! Numbers in figures, as people type them and as they are written again. By hand, because the standard
//! library reads and writes every decimal there is, which costs 20 KB of program to read and 18 KB to write.

/// How many figures a number can have that people typed.
const FIGURES: usize = 15;
/// Above every number of so many figures.
const BOUND: f64 = 1e15;

/// A number of at most fifteen figures; none for anything else.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "fifteen figures are below 2^53")]
pub fn read(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let figures = whole.len() + fraction.len();
    if whole.is_empty()
        || figures > FIGURES
        || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    // One division of two whole numbers gives the nearest number, as the standard reader does.
    let digits = [whole, fraction].concat().parse::<u64>().ok()?;
    let scale = fraction.bytes().fold(1.0, |scale, _| scale * 10.0);
    Some(digits as f64 / scale)
}

/// A number as people write it: `12`, `0.5`; none where it takes more than fifteen figures.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "whole, and below 1e15")]
#[expect(clippy::cast_sign_loss, reason = "without its sign")]
#[expect(clippy::float_cmp, reason = "the same number or not is the question")]
pub fn exact(number: f64) -> Option<String> {
    // A negative nothing is nothing.
    let sign = if number < 0.0 { "-" } else { "" };
    let size = number.abs();
    let mut scale = 1.0;
    for places in 0..=FIGURES {
        let digits = (size * scale).round();
        if digits.is_nan() || digits >= BOUND {
            return None;
        }
        // One division of two whole numbers gives the nearest number, as it was read.
        if digits / scale == size {
            return Some([sign, &pointed(digits as u64, places)].concat());
        }
        scale *= 10.0;
    }
    None
}

/// A number as people write it. One beyond fifteen figures, which only a made-up link or file can hold,
/// comes out as the sign that it is out of bounds, which no reader takes for a number.
#[must_use]
pub fn written(number: f64) -> String {
    exact(number).unwrap_or_else(|| if number < 0.0 { "-∞" } else { "∞" }.to_owned())
}

/// The sum of `numbers`, to a millionth: what adding leaves beyond that is no figure anybody typed.
#[must_use]
pub fn total(numbers: impl Iterator<Item = f64>) -> f64 {
    const MILLION: f64 = 1e6;
    (numbers.sum::<f64>() * MILLION).round() / MILLION
}

/// `digits` with a point before the last `places` of them.
fn pointed(digits: u64, places: usize) -> String {
    let figures = digits.to_string();
    let filled =
        ["0".repeat((places + 1).saturating_sub(figures.len())).as_str(), &figures].concat();
    match filled.split_at_checked(filled.len() - places) {
        Some((whole, fraction)) if places > 0 => [whole, ".", fraction].concat(),
        _ => filled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_stand_as_they_were_typed() {
        for text in ["0", "1", "12", "0.5", "0.05", "100", "999999999999999", "0.1", "72.25", "-3"]
        {
            assert_eq!(written(text.parse().expect("a number")), text);
        }
        assert_eq!(written(-0.0), "0");
        assert_eq!(written(1e15), "∞");
        assert_eq!(written(0.300_000_000_000_000_04), "∞");
        assert_eq!(written(f64::NAN), "∞");
        assert_eq!(written(f64::NEG_INFINITY), "-∞");
    }

    #[test]
    fn a_sum_has_the_figures_of_its_numbers() {
        assert_eq!(written(total([0.1, 0.2].into_iter())), "0.3");
        assert_eq!(written(total([30.5, 60.0].into_iter())), "90.5");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(digits in 0u64..1_000_000_000_000_000, places in 0u32..15) {
            let number: f64 = format!("{digits}e-{places}").parse().expect("a number");
            // Zeros before the first figure count as figures to the reader.
            let text = written(number);
            let fits = text.bytes().filter(u8::is_ascii_digit).count() <= FIGURES;
            prop_assert_eq!(read(&text), fits.then_some(number));
        }

        #[test]
        fn it_writes_what_the_standard_library_writes(digits in 0u64..1_000_000_000_000_000, places in 0u32..15) {
            let number: f64 = format!("{digits}e-{places}").parse().expect("a number");
            prop_assert_eq!(written(number), number.to_string());
        }
    }
}

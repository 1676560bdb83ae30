//! The numbers of 条, 款, 点 and 项: read as people type them, written as the notices print them.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const TEN: char = '十';
/// The highest number there is a use for.
const HIGHEST: u8 = 99;

/// The number in `text`, written in Arabic or Chinese numerals, alone or within 第…条 and any
/// brackets; 1 to 99.
#[must_use]
pub fn read(text: &str) -> Option<u8> {
    let bare: String =
        text.chars().map(half_width).filter(|letter| letter.is_alphanumeric()).collect();
    let bare = bare.trim_start_matches('第').trim_end_matches(['条', '款', '点', '项']);
    let number = if bare.chars().all(|letter| letter.is_ascii_digit()) {
        bare.parse().ok()?
    } else {
        chinese_number(bare)?
    };
    (1..=HIGHEST).contains(&number).then_some(number)
}

/// The number in Chinese numerals, e.g. 十三.
#[must_use]
pub fn chinese(number: u8) -> String {
    let (tens, ones) = (number / 10, number % 10);
    let mut text = String::new();
    if tens > 1 {
        text.extend(DIGITS.get(usize::from(tens)));
    }
    if tens > 0 {
        text.push(TEN);
    }
    if ones > 0 {
        text.extend(DIGITS.get(usize::from(ones)));
    }
    text
}

fn digit(letter: char) -> Option<u8> {
    let place = DIGITS.iter().position(|digit| *digit == letter)?;
    u8::try_from(place).ok().filter(|digit| *digit > 0)
}

fn chinese_number(text: &str) -> Option<u8> {
    let one = |text: &str| {
        let mut letters = text.chars();
        let first = digit(letters.next()?)?;
        letters.next().is_none().then_some(first)
    };
    match text.split_once(TEN) {
        None => one(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let ones = if ones.is_empty() { 0 } else { one(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

/// Full-width letters and digits (Ａ, １) as the plain ones.
#[must_use]
pub fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter)
        }
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_as_it_is_written() {
        for number in 1..=99 {
            assert_eq!(read(&chinese(number)), Some(number), "{}", chinese(number));
            assert_eq!(read(&number.to_string()), Some(number));
        }
        assert_eq!(
            [chinese(10), chinese(13), chinese(20), chinese(99)],
            ["十", "十三", "二十", "九十九"]
        );
    }

    #[test]
    fn brackets_signs_and_wide_digits_do_not_matter() {
        for (text, number) in [
            ("第十三条", 13),
            ("第13条", 13),
            ("（三）", 3),
            ("(3)", 3),
            ("第（三）款", 3),
            ("５", 5),
            (" 第 5 点 ", 5),
            ("⑤", 0),
        ] {
            assert_eq!(read(text), (number > 0).then_some(number), "{text}");
        }
        for bad in ["", "0", "100", "第条", "三五", "十十", "甲", "5a"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}

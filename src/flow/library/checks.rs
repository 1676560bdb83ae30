//! Checking, on the device, what can be checked before an upload: a file's format and size, and the
//! form of a number. What fits is not thereby accepted; what does not fit will be sent back.

use crate::notice::model::library::{Asks, Format};

/// What a look at a file told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its size in bytes.
    pub size: u64,
    /// Its first bytes, at least eight where it has so many.
    pub head: Vec<u8>,
}

/// How a number compares with the form asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// It is of the form.
    Fits,
    /// It is, once brackets, full-width digits and spaces are written as the form has them.
    Mended(String),
    /// It is not; what is wrong, in Chinese.
    Wrong(String),
}

/// The bracket pairs that people and keyboards put round a year.
const BRACKETS: [(char, char); 8] = [
    ('〔', '〕'),
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
    ('(', ')'),
    ('（', '）'),
    ('{', '}'),
    ('〖', '〗'),
];

/// What is wrong with a file, in Chinese; empty where format and size fit.
#[must_use]
pub fn file(formats: &[Format], max_kb: Option<u32>, seen: &Seen) -> Vec<String> {
    let mut wrong = Vec::new();
    if !format(&seen.head).is_some_and(|format| formats.contains(&format)) {
        let names: Vec<&str> = formats.iter().map(|format| format.name()).collect();
        wrong.push(format!(
            "文件内容不是 {} 格式。只改文件名不行，请另存或导出为 {}。",
            names.join("、"),
            names.join(" 或 ")
        ));
    }
    if let Some(max) = max_kb
        && seen.size > u64::from(max) * 1024
    {
        wrong.push(format!(
            "文件有 {}，超过 {}，请压缩或裁剪后再选。",
            size(seen.size),
            size(u64::from(max) * 1024)
        ));
    }
    wrong
}

/// A size as people say it.
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes.div_ceil(1024) {
        kilobytes if kilobytes < 1024 => format!("{kilobytes} KB"),
        kilobytes if kilobytes % 1024 == 0 => format!("{} MB", kilobytes / 1024),
        kilobytes => format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024),
    }
}

/// What the content of a file is, by its first bytes: names can lie.
fn format(head: &[u8]) -> Option<Format> {
    [
        (Format::Jpg, b"\xff\xd8\xff".as_slice()),
        (Format::Png, b"\x89PNG\r\n\x1a\n"),
        (Format::Pdf, b"%PDF-"),
    ]
    .into_iter()
    .find(|(_, start)| head.starts_with(start))
    .map(|(format, _)| format)
}

/// Compares what was typed with a form: `XXXX` is a year, `XX` any digits, `……` any words.
#[must_use]
pub fn number(form: &str, typed: &str) -> Number {
    if fits(form, typed) {
        return Number::Fits;
    }
    let tidy = tidy(form, typed);
    if fits(form, &tidy) {
        return Number::Mended(tidy);
    }
    let pair = brackets(form);
    let wrong = if pair.is_some_and(|(open, close)| !tidy.contains(open) || !tidy.contains(close)) {
        let (open, close) = pair.unwrap_or_default();
        format!("年份外面要有括号 {open}{close}，应写作“{form}”的样子。")
    } else if let Some(start) =
        form.split(['X', '…']).next().filter(|start| !tidy.starts_with(start))
    {
        format!("应以“{start}”开头，写作“{form}”的样子。")
    } else if !tidy.ends_with('号') {
        format!("末尾要写“号”，应写作“{form}”的样子。")
    } else {
        format!("年份要写四位数字，序号只写数字，应写作“{form}”的样子。")
    };
    Number::Wrong(wrong)
}

/// The brackets the form has.
fn brackets(form: &str) -> Option<(char, char)> {
    BRACKETS.into_iter().find(|(open, _)| form.contains(*open))
}

/// As typed, but with the form's brackets, plain digits and no spaces.
fn tidy(form: &str, typed: &str) -> String {
    let pair = brackets(form);
    typed
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match (letter, pair) {
            ('０'..='９', _) => {
                char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0'))
                    .unwrap_or(letter)
            }
            (_, Some((open, _))) if BRACKETS.iter().any(|(other, _)| *other == letter) => open,
            (_, Some((_, close))) if BRACKETS.iter().any(|(_, other)| *other == letter) => close,
            _ => letter,
        })
        .collect()
}

fn fits(form: &str, typed: &str) -> bool {
    if let Some(form) = form.strip_prefix("……") {
        return typed
            .char_indices()
            .skip(1)
            .filter_map(|(at, _)| typed.split_at_checked(at))
            .any(|(words, rest)| !words.contains(is_bracket) && fits(form, rest));
    }
    if let Some(form) = form.strip_prefix("XXXX") {
        return typed.split_at_checked(4).is_some_and(|(year, rest)| {
            year.parse::<u16>().is_ok_and(|year| (1950..=2100).contains(&year)) && fits(form, rest)
        });
    }
    if let Some(form) = form.strip_prefix("XX") {
        let rest = typed.trim_start_matches(|letter: char| letter.is_ascii_digit());
        return rest.len() < typed.len() && fits(form, rest);
    }
    let (mut form, mut typed) = (form.chars(), typed.chars());
    match (form.next(), typed.next()) {
        (None, None) => true,
        (Some(asked), Some(letter)) => asked == letter && fits(form.as_str(), typed.as_str()),
        _ => false,
    }
}

fn is_bracket(letter: char) -> bool {
    BRACKETS.iter().any(|(open, close)| *open == letter || *close == letter)
}

/// What is asked for, in words.
#[must_use]
pub fn asked(asks: &Asks) -> String {
    match asks {
        Asks::File(formats, max) => {
            let names: Vec<&str> = formats.iter().map(|format| format.name()).collect();
            let max = max
                .map(|max| format!("，不超过 {}", size(u64::from(max) * 1024)))
                .unwrap_or_default();
            format!("{} 格式{max}", names.join("、"))
        }
        Asks::Number(form) => format!("写作“{form}”的样子"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "渡职改办〔XXXX〕XX号";

    #[test]
    fn a_number_fits_is_mended_or_is_told_what_is_wrong() {
        assert_eq!(number(FORM, "渡职改办〔2022〕15号"), Number::Fits);
        for typed in ["渡职改办【2022】15号", "渡职改办 [２０２２] １５号", "渡职改办（2022）15 号"]
        {
            assert_eq!(number(FORM, typed), Number::Mended("渡职改办〔2022〕15号".to_owned()));
        }
        for (typed, word) in [
            ("渡职改办202215号", "括号"),
            ("渝职改办〔2022〕15号", "渡职改办"),
            ("渡职改办〔2022〕15", "“号”"),
            ("渡职改办〔22〕15号", "四位"),
            ("渡职改办〔2022〕号", "数字"),
            ("", "括号"),
        ] {
            let Number::Wrong(said) = number(FORM, typed) else { unreachable!("{typed}") };
            assert!(said.contains(word), "{typed}: {said}");
        }
    }

    #[test]
    fn the_brackets_are_those_of_the_district() {
        let form = "……【XXXX】XX号";
        assert_eq!(number(form, "铜职改办【2019】7号"), Number::Fits);
        assert_eq!(
            number(form, "铜职改办〔2019〕7号"),
            Number::Mended("铜职改办【2019】7号".to_owned())
        );
        assert!(matches!(number(form, "【2019】7号"), Number::Wrong(_)));
    }

    #[test]
    fn files_are_judged_by_content_and_size_on_both_sides_of_the_limit() {
        let photo = |size| Seen { size, head: b"\xff\xd8\xff\xe0....".to_vec() };
        let formats = [Format::Jpg, Format::Png];
        assert!(file(&formats, Some(200), &photo(200 * 1024)).is_empty());
        assert_eq!(file(&formats, Some(200), &photo(200 * 1024 + 1)).len(), 1);
        let pdf = Seen { size: 1, head: b"%PDF-1.7".to_vec() };
        assert_eq!(file(&formats, Some(200), &pdf).len(), 1);
        assert!(file(&[Format::Pdf], None, &pdf).is_empty());
        assert_eq!(file(&formats, None, &Seen { size: 0, head: Vec::new() }).len(), 1);
    }
}

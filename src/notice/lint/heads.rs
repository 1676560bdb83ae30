//! Headings of a notice's text, and what the one above a list says of whom it lists.

use super::sayings::last_mood;
use crate::notice::coverage::squeeze;

/// The heading of the list that holds some words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lead {
    /// Whether there is one.
    pub stands: bool,
    /// What it says of whom it lists: whether they are refused; none where its words do not say.
    pub refused: Option<bool>,
}

/// The heading that the notice's text has right before the list that holds these words:
/// 有下列情形之一的，不得申报：
#[must_use]
pub fn lead(source: &str, words: &str) -> Lead {
    let head = heading(source, words).filter(|head| head.ends_with(['：', ':']));
    head.map_or_else(Lead::default, |head| Lead { stands: true, refused: last_mood(head) })
}

/// The headings above the line that holds these words, the nearest first: short lines that end in no stop, and the one that
/// leads to the list of these words, however much it asks for.
pub fn headings<'s>(source: &'s str, words: &str) -> impl Iterator<Item = &'s str> {
    const LONGEST: usize = 30;
    let start: String = squeeze(words).chars().take(12).collect();
    let lines: Vec<&str> = source.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let at = lines.iter().position(|line| squeeze(line).contains(&start)).unwrap_or(0);
    let own = heading(source, words).filter(|line| line.ends_with(['：', ':']));
    let above = lines.into_iter().take(at).rev();
    above.filter(move |line| {
        own == Some(*line)
            || line.chars().count() <= LONGEST
                && !line.ends_with(['。', '；', '，', ';', '、', '！'])
    })
}

/// The line before the list that holds these words.
fn heading<'s>(source: &'s str, words: &str) -> Option<&'s str> {
    let start: String = squeeze(words).chars().take(12).collect();
    let lines: Vec<&str> = source.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let at = lines.iter().position(|line| squeeze(line).contains(&start))?;
    let own = lines.get(at)?;
    let mark = enumerator(own)?;
    let before = lines.get(..at)?.iter().rev();
    // Items of the same kind may stand between it and its heading.
    before.into_iter().find(|line| enumerator(line) != Some(mark)).copied()
}

/// A list of a notice's text: its heading, and its lines.
pub(super) struct List<'s> {
    pub head: &'s str,
    pub items: Vec<&'s str>,
}

/// The lists of a text: lines that begin alike, behind one that leads to them.
pub(super) fn lists(source: &str) -> Vec<List<'_>> {
    let lines: Vec<&str> = source.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut found = Vec::new();
    for (at, head) in lines.iter().enumerate().filter(|(_, line)| line.ends_with(['：', ':'])) {
        let below = || lines.iter().skip(at + 1).copied();
        let Some(mark) = below().next().and_then(enumerator) else { continue };
        let items: Vec<&str> = below().take_while(|line| enumerator(line) == Some(mark)).collect();
        if enumerator(head) != Some(mark) {
            found.push(List { head, items });
        }
    }
    found
}

/// How a line of a list begins: with a bracket, a digit or a numeral.
fn enumerator(line: &str) -> Option<u8> {
    let first = line.chars().next()?;
    match first {
        '（' | '(' => Some(0),
        '①'..='⑳' => Some(1),
        mark if mark.is_ascii_digit() => Some(2),
        mark if "一二三四五六七八九十".contains(mark) => Some(3),
        _ => None,
    }
}

/// A line, or a part of a sentence, without the number of its paragraph: （一）, 3., ①.
#[must_use]
pub fn unnumbered(line: &str) -> &str {
    let line = line.trim();
    let mark = |mark: char| {
        mark.is_ascii_digit()
            || "（(一二三四五六七八九十".contains(mark)
            || ('①'..='⑳').contains(&mark)
    };
    let rest = line.trim_start_matches(mark);
    // Ten years begin with a numeral and have none of the marks that end a number.
    let ended = rest.trim_start_matches(['）', ')', '.', '．', '、']);
    let circled = line.starts_with(|mark| ('①'..='⑳').contains(&mark));
    if ended.len() < rest.len() && rest.len() < line.len() || circled { ended } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_paragraph_is_no_part_of_what_it_says() {
        for (line, bare) in [
            ("（一）没有证书的", "没有证书的"),
            ("3.受到处分的", "受到处分的"),
            ("①受到处分的", "受到处分的"),
            ("一、受到处分的", "受到处分的"),
            ("十年以上的", "十年以上的"),
            ("3年以上的", "3年以上的"),
        ] {
            assert_eq!(unnumbered(line), bare);
        }
    }
}

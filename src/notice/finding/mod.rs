//! One thing wrong with a notice's files, as data.
//!
//! A finding says where (file, line, column, table, key), what was found and which word was probably
//! meant. The Chinese sentence is made of these only when somebody reads it ([`Finding::sentence`]),
//! so a page, an editor and a test read the same finding without taking words apart.

mod code;

pub use code::Code;

/// One thing wrong, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub code: Code,
    /// The file, relative to the folder of notices; a folder where no file is to blame.
    pub file: String,
    /// Its line, from 1; 0 where none is to blame.
    pub line: usize,
    /// The column in that line, in characters from 1; 0 where none is to blame.
    pub column: usize,
    /// The clause or table.
    pub table: String,
    /// The key or heading within it.
    pub key: String,
    /// What stands there.
    pub found: String,
    /// The right word that is nearest to what was found.
    pub nearest: Option<String>,
    /// What the code alone does not say, in Chinese.
    pub note: String,
    /// When a clause may take it back (`harmless`), in Chinese; none where it may not.
    pub waiver: Option<&'static str>,
}

impl Finding {
    /// A finding about a file.
    #[must_use]
    pub fn new(code: Code, file: &str) -> Self {
        Self {
            code,
            file: file.to_owned(),
            line: 0,
            column: 0,
            table: String::new(),
            key: String::new(),
            found: String::new(),
            nearest: None,
            note: String::new(),
            waiver: code.waiver(),
        }
    }

    /// The same, at a line and column.
    #[must_use]
    pub const fn at(mut self, (line, column): (usize, usize)) -> Self {
        self.line = line;
        self.column = column;
        self
    }

    /// The same, within a table.
    #[must_use]
    pub fn within(mut self, table: &str) -> Self {
        table.clone_into(&mut self.table);
        self
    }

    /// The same, about a key.
    #[must_use]
    pub fn of(mut self, key: &str) -> Self {
        key.clone_into(&mut self.key);
        self
    }

    /// The same, with what stands there.
    #[must_use]
    pub fn saw(mut self, found: &str) -> Self {
        found.clone_into(&mut self.found);
        self
    }

    /// The same, with the nearest of the right words, where one is near.
    #[must_use]
    pub fn among<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Self {
        let found = if self.found.is_empty() { &self.key } else { &self.found };
        self.nearest = nearest(found, words).map(str::to_owned);
        self
    }

    /// The same, with what the code alone does not say.
    #[must_use]
    pub fn noting(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The same, which a clause may take back where `words` is so.
    #[must_use]
    pub const fn unless(mut self, words: &'static str) -> Self {
        self.waiver = Some(words);
        self
    }

    /// Where it is, for people: `文件 第 3 行第 8 列 · 表 · 键`.
    #[must_use]
    pub fn whereabouts(&self) -> String {
        let mut text = self.file.clone();
        if self.line > 0 {
            text.extend([" 第 ", &self.line.to_string(), " 行"]);
            if self.column > 0 {
                text.extend(["第 ", &self.column.to_string(), " 列"]);
            }
        }
        for part in [&self.table, &self.key] {
            if !part.is_empty() {
                text.push_str(" · ");
                text.push_str(part);
            }
        }
        text
    }

    /// What is wrong, what was probably meant, and what to do.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut text =
            if self.note.is_empty() { self.code.meaning().to_owned() } else { self.note.clone() };
        if !self.found.is_empty() && !text.contains(&self.found) {
            text.extend(["：「", &self.found, "」"]);
        }
        if let Some(nearest) = &self.nearest {
            text.extend(["。是不是「", nearest, "」？"]);
        }
        if self.note.is_empty() {
            if self.nearest.is_none() {
                text.push('。');
            }
            text.push_str(self.code.remedy());
        }
        if let Some(words) = self.waiver {
            let end = if text.ends_with('。') { "" } else { "；" };
            text.extend([end, words, "，写 harmless = \"", self.code.text(), "：原因\"。"]);
        }
        text
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}：{}", self.code.text(), self.whereabouts(), self.sentence())
    }
}

/// The word nearest to `found`, if one is near enough to have been meant.
#[must_use]
pub fn nearest<'w>(found: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let found: Vec<char> = found.trim().chars().map(half_width).collect();
    let allowed = (found.len() / 3).max(1);
    let near = words.into_iter().filter_map(|word| {
        let letters: Vec<char> = word.chars().collect();
        let far = distance(&found, &letters);
        (far <= allowed && far < letters.len()).then_some((far, word))
    });
    near.min_by_key(|(far, _)| *far).map(|(_, word)| word)
}

/// A letter typed in full width as its half-width self.
fn half_width(mark: char) -> char {
    match mark {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(mark) - 0xfee0).unwrap_or(mark),
        '\u{3000}' => ' ',
        other => other.to_ascii_lowercase(),
    }
}

/// How many letters must be put in, left out, replaced or swapped with their neighbour.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut above = None;
    for (row, mine) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        let mut left = None;
        for (column, theirs) in other.iter().enumerate() {
            let get =
                |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut least = (get(&last, column + 1) + 1).min(get(&line, column) + 1);
            least = least.min(get(&last, column) + usize::from(mine != theirs));
            if left == Some(mine) && above == Some(theirs) && column > 0 {
                least = least.min(get(&before, column - 1) + 1);
            }
            line.push(least);
            left = Some(theirs);
        }
        above = Some(mine);
        before = std::mem::replace(&mut last, line);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_one_that_may_have_been_meant() {
        let words = ["audit_end", "audit_start", "name"];
        assert_eq!(nearest("audit_ende", words), Some("audit_end"));
        assert_eq!(nearest("aduit_end", words), Some("audit_end"), "swapped letters");
        assert_eq!(nearest("ｎａｍｅ", words), Some("name"), "full width");
        assert_eq!(nearest("meaning", words), None);
        assert_eq!(nearest("x", ["y"]), None, "a single letter is near to everything");
    }

    #[test]
    fn the_sentence_says_place_what_was_found_what_was_meant_and_the_remedy() {
        let finding = Finding::new(Code::Heading, "a2030/committees.csv")
            .at((1, 12))
            .saw("audit_ende")
            .among(["audit_end"]);
        let line = finding.to_string();
        assert!(line.starts_with("T19 a2030/committees.csv 第 1 行第 12 列："), "{line}");
        assert!(line.contains("「audit_ende」。是不是「audit_end」？"), "{line}");
        assert!(line.ends_with(Code::Heading.remedy()), "{line}");
    }
}

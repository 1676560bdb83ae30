//! Full text search. Case and width do not matter, and all words of a query must occur: people type
//! `QQ群`, `ｑｑ群` or `QQ 群` and mean the same.

use crate::notice::model::library::{Library, LibraryClause};

/// What is searched for: words that must all occur.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query(Vec<Vec<char>>);

impl Query {
    /// The words of `text`, divided by spaces of any width.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.split_whitespace().map(|word| word.chars().map(fold).collect()).collect())
    }

    /// Whether nothing is searched for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each word occurs in one of `texts`; a query without words finds everything.
    #[must_use]
    pub fn finds(&self, texts: &[&str]) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let texts: Vec<Vec<char>> =
            texts.iter().map(|text| text.chars().map(fold).collect()).collect();
        self.0.iter().all(|word| {
            texts.iter().any(|text| text.windows(word.len()).any(|piece| piece == word))
        })
    }

    /// `text` in pieces, each with whether it is to be marked as found. Joined they are `text`.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<(bool, String)> {
        let folded: Vec<char> = text.chars().map(fold).collect();
        let mut marked = vec![false; folded.len()];
        for word in &self.0 {
            for (start, _) in
                folded.windows(word.len()).enumerate().filter(|(_, piece)| piece == word)
            {
                marked.iter_mut().skip(start).take(word.len()).for_each(|mark| *mark = true);
            }
        }
        let mut pieces: Vec<(bool, String)> = Vec::new();
        for (letter, mark) in text.chars().zip(marked) {
            match pieces.last_mut() {
                Some((last, piece)) if *last == mark => piece.push(letter),
                _ => pieces.push((mark, letter.to_string())),
            }
        }
        pieces
    }
}

/// A letter without its case and width; always one letter, so that places stay the same.
fn fold(letter: char) -> char {
    let narrow = match letter {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    // Notices have no other letters that have a case, and the table of all of them weighs 12 KB.
    narrow.to_ascii_lowercase()
}

/// The places of the entries of this topic (of any where it is empty) that the query finds.
#[must_use]
pub fn search(library: &Library, query: &Query, topic: &str) -> Vec<usize> {
    let found = |entry: &LibraryClause| {
        (topic.is_empty() || entry.topic == topic) && query.finds(&texts(entry))
    };
    library
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| found(entry))
        .map(|(place, _)| place)
        .collect()
}

fn texts(entry: &LibraryClause) -> Vec<&str> {
    let plain = [entry.meaning.as_str(), &entry.open, &entry.locator, &entry.id, &entry.topic];
    entry.quote.iter().map(String::as_str).chain(plain).collect()
}

/// The topics of `libraries` in the order in which they first occur, each with its number of clauses.
#[must_use]
pub fn topics<'l>(libraries: impl IntoIterator<Item = &'l Library>) -> Vec<(&'l str, usize)> {
    let mut found: Vec<(&str, usize)> = Vec::new();
    for entry in libraries.into_iter().flat_map(|library| &library.entries) {
        match found.iter_mut().find(|(topic, _)| *topic == entry.topic) {
            Some((_, count)) => *count += 1,
            None => found.push((&entry.topic, 1)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_width_do_not_matter_and_all_words_must_occur() {
        let query = Query::new("ｑｑ　168");
        assert!(query.finds(&["QQ群：", "兰桂大道１６８号"]));
        assert!(!query.finds(&["QQ群："]));
        assert!(Query::new("  ").finds(&["什么都行"]));
        assert!(!Query::new("长于全文").finds(&["全文"]));
    }

    #[test]
    fn marks_keep_the_text_as_it_is() {
        let query = Query::new("评审 审会");
        let marks = query.marks("Ａ评审会b评审");
        let expected = [(false, "Ａ"), (true, "评审会"), (false, "b"), (true, "评审")];
        assert_eq!(marks, expected.map(|(mark, piece)| (mark, piece.to_owned())));
        assert_eq!(Query::default().marks("原样"), [(false, "原样".to_owned())]);
        assert!(query.marks("").is_empty());
    }
}

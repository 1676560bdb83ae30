//! Texts by path, and the paths of list entries.

use crate::domain::order;

/// Which entry of a list: it stays the same as long as the answers are in memory, and no other
/// entry of the list ever gets it. Kept answers number their entries anew from 0.
pub type EntryId = u32;

/// Texts by path: sorted, each path once, no text empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(Vec<(String, String)>);

impl Texts {
    /// Takes up `texts` in any order. Of two for one path the later one counts; empty ones do not.
    #[must_use]
    pub fn new(mut texts: Vec<(String, String)>) -> Self {
        texts.reverse();
        order::sort_by(&mut texts, |one, other| one.0.cmp(&other.0));
        texts.dedup_by(|later, kept| later.0 == kept.0);
        texts.retain(|(_, text)| !text.is_empty());
        Self(texts)
    }

    /// The text at `path`; empty where there is none.
    #[must_use]
    pub fn get(&self, path: &str) -> &str {
        let found = self.place(path).ok().and_then(|at| self.0.get(at));
        found.map_or("", |(_, text)| text)
    }

    /// Writes the text at `path`; an empty one takes it away.
    pub fn set(&mut self, path: &str, text: &str) {
        match self.place(path) {
            Ok(at) if text.is_empty() => {
                self.0.remove(at);
            }
            Ok(at) => {
                if let Some((_, old)) = self.0.get_mut(at) {
                    text.clone_into(old);
                }
            }
            Err(_) if text.is_empty() => {}
            Err(at) => self.0.insert(at, (path.to_owned(), text.to_owned())),
        }
    }

    /// Where `path` stands, or where it belongs.
    fn place(&self, path: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(path))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// The parts of `list.number.member`; none for any other path.
#[must_use]
pub fn member(path: &str) -> Option<(&str, EntryId, &str)> {
    let (list, rest) = path.split_once('.')?;
    let (number, member) = rest.split_once('.')?;
    Some((list, number.parse().ok()?, member))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_texts_for_one_path_the_later_counts() {
        let pairs = [("b", "1"), ("a", "2"), ("b", ""), ("a", "3"), ("c", "4")];
        let texts = Texts::new(
            pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect(),
        );
        assert_eq!(texts.iter().collect::<Vec<_>>(), [("a", "3"), ("c", "4")]);
    }

    #[test]
    fn only_a_number_after_the_list_is_an_entry() {
        assert_eq!(member("titles.12.level"), Some(("titles", 12, "level")));
        assert_eq!(member("epidemic.listed"), None);
        assert_eq!(member("ticks.ce-card.x"), None);
    }
}

//! Answers as typed.

use crate::domain::fact::{Fact, Kind};

/// The word for a list or multiple choice answered with "none".
pub const NONE: &str = "无";
/// The word for a list that has entries.
pub const SOME: &str = "有";
/// Between the chosen options of a multiple choice.
const BETWEEN: char = '|';

/// Everything a person has typed, valid or not, by the path of the input: `person_category`,
/// `epidemic.listed`, `titles.0.obtained`. A list has its own entry (`titles` = 有 or 无) besides
/// those of its members, numbered from 0 without gaps. Nothing typed is ever dropped because
/// another answer changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Sorted by path, each path once, no text empty.
    typed: Vec<(String, String)>,
}

impl Answers {
    /// What was typed at `path`; empty where nothing was.
    #[must_use]
    pub fn get(&self, path: &str) -> &str {
        self.place(path).ok().and_then(|at| self.typed.get(at)).map_or("", |(_, text)| text)
    }

    /// Writes what was typed at `path`; empty text takes it away.
    pub fn set(&mut self, path: &str, text: &str) {
        match self.place(path) {
            Ok(at) if text.is_empty() => {
                self.typed.remove(at);
            }
            Ok(at) => {
                if let Some((_, old)) = self.typed.get_mut(at) {
                    text.clone_into(old);
                }
            }
            Err(_) if text.is_empty() => {}
            Err(at) => self.typed.insert(at, (path.to_owned(), text.to_owned())),
        }
    }

    /// Where `path` stands, or where it belongs.
    fn place(&self, path: &str) -> Result<usize, usize> {
        self.typed.binary_search_by(|(known, _)| known.as_str().cmp(path))
    }

    /// Whether nothing was typed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// All paths and texts, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.typed.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many entries the list at `path` has.
    #[must_use]
    pub fn entries(&self, path: &str) -> usize {
        (0..100).take_while(|place| self.has_below(&format!("{path}.{place}."))).count()
    }

    fn has_below(&self, prefix: &str) -> bool {
        let (Ok(at) | Err(at)) = self.place(prefix);
        self.typed.get(at).is_some_and(|(path, _)| path.starts_with(prefix))
    }

    /// Takes away the entry `place` of the list at `path`; those behind it move up.
    pub fn remove_entry(&mut self, path: &str, place: usize) {
        let count = self.entries(path);
        for at in place..count {
            let from = format!("{path}.{at}.");
            let (entry, rest) = std::mem::take(&mut self.typed)
                .into_iter()
                .partition(|(known, _)| known.starts_with(&from));
            self.typed = rest;
            let entry: Vec<(String, String)> = entry;
            for (known, text) in entry.iter().filter(|_| at > place) {
                let member = known.strip_prefix(&from).unwrap_or_default();
                self.set(&format!("{path}.{}.{member}", at - 1), text);
            }
        }
        if count <= 1 {
            self.set(path, "");
        }
    }

    /// One part of a date typed as `year-month-day`: 0 the year, 1 the month, 2 the day.
    #[must_use]
    pub fn date_part(&self, path: &str, place: usize) -> String {
        self.get(path).split('-').nth(place).unwrap_or_default().to_owned()
    }

    /// Writes one part of a date; empty parts at the end fall away.
    pub fn set_date_part(&mut self, path: &str, place: usize, part: &str) {
        let mut parts: Vec<String> = (0..3).map(|at| self.date_part(path, at)).collect();
        if let Some(old) = parts.get_mut(place) {
            *old = part.replace('-', "");
        }
        while parts.last().is_some_and(String::is_empty) {
            parts.pop();
        }
        self.set(path, &parts.join("-"));
    }

    /// Whether the choice `fact` was answered with another option than the one at `place`.
    #[must_use]
    pub fn is_other(&self, fact: Fact, place: usize) -> bool {
        let Kind::Choice(options) = fact.kind() else {
            return false;
        };
        let answer = self.get(fact.key());
        !answer.is_empty() && options.get(place) != Some(&answer)
    }

    /// The chosen options of a multiple choice; empty both for "none" and for no answer.
    pub fn chosen(&self, path: &str) -> impl Iterator<Item = &str> {
        self.ticked(path).filter(|option| !option.is_empty() && *option != NONE)
    }

    /// The boxes ticked at `path`, that for "none" included.
    pub fn ticked(&self, path: &str) -> impl Iterator<Item = &str> {
        self.get(path).split(BETWEEN)
    }

    /// Chooses or unchooses one option of a multiple choice.
    pub fn choose(&mut self, path: &str, option: &str, chosen: bool) {
        let mut options: Vec<String> =
            self.chosen(path).filter(|other| *other != option).map(str::to_owned).collect();
        if chosen {
            options.push(option.to_owned());
        }
        self.set(path, &options.join("|"));
    }

    /// The answers as lines of text, one a path; what [`Answers::decode`] reads.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::from(HEADER);
        for (path, text) in self.iter() {
            out.push_str(path);
            out.push('=');
            out.push_str(&text.replace('%', "%25").replace('\n', "%0A"));
            out.push('\n');
        }
        out
    }

    /// Reads what [`Answers::encode`] wrote; `None` where it is damaged or of another kind.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let mut answers = Self::default();
        for line in text.strip_prefix(HEADER)?.lines() {
            let (path, text) = line.split_once('=')?;
            answers.set(path, &text.replace("%0A", "\n").replace("%25", "%"));
        }
        Some(answers)
    }
}

/// The first line of saved answers: what they are, and the version of how they are written.
const HEADER: &str = "zhicheng-answers 1\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removing_an_entry_moves_the_later_ones_up() {
        let mut answers = Answers::default();
        answers.set("titles", SOME);
        answers.set("titles.0.level", "技术员");
        answers.set("titles.1.level", "助理工程师");
        answers.set("titles.2.level", "工程师");
        answers.remove_entry("titles", 1);
        assert_eq!(answers.entries("titles"), 2);
        assert_eq!(answers.get("titles.1.level"), "工程师");
        answers.remove_entry("titles", 0);
        answers.remove_entry("titles", 0);
        assert!(answers.is_empty());
    }

    #[test]
    fn saved_answers_come_back_as_typed() {
        let mut answers = Answers::default();
        answers.set("target_specialty", "50%=甲\n乙");
        answers.set("ss_months", "十二");
        assert_eq!(Answers::decode(&answers.encode()), Some(answers));
        assert_eq!(Answers::decode("damaged"), None);
    }

    #[test]
    fn options_are_chosen_and_unchosen() {
        let mut answers = Answers::default();
        answers.choose("discipline", "警告", true);
        answers.choose("discipline", "不清楚", true);
        answers.choose("discipline", "警告", false);
        assert_eq!(answers.chosen("discipline").collect::<Vec<_>>(), ["不清楚"]);
        answers.set("discipline", NONE);
        assert_eq!(answers.chosen("discipline").count(), 0);
    }
}

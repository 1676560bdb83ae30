//! Answers as typed.

use super::texts::{Texts, member};
use crate::domain::fact::{Fact, Kind};
use crate::domain::order;

pub use super::texts::EntryId;

/// The word for a list or multiple choice answered with "none".
pub const NONE: &str = "无";
/// The word for a list that has entries.
pub const SOME: &str = "有";
/// The most entries a list holds.
pub const LONGEST: usize = 100;
/// Between the chosen options of a multiple choice.
const BETWEEN: char = '|';

/// Whether `option` is among the chosen options of a multiple choice, as they are kept.
#[must_use]
pub fn is_ticked(kept: &str, option: &str) -> bool {
    kept.split(BETWEEN).any(|ticked| ticked == option)
}

/// Everything a person has typed, valid or not, by the path of the input: `person_category`,
/// `epidemic.listed`, and for the member of a list's entry `titles.3.obtained`, where 3 is the
/// entry's [`EntryId`]. A list has its own answer (`titles` = 有 or 无) besides its entries, which
/// stay where that answer changes. An entry is there from [`Answers::add_entry`] to
/// [`Answers::remove_entry`], whether anything was typed in it or not; nothing can be written to
/// an entry that is not there. Nothing typed is ever dropped because another answer changed.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// What belongs to no list.
    typed: Texts,
    /// By key, sorted.
    lists: Vec<List>,
}

#[derive(Debug, Clone)]
struct List {
    key: String,
    /// In the order shown.
    entries: Vec<Entry>,
    /// No entry has or had this id or a higher one.
    next: EntryId,
}

#[derive(Debug, Clone)]
struct Entry {
    id: EntryId,
    typed: Texts,
}

/// Answers are the same where the same was typed; which ids the entries have does not matter.
impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        self.lines() == other.lines()
    }
}

impl Eq for Answers {}

impl Answers {
    /// What was typed at `path`; empty where nothing was.
    #[must_use]
    pub fn get(&self, path: &str) -> &str {
        match member(path) {
            None => self.typed.get(path),
            Some((list, id, member)) => {
                let mut entries = self.list(list).into_iter().flat_map(|list| &list.entries);
                entries.find(|entry| entry.id == id).map_or("", |entry| entry.typed.get(member))
            }
        }
    }

    /// Writes what was typed at `path`; empty text takes it away. Does nothing where `path` names
    /// an entry that is not there: a late event of a card that was deleted brings nothing back.
    pub fn set(&mut self, path: &str, text: &str) {
        let Some((key, id, member)) = member(path) else {
            return self.typed.set(path, text);
        };
        let list = self.lists.iter_mut().find(|list| list.key == key);
        let entry = list.and_then(|list| list.entries.iter_mut().find(|entry| entry.id == id));
        if let Some(entry) = entry {
            entry.typed.set(member, text);
        }
    }

    fn list(&self, key: &str) -> Option<&List> {
        self.lists.iter().find(|list| list.key == key)
    }

    fn list_mut(&mut self, key: &str) -> Option<&mut List> {
        let at = match self.lists.binary_search_by(|list| list.key.as_str().cmp(key)) {
            Ok(at) => at,
            Err(at) => {
                let list = List { key: key.to_owned(), entries: Vec::new(), next: 0 };
                self.lists.insert(at, list);
                at
            }
        };
        self.lists.get_mut(at)
    }

    /// Whether nothing was typed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty() && self.lists.iter().all(|list| list.entries.is_empty())
    }

    /// Whether anything was answered besides `paths`, the entries of lists apart.
    #[must_use]
    pub fn has_besides(&self, paths: &[&str]) -> bool {
        self.typed.iter().any(|(path, _)| !paths.contains(&path))
    }

    /// The entries of the list `key`, blank ones included, in the order shown.
    pub fn entries(&self, key: &str) -> impl Iterator<Item = EntryId> {
        self.list(key).into_iter().flat_map(|list| &list.entries).map(|entry| entry.id)
    }

    /// The entries of the list `key` in which something was typed, each with its number as shown,
    /// counted from 1. These and no others are judged, and told on the check page.
    pub fn filled(&self, key: &str) -> impl Iterator<Item = (usize, EntryId)> {
        let entries = self.list(key).into_iter().flat_map(|list| &list.entries);
        let numbered = entries.enumerate().filter(|(_, entry)| !entry.typed.is_empty());
        numbered.map(|(place, entry)| (place + 1, entry.id))
    }

    /// The number of an entry as shown, counted from 1.
    #[must_use]
    pub fn number(&self, key: &str, id: EntryId) -> Option<usize> {
        Some(self.entries(key).position(|entry| entry == id)? + 1)
    }

    /// Adds a blank entry behind the others of the list `key`; none where it holds [`LONGEST`].
    pub fn add_entry(&mut self, key: &str) -> Option<EntryId> {
        let list = self.list_mut(key).filter(|list| list.entries.len() < LONGEST)?;
        let id = list.next;
        list.next = id.checked_add(1)?;
        list.entries.push(Entry { id, typed: Texts::default() });
        Some(id)
    }

    /// Takes away the entry `id` of the list `key` with all that was typed in it.
    pub fn remove_entry(&mut self, key: &str, id: EntryId) {
        if let Some(list) = self.list_mut(key) {
            list.entries.retain(|entry| entry.id != id);
        }
    }

    /// Answers the list `key` with 有, with a blank entry to fill where it has none.
    pub fn open_list(&mut self, key: &str) {
        self.typed.set(key, SOME);
        if self.entries(key).next().is_none() {
            self.add_entry(key);
        }
    }

    /// Whether the choice `fact` was answered with another option than the one at `place`.
    #[must_use]
    pub fn is_other(&self, fact: Fact, place: usize) -> bool {
        let Kind::Choice(options) = fact.kind() else {
            return false;
        };
        let answer = self.get(fact.key());
        !answer.is_empty() && options.get(place) != Some(answer)
    }

    /// The chosen options of a multiple choice; empty both for "none" and for no answer.
    pub fn chosen(&self, path: &str) -> impl Iterator<Item = &str> {
        self.ticked(path).filter(|option| !option.is_empty() && *option != NONE)
    }

    /// The boxes ticked at `path`, that for "none" included.
    fn ticked(&self, path: &str) -> impl Iterator<Item = &str> {
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

    /// All that was typed, sorted by path, with the entries of lists numbered from 0 in the order
    /// shown. A blank entry is the path of the entry alone (`titles.1`) with no text.
    fn lines(&self) -> Vec<(String, &str)> {
        let mut lines: Vec<_> =
            self.typed.iter().map(|(path, text)| (path.to_owned(), text)).collect();
        for list in &self.lists {
            for (place, entry) in list.entries.iter().enumerate() {
                let path = [&list.key, ".", &place.to_string()].concat();
                if entry.typed.is_empty() {
                    lines.push((path, ""));
                    continue;
                }
                let members = entry.typed.iter();
                lines.extend(members.map(|(member, text)| ([&path, ".", member].concat(), text)));
            }
        }
        order::sort(&mut lines);
        lines
    }

    /// The answers as lines of text, one a path; what [`Answers::decode`] reads.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut out = String::from(HEADER);
        for (path, text) in self.lines() {
            out.push_str(&path);
            out.push('=');
            out.push_str(&text.replace('%', "%25").replace('\n', "%0A"));
            out.push('\n');
        }
        out
    }

    /// Reads what [`Answers::encode`] wrote, in time linear but for sorting; `None` where it is
    /// damaged or of another kind. Numbers of entries may have gaps, as earlier versions left
    /// them: the entries are closed up, none is dropped.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let mut scalars = Vec::new();
        let mut members = Vec::new();
        for line in text.strip_prefix(HEADER)?.lines() {
            let (path, text) = line.split_once('=')?;
            let text = unescaped(text);
            match member(path).or_else(|| blank(path)) {
                Some((list, number, member)) => members.push((list, number, member, text)),
                None => scalars.push((path.to_owned(), text)),
            }
        }
        // Stable, so that of two lines for one path the later one counts.
        order::sort_by_key(&mut members, |(list, number, ..)| (*list, *number));
        let mut answers = Self { typed: Texts::new(scalars), lists: Vec::new() };
        let mut last = None;
        let mut entry = None;
        for (list, number, member, text) in members {
            if last != Some((list, number)) {
                last = Some((list, number));
                entry = Some(answers.add_entry(list)?);
            }
            if let Some(entry) = entry.filter(|_| !member.is_empty()) {
                answers.set(&path_of(list, entry, member), &text);
            }
        }
        Some(answers)
    }
}

/// The path of the `member` of an entry.
#[must_use]
pub fn path_of(list: &str, entry: EntryId, member: &str) -> String {
    [list, ".", &entry.to_string(), ".", member].concat()
}

/// The parts of the path of a blank entry: the list, its number, no member.
fn blank(path: &str) -> Option<(&str, EntryId, &str)> {
    let (list, number) = path.rsplit_once('.')?;
    Some((list, number.parse().ok()?, ""))
}

/// The first line of saved answers: what they are, and the version of how they are written.
const HEADER: &str = "zhicheng-answers 1\n";

/// A line's text as it was before it was encoded.
fn unescaped(line: &str) -> String {
    let mut parts = line.split('%');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (mark, rest) = match (part.strip_prefix("0A"), part.strip_prefix("25")) {
            (Some(rest), _) => ('\n', rest),
            (_, Some(rest)) => ('%', rest),
            _ => ('%', part),
        };
        text.push(mark);
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Titles with these levels, one entry each; blank where there is none.
    fn titles(levels: &[&str]) -> Answers {
        let mut answers = Answers::default();
        answers.set("titles", SOME);
        for level in levels {
            let id = answers.add_entry("titles").unwrap();
            answers.set(&path_of("titles", id, "level"), level);
        }
        answers
    }

    fn levels(answers: &Answers) -> Vec<&str> {
        answers.entries("titles").map(|id| answers.get(&path_of("titles", id, "level"))).collect()
    }

    #[test]
    fn removing_an_entry_leaves_the_others_and_their_ids() {
        let mut answers = titles(&["技术员", "助理工程师", "工程师"]);
        answers.remove_entry("titles", 1);
        assert_eq!(levels(&answers), ["技术员", "工程师"]);
        assert_eq!(answers.get("titles.2.level"), "工程师");
        assert_eq!(answers.number("titles", 2), Some(2));
        assert_eq!(answers.add_entry("titles"), Some(3), "no id is used again");
    }

    #[test]
    fn a_blank_entry_hides_none_behind_it() {
        let answers = titles(&["助理工程师", "", "工程师"]);
        assert_eq!(answers.filled("titles").collect::<Vec<_>>(), [(1, 0), (3, 2)]);
        let again = Answers::decode(&answers.encode()).unwrap();
        assert_eq!(levels(&again), ["助理工程师", "", "工程师"]);
    }

    #[test]
    fn removing_a_blank_entry_leaves_the_list_open() {
        let mut answers = titles(&["工程师", ""]);
        answers.remove_entry("titles", 1);
        assert_eq!((answers.get("titles"), levels(&answers)), (SOME, vec!["工程师"]));
    }

    #[test]
    fn nothing_is_written_to_an_entry_that_is_not_there() {
        let mut answers = titles(&["工程师"]);
        answers.remove_entry("titles", 0);
        answers.set("titles.0.level", "正高级工程师");
        answers.set("titles.7.level", "正高级工程师");
        assert_eq!(answers.encode(), "zhicheng-answers 1\ntitles=有\n");
    }

    #[test]
    fn a_list_holds_a_hundred_entries_in_their_order() {
        let mut answers = titles(&["工程师"; LONGEST]);
        assert_eq!(answers.add_entry("titles"), None);
        answers.set("titles.99.level", "正高级工程师");
        let again = Answers::decode(&answers.encode()).unwrap();
        assert_eq!(levels(&again), levels(&answers));
        assert_eq!(Answers::decode(&format!("{}titles.100.level=员", again.encode())), None);
    }

    #[test]
    fn what_an_earlier_version_kept_with_gaps_is_closed_up() {
        let kept = "zhicheng-answers 1\ntitles=有\ntitles.0.level=技术员\ntitles.10.level=工程师\ntitles.2.level=助理工程师\n";
        let answers = Answers::decode(kept).unwrap();
        assert_eq!(levels(&answers), ["技术员", "助理工程师", "工程师"]);
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

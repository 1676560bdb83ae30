//! What a rule as written names: the options of facts, the numbers, and the facts it reads. Groups are read
//! as if they were written out.

use std::collections::{BTreeMap, BTreeSet};

use toml::Value;

use super::words::{choice, options_named};
use crate::domain::Kind;
use crate::domain::fact::ListKind;
use crate::domain::options::{OptionList, Options, UNCLEAR};
use crate::notice::Notice;
use crate::notice::load::Folder;

/// Chains of groups are cut off here; the compiler names those that go round.
const DEEPEST: u8 = 8;
/// Lists whose options are no words of a notice.
const WORDLESS: &[OptionList] = &[OptionList::Tri, OptionList::Matters];
/// Keys whose words are no options: other facts, and what 不清楚 comes to.
const OTHER_KEYS: &[&str] = &["same_as", "unclear", "not_before", "sum"];
/// Keys that limit by a number.
const LIMITS: &[&str] = &["at_least", "at_most", "above", "below", "days_a_month"];

/// What one rule names.
#[derive(Debug, Clone, Default)]
pub struct Named<'n> {
    /// By the key of the fact (or of list and member): the options named, and of which list they are.
    pub options: BTreeMap<String, (Option<Options<'n>>, BTreeSet<String>)>,
    /// Its numbers, in digits.
    pub numbers: BTreeSet<String>,
    /// The keys of the facts it reads.
    pub facts: BTreeSet<String>,
}

/// Reads conditions of a notice.
pub struct Reader<'n> {
    notice: &'n Notice,
    groups: BTreeMap<&'n str, &'n Value>,
    /// Whether groups are written out.
    opens_groups: bool,
}

impl<'n> Reader<'n> {
    /// A reader of the notice of this folder.
    #[must_use]
    pub fn new(notice: &'n Notice, folder: &'n Folder, common: &'n Folder) -> Self {
        let files = common.files.iter().chain(&folder.files);
        let groups = files.flat_map(|(_, file)| &file.group);
        let groups = groups.map(|group| (group.name.as_str(), &group.when)).collect();
        Self { notice, groups, opens_groups: true }
    }

    /// The same, that takes a group for a name and does not look into it.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.opens_groups = false;
        self
    }

    /// What these conditions name.
    #[must_use]
    pub fn named<'w>(&self, conditions: impl IntoIterator<Item = &'w Value>) -> Named<'n> {
        let mut named = Named::default();
        for when in conditions {
            self.read(when, None, 0, &mut named);
        }
        named
    }

    fn read(
        &self,
        when: &Value,
        within: Option<(&str, ListKind)>,
        depth: u8,
        named: &mut Named<'n>,
    ) {
        match when {
            Value::Table(table) => {
                for (key, value) in table {
                    if key == "group" {
                        self.group(value, depth, named);
                    } else if key == "sum" && value.is_table() {
                        self.read(value, within, depth, named);
                    } else if !OTHER_KEYS.contains(&key.as_str()) {
                        self.key(key, value, within, depth, named);
                    }
                }
            }
            Value::Array(values) => {
                for value in values {
                    self.read(value, within, depth, named);
                }
            }
            _ => {}
        }
    }

    fn key(
        &self,
        key: &str,
        value: &Value,
        within: Option<(&str, ListKind)>,
        depth: u8,
        named: &mut Named<'n>,
    ) {
        let vocabulary = self.notice.vocabulary();
        let kind = vocabulary.kind_within(within.map(|(_, list)| list), key);
        let path = within.map_or_else(|| key.to_owned(), |(list, _)| format!("{list}.{key}"));
        if LIMITS.contains(&key) {
            let whole = value.as_integer().map(|number| number.to_string());
            named.numbers.extend(whole);
        }
        if let Some(day) = value.as_str() {
            named.numbers.extend(span(day));
        }
        match kind {
            Some(Kind::List(list)) => {
                named.facts.insert(path);
                self.read(value, Some((key, list)), depth, named);
            }
            Some(kind) => {
                named.facts.insert(path.clone());
                let options = choice(kind).filter(|options| !WORDLESS.contains(&options.list));
                let words = words(value);
                if let Some(options) = options {
                    let entry = named.options.entry(path).or_default();
                    entry.0 = Some(options);
                    let own = |word: &String| options_named(options, word).to_owned();
                    entry.1.extend(words.iter().map(own));
                }
                self.read(value, within, depth, named);
            }
            None => self.read(value, within, depth, named),
        }
    }

    fn group(&self, names: &Value, depth: u8, named: &mut Named<'n>) {
        if !self.opens_groups {
            return;
        }
        let names = names.as_array().map_or(std::slice::from_ref(names), Vec::as_slice);
        for name in names.iter().filter_map(Value::as_str).filter(|_| depth < DEEPEST) {
            if let Some(when) = self.groups.get(name) {
                self.read(when, None, depth + 1, named);
            }
        }
    }
}

/// The options that the value of a fact names.
fn words(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    match value {
        Value::String(word) if word != UNCLEAR => {
            found.insert(word.clone());
        }
        Value::Array(values) => found.extend(values.iter().flat_map(words)),
        Value::Table(table) => {
            let told = table.iter().filter(|(key, _)| key.as_str() == "not");
            found.extend(told.flat_map(|(_, value)| words(value)));
        }
        _ => {}
    }
    found
}

/// The number of a span before or after a day: 截止日-3年.
fn span(day: &str) -> Option<String> {
    let (_, back) = day.rsplit_once(['-', '+'])?;
    let number = back.trim_end_matches(['年', '月', '日']);
    let counts = number.len() < back.len() && number.chars().all(|mark| mark.is_ascii_digit());
    counts.then(|| number.to_owned())
}

//! What was typed for the official forms: names, addresses and the like. It is kept where the answers
//! are and cleared with them; no link, file or assessment ever holds it.

use crate::domain::Value;
use crate::flow::texts::Texts;
use crate::notice::model::forms::{Field, Form, List};
use crate::platform::json::quoted;

/// Between entries, and between an entry's question and words, as they are kept; never typed.
const BETWEEN: [char; 2] = ['\u{1e}', '\u{1f}'];

/// What was typed, by question. Two forms that ask the same get the same answer; the entries of a
/// list belong to the form that asks for them.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    words: Texts,
}

/// Where the answer to a question stands: by its words, in a list by form, list and entry as well.
#[must_use]
pub fn path<From>(form: &Form, within: Option<(&List, usize)>, field: &Field<From>) -> String {
    match within {
        None => field.ask.clone(),
        Some((list, at)) => format!("{}.{}.{at}.{}", form.key, list.key, field.key),
    }
}

impl Typed {
    /// What was typed at `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> &str {
        self.words.get(path)
    }

    /// Writes down what was typed; a tab as a space, and without what turns the direction of writing,
    /// which would show another text on paper than the one that was typed.
    pub fn set(&mut self, path: &str, words: &str) {
        let turns = |letter: &char| matches!(letter, '\u{1e}' | '\u{1f}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let words = words.replace('\t', " ");
        let words: String = words.chars().filter(|letter| !turns(letter)).collect();
        self.words.set(path, &words);
    }

    /// All of it as one text.
    #[must_use]
    pub fn encode(&self) -> String {
        let [entry, word] = BETWEEN;
        let mut text = String::new();
        for (path, words) in self.words.iter() {
            text.extend([path, words].join(&word.to_string()).chars().chain([entry]));
        }
        text
    }

    /// Reads what [`Typed::encode`] gave.
    #[must_use]
    pub fn decode(text: &str) -> Self {
        let [entry, word] = BETWEEN;
        let words = text.split(entry).filter_map(|part| part.split_once(word));
        let words = words.map(|(path, words)| (path.to_owned(), words.to_owned()));
        Self { words: Texts::new(words.collect()) }
    }

    /// The answers to what `form` asks, as its filler reads them.
    #[must_use]
    pub fn value(&self, form: &Form) -> Value {
        let fields = form.fields.iter().filter_map(|field| self.answer(form, None, field));
        let lists = form.lists.iter().filter_map(|list| {
            let count = self.entries(form, list);
            let entries = (0..count).map(|at| self.entry(form, list, at)).collect();
            (count > 0).then(|| (list.key.clone(), Value::List(entries)))
        });
        Value::Map(fields.chain(lists).collect())
    }

    fn entry(&self, form: &Form, list: &List, at: usize) -> Value {
        let members = list.members.iter();
        Value::Map(
            members.filter_map(|member| self.answer(form, Some((list, at)), member)).collect(),
        )
    }

    fn answer<From>(
        &self,
        form: &Form,
        within: Option<(&List, usize)>,
        field: &Field<From>,
    ) -> Option<(String, Value)> {
        let words = self.get(&path(form, within, field));
        let longest = usize::from(field.longest);
        (!field.ask.is_empty() && !words.is_empty())
            .then(|| (field.key.clone(), Value::Text(words.chars().take(longest).collect())))
    }

    /// How many entries of a list were begun.
    #[must_use]
    pub fn entries(&self, form: &Form, list: &List) -> usize {
        let begun = [form.key.as_str(), ".", &list.key, "."].concat();
        let places = self.words.iter().filter_map(|(path, _)| path.strip_prefix(&begun));
        let places = places.filter_map(|rest| rest.split('.').next()?.parse::<usize>().ok());
        places.max().map_or(0, |last| last + 1)
    }
}

/// The same as JSON, as the exporter reads it.
#[must_use]
pub fn json(value: &Value) -> String {
    match value {
        Value::Text(words) => quoted(words),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            ["[", &items.join(","), "]"].concat()
        }
        Value::Map(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, value)| [quoted(key), json(value)].join(":")).collect();
            ["{", &entries.join(","), "}"].concat()
        }
        _ => "null".to_owned(),
    }
}

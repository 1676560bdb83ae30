//! Everything that is left of a folder when one thing of it is deleted: a file, a table, an effect, a row, a
//! column, a key, one of several in a list; and everything it becomes when one thing in it says otherwise: a
//! limit turned round, a number by one, another option, yes for no.

use toml::{Table, Value};
use zhicheng::domain::options::{OptionList, TRI};
use zhicheng::notice::load::{self, Folder, Text};

/// Tables that say how things are asked, found and called, and decide nothing.
const SPOKEN: &[&str] =
    &["wording", "page", "guide", "contact", "link", "rhythm", "signup", "unquoted", "spoken"];
/// Keys whose words are for people.
const WORDS: &[&str] = &[
    "quote", "printed", "meaning", "derived", "harmless", "open", "show", "tags", "topic", "place",
    "column", "list", "check", "why", "mend", "label", "ask", "say", "text", "note", "copies",
    "size", "stamp", "rejected", "where", "policy", "title", "number", "issuer", "issued",
    "summary", "expiry", "files", "called", "speaks",
];

/// One thing deleted.
pub struct Deletion {
    /// What.
    pub what: String,
    /// The texts that are left.
    pub texts: Vec<Text>,
}

/// All texts of a folder, its lock included.
pub fn texts(folder: &Folder) -> Vec<Text> {
    folder.texts.iter().chain(&folder.source).chain(&folder.lock).cloned().collect()
}

/// The folder of these texts, if each can be read at all.
pub fn read(edition: &str, texts: &[Text]) -> Option<Folder> {
    load::folder(edition, texts).ok()
}

/// Every folder that is left when one thing is deleted.
pub fn deletions(folder: &Folder) -> Vec<Deletion> {
    let all = texts(folder);
    let mut found = Vec::new();
    for (place, text) in all.iter().enumerate() {
        let mut put = |what: String, words: String| {
            let mut left = all.clone();
            left[place].text = words;
            found.push(Deletion { what: format!("{} {what}", text.name), texts: left });
        };
        if text.name.ends_with(".csv") {
            csv(text, &mut put);
        } else if text.name.ends_with(".toml") && !text.name.contains("/forms/") {
            toml(text, &mut put);
        }
        let whole = all.iter().filter(|other| other.name != text.name).cloned().collect();
        if !text.name.ends_with(load::LOCK) && !text.name.contains("/forms/") {
            found.push(Deletion { what: format!("{} whole", text.name), texts: whole });
        }
    }
    found
}

/// Without each row, and without each column that is read.
fn csv(text: &Text, put: &mut impl FnMut(String, String)) {
    let records = load::table::records(text);
    let written = |records: &[Vec<String>]| {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for record in records {
            writer.write_record(record).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    };
    for row in 1..records.len() {
        let mut left = records.clone();
        left.remove(row);
        put(format!("row {row}"), written(&left));
    }
    for column in 0..records[0].len() {
        let mut left = records.clone();
        for record in &mut left {
            record.remove(column);
        }
        put(format!("column {}", records[0][column]), written(&left));
    }
}

/// Without each table, each effect of a clause, each key that decides and each one of a list.
fn toml(text: &Text, put: &mut impl FnMut(String, String)) {
    let tables: Table = toml::from_str(&text.text).unwrap();
    for name in tables.keys().filter(|name| !SPOKEN.contains(&name.as_str())) {
        let mut paths = Vec::new();
        within(&tables[name], &mut vec![Step::Key(name.clone())], &mut paths);
        if tables[name].is_table() {
            paths.push(vec![Step::Key(name.clone())]);
        }
        for path in paths {
            let mut left = Value::Table(tables.clone());
            remove(&mut left, &path);
            let said: Vec<String> = path.iter().map(Step::said).collect();
            put(said.join(" "), toml::to_string(&left).unwrap());
        }
    }
}

#[derive(Clone)]
enum Step {
    Key(String),
    At(usize),
}

impl Step {
    fn said(&self) -> String {
        match self {
            Self::Key(key) => key.clone(),
            Self::At(place) => place.to_string(),
        }
    }
}

/// The path of everything within a value that can be deleted.
fn within(value: &Value, at: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    let mut step = |step: Step, value: &Value| {
        at.push(step);
        found.push(at.clone());
        within(value, at, found);
        at.pop();
    };
    match value {
        Value::Table(table) => {
            let deciding = table.iter().filter(|(key, _)| !WORDS.contains(&key.as_str()));
            deciding.for_each(|(key, value)| step(Step::Key(key.clone()), value));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(place, value)| step(Step::At(place), value));
        }
        _ => {}
    }
}

fn remove(value: &mut Value, path: &[Step]) {
    match (path, value) {
        ([Step::Key(key)], Value::Table(table)) => {
            table.remove(key);
        }
        ([Step::At(place)], Value::Array(list)) => {
            list.remove(*place);
        }
        ([Step::Key(key), rest @ ..], Value::Table(table)) => remove(&mut table[key], rest),
        ([Step::At(place), rest @ ..], Value::Array(list)) => remove(&mut list[*place], rest),
        _ => {}
    }
}

/// Limits and what they are when turned round.
const TURNED: &[(&str, &str)] = &[
    ("at_least", "below"),
    ("below", "at_least"),
    ("above", "at_most"),
    ("at_most", "above"),
    ("until", "after"),
    ("after", "until"),
    ("before", "from"),
    ("from", "before"),
];
/// Tables that decide by conditions and numbers.
const DECIDING: &[&str] = &["clause", "judgement", "class", "ladder", "courses", "change", "delay"];

/// Every folder that there is when one thing says otherwise.
pub fn changes(folder: &Folder) -> Vec<Deletion> {
    let all = texts(folder);
    let mut found = Vec::new();
    for (place, text) in all.iter().enumerate() {
        if !text.name.ends_with(".toml") || text.name.contains("/forms/") {
            continue;
        }
        let tables: Table = toml::from_str(&text.text).unwrap();
        let alike = shapes(&all);
        for name in tables.keys().filter(|name| DECIDING.contains(&name.as_str())) {
            let mut paths = Vec::new();
            within(&tables[name], &mut vec![Step::Key(name.clone())], &mut paths);
            for path in paths {
                let value = value_at(&tables, &path);
                let swapped = swaps(value, &path, &alike);
                for (said, change) in otherwise(value, &path).into_iter().chain(swapped) {
                    let mut left = Value::Table(tables.clone());
                    change(&mut left, &path);
                    let mut texts = all.clone();
                    texts[place].text = toml::to_string(&left).unwrap();
                    let steps: Vec<String> = path.iter().map(Step::said).collect();
                    let what = format!("{} {} {said}", text.name, steps.join(" "));
                    found.push(Deletion { what, texts });
                }
            }
        }
    }
    found
}

fn value_at<'v>(tables: &'v Table, path: &[Step]) -> &'v Value {
    let (Some(Step::Key(first)), rest) = (path.first(), &path[1..]) else {
        unreachable!("a path begins with the name of a table")
    };
    rest.iter().fold(&tables[first], |value, step| match step {
        Step::Key(key) => &value[key.as_str()],
        Step::At(place) => &value[*place],
    })
}

type Change = Box<dyn Fn(&mut Value, &[Step])>;

/// What a value may be changed to.
fn otherwise(value: &Value, path: &[Step]) -> Vec<(String, Change)> {
    let mut found: Vec<(String, Change)> = Vec::new();
    let mut set = |said: String, new: Value| {
        found.push((said, Box::new(move |whole, path| replace(whole, path, new.clone()))));
    };
    match value {
        Value::Integer(number) => {
            set(format!("{number}+1"), Value::Integer(number + 1));
            set(format!("{number}-1"), Value::Integer(number - 1));
        }
        Value::String(word) => {
            let yes_no = TRI
                .iter()
                .take(2)
                .find(|other| TRI[..2].contains(&word.as_str()) && **other != word);
            let lists = OptionList::ALL
                .iter()
                .filter(|list| **list != OptionList::Tri)
                .map(|list| list.names());
            let next = lists.filter_map(|names| {
                let at = names.iter().position(|name| name == word)?;
                names.get(at + 1).or_else(|| names.first()).copied()
            });
            for other in yes_no.copied().into_iter().chain(next) {
                set(format!("{word}→{other}"), Value::String(other.to_owned()));
            }
        }
        _ => {}
    }
    if let Some(Step::Key(key)) = path.last()
        && let Some((_, other)) = TURNED.iter().find(|(one, _)| one == key)
    {
        let kept = value.clone();
        found.push((
            format!("→{other}"),
            Box::new(move |whole, path| {
                remove(whole, path);
                let mut turned = path.to_vec();
                turned.pop();
                turned.push(Step::Key((*other).to_owned()));
                replace(whole, &turned, kept.clone());
            }),
        ));
    }
    found
}

/// Of a condition on a fact, what kind of fact it can be on.
fn shape(value: &Value) -> Option<&'static str> {
    let word = |value: &Value| match value.as_str() {
        Some(word) if TRI[..2].contains(&word) => Some("yes or no"),
        Some(word) if PLACES.contains(&word) => Some("place"),
        _ => None,
    };
    match value {
        Value::Array(values) => word(values.first()?),
        Value::Table(table) => table.iter().find_map(|(key, value)| match (key.as_str(), value) {
            ("at_least" | "at_most" | "above" | "below", Value::Integer(_)) => Some("number"),
            ("from" | "until" | "before" | "after", _) => Some("day"),
            ("not", value) => shape(value),
            _ => None,
        }),
        value => word(value),
    }
}

const PLACES: &[&str] = &["本区", "重庆其他区县", "重庆市外"];
/// Keys that stand before a condition and are no fact.
const NO_FACTS: &[&str] =
    &["when", "all", "any", "not", "some", "every", "none", "count", "of", "unless", "prior"];

/// The facts that conditions of these texts read, by their shape.
fn shapes(texts: &[Text]) -> Vec<(&'static str, String)> {
    fn walk(value: &Value, found: &mut Vec<(&'static str, String)>) {
        match value {
            Value::Table(table) => {
                for (key, value) in table {
                    if let Some(shape) = shape(value)
                        && !NO_FACTS.contains(&key.as_str())
                        && !found.contains(&(shape, key.clone()))
                    {
                        found.push((shape, key.clone()));
                    }
                    walk(value, found);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for text in texts.iter().filter(|text| text.name.ends_with(".toml")) {
        let tables: Table = toml::from_str(&text.text).unwrap();
        tables.iter().filter(|(name, _)| DECIDING.contains(&name.as_str())).for_each(
            |(_, value)| {
                walk(value, &mut found);
            },
        );
    }
    found
}

/// One fact for another of the same kind.
fn swaps(value: &Value, path: &[Step], alike: &[(&'static str, String)]) -> Vec<(String, Change)> {
    let Some(Step::Key(key)) = path.last() else { return Vec::new() };
    if NO_FACTS.contains(&key.as_str()) {
        return Vec::new();
    }
    let Some(own) = shape(value) else { return Vec::new() };
    let others = alike.iter().filter(|(shape, other)| *shape == own && other != key);
    others
        .map(|(_, other)| {
            let (kept, other) = (value.clone(), other.clone());
            let said = format!("→{other}");
            let change: Change = Box::new(move |whole, path| {
                remove(whole, path);
                let mut swapped = path.to_vec();
                swapped.pop();
                swapped.push(Step::Key(other.clone()));
                replace(whole, &swapped, kept.clone());
            });
            (said, change)
        })
        .collect()
}

fn replace(value: &mut Value, path: &[Step], new: Value) {
    match (path, value) {
        ([Step::Key(key)], Value::Table(table)) => {
            table.insert(key.clone(), new);
        }
        ([Step::At(place)], Value::Array(list)) => list[*place] = new,
        ([Step::Key(key), rest @ ..], Value::Table(table)) => replace(&mut table[key], rest, new),
        ([Step::At(place), rest @ ..], Value::Array(list)) => replace(&mut list[*place], rest, new),
        _ => {}
    }
}

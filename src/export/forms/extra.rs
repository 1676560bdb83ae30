//! What was asked for a form alone: names, schools, certificate numbers, counts of posts.

use std::collections::BTreeMap;

use crate::domain::{Fault, Value};
use crate::notice::model::forms::{Field, Form};

/// Entries a list may have.
const MOST_ENTRIES: usize = 100;

/// Answers that only a form needs, by the keys of its fields. They go before what the form would
/// take from the case: a person may correct what was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extra {
    words: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<BTreeMap<String, String>>>,
}

impl Extra {
    /// Reads the answers for `form`: an object of texts or whole numbers, and of lists of such objects.
    /// A blank text counts as not answered.
    ///
    /// # Errors
    /// The first key that the form does not have, or value that does not fit, with its key path.
    pub fn read(form: &Form, value: &Value) -> Result<Self, Fault> {
        let Value::Map(entries) = value else {
            return Err(Fault::new("(extra)", "应为一个对象"));
        };
        let mut extra = Self::default();
        for (key, value) in entries {
            if let Some(list) = form.lists.iter().find(|list| list.key == *key) {
                let Value::List(rows) = value else {
                    return Err(Fault::new(key, "应为列表"));
                };
                if rows.len() > MOST_ENTRIES {
                    return Err(Fault::new(key, format!("最多 {MOST_ENTRIES} 条")));
                }
                let mut read = Vec::new();
                for (at, row) in rows.iter().enumerate() {
                    read.push(members(&list.members, row, &format!("{key}[{at}]"))?);
                }
                extra.lists.insert(key.clone(), read);
            } else if let Some(word) = answer(&form.fields, key, value, key)? {
                extra.words.insert(key.clone(), word);
            }
        }
        Ok(extra)
    }

    /// The answer to a field.
    pub(super) fn word(&self, key: &str) -> Option<String> {
        self.words.get(key).cloned()
    }

    /// The answer to a member of an entry.
    pub(super) fn member(&self, list: &str, at: usize, key: &str) -> Option<String> {
        self.lists.get(list)?.get(at)?.get(key).cloned()
    }

    /// How many entries a list has.
    pub(super) fn count(&self, list: &str) -> usize {
        self.lists.get(list).map_or(0, Vec::len)
    }
}

fn members<From>(
    fields: &[Field<From>],
    row: &Value,
    path: &str,
) -> Result<BTreeMap<String, String>, Fault> {
    let Value::Map(entries) = row else {
        return Err(Fault::new(path, "应为一个对象"));
    };
    let mut read = BTreeMap::new();
    for (key, value) in entries {
        if let Some(word) = answer(fields, key, value, &format!("{path}.{key}"))? {
            read.insert(key.clone(), word);
        }
    }
    Ok(read)
}

fn answer<From>(
    fields: &[Field<From>],
    key: &str,
    value: &Value,
    path: &str,
) -> Result<Option<String>, Fault> {
    let Some(field) = fields.iter().find(|field| field.key == key) else {
        return Err(Fault::new(path, "这张表没有这一栏"));
    };
    let words = match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Whole(number) => number.to_string(),
        _ => return Err(Fault::new(path, "应为文字或整数")),
    };
    if words.chars().count() > usize::from(field.longest) {
        return Err(Fault::new(path, format!("最多 {} 个字", field.longest)));
    }
    Ok((!words.is_empty()).then_some(words))
}

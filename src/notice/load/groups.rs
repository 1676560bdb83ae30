//! Named conditions that name others: how far that goes is looked at before anything follows it.

use std::collections::BTreeMap;

use super::Folder;
use crate::notice::finding::{Code, Finding};

/// Deeper than anybody can read.
const MAX_DEPTH: usize = 40;
/// More single tests than a person's whole case has answers.
const MAX_TESTS: usize = 20_000;

/// One named condition: where it stands, what it names, how many tests it writes itself.
struct Group<'f> {
    file: &'f str,
    names: Vec<&'f str>,
    tests: usize,
}

/// Named conditions that go round in a circle, too deep, or grow beyond measure.
pub fn check(common: &Folder, own: &Folder) -> Vec<Finding> {
    let mut groups: BTreeMap<&str, Group<'_>> = BTreeMap::new();
    for (file, parsed) in common.files.iter().chain(&own.files) {
        for group in &parsed.group {
            let mut seen = Group { file, names: Vec::new(), tests: 1 };
            look(&group.when, &mut seen);
            groups.insert(&group.name, seen);
        }
    }
    // Layer by layer from those that name none; what is left after so many layers is too deep or a
    // circle.
    let mut measured: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for _ in 0..=MAX_DEPTH {
        for (name, group) in &groups {
            if let Some(size) = measure(group, &groups, &measured) {
                measured.insert(name, size);
            }
        }
    }
    let endless = groups.iter().find(|(name, _)| {
        measured.get(*name).is_none_or(|(depth, tests)| *depth > MAX_DEPTH || *tests > MAX_TESTS)
    });
    let note = "人群的条件绕了一圈又用到自己，或者层层引用得太深、太多，请写得直接一些";
    let say = |(name, group): (&&str, &Group<'_>)| {
        Finding::new(Code::Endless, group.file).within(name).noting(note)
    };
    endless.map(say).into_iter().collect()
}

/// How deep a group goes and how many tests it comes to, once all it names are measured.
fn measure<'f>(
    group: &Group<'f>,
    groups: &BTreeMap<&'f str, Group<'f>>,
    measured: &BTreeMap<&'f str, (usize, usize)>,
) -> Option<(usize, usize)> {
    let named = group.names.iter().filter(|name| groups.contains_key(*name));
    named.map(|name| measured.get(name)).try_fold((1, group.tests), |(depth, tests), inner| {
        inner.map(|(below, more)| (depth.max(below + 1), tests.saturating_add(*more)))
    })
}

fn look<'f>(written: &'f toml::Value, seen: &mut Group<'f>) {
    match written {
        toml::Value::Array(items) => items.iter().for_each(|item| look(item, seen)),
        toml::Value::Table(table) => {
            for (key, value) in table {
                seen.tests += 1;
                match (key.as_str(), value) {
                    ("group", toml::Value::String(name)) => seen.names.push(name),
                    ("group", toml::Value::Array(names)) => {
                        seen.names.extend(names.iter().filter_map(toml::Value::as_str));
                    }
                    _ => look(value, seen),
                }
            }
        }
        _ => {}
    }
}

//! No two files use each other: which of two is read first is never a question.

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use common::at;

/// Pairs that stay: what is prepared of a notice travels within it, and is made from it when it is opened.
const KNOWN: &[(&str, &str)] = &[("notice::model", "notice::prepared")];

/// The modules of the library with their text, by their path in it (`notice::load::files`).
fn modules() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(&at("src"), &mut Vec::new(), &mut found);
    assert!(found.len() > 100, "the sources were not found");
    found
}

fn collect(folder: &Path, above: &mut Vec<String>, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            above.push(stem);
            collect(&path, above, found);
            above.pop();
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let mut name = above.clone();
            if stem != "mod" {
                name.push(stem);
            }
            found.insert(name.join("::"), fs::read_to_string(&path).unwrap());
        }
    }
}

/// The paths that the `use` lines of a text name, written out from the top of the library.
fn imports(module: &str, is_folder: bool, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for statement in text.split(';').filter_map(|part| part.split("use ").last()) {
        let statement = statement.split_whitespace().collect::<String>();
        let mut base: Vec<&str> = module.split("::").collect();
        let rest = if let Some(rest) = statement.strip_prefix("crate::") {
            base.clear();
            rest
        } else if statement.starts_with("super::") {
            let mut rest = statement.as_str();
            while let Some(after) = rest.strip_prefix("super::") {
                base.pop();
                rest = after;
            }
            rest
        } else if let (Some(rest), true) = (statement.strip_prefix("self::"), is_folder) {
            rest
        } else {
            continue;
        };
        let base = if base.is_empty() { String::new() } else { base.join("::") + "::" };
        found.extend(spread(rest).into_iter().map(|path| format!("{base}{path}")));
    }
    found
}

/// `a::{b, c::{d}}` as `a::b` and `a::c::d`.
fn spread(path: &str) -> Vec<String> {
    let Some((before, inside)) = path.split_once('{') else {
        return vec![path.to_owned()];
    };
    let inside = inside.strip_suffix('}').unwrap_or(inside);
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (place, mark) in inside.char_indices() {
        match mark {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(inside.get(from..place).unwrap_or_default());
                from = place + 1;
            }
            _ => {}
        }
    }
    parts.push(inside.get(from..).unwrap_or_default());
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.flat_map(spread).map(|part| format!("{before}{part}")).collect()
}

/// The module that a path leads into: the deepest there is.
fn target<'m>(path: &str, modules: &'m BTreeMap<String, String>) -> Option<&'m str> {
    let mut path = path;
    loop {
        if let Some((name, _)) = modules.get_key_value(path) {
            return Some(name);
        }
        path = path.rsplit_once("::")?.0;
    }
}

/// Of each module, those it uses; a folder and what lies in it are one.
fn arrows(modules: &BTreeMap<String, String>) -> BTreeSet<(&str, &str)> {
    let mut found = BTreeSet::new();
    for (module, text) in modules {
        let is_folder = modules.keys().any(|other| is_within(other, module));
        for path in imports(module, is_folder, text) {
            if let Some(other) = target(&path, modules)
                && !is_within(other, module)
                && !is_within(module, other)
                && other != module
            {
                found.insert((module.as_str(), other));
            }
        }
    }
    found
}

fn is_within(module: &str, folder: &str) -> bool {
    module.strip_prefix(folder).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn no_two_files_use_each_other() {
    let modules = modules();
    let arrows = arrows(&modules);
    assert!(arrows.len() > 500, "{} arrows", arrows.len());
    let circles: Vec<(&str, &str)> = arrows
        .iter()
        .copied()
        .filter(|(one, other)| one < other && arrows.contains(&(*other, *one)))
        .collect();
    assert_eq!(circles, KNOWN, "two files that use each other");
}

#[test]
fn paths_are_read_as_rust_reads_them() {
    let text = "use super::{b, c::{d, e}};\npub use crate::x::Y;\nuse super::super::z;";
    let found = imports("m::n::a", false, text);
    assert_eq!(found, ["m::n::b", "m::n::c::d", "m::n::c::e", "x::Y", "m::z"]);
}

//! The arrows between the rooms, and what each room must not touch.

use crate::common;

use std::fs;
use std::path::Path;

use common::at;

/// The rooms in order; one may use those before it.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("notice", &["domain"]),
    ("assess", &["domain", "notice"]),
    ("flow", &["domain", "notice", "assess"]),
    ("export", &["domain", "notice", "assess"]),
    ("roster", &["domain", "notice", "assess", "flow", "export"]),
    ("platform", &["domain"]),
    ("app", &["domain", "notice", "assess", "flow", "export", "roster", "platform"]),
    ("prove", &["domain", "notice", "assess"]),
    ("command", &["domain", "notice", "assess", "prove", "flow", "export", "roster"]),
];

/// A file of this many lines is about more than one thing.
const LINES: usize = 420;
/// Files that are one table by nature.
const TABLES: &[&str] = &["domain/fact.rs"];

/// A source file: its path below `src`, and its text without comments.
struct Source {
    name: String,
    code: String,
    lines: usize,
}

impl Source {
    fn room(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&at("src"), "", &mut found);
    assert!(found.len() > 20, "the sources were not found");
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().map(uncommented).collect::<Vec<_>>().join("\n");
            found.push(Source { name, code, lines: text.lines().count() });
        }
    }
}

fn uncommented(line: &str) -> &str {
    match line.find("//") {
        // Addresses in strings hold the same two strokes.
        Some(place) if !line.get(..place).is_some_and(|before| before.ends_with(':')) => {
            line.get(..place).unwrap_or_default()
        }
        _ => line,
    }
}

/// The rooms a file names with `crate::`, also in `crate::{a, b}`.
fn used(code: &str) -> Vec<&str> {
    let known = |name: &&str| ROOMS.iter().any(|(room, _)| room == name);
    let mut found = Vec::new();
    for after in code.split("crate::").skip(1) {
        if let Some(group) = after.strip_prefix('{') {
            let group = group.split_once('}').map_or(group, |(inside, _)| inside);
            found.extend(group.split(',').map(|part| first_word(part.trim())).filter(known));
        } else {
            found.extend(Some(first_word(after)).filter(known));
        }
    }
    found
}

fn first_word(text: &str) -> &str {
    let end = text.find(|mark: char| !mark.is_alphanumeric() && mark != '_').unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

#[test]
fn the_arrows_point_one_way() {
    for source in sources() {
        let Some((room, allowed)) = ROOMS.iter().find(|(room, _)| *room == source.room()) else {
            continue;
        };
        for other in used(&source.code) {
            assert!(other == *room || allowed.contains(&other), "src/{} uses {other}", source.name);
        }
    }
}

#[test]
fn every_file_belongs_to_a_room() {
    for source in sources() {
        let known = ROOMS.iter().any(|(room, _)| *room == source.room());
        assert!(
            known || ["lib", "main", "bin"].contains(&source.room()),
            "src/{} is in no room",
            source.name
        );
    }
}

#[test]
fn only_the_app_knows_leptos_and_only_the_platform_the_browser() {
    for source in sources() {
        let starts = ["main", "bin"].contains(&source.room());
        let names = |words: &[&str]| words.iter().any(|word| source.code.contains(word));
        assert!(
            source.room() == "app" || starts || !names(&["leptos"]),
            "src/{} uses leptos",
            source.name
        );
        assert!(
            source.room() == "platform" || starts || !names(&["web_sys", "js_sys", "gloo"]),
            "src/{} touches the browser",
            source.name
        );
    }
}

#[test]
fn nothing_looks_at_a_clock() {
    for source in sources() {
        for clock in ["Utc", "Local::", "SystemTime", "Instant"] {
            let found = source.code.contains(clock) && source.room() != "platform";
            assert!(!found, "src/{} looks at a clock: {clock}", source.name);
        }
    }
}

/// Parts of the room `notice` that no page loads.
const OFFICIALS: &[&str] = &[
    "notice/compile/",
    "notice/coverage.rs",
    "notice/finding/",
    "notice/lint/",
    "notice/load/",
    "notice/lock.rs",
    "notice/publish.rs",
    "notice/schema/",
    "notice/source/",
];

/// The standard library makes a sort of some four kilobytes for every kind of thing; `domain::order` is one for all.
#[test]
fn what_a_page_loads_is_sorted_by_one_routine() {
    for source in sources() {
        let away = ["command", "prove"].contains(&source.room())
            || OFFICIALS.iter().any(|part| source.name.starts_with(part));
        let (code, _) = source.code.split_once("#[cfg(test)]").unwrap_or((&source.code, ""));
        let sorts = [".sort(", ".sort_by", ".sort_unstable"].iter().any(|own| code.contains(own));
        assert!(away || !sorts, "src/{} does not sort by domain::order", source.name);
    }
}

#[test]
fn no_file_is_about_too_much() {
    for source in sources() {
        let table = TABLES.contains(&source.name.as_str());
        assert!(table || source.lines <= LINES, "src/{} has {} lines", source.name, source.lines);
    }
}

#[test]
fn no_sentence_of_law_stands_in_the_pages() {
    for source in sources().iter().filter(|source| source.room() == "app") {
        for (place, _) in source.code.match_indices('第') {
            let after: String =
                source.code.get(place..).unwrap_or_default().chars().skip(1).take(4).collect();
            assert!(!after.contains('条'), "src/{} cites a clause: 第{after}", source.name);
        }
        assert!(!source.code.contains('须'), "src/{} says what must be done", source.name);
    }
}

/// Names that said nothing to whoever came new, or a second word for one idea; beside each the one that is used.
const RENAMED: &[(&str, &str)] = &[
    ("kit", "exporter"),
    ("Doors", "Loaders"),
    ("Climb", "LevelResult"),
    ("Climber", "LadderCheck"),
    ("Standing", "LadderResult"),
    ("Weighed", "PriorEntry"),
    ("Hit", "RaisedItem"),
    ("Hits", "RaisedItems"),
    ("Relief", "Reductions"),
    ("Policy", "Reduction"),
    ("Voice", "KindArgument"),
    ("Shelf", "NoticeSet"),
    ("Dialect", "Vocabulary"),
    ("Basis", "ObstacleFacts"),
    ("Face", "Remaining"),
    ("Taken", "Snapshot"),
    ("Bench", "DeskState"),
    ("Luck", "Rng"),
    ("Dice", "Rng"),
];

#[test]
fn one_name_is_used_for_one_thing() {
    for source in sources() {
        let words = || source.code.split(|mark: char| !mark.is_alphanumeric() && mark != '_');
        for (old, new) in RENAMED {
            assert!(
                !words().any(|word| word == *old),
                "src/{}: {old} is called {new}",
                source.name
            );
        }
        // Two things of one name that meet in one file are two names.
        for line in source.code.lines().filter(|line| line.contains(" as ")) {
            let from_here = line.trim_start().starts_with("use crate::")
                || line.trim_start().starts_with("use super::");
            let renamed = line.split(" as ").skip(1).any(|after| is_type(first_word(after)));
            assert!(!from_here || !renamed, "src/{}: {}", source.name, line.trim());
        }
    }
}

fn is_type(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
}

#[test]
fn a_place_is_an_index_and_nothing_else() {
    for source in sources() {
        // What officials write keeps its keys.
        let written = source.name.starts_with("notice/source/");
        assert!(
            written || !source.code.contains("place: String"),
            "src/{}: where something stands in words is a locator, an address or a table",
            source.name
        );
        let number = source.code.lines().find(|line| {
            line.trim_start().starts_with("pub type ")
                && line.contains("Id = ")
                && ["u8;", "u16;", "u32;", "usize;"].iter().any(|end| line.ends_with(end))
        });
        let allowed = source.name == "flow/texts.rs";
        assert!(
            allowed || number.is_none(),
            "src/{}: {number:?} is no type of its own",
            source.name
        );
    }
}

#[test]
fn every_file_that_the_documents_name_is_there() {
    let mut named = 0;
    for folder in ["docs", "docs/design", "docs/decisions", "."] {
        for entry in fs::read_dir(at(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for word in
                text.split(|mark: char| mark.is_whitespace() || "`（）()、，；|".contains(mark))
            {
                let begins = ["src/", "tests/", "scripts/", "public/", "benches/", "tools/"];
                let ends = [".rs", ".mjs", ".js", ".sh"];
                let is_file = begins.iter().any(|begin| word.starts_with(begin))
                    && ends.iter().any(|end| word.ends_with(end))
                    && !word.contains(['*', '<', '{', '…']);
                if is_file {
                    named += 1;
                    assert!(at(word).exists(), "{}: there is no {word}", path.display());
                }
            }
        }
    }
    assert!(named > 20, "{named}");
}

#[test]
fn every_page_is_walked_by_the_journeys() {
    let routes = fs::read_to_string(at("src/flow/route.rs")).unwrap();
    let pages = fs::read_to_string(at("tests/e2e/pages.mjs")).unwrap();
    let arms = routes.lines().filter(|line| line.contains("=>"));
    let matched = arms.filter_map(|line| line.trim().strip_prefix("[\"")?.split_once('"'));
    let names: Vec<&str> = matched.map(|(name, _)| name).filter(|name| !name.is_empty()).collect();
    assert!(names.len() > 8, "{names:?}");
    for name in names {
        assert!(pages.contains(&format!("'{name}'")), "tests/e2e/pages.mjs lacks the page {name}");
    }
}

//! What the program itself says (`src/app`, `src/export`): the same rule as for the notices' sentences.
//! A sentence that names an edition is held against that one's print, any other against all of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{Exception, exceptions, printed, tokens};
use crate::common::{at, notices};

/// The edition under which exceptions for the program's sentences stand.
const PROGRAM: &str = "program";

/// The string literals of a source file that hold Chinese, with what a test module says left out.
fn literals(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '/' && letters.peek() == Some(&'/') {
            for _ in letters.by_ref().take_while(|letter| *letter != '\n') {}
        } else if letter == '\'' {
            // A letter in quotation marks, not a string.
            let mut ahead = letters.clone();
            let first = ahead.next();
            if first == Some('\\') || ahead.next() == Some('\'') {
                letters.next();
                letters.next();
            }
        } else if letter == '"' {
            let mut words = String::new();
            while let Some(letter) = letters.next() {
                match letter {
                    '"' => break,
                    '\\' => {
                        letters.next();
                    }
                    letter => words.push(letter),
                }
            }
            if words.chars().any(|mark| ('\u{4e00}'..='\u{9fff}').contains(&mark)) {
                found.push(words);
            }
        }
    }
    found
}

fn below(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            below(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let place = path.strip_prefix(at("")).unwrap().display().to_string();
            found.extend(literals(&text).into_iter().map(|words| (place.clone(), words)));
        }
    }
}

/// Every sentence of the program, with its file.
fn said() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["src/app", "src/export"] {
        below(&at(folder), &mut found);
    }
    // What stories in the gallery show is for those who build it.
    found.retain(|(place, _)| !place.contains("components/") && !place.ends_with("example.rs"));
    found
}

/// What is said and stands in no notice it speaks for.
fn untrue(exceptions: &[Exception], used: &mut [bool]) -> Vec<String> {
    let sources: Vec<(String, String, String)> = notices()
        .iter()
        .map(|notice| {
            (notice.head.name.clone(), notice.head.year.to_string(), printed(&notice.edition))
        })
        .collect();
    let said = said();
    // The product's own labels may be named in quotation marks.
    let own: BTreeSet<&str> = said.iter().map(|(_, words)| words.as_str()).collect();
    let mut labels: BTreeSet<String> = BTreeSet::new();
    for notice in notices() {
        labels.extend(super::gather::own_words(notice));
    }
    let mut found = Vec::new();
    for (place, words) in &said {
        let plain = words.replace(' ', "");
        let named = |name: &str| plain.contains(&name.replace(' ', ""));
        let speaks: Vec<_> = sources.iter().filter(|(name, ..)| named(name)).collect();
        for (kind, token) in tokens::tokens(words) {
            let own = kind == "quoted"
                && (own.iter().any(|own| own.starts_with(token.as_str()))
                    || labels.contains(&token)
                    || token.contains('{'));
            let stands = |(name, year, source): &&(String, String, String)| {
                tokens::stands(kind, &token, source)
                    || kind == "number" && token == format!("{year}年")
                    || kind == "office" && name.contains(token.trim_start_matches('区'))
            };
            let held = if speaks.is_empty() {
                sources.iter().any(|source| stands(&source))
            } else {
                speaks.iter().any(stands)
            };
            if own || held {
                continue;
            }
            let excepted = exceptions
                .iter()
                .position(|exception| exception.edition == PROGRAM && exception.token == token);
            match excepted {
                Some(place) => used[place] = true,
                None => found.push(format!("{place} · {kind} {token} · {words}")),
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn what_the_program_names_stands_in_a_notice() {
    let exceptions = exceptions();
    let mut used = vec![false; exceptions.len()];
    let found = untrue(&exceptions, &mut used);
    assert!(found.is_empty(), "{} in no notice:\n{}", found.len(), found.join("\n"));
    for (exception, used) in exceptions.iter().zip(used) {
        let unused = exception.edition == PROGRAM && !used;
        assert!(!unused, "the program does not say {}", exception.token);
    }
}

#[test]
fn the_sentences_are_found() {
    let said = said();
    let has = |words: &str| said.iter().any(|(_, own)| own.contains(words));
    assert!(said.len() > 400, "only {} sentences", said.len());
    assert!(has("我能申报职称吗") && has("条件符合（按") && has("今年的通知到哪里找"));
}

#[test]
fn literals_are_read_as_the_compiler_does() {
    let code = "// \"甲\"\nlet a = '\"'; let b = \"乙\\\"丙\"; f('/', \"丁\");";
    assert_eq!(literals(code), ["乙丙", "丁"]);
}

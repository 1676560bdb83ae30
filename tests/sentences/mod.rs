//! No sentence says what the notice it speaks for does not print: names, systems and offices,
//! numbers of documents, telephones, numbers and words in quotation marks stand in the printed
//! notice, or in `exceptions.toml` with the reason.

use crate::common;
mod gather;
mod program;
mod readability;
mod tokens;

use std::collections::BTreeMap;
use std::fs;

use common::{at, notice_set, notices};
use serde::Deserialize;
use zhicheng::domain::fact::{Fact, Kind, Need};

/// A token that stands in no notice, and why it may be said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    /// The token as the check names it.
    token: String,
    /// Only in this edition; everywhere where it is empty.
    #[serde(default)]
    edition: String,
    /// Why it may be said.
    reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exceptions {
    exception: Vec<Exception>,
}

/// What once was said of an edition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    edition: String,
    sentence: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Untrue {
    untrue: Vec<Said>,
}

fn exceptions() -> Vec<Exception> {
    let text = fs::read_to_string(at("tests/sentences/exceptions.toml")).unwrap();
    toml::from_str::<Exceptions>(&text).unwrap().exception
}

/// The printed notice of an edition, made ready for looking up.
fn printed(edition: &str) -> String {
    let beside = at(&format!("public/notices/{edition}/source.txt"));
    let path = if beside.exists() { beside } else { at(&format!("tests/sources/{edition}.txt")) };
    tokens::flat(&fs::read_to_string(path).unwrap())
}

/// What is said without standing in the notice: edition, place, token.
fn untrue(exceptions: &[Exception], used: &mut [bool]) -> Vec<String> {
    let sources: BTreeMap<String, String> =
        notices().iter().map(|notice| (notice.edition.clone(), printed(&notice.edition))).collect();
    let mut found = Vec::new();
    for notice in notices() {
        let own = gather::own_words(notice);
        for sentence in gather::sentences(notice_set(), notice) {
            let source = &sources[&sentence.speaks_for];
            for (kind, token) in tokens::tokens(&sentence.words) {
                let own = kind == "quoted" && own.contains(token.as_str());
                if own || tokens::stands(kind, &token, source) {
                    continue;
                }
                let excepted = exceptions.iter().position(|exception| {
                    exception.token == token
                        && (exception.edition.is_empty()
                            || exception.edition == sentence.speaks_for)
                });
                match excepted {
                    Some(place) => used[place] = true,
                    None => found.push(format!(
                        "{} · {} · {kind} {token} · {}",
                        notice.edition, sentence.place, sentence.words
                    )),
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn what_a_sentence_names_stands_in_its_notice() {
    let exceptions = exceptions();
    let mut used = vec![false; exceptions.len()];
    let found = untrue(&exceptions, &mut used);
    assert!(found.is_empty(), "{} not in the notice:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_exception_is_needed_and_gives_its_reason() {
    let exceptions = exceptions();
    let mut used = vec![false; exceptions.len()];
    untrue(&exceptions, &mut used);
    for (exception, used) in exceptions.iter().zip(used) {
        let used = used || exception.edition == "program";
        assert!(used, "nothing says {} ({})", exception.token, exception.edition);
        assert!(exception.reason.chars().count() >= 8, "{}: why?", exception.token);
    }
}

/// Each of these once stood in the product, and no notice prints it.
#[test]
fn what_once_was_untrue_is_found() {
    let text = fs::read_to_string(at("tests/sentences/untrue.toml")).unwrap();
    let cases = toml::from_str::<Untrue>(&text).unwrap().untrue;
    assert!(!cases.is_empty());
    for Said { edition, sentence } in cases {
        let source = printed(&edition);
        let lost = tokens::tokens(&sentence)
            .iter()
            .filter(|(kind, token)| !tokens::stands(kind, token, &source))
            .count();
        assert!(lost > 0, "{edition}: {sentence}");
    }
}

/// What is borrowed takes no question along: it would send people to another district.
#[test]
fn no_borrowed_sentence_names_whom_to_ask() {
    for notice in notices() {
        for sentence in gather::sentences(notice_set(), notice) {
            if sentence.place.starts_with("borrowed") {
                assert!(
                    !sentence.words.contains("请向") && !sentence.words.contains("核实"),
                    "{} · {} · {}",
                    notice.edition,
                    sentence.place,
                    sentence.words
                );
            }
        }
    }
}

/// An answer of 不清楚 is called that: where only it raised the item, nothing is said of the notice.
#[test]
fn an_answer_of_unclear_is_not_told_as_a_silence_of_the_notice() {
    for folder in &notice_set().editions {
        for (name, file) in &folder.files {
            for rule in &file.verify {
                let when = rule.when.as_ref().map(ToString::to_string).unwrap_or_default();
                let only = ["[", "否", "是\""].iter().all(|other| !when.contains(other));
                let said = !when.contains("不清楚") || !only || rule.ask.is_some();
                assert!(said, "{name}: {} is raised by 不清楚 alone and does not say so", rule.id);
                let ask = rule.ask.as_deref().unwrap_or_default();
                let blames =
                    ask.contains("“不清楚”") && (ask.contains("没有写") || ask.contains("未写"));
                assert!(
                    !blames,
                    "{name}: {} blames the notice for an answer of 不清楚: {ask}",
                    rule.id
                );
            }
        }
    }
}

/// Whoever must answer a question is not told that it may be left out.
#[test]
fn what_must_be_answered_is_not_said_to_be_left_out() {
    let mut faults = Vec::new();
    for notice in notices() {
        let mut held = 0;
        for question in notice.questions.iter().filter(|question| question.needed) {
            let Some(wording) =
                notice.wordings.iter().find(|wording| wording.fact == question.fact)
            else {
                continue;
            };
            // Of a list or a record the hint is about the entries, and some of them need not be there.
            let needed: Vec<&str> = match notice.vocabulary.kind_at(question.fact) {
                Some(Kind::Record) => Fact::ALL[usize::from(question.fact)]
                    .members()
                    .filter(|member| member.need() != Need::Never)
                    .map(Fact::short_key)
                    .collect(),
                Some(Kind::List(list)) => {
                    let members = notice.vocabulary.members(list).into_iter();
                    members
                        .filter(|member| member.need != Need::Never)
                        .map(|member| member.key)
                        .collect()
                }
                _ => {
                    held += 1;
                    if releases(&wording.hint) {
                        faults.push(format!("{} · {}", notice.edition, wording.hint));
                    }
                    Vec::new()
                }
            };
            for (key, _, hint) in &wording.members {
                if needed.contains(&key.as_str()) {
                    held += 1;
                    if releases(hint) {
                        faults.push(format!(
                            "{} · {} · {key} · {hint}",
                            notice.edition, wording.label
                        ));
                    }
                }
            }
        }
        assert!(held > 0, "{}: {held} hints", notice.edition);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether a hint says that nothing need be answered.
fn releases(hint: &str) -> bool {
    ["不用填", "不用勾", "不用选", "不必填", "可不填", "可以不填", "可以不选", "选填"]
        .iter()
        .any(|words| hint.contains(words))
}

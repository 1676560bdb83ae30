//! Every quote stands word for word in the printed notice, and every clause of the notices is there.

use crate::common;

use std::collections::BTreeSet;
use std::fs;

use common::{at, notice_set, notices};
use zhicheng::notice::model::library::quoted;
use zhicheng::notice::source::Words;
use zhicheng::notice::source::clause::Clause;

/// The text without what printing and scanning add: white space, Markdown marks, angle brackets.
fn squeeze(text: &str) -> String {
    text.chars().filter(|mark| !mark.is_whitespace() && !"*$<>|".contains(*mark)).collect()
}

fn source(name: &str) -> String {
    fs::read_to_string(at(name)).unwrap()
}

/// The clauses of every edition, with the edition.
fn clauses() -> impl Iterator<Item = (&'static str, &'static Clause)> {
    notice_set().editions.iter().flat_map(|folder| {
        let clauses = folder.clauses();
        clauses.map(|clause| (folder.edition.as_str(), clause))
    })
}

/// Whether the words stand in the source: in one piece, or each piece by itself.
fn stands(words: &Words, source: &str) -> bool {
    let pieces: Vec<String> = words.pieces().iter().map(|piece| squeeze(piece)).collect();
    pieces.iter().all(|piece| !piece.is_empty())
        && (source.contains(&pieces.concat())
            || pieces.iter().all(|piece| source.contains(piece.as_str())))
}

#[test]
fn every_quote_stands_in_the_printed_notice() {
    let mut lost = Vec::new();
    for folder in &notice_set().editions {
        let source = squeeze(&source(&format!("public/notices/{}/source.txt", folder.edition)));
        for (_, clause) in clauses().filter(|(edition, _)| *edition == folder.edition) {
            if !stands(clause.printed.as_ref().unwrap_or(&clause.quote), &source) {
                lost.push(clause.id.clone());
            }
        }
    }
    assert!(lost.is_empty(), "not in the source: {lost:?}");
}

#[test]
fn every_clause_of_the_inventory_is_there_and_no_other() {
    let wanted = source("tests/sources/rule_ids.txt");
    let wanted: BTreeSet<&str> = wanted.split_whitespace().collect();
    let there: Vec<&str> = clauses().map(|(_, clause)| clause.id.as_str()).collect();
    assert_eq!(there.iter().copied().collect::<BTreeSet<_>>(), wanted);
    assert_eq!(there.len(), wanted.len(), "none stands twice");
}

#[test]
fn every_clause_belongs_to_its_edition_and_says_what_it_means() {
    for (edition, clause) in clauses() {
        assert!(clause.id.starts_with(&format!("{edition}.")), "{} in {edition}", clause.id);
        for words in [&clause.place, &clause.topic, &clause.meaning] {
            assert!(!words.trim().is_empty(), "{}", clause.id);
        }
    }
}

#[test]
fn a_quote_keeps_its_letters_and_its_marks_are_not_those_round_it() {
    let mut with_own = 0;
    for notice in notices() {
        for clause in &notice.clauses {
            let (shown, quoted) = (clause.shown(), quoted(&clause.shown()));
            let inside =
                quoted.strip_prefix(['“', '「']).and_then(|rest| rest.strip_suffix(['”', '」']));
            assert_eq!(inside, Some(shown.as_str()));
            let mark = quoted.chars().next().unwrap();
            assert!(!shown.contains(mark), "{quoted}");
            with_own += usize::from(mark == '「');
        }
    }
    assert!(with_own > 20, "{with_own} clauses have marks of their own");
    assert_eq!(quoted("满一年"), "“满一年”");
    assert_eq!(quoted("“满一年”起"), "「“满一年”起」");
}

/// What is copied and shown says so itself; other programs get the letters as printed.
#[test]
fn a_mended_misprint_is_marked_where_it_is_shown_and_nothing_else_is() {
    let mut mended = 0;
    for clause in notices().iter().flat_map(|notice| &notice.clauses) {
        let (shown, words) = (clause.shown(), clause.words());
        let mark = shown.strip_prefix(&words).unwrap();
        assert_eq!(mark.contains("更正"), !clause.printed.is_empty(), "{shown}");
        assert!(mark.is_empty() || clause.verbatim() != words, "{shown}");
        mended += usize::from(!mark.is_empty());
    }
    assert!(mended > 0);
}

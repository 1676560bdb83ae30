//! From which day the years of a row run, held against the words: 取得高级技师资格后工作满4年 runs from the day of the former,
//! and the day must be spoken of at all.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{STOPS, chosen, is_truth};
use super::rows::Told;
use super::spoken::Spoken;
use super::words::Words;
use crate::domain::Kind;
use crate::domain::options::Options;
use crate::notice::finding::Code;
use crate::notice::lint::amounts;
use crate::notice::load::Folder;
use crate::notice::source::Question;
use crate::notice::source::clause::{Clause, Row};

const YES: &str = "是";
/// Words between what somebody has and the years that run from it.
const AFTER: &[&str] = &["后", "之日起", "以来", "起"];

/// The findings of one clause.
pub fn since(
    words: &Words<'_>,
    spoken: &Spoken,
    folder: &Folder,
    clause: &Clause,
    text: &str,
) -> Vec<Told> {
    let mut told = Vec::new();
    for row in &clause.row {
        let Some(own) = row.since.as_deref() else { continue };
        let label = spoken.label(own);
        let when = row.when.as_ref().and_then(Value::as_table);
        let owners = owners(folder, own);
        // The day of what the words speak of is told by that. A day that nobody is asked for is another finding.
        let is_asked = questions(folder).any(|it| it.fact == own);
        let of_owner = || owners.iter().any(|owner| names(words, spoken, owner, text));
        if is_asked
            && !spoken.speaks(own, text)
            && !of_owner()
            && !clause.derived.iter().any(|it| it == label)
        {
            let note = format!(
                "年限从「{label}」（{own}）算起，这一条原文里没有说到它。请核对 since；由原文推算出来的，写进 derived = [\"{label}\"]"
            );
            told.push((Code::UnspokenFact, "since", own.to_owned(), note));
            continue;
        }
        for (fact, value) in
            when.into_iter().flatten().filter(|(it, _)| !owners.contains(it.as_str()))
        {
            let Some(options) = words.options(fact) else { continue };
            let is_so = is_truth(options) && value.as_str() == Some(YES);
            if is_so && spoken_first(spoken, fact, row, text)
                || runs_from(words, options, &chosen(options, value), row, text)
            {
                let day = day_of(words, folder, fact);
                // Without such a day nothing tells that it is not the one that is meant, but words that speak of it.
                if day.is_none() && !spoken.surely(own, text).is_empty() {
                    continue;
                }
                let right = match day {
                    Some(day) => format!("改成 {day}（{}）", spoken.label(day)),
                    None => {
                        format!("另写一个日期的 [[fact]]，问{}是哪一天取得的", spoken.label(fact))
                    }
                };
                let note = format!(
                    "原文说的是取得以后的年限，since 写的是「{label}」（{own}），以前的也算了。请{right}"
                );
                told.push((Code::OtherFact, "since", own.to_owned(), note));
            }
        }
    }
    told
}

/// Whether the words speak of a fact, or of one of its options.
fn names(words: &Words<'_>, spoken: &Spoken, fact: &str, text: &str) -> bool {
    let options = words.options(fact);
    spoken.speaks(fact, text) || options.is_some_and(|it| !words.said(it, text).is_empty())
}

fn questions(folder: &Folder) -> impl Iterator<Item = &Question> {
    folder.files.iter().flat_map(|(_, file)| &file.question)
}

/// What somebody has to have said to be asked for a fact.
fn owners<'f>(folder: &'f Folder, fact: &str) -> BTreeSet<&'f str> {
    let asked = questions(folder).filter(|it| it.fact == fact).filter_map(|it| it.when.as_ref());
    asked.filter_map(Value::as_table).flat_map(|when| when.keys().map(String::as_str)).collect()
}

/// The date that is asked of whoever has what a fact says.
fn day_of<'f>(words: &Words<'_>, folder: &'f Folder, fact: &str) -> Option<&'f str> {
    let is_day = |key: &str| matches!(words.notice().vocabulary().fact(key), Some((_, Kind::Date)));
    let mut all = questions(folder).map(|it| it.fact.as_str());
    all.find(|key| is_day(key) && owners(folder, key).contains(fact))
}

/// The same of what a yes-or-no fact is called.
fn spoken_first(spoken: &Spoken, fact: &str, row: &Row, text: &str) -> bool {
    text.split(STOPS).any(|sentence| {
        let (names, _) = spoken.found(fact, sentence);
        let mut ends =
            names.into_iter().filter_map(|name| sentence.find(name).map(|at| at + name.len()));
        ends.any(|from| counts_on(sentence, from, row))
    })
}

/// Whether a sentence counts the years of a row on from a place.
fn counts_on(sentence: &str, from: usize, row: &Row) -> bool {
    let number = row.years.unwrap_or_default().to_string();
    let years = amounts(sentence).into_iter();
    let mut own = years.filter(|(at, it)| *at > from && *it == number);
    own.any(|(at, _)| {
        let between = sentence.get(from..at).unwrap_or_default();
        // 安置后3年内首次申报的，…满6年 runs from something else.
        let at_once =
            |word| between.rsplit_once(word).is_some_and(|(_, it)| amounts(it).is_empty());
        AFTER.iter().any(|word| at_once(*word))
    })
}

/// Whether a sentence counts the years of a row from the day on which somebody got what these options say.
fn runs_from<'n>(
    words: &Words<'n>,
    options: Options<'n>,
    named: &BTreeSet<String>,
    row: &Row,
    text: &str,
) -> bool {
    text.split(STOPS).any(|sentence| {
        let found = words.found(options, sentence).into_iter();
        let mut found = found
            .filter(|(_, all)| all.iter().any(|it| named.contains(*it)))
            .filter_map(|(word, _)| sentence.find(word).map(|at| at + word.len()));
        found.any(|from| counts_on(sentence, from, row))
    })
}

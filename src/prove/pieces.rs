//! Parts of a sentence that say a figure each of an option: 受记过处分未满12个月、受降级处分未满24个月的.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::STOPS;
use super::refusing::Missing;
use super::words::{Words, options_named};
use super::written::Named;
use crate::domain::options::Options;
use crate::notice::lint::{MONTHS_A_YEAR, Unit, counted_with};
use crate::notice::source::clause::Clause;

/// Before a level that somebody may apply for.
const APPLIED: &str = "申报";
/// Where a part of a sentence ends that may have an option and a figure of its own.
const PIECES: &[char] = &['、', '，', ',', '；', ';'];

/// What a part says of one option: the option, and the figure in months and in years.
type Piece<'w> = (&'w str, BTreeSet<String>);

/// What a part of a sentence says, where it has one figure and names one option.
fn piece<'w>(
    words: &Words<'w>,
    options: Options<'w>,
    part: &str,
    before: &str,
) -> Option<Piece<'w>> {
    let named = words.found(options, part).into_iter();
    let named = named.filter(|(word, _)| part.contains(&format!("{before}{word}")));
    let mut named = named.flat_map(|(_, all)| all);
    let mut figures = counted_with(part).into_iter();
    let (Some(option), None) = (named.next(), named.next()) else { return None };
    let (Some((_, number, unit)), None) = (figures.next(), figures.next()) else { return None };
    let also = match unit {
        Unit::Year => Some(number * MONTHS_A_YEAR),
        Unit::Month => (number % MONTHS_A_YEAR == 0).then_some(number / MONTHS_A_YEAR),
        _ => None,
    };
    let all = [Some(number), also].into_iter().flatten();
    Some((option, all.map(|number| number.to_string()).collect()))
}

/// Whether a sentence says a figure of the options of one rule, and in another part another of an option that another
/// rule has, as both rules do.
pub(super) fn own_figures(
    words: &Words<'_>,
    options: Options<'_>,
    (rule, own): (&Named<'_>, &BTreeSet<String>),
    (other, option): (&Named<'_>, &str),
    sentence: &str,
) -> bool {
    let parts = sentence.split(PIECES);
    let pieces: Vec<_> = parts.filter_map(|part| piece(words, options, part, "")).collect();
    let has = |of: &Named<'_>, is_of: &dyn Fn(&str) -> bool| {
        let mut own = pieces.iter().filter(|(option, _)| is_of(option));
        own.any(|(_, figures)| !figures.is_disjoint(&of.numbers))
    };
    has(rule, &|it| own.contains(it)) && has(other, &|it| it == option)
}

/// Rules of one option each that have the figure which the words say of another option.
pub(super) fn swapped(words: &Words<'_>, rules: &[Named<'_>], text: &str) -> Vec<Missing> {
    let mut found = Vec::new();
    for rule in rules {
        for (key, (options, own)) in &rule.options {
            let mut single = own.iter();
            let (Some(options), Some(option), None) = (options, single.next(), single.next())
            else {
                continue;
            };
            let of = |part| piece(words, *options, part, "");
            let sentences = text.split(STOPS);
            let mut told = sentences.filter_map(|sentence| {
                others_figure(sentence.split(PIECES).filter_map(of), option, &rule.numbers)
            });
            found.extend(told.next().map(|other| missing(key, option, other)));
        }
    }
    found
}

/// The same of rows, by the level that the words let apply (满5年，可申报中级；满10年，可申报副高级) or by an option that a row
/// asks for.
pub(super) fn swapped_rows(words: &Words<'_>, clause: &Clause, text: &str) -> Vec<Missing> {
    let mut found = Vec::new();
    for row in &clause.row {
        let numbers = [row.years, row.months].into_iter().flatten();
        let numbers: BTreeSet<String> = numbers.map(|number| number.to_string()).collect();
        let level = options_named(words.levels(), &row.target);
        let of = |part| piece(words, words.levels(), part, APPLIED);
        let other = others_figure(text.split(STOPS).filter_map(of), level, &numbers);
        found.extend(other.map(|other| missing("years", level, other)));
        // 高级技师满2年，或者技师满4年: the same of what the row asks for besides.
        for (key, option) in row.when.iter().flat_map(single) {
            let Some(options) = words.options(key) else { continue };
            let option = options_named(options, option);
            let of = |part| piece(words, options, part, "");
            let mut sentences = text.split(STOPS);
            let other = sentences.find_map(|sentence| {
                others_figure(sentence.split(PIECES).filter_map(of), option, &numbers)
            });
            found.extend(other.map(|other| missing("years", option, other)));
        }
    }
    found
}

/// The facts of which a condition names one option, with it.
fn single(when: &Value) -> impl Iterator<Item = (&str, &str)> {
    let table = when.as_table().into_iter().flatten();
    table.filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)))
}

/// The other option of which the words say these numbers, where they say another of this one.
fn others_figure<'w>(
    pieces: impl Iterator<Item = Piece<'w>>,
    option: &str,
    numbers: &BTreeSet<String>,
) -> Option<&'w str> {
    let is_own = |(_, figures): &Piece<'_>| !figures.is_disjoint(numbers);
    let (mine, others): (Vec<_>, Vec<_>) = pieces.partition(|(it, _)| *it == option);
    if mine.is_empty() || mine.iter().any(is_own) {
        return None;
    }
    others.into_iter().find(is_own).map(|(other, _)| other)
}

fn missing(key: &str, option: &str, other: &str) -> Missing {
    let note = format!("规则对「{option}」写的数，是原文对「{other}」写的。请改正");
    (key.to_owned(), option.to_owned(), note)
}

//! Options that a rule names and the words of its clause do not: the words call them otherwise, or another
//! option is meant. What a word stands for is said once, in `[[options]] called`.

use std::collections::BTreeSet;

use super::contrary::contraries;
use super::reads;
use super::words::{OTHERS, Words};
use super::written::Reader;
use crate::domain::options::OptionList;
use crate::domain::{Place, Set};
use crate::notice::Notice;
use crate::notice::finding::{Code, Finding};
use crate::notice::lint::amounts;
use crate::notice::lint::heads::{headings, lead};
use crate::notice::lint::sayings::STOPS;
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::ANY_CLASS;
use crate::notice::source::clause::Clause;

/// The list of levels.
const LEVEL: &str = "level";

/// A finding for each option that a rule of a clause names and its words do not.
#[must_use]
pub fn unsaid(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let words = Words::of(notice, folder, &set.common);
    let reader = Reader::new(notice, folder, &set.common).plain();
    let reads = reads::Reader::new(notice, folder, &set.common);
    let source = folder.source.as_ref().map(|source| source.text.as_str()).unwrap_or_default();
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let text = printed(clause);
        let quote = clause.words();
        let mut told: BTreeSet<(String, &str, String)> = BTreeSet::new();
        let exempts = folder.files.iter().filter_map(|(_, file)| file.courses.as_ref());
        let exempts = exempts.flat_map(|courses| &courses.exempt);
        let exempts = exempts.filter(|rule| rule.clause == clause.id).map(|rule| &rule.when);
        let rules = clause.conditions().chain(exempts);
        let lead = lead(source, &quote).refused;
        let contraries = contraries(&words, &reads.of(clause), &text, lead);
        for (path, (options, named)) in reader.named(rules).options {
            let Some(options) = options else { continue };
            let mut said = words.meant(options, &text);
            said.extend(contraries.get(&path).into_iter().flatten().map(String::as_str));
            // Which series is meant may stand in the heading above.
            if options.list == OptionList::Series {
                let heads = headings(source, &quote).map(|head| words.said(options, head));
                said.extend(heads.into_iter().find(|said| !said.is_empty()).unwrap_or_default());
            }
            for option in named.iter().filter(|option| *option != OTHERS) {
                // 男, 女: too short to be looked for among longer words.
                let short = option.chars().count() == 1 && text.contains(option.as_str());
                if !said.contains(option.as_str()) && !clause.derived.contains(option) && !short {
                    told.insert((path.clone(), options.list.key(), option.clone()));
                }
            }
        }
        let mut heads = headings(source, &quote);
        let head =
            heads.find(|head| !words.said(words.levels(), head).is_empty()).unwrap_or_default();
        for (key, level, note) in pairs(&words, clause, &text) {
            findings.push(finding(file, clause, key, &level).noting(note));
        }
        for (key, list, option, which) in levels(&words, clause, &text, head) {
            if clause.derived.contains(&option) {
                continue;
            }
            let Some((word, all)) = which else {
                told.insert((key.to_owned(), list, option));
                continue;
            };
            let note = format!(
                "原文的“{word}”可以指 {}，这里写的是「{option}」。这份通知的“{word}”指哪一级，请写一次 \
                 [[options]]：of = \"level\"、called = {{ \"{word}\" = [\"{option}\"] }}",
                all.join("、")
            );
            findings.push(finding(file, clause, key, &option).noting(note));
        }
        for class in classes(&words, folder, set, clause, &text) {
            let note = format!(
                "这一行收「{class}」这一档，这一条原文里没有说到它。请核对 classes；原文用别的词称呼这一档学历的，\
                 在 [[options]] of = \"education\" 里写 called；推算出来的，写进这一条的 derived"
            );
            findings.push(finding(file, clause, "classes", &class).noting(note));
        }
        for (path, list, option) in told {
            let key = path.rsplit('.').next().unwrap_or(&path);
            // What a notice's own options are called is said by their names alone.
            let called = if list.is_empty() {
                "原文用别的词称呼它的，或者由原文推算出来的，".to_owned()
            } else {
                format!(
                    "原文用别的词称呼它的，写一次 [[options]]：of = \"{list}\"、called = {{ \"原文的词\" = [\"{option}\"] }}；由原文推算出来的，"
                )
            };
            let note = format!(
                "规则写了「{option}」，这一条原文里没有这个词。请核对是不是写错了；{called}写进这一条的 derived = [\"{option}\"]"
            );
            findings.push(finding(file, clause, key, &option).noting(note));
        }
    }
    findings
}

fn finding(file: &str, clause: &Clause, key: &str, option: &str) -> Finding {
    Finding::new(Code::Unsaid, file).within(&clause.id).of(key).saw(option)
}

/// The words of a clause, as quoted and as printed.
pub fn printed(clause: &Clause) -> String {
    let print = clause.printed.iter().flat_map(crate::notice::source::Words::pieces);
    clause.quote.pieces().into_iter().chain(print).collect()
}

/// Levels and series of rows and grants that the words do not name, and, where a word may stand for several
/// levels, that word with all of them.
type Which = Option<(String, Vec<String>)>;

fn levels(
    words: &Words<'_>,
    clause: &Clause,
    text: &str,
    head: &str,
) -> Vec<(&'static str, &'static str, String, Which)> {
    let found = words.found(words.levels(), text);
    let mut lost = Vec::new();
    let mut look = |key: &'static str, level: &str| {
        let naming: Vec<_> = found.iter().filter(|(_, all)| all.contains(level)).collect();
        if naming.is_empty() {
            lost.push((key, LEVEL, level.to_owned(), None));
        } else if let Some((word, all)) = naming.first()
            && naming.iter().all(|(_, all)| all.len() > 1)
        {
            let all = all.iter().map(|level| (*level).to_owned()).collect();
            lost.push((key, LEVEL, level.to_owned(), Some(((*word).to_owned(), all))));
        }
    };
    for row in &clause.row {
        let needed = row.needed_level();
        if let Some(level) = needed {
            look("needs", level);
        }
        // Where only one level is printed, the other stands in a heading.
        let above = words.said(words.levels(), head);
        if found.len() > usize::from(needed.is_some()) || !above.contains(row.target.as_str()) {
            look("target", &row.target);
        }
    }
    let added = clause.row.iter().filter_map(|row| row.adds.as_ref());
    let added =
        |key: &str| -> Vec<&String> { added.clone().flat_map(|adds| under(adds, key)).collect() };
    for level in added("level") {
        look("adds", level);
    }
    for level in clause.grant.iter().flat_map(|grant| &grant.levels) {
        look("levels", level);
    }
    if let Some(options) = words.options("target_series") {
        let said = words.said(options, text);
        let series = clause.row.iter().flat_map(|row| row.series.iter().chain(&row.prior_series));
        // What the ladders are for is the series that is meant where the words name none.
        let ladders = words.notice().ladders.iter();
        let own = ladders.fold(Set::NONE, |all, ladder| all | ladder.series);
        let place = |name: &str| options.place(name).and_then(Place::at);
        let is_other = |name: &&String| place(name).is_none_or(|place| !own.has(place));
        let series = series.chain(added("series").into_iter().filter(is_other));
        let unsaid = series.filter(|series| !said.contains(series.as_str()));
        lost.extend(unsaid.map(|series| ("series", "series", series.clone(), None)));
    }
    lost
}

/// Rows whose years and level, or whose two levels, no sentence says together though some sentence has each.
fn pairs(words: &Words<'_>, clause: &Clause, text: &str) -> Vec<(&'static str, String, String)> {
    let sentences: Vec<(BTreeSet<&str>, BTreeSet<String>)> = text
        .split(STOPS)
        .map(|sentence| {
            let years = amounts(sentence).into_iter().map(|(_, years)| years).collect();
            (words.said(words.levels(), sentence), years)
        })
        .collect();
    let mut lost = Vec::new();
    for row in &clause.row {
        let (Some(level), Some(years)) = (row.needed_level(), row.years) else { continue };
        let years = years.to_string();
        if clause.derived.contains(&years) {
            continue;
        }
        let own = || {
            sentences
                .iter()
                .filter(|(levels, amounts)| levels.contains(level) && amounts.contains(&years))
        };
        let stands = sentences.iter().any(|(levels, _)| levels.contains(level));
        let counts = sentences
            .iter()
            .any(|(levels, amounts)| !levels.is_empty() && amounts.contains(&years));
        if own().next().is_none() && stands && counts {
            let note = format!(
                "原文没有一句说「{level}」满 {years} 年：这两样写在不同的句子里。请核对 needs 和 years；由原文推算出来的，把 \"{years}\" 写进 derived"
            );
            lost.push(("needs", level.to_owned(), note));
            continue;
        }
        let both: Vec<_> = own().filter(|(levels, _)| levels.len() > 1).collect();
        let target = row.target.as_str();
        if !both.is_empty()
            && own().all(|(levels, _)| levels.len() > 1)
            && !both.iter().any(|(levels, _)| levels.contains(target))
            && !clause.derived.contains(&row.target)
        {
            let note = format!(
                "原文说「{level}」满 {years} 年的那一句，报的不是「{target}」。请核对 target；由原文推算出来的，写进 derived"
            );
            lost.push(("target", target.to_owned(), note));
        }
    }
    lost
}

/// The options that a condition names of the member of this key.
fn under<'w>(when: &'w toml::Value, key: &str) -> Vec<&'w String> {
    match when {
        toml::Value::Table(table) => table
            .iter()
            .flat_map(|(own, value)| match value {
                toml::Value::String(word) if own == key => vec![word],
                toml::Value::Array(words) if own == key => {
                    let word = |word: &'w toml::Value| match word {
                        toml::Value::String(word) => Some(word),
                        _ => None,
                    };
                    words.iter().filter_map(word).collect()
                }
                other => under(other, key),
            })
            .collect(),
        toml::Value::Array(all) => all.iter().flat_map(|one| under(one, key)).collect(),
        _ => Vec::new(),
    }
}

/// Classes of rows that the words do not name, and that are not better than one that they name.
fn classes(
    words: &Words<'_>,
    folder: &Folder,
    set: &NoticeSet,
    clause: &Clause,
    text: &str,
) -> Vec<String> {
    let files = || folder.files.iter().chain(&set.common.files).map(|(_, file)| file);
    let all: Vec<_> = files().flat_map(|file| &file.class).collect();
    let Some(options) = words.notice().vocabulary().fact("education").and_then(|(_, kind)| {
        let crate::domain::Kind::List(list) = kind else { return None };
        let members = words.notice().vocabulary().members(list);
        let level = members.into_iter().find(|member| member.key == "level")?;
        super::words::choice(level.kind)
    }) else {
        return Vec::new();
    };
    let said = words.said(options, text);
    let is_named = |name: &str| {
        let class = all.iter().find(|class| class.name == name);
        let when = class.and_then(|class| class.when.as_ref());
        let levels = when.map(ToString::to_string).unwrap_or_default();
        text.contains(name)
            || clause.derived.iter().any(|word| word == name)
            || said.iter().any(|level| levels.contains(&format!("\"{level}\"")))
    };
    let is_rest = |name: &str| {
        [ANY_CLASS, OTHERS].contains(&name)
            || all.iter().any(|class| class.name == name && class.rest)
    };
    let at = |name: &str| all.iter().position(|class| class.name == name);
    let mut lost = Vec::new();
    for row in &clause.row {
        // What is printed of one class may be written as two rows that ask for the same.
        let alike = clause.row.iter().filter(|other| {
            (&other.target, &other.needs, other.years, other.months)
                == (&row.target, &row.needs, row.years, row.months)
                && other.when.as_ref().map(ToString::to_string)
                    == row.when.as_ref().map(ToString::to_string)
        });
        let named = alike.flat_map(|other| &other.classes).filter(|name| is_named(name));
        let named: Vec<&String> = named.collect();
        let worst = named.iter().filter_map(|name| at(name)).max();
        for name in row.classes.iter().filter(|name| !is_rest(name) && !is_named(name)) {
            if worst.is_none() || at(name) > worst {
                lost.push(name.clone());
            }
        }
    }
    lost
}

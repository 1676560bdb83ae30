//! Rules that are for more people than the words say, or for none: rows that do not look at schooling or at a title that
//! somebody has, types of application that the words do not name, matters that the notice does not cover.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::STOPS;
use super::words::{Words, choice};
use crate::domain::options::OptionList;
use crate::domain::{Kind, Place};
use crate::notice::Notice;
use crate::notice::finding::Code;
use crate::notice::source::ANY_CLASS;
use crate::notice::source::clause::Clause;

/// Words by which schooling does not matter.
const ANY_SCHOOLING: &[&str] =
    &["不受学历", "学历不限", "不限学历", "不具备", "不受年限、学历", "不看学历"];
/// Words before the level that is applied for.
const APPLYING: &[&str] =
    &["可以申报", "可申报", "可直接申报", "可以直接申报", "直接申报", "可以不受", "可不受", "申报"];

/// What is said of a key: what was found, and a sentence.
pub type Told = (Code, &'static str, String, String);

/// Everything of one clause.
pub fn for_anybody(words: &Words<'_>, clause: &Clause, text: &str) -> Vec<Told> {
    let mut told = kinds(words, clause, text);
    told.extend(any_schooling(words, clause, text));
    told.extend(uncovered(words.notice(), clause));
    told.extend(held(words, clause, text));
    told
}

/// Types of application that rules of the clause name and its words do not.
fn kinds(words: &Words<'_>, clause: &Clause, text: &str) -> Vec<Told> {
    let options = words.notice().vocabulary().options(OptionList::Kinds);
    let said = words.said(options, text);
    let excludes = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
    let mut named = BTreeSet::new();
    excludes.for_each(|when| of_kind(when, words, &mut named));
    let speaks = |kind: &str| {
        let start: String = kind.chars().take(2).collect();
        said.contains(kind) || text.contains(&start) || clause.derived.iter().any(|it| it == kind)
    };
    let unsaid = named.into_iter().filter(|kind| !speaks(kind));
    unsaid
        .map(|kind| {
            let note = format!(
                "规则写了申请类型「{kind}」，这一条原文里没有说到它。请核对；由原文推算出来的，写进 derived"
            );
            (Code::Unsaid, "kind", kind, note)
        })
        .collect()
}

/// The types of application that a condition names; of entries of a list that have a kind, none.
fn of_kind(when: &Value, words: &Words<'_>, found: &mut BTreeSet<String>) {
    match when {
        Value::Table(table) => {
            for (key, value) in table {
                let is_list =
                    matches!(words.notice().vocabulary().fact(key), Some((_, Kind::List(_))));
                match (key.as_str(), value) {
                    ("kind", Value::String(word)) => drop(found.insert(word.clone())),
                    ("kind", Value::Array(all)) => {
                        found.extend(all.iter().filter_map(|one| one.as_str().map(str::to_owned)));
                    }
                    _ if !is_list => of_kind(value, words, found),
                    _ => {}
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|one| of_kind(one, words, found)),
        _ => {}
    }
}

/// Rows for any schooling in a clause whose words ask for one, without another row for it.
fn any_schooling(words: &Words<'_>, clause: &Clause, text: &str) -> Vec<Told> {
    let any =
        |row: &crate::notice::source::clause::Row| row.classes.iter().any(|it| it == ANY_CLASS);
    let classed = clause.row.iter().any(|row| !row.classes.is_empty() && !any(row));
    let text = text.replace("博士后", "");
    if classed
        || !clause.row.iter().any(any)
        || ANY_SCHOOLING.iter().any(|word| text.contains(word))
    {
        return Vec::new();
    }
    let vocabulary = words.notice().vocabulary();
    let Some((_, Kind::List(list))) = vocabulary.fact("education") else { return Vec::new() };
    let members = vocabulary.members(list).into_iter();
    let schooling = members.filter(|member| ["level", "degree"].contains(&member.key));
    let said = schooling.filter_map(|it| choice(it.kind)).flat_map(|it| words.said(it, &text));
    let said = said.into_iter().find(|option| !clause.derived.iter().any(|word| word == option));
    let note = |option: &str| {
        format!(
            "原文说到「{option}」，这一行写的是不看学历（classes = [\"{ANY_CLASS}\"]）。请写原文要的学历档次；确实不看的，写进 derived = [\"{option}\"]"
        )
    };
    said.map(|option| (Code::Unnamed, "classes", option.to_owned(), note(option)))
        .into_iter()
        .collect()
}

/// Rows that ask for nothing, in a clause whose words say of which level somebody already is: 乡村任教满25年的一级教师，
/// 可以申报高级教师.
fn held(words: &Words<'_>, clause: &Clause, text: &str) -> Vec<Told> {
    let mut told = Vec::new();
    let direct = clause.row.iter().filter(|row| row.needs == "直接");
    for row in direct
        .filter(|row| !row.when.as_ref().is_some_and(|when| when.to_string().contains("titles")))
    {
        for sentence in text
            .split(STOPS)
            .filter(|it| words.said(words.levels(), it).contains(row.target.as_str()))
        {
            let before = APPLYING.iter().filter_map(|word| sentence.find(word)).min();
            let before = before.and_then(|at| sentence.get(..at)).unwrap_or_default();
            let mut others = words.said(words.levels(), before).into_iter();
            let other = others.find(|level| *level != row.target);
            if let Some(level) =
                other.filter(|level| !clause.derived.iter().any(|word| word == level))
            {
                let note = format!(
                    "原文说的是已经有「{level}」的人，报{}的这一行写的是直接，没有看现有的职称：没有的也能用。请在 when 里写 titles，或者写 needs",
                    row.target
                );
                told.push((Code::Unnamed, "when", level.to_owned(), note));
            }
        }
    }
    told
}

/// Matters of rules that the notice does not cover: there they refuse nobody.
fn uncovered(notice: &Notice, clause: &Clause) -> Vec<Told> {
    let options = notice.vocabulary().options(OptionList::Matters);
    let excludes = clause.exclude.iter().flat_map(|rule| &rule.matters);
    let elsewhere = clause.elsewhere.iter().flat_map(|rule| &rule.matters);
    let all =
        excludes.chain(elsewhere).chain(clause.unwritten.iter().flat_map(|rule| &rule.matters));
    let lost = all.filter(|name| {
        options.place(name).and_then(Place::at).is_some_and(|place| !notice.covers.has(place))
    });
    lost.map(|name| {
        let note = format!(
            "这条规则只用于“{name}”，本通知不办“{name}”（[notice] covers 里没有）：对谁都不起作用。请改正 matters"
        );
        (Code::NeverHolds, "matters", name.clone(), note)
    })
    .collect()
}

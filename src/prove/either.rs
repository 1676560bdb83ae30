//! One side of an 或 that the rules of a clause leave out: 硕士学位或副高以上职称, and only the degree is looked at.

use std::collections::BTreeSet;

use toml::Value;

use super::spoken::Spoken;
use super::unsaid::printed;
use super::words::{OTHERS, Words, choice};
use super::written::{Named, Reader};
use crate::domain::Kind;
use crate::domain::options::{OptionList, Options};
use crate::notice::Notice;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::names;
use crate::notice::source::clause::Clause;

/// What stands between two of which one is enough.
const EITHER: char = '或';
/// Where what is said on one side ends, besides another 或.
const ENDS: &[char] =
    &['。', '；', ';', '！', '\n', '，', ',', '：', ':', '、', '（', '）', '(', ')', '的'];
/// Lists whose options are no words of a notice.
const WORDLESS: &[OptionList] = &[OptionList::Tri, OptionList::Matters];

/// The findings of a notice.
#[must_use]
pub fn left_out(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let words = Words::of(notice, folder, &set.common);
    let spoken = Spoken::of(folder, &set.common);
    let reader = Reader::new(notice, folder, &set.common);
    let asked = Asked::of(notice, &words, &spoken);
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let whens = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
        let whens = whens
            .chain(clause.elsewhere.iter().filter_map(|rule| rule.when.as_ref()))
            .chain(clause.path.iter().filter_map(|rule| rule.when.as_ref()))
            .chain(clause.row.iter().flat_map(|row| &row.when))
            .chain(clause.grant.iter().map(|grant| &grant.when))
            .chain(clause.exception.iter().map(|rule| &rule.when));
        let grounds =
            set.common.files.iter().chain(&folder.files).flat_map(|(_, file)| &file.ground);
        let is_used =
            |name: &str| clause.exclude.iter().any(|it| it.ground.as_deref() == Some(name));
        let grounds = grounds.filter(|ground| is_used(&ground.name));
        let whens = whens.chain(grounds.map(|ground| &ground.when));
        let read = Read::of(&reader.named(whens), clause, set, folder, &reader);
        for (mine, other) in asked.one_sided(&printed(clause), &read) {
            let note = format!(
                "原文是“{mine}或{other}”，规则只看了“{mine}”，没有看“{other}”。请把另一半也写进条件（any，或者另写一条）；由别的规则说到的，写进 derived = [\"{other}\"]"
            );
            let finding = Finding::new(Code::Unnamed, file).within(&clause.id).of("when");
            findings.push(finding.saw(&other).noting(note));
        }
    }
    findings
}

/// What the rules of a clause read: options by their names, and facts.
struct Read {
    options: BTreeSet<String>,
    facts: BTreeSet<String>,
    derived: Vec<String>,
}

impl Read {
    fn of(
        named: &Named<'_>,
        clause: &Clause,
        set: &NoticeSet,
        folder: &Folder,
        reader: &Reader<'_>,
    ) -> Self {
        let mut read = Self {
            options: BTreeSet::new(),
            facts: named.facts.clone(),
            derived: clause.derived.clone(),
        };
        read.add(named);
        for row in &clause.row {
            row.prior.iter().chain(&row.adds).for_each(|when| read.words(when));
            read.options.insert(row.target.clone());
            read.options.extend(row.needed_level().map(str::to_owned));
            read.options.extend(row.series.iter().chain(&row.prior_series).cloned());
            let files = set.common.files.iter().chain(&folder.files);
            let classes = files.flat_map(|(_, file)| &file.class);
            for class in classes.filter(|class| row.classes.contains(&class.name)) {
                read.add(&reader.named(&class.person));
                class.when.iter().for_each(|when| read.words(when));
                read.options.insert(class.name.clone());
            }
        }
        read.options.extend(clause.grant.iter().flat_map(|grant| grant.levels.iter().cloned()));
        read
    }

    /// Every word of a condition on entries.
    fn words(&mut self, when: &Value) {
        match when {
            Value::String(word) => {
                self.options.insert(word.clone());
            }
            Value::Array(values) => values.iter().for_each(|value| self.words(value)),
            Value::Table(table) => table.values().for_each(|value| self.words(value)),
            _ => {}
        }
    }

    fn add(&mut self, named: &Named<'_>) {
        let options = named.options.values().flat_map(|(_, options)| options.iter().cloned());
        self.options.extend(options);
        self.facts.extend(named.facts.iter().cloned());
    }
}

/// What is asked: choices with their options, and the facts that words speak of by names of their own.
struct Asked<'n> {
    words: &'n Words<'n>,
    spoken: &'n Spoken,
    choices: Vec<Options<'n>>,
    facts: Vec<String>,
}

impl<'n> Asked<'n> {
    fn of(notice: &'n Notice, words: &'n Words<'n>, spoken: &'n Spoken) -> Self {
        let (mut choices, mut facts): (Vec<Options<'n>>, Vec<String>) = (Vec::new(), Vec::new());
        let vocabulary = notice.vocabulary();
        for question in &notice.questions {
            let key = names::key(Some(notice), question.fact);
            let mut add = |kind: Kind<'n>| match choice(kind) {
                Some(options) if !WORDLESS.contains(&options.list) => {
                    let known = |other: &Options<'n>| {
                        other.list == options.list && other.names().eq(options.names())
                    };
                    if !choices.iter().any(known) {
                        choices.push(options);
                    }
                }
                _ => facts.push(key.to_owned()),
            };
            match vocabulary.kind_at(question.fact) {
                Some(Kind::List(list)) => {
                    let members = vocabulary.members(list);
                    members
                        .into_iter()
                        .filter(|member| choice(member.kind).is_some())
                        .for_each(|member| add(member.kind));
                }
                Some(Kind::Record) | None => {}
                Some(kind) => add(kind),
            }
        }
        Self { words, spoken, choices, facts }
    }

    /// Both sides of each 或 of which the one is read and the other, which names something too, is not.
    fn one_sided(&self, text: &str, read: &Read) -> BTreeSet<(String, String)> {
        let mut found = BTreeSet::new();
        for (at, mark) in text.char_indices().filter(|(_, mark)| *mark == EITHER) {
            let before = text.get(..at).unwrap_or_default();
            let behind = text.get(at + mark.len_utf8()..).unwrap_or_default();
            let behind = behind.strip_prefix('者').unwrap_or(behind);
            let ends = |mark: char| mark == EITHER || ENDS.contains(&mark);
            let before = before.rsplit(ends).next().unwrap_or_default();
            let behind = behind.split(ends).next().unwrap_or_default();
            let (one, other) = (self.side(before, read), self.side(behind, read));
            match (one, other) {
                (Some((mine, true)), Some((lost, false)))
                | (Some((lost, false)), Some((mine, true)))
                    if !read.derived.contains(&lost) =>
                {
                    found.insert((mine, lost));
                }
                _ => {}
            }
        }
        found
    }

    /// What a side names, and whether something of it is read; nothing where it names nothing.
    fn side(&self, text: &str, read: &Read) -> Option<(String, bool)> {
        let mut first = None;
        let mut is_read = false;
        for options in &self.choices {
            for (word, stands) in self.words.found(*options, text) {
                if stands.iter().all(|option| *option == OTHERS) {
                    continue;
                }
                first = first.or(Some(word.to_owned()));
                is_read |= stands.iter().any(|option| read.options.contains(*option));
            }
        }
        for fact in &self.facts {
            if let Some(word) = self.spoken.surely(fact, text).first() {
                first = first.or_else(|| Some((*word).to_owned()));
                is_read |= read.facts.contains(fact);
            }
        }
        first.map(|word| (word, is_read))
    }
}

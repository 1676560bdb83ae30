//! Whom a clause names and its rules do not: of 非公单位人员、流动人员 one was forgotten, or the condition
//! that says whom a path is for.

use std::collections::{BTreeMap, BTreeSet};

use super::contrary::contraries;
use super::reads::Reader;
use super::unasked::options_read;
use super::words::{Words, choice};
use crate::domain::options::{OptionList, Options};
use crate::domain::{Fact, Kind, Slot};
use crate::notice::Notice;
use crate::notice::condition::Condition;
use crate::notice::finding::{Code, Finding};
use crate::notice::lint::heads::lead;
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::model::{Bits, ClauseId};
use crate::notice::names;

/// Where a part of a sentence ends.
const PARTS: &[char] = &['。', '；', ';', '，', ',', '：', ':'];
/// Letters before a level among which it is told whether somebody has it.
const NEAR: usize = 6;
/// Words before a level that somebody has.
const HELD: &[&str] = &["取得", "获得", "聘任", "受聘", "担任", "具有", "任现"];
/// Words before a level that somebody applies for.
const APPLIED: &str = "申报";
/// Words of what is asked of somebody.
const ASKING: &[&str] = &["应当", "应", "须", "必须"];
/// What stands behind a level of whoever does something as one: 医师申报副高级职称.
const DOES: &[&str] = &["申报"];

/// A finding for each option that the words of a clause have, of a fact that its rules read (of a clause
/// that refuses or prints a path also the kind of person), and that none of its rules names.
pub fn unnamed(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let words = Words::of(notice, folder, &set.common);
    let reader = Reader::new(notice, folder, &set.common);
    let source = folder.source.as_ref().map(|source| source.text.as_str()).unwrap_or_default();
    let mut rules: BTreeMap<ClauseId, Vec<&Condition>> = BTreeMap::new();
    let exclusions = notice.exclusions.iter().map(|rule| (rule.clause, &rule.when));
    let elsewhere = notice.elsewhere.iter().map(|rule| (rule.clause, &rule.when));
    let paths = notice.paths.iter();
    let paths = paths.flat_map(|rule| rule.clauses.iter().map(move |clause| (*clause, &rule.when)));
    for (clause, when) in exclusions.chain(elsewhere).chain(paths) {
        rules.entry(clause).or_default().push(when);
    }
    let mut findings = Vec::new();
    for clause in rules.keys().copied() {
        // Several clauses may say a part each of one sentence.
        let quote = |place: ClauseId| place.of(&notice.clauses);
        let quote = |place| quote(place).map(|clause| clause.quote.concat()).unwrap_or_default();
        let own = quote(clause);
        let same = rules.iter().filter(|(other, _)| {
            let other = quote(**other);
            other.contains(&own) || own.contains(&other)
        });
        let conditions = same.flat_map(|(_, conditions)| conditions);
        let Some(clause) = clause.of(&notice.clauses) else { continue };
        let written = folder.files.iter().find_map(|(name, file)| {
            Some((name, file.clause.iter().find(|other| other.id == clause.id)?))
        });
        let Some((file, written)) = written else { continue };
        let mut read: BTreeMap<Slot, Bits> = BTreeMap::from([(Fact::PersonCategory.slot(), 0)]);
        conditions.for_each(|when| options_read(when, &mut read));
        let text = clause.quote.concat();
        let named: BTreeSet<String> =
            read.iter().flat_map(|(slot, bits)| chosen(notice, *slot, *bits)).collect();
        let lead = lead(source, &text).refused;
        let contraries = contraries(&words, &reader.of(written), &text, lead);
        for slot in read.keys().copied() {
            let Some(options) = notice.vocabulary.kind_at(slot).and_then(choice) else { continue };
            // Of all the others each is named where those of the words are not.
            if contraries.contains_key(names::key(Some(notice), slot)) {
                continue;
            }
            let is_level = slot == Fact::TargetLevel.slot();
            let subjects = if options.list == OptionList::Own {
                subjects(&words, options, &text)
            } else {
                BTreeSet::new()
            };
            let mut rest = text.clone();
            for (word, all) in words.named(options, &text) {
                // The longer words come first: 工程师 does not stand in 高级工程师.
                let applied = !is_level || is_applied_for(&rest, word);
                rest = rest.replace(word, "·");
                if !applied {
                    continue;
                }
                let meant = |option: &&str| {
                    !named.contains(*option) && (subjects.is_empty() || subjects.contains(*option))
                };
                for option in all.into_iter().filter(meant) {
                    let finding = Finding::new(Code::Unnamed, file).within(&clause.id);
                    let finding = finding.of(names::key(Some(notice), slot)).saw(option);
                    findings.push(if word == option {
                        finding
                    } else {
                        let note = format!(
                            "原文说到“{word}”，也就是「{option}」，这一条的规则里没有。请写进条件"
                        );
                        finding.noting(note)
                    });
                }
            }
        }
    }
    findings
}

/// The options by which sentences say of whom they ask something: 城镇学校教师申报的，应当有1年以上乡村学校的经历 is about
/// 城镇学校. Empty where no sentence does.
fn subjects<'w>(words: &Words<'w>, options: Options<'w>, text: &str) -> BTreeSet<&'w str> {
    let sentences = text.split(['。', '；', ';', '\n']).filter_map(|sentence| {
        let asks = ASKING.iter().filter_map(|word| sentence.find(word)).min();
        asks.and_then(|at| sentence.get(..at))
    });
    sentences.flat_map(|subject| words.said(options, subject)).collect()
}

/// Whether a level that words name is one that somebody applies for, and not one they have: 取得工程师资格以来,
/// 会计中级职称满5年, 二级以上医院的医师.
fn is_applied_for(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + word.len()..).unwrap_or_default();
        let part = before.rsplit(PARTS).next().unwrap_or_default();
        let near: Vec<char> = part.chars().rev().take(NEAR).collect();
        let near: String = near.into_iter().rev().collect();
        let held = HELD.iter().any(|held| near.contains(held));
        let does = DOES.iter().any(|does| behind.starts_with(does));
        let rest = behind.split(PARTS).next().unwrap_or_default();
        !does && (!held && !rest.contains('满') || near.contains(APPLIED))
    })
}

/// The options of a fact, with their bits.
fn options(notice: &Notice, slot: Slot) -> Vec<(Bits, String)> {
    match notice.vocabulary.kind_at(slot) {
        Some(Kind::Choice(options) | Kind::Many(options)) => {
            options.iter().map(|(place, option)| (1 << place, option.to_owned())).collect()
        }
        _ => Vec::new(),
    }
}

/// Those among `bits`.
fn chosen(notice: &Notice, slot: Slot, bits: Bits) -> Vec<String> {
    let options = options(notice, slot).into_iter();
    options.filter(|(bit, _)| bits & bit != 0).map(|(_, option)| option).collect()
}

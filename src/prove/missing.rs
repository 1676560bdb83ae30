//! What the words of a clause name and one of its rules leaves out, though another of them has it; results of
//! the yearly review without their consequence; and a condition that the words print and a row does not have.

use std::collections::BTreeSet;

use toml::Value;

use super::enumerated::enumerated;
use super::facts::{PARTS, STOPS};
use super::pieces::{own_figures, swapped, swapped_rows};
use super::refusing::{Missing, excluding, sending};
use super::spoken::Spoken;
use super::unsaid::printed;
use super::words::{OTHERS, Words, choice, options_named};
use super::written::{Named, Reader};
use crate::domain::options::{OptionList, Options, REVIEW};
use crate::domain::{Fact, Kind};
use crate::notice::Notice;
use crate::notice::finding::{Code, Finding};
use crate::notice::lint::{MONTHS_A_YEAR, TAKEN_OUT, is_scored};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::names;
use crate::notice::source::clause::Clause;

/// Places of the results of a review that have no consequence: the best two.
const GOOD_REVIEWS: usize = 2;
/// Words of what is not asked of somebody.
const NOT_ASKED: &[&str] = &["不作", "不做", "不要求", "不受"];
/// Letters of the name of a yes-or-no fact that is looked for in words.
const SHORTEST_LABEL: usize = 2;
/// Letters of a word that may stand within the name of another option.
const LONGEST_WORD: usize = 2;
/// Words by which somebody says that they have nothing of what is asked for.
const NOTHING: &[&str] = &["没有", "无", "都没有", "都不是", "以上都没有", "以上都不是", OTHERS];
/// Lists of which a row or a policy may be for some only.
const OF_PERSONS: &[OptionList] = &[
    OptionList::Own,
    OptionList::Persons,
    OptionList::Employers,
    OptionList::Aids,
    OptionList::Rurals,
    OptionList::Achievements,
];

/// The findings of a notice.
#[must_use]
pub fn missing(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let words = Words::of(notice, folder, &set.common);
    let reader = Reader::new(notice, folder, &set.common);
    let asked = Spoken::of(folder, &set.common);
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let mut told = BTreeSet::new();
        for rules in [excluding(clause), sending(clause), leading(clause)] {
            let rules: Vec<Named<'_>> = rules.into_iter().map(|when| reader.named(when)).collect();
            let swapped = swapped(&words, &rules, &printed(clause));
            // What has the figure of another stands for nothing that is left out.
            if swapped.is_empty() {
                told.extend(left_out(&words, &asked, &rules, &printed(clause)));
            }
            told.extend(swapped);
        }
        told.extend(swapped_rows(&words, clause, &printed(clause)));
        told.extend(enumerated(&words, &reader, clause));
        told.extend(reviews(&words, folder, set, clause));
        told.extend(conditions(&words, &reader, folder, set, clause));
        told.extend(levels(&words, &reader, clause));
        for (key, word, note) in told {
            findings.push(
                Finding::new(Code::Unnamed, file)
                    .within(&clause.id)
                    .of(&key)
                    .saw(&word)
                    .noting(note),
            );
        }
    }
    findings
}

fn leading(clause: &Clause) -> Vec<Option<&Value>> {
    clause.path.iter().map(|rule| rule.when.as_ref()).collect()
}

/// Options that a sentence names together with those that a rule has, and that the rule has not, though
/// another rule of the clause has them.
fn left_out(words: &Words<'_>, asked: &Spoken, rules: &[Named<'_>], text: &str) -> Vec<Missing> {
    let mut found = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        for (key, (options, own)) in &rule.options {
            let Some(options) = options else { continue };
            let others = rules.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<&Named<'_>> = others.map(|(_, rule)| rule).collect();
            let all: BTreeSet<&str> = others
                .iter()
                .filter_map(|other| other.options.get(key))
                .flat_map(|(_, named)| named.iter().map(String::as_str))
                .filter(|option| !own.contains(*option))
                .collect();
            if all.is_empty() {
                continue;
            }
            for (sentence, said) in spoken(words, *options, rule, key, text) {
                if !said.iter().any(|option| own.contains(*option)) {
                    continue;
                }
                for option in said.iter().filter(|option| all.contains(**option)) {
                    let mut others = others.iter().filter(|other| {
                        let named = other.options.get(key);
                        named.is_some_and(|(_, named)| named.contains(*option))
                    });
                    // Another rule may say of them the same, or what their own part of the sentence says.
                    let covered = others.any(|other| {
                        other.numbers == rule.numbers && other.facts == rule.facts
                            || is_wider(asked, (rule, other), &sentence)
                            || own_figures(words, *options, (rule, own), (other, option), &sentence)
                            || parted(
                                words,
                                asked,
                                *options,
                                (rule, own),
                                (other, option),
                                &sentence,
                            )
                    });
                    if !covered {
                        let note = format!(
                            "同一条的另一条规则写了「{option}」，这一条没有；原文“{sentence}”说到他们。请写进这一条的条件"
                        );
                        found.push((key.clone(), (*option).to_owned(), note));
                    }
                }
            }
        }
    }
    found
}

/// Whether the other rule says of an option what this one does and asks for less, or for no more than that somebody is not
/// whom the words take out: 不合格，或者未参加考核的，因产假未参加的除外.
fn is_wider(asked: &Spoken, (rule, other): (&Named<'_>, &Named<'_>), sentence: &str) -> bool {
    let out: Vec<&str> = sentence.split(PARTS).filter(|part| part.contains(TAKEN_OUT)).collect();
    let taken_out = |fact: &String| out.iter().any(|part| asked.speaks(fact, part));
    other.numbers.is_subset(&rule.numbers)
        && (other.facts.is_subset(&rule.facts)
            || rule.facts.is_subset(&other.facts)
                && other.facts.difference(&rule.facts).all(taken_out))
}

/// Whether a sentence says one thing of the options of a rule, and in another part another thing of an option that
/// another rule has: 卫生系列人员医德考评较差的，中小学教师系列人员师德考核不合格的.
fn parted(
    words: &Words<'_>,
    asked: &Spoken,
    options: Options<'_>,
    (rule, own): (&Named<'_>, &BTreeSet<String>),
    (other, option): (&Named<'_>, &str),
    sentence: &str,
) -> bool {
    let speaks = |part: &str, of: &Named<'_>, not: &Named<'_>| {
        of.facts.difference(&not.facts).any(|fact| !asked.surely(fact, part).is_empty())
    };
    let mut parts = sentence.split(PARTS).filter_map(|part| {
        let said = words.said(options, part);
        (!said.is_empty()).then_some((part, said))
    });
    let (mut mine, mut theirs) = (false, false);
    let apart = parts.all(|(part, said)| {
        let is_own = said.iter().any(|it| own.contains(*it));
        let is_other = said.contains(option);
        mine |= is_own && speaks(part, rule, other);
        theirs |= is_other && speaks(part, other, rule);
        !(is_own && is_other)
    });
    apart && mine && theirs
}

/// The sentences that a rule may be about, by its numbers and other options, with the options of the list
/// that each speaks of: those that it names, else those of the sentence before it.
fn spoken<'w>(
    words: &Words<'w>,
    options: Options<'w>,
    rule: &Named<'_>,
    key: &str,
    text: &str,
) -> Vec<(String, BTreeSet<&'w str>)> {
    let mut last = BTreeSet::new();
    let mut all = Vec::new();
    for sentence in text.split(STOPS).map(str::trim).filter(|it| !it.is_empty()) {
        let named = words.said(options, sentence);
        if !named.is_empty() {
            last.clone_from(&named);
        }
        all.push((sentence.to_owned(), last.clone()));
    }
    let others: Vec<&str> = rule
        .options
        .iter()
        .filter(|(other, _)| *other != key)
        .flat_map(|(_, (_, named))| named.iter().map(String::as_str))
        .collect();
    let near = |sentence: &str| {
        let numbers = crate::notice::lint::numbers_in(sentence);
        let years = |number: &String| {
            let months = number.parse::<u64>().ok().filter(|months| months % MONTHS_A_YEAR == 0);
            months.is_some_and(|months| numbers.contains(&(months / MONTHS_A_YEAR).to_string()))
        };
        rule.numbers.iter().any(|number| numbers.contains(number) || years(number))
            || others.iter().any(|option| sentence.contains(option))
    };
    let own: Vec<_> = all.iter().filter(|(sentence, _)| near(sentence)).cloned().collect();
    if own.is_empty() { all } else { own }
}

/// Results of the yearly review that the words of a clause name beside those for which it adds years.
fn reviews(words: &Words<'_>, folder: &Folder, set: &NoticeSet, clause: &Clause) -> Vec<Missing> {
    if clause.lengthen.is_empty() {
        return Vec::new();
    }
    let options = words.notice().vocabulary().options(OptionList::Reviews);
    let good: BTreeSet<&str> = (0..GOOD_REVIEWS).filter_map(|place| options.get(place)).collect();
    let files = folder.files.iter().chain(&set.common.files);
    let delays = files.flat_map(|(_, file)| &file.delay).flat_map(|delay| &delay.unclear);
    let ruled: BTreeSet<&str> = delays
        .chain(folder.clauses().flat_map(|clause| &clause.lengthen).map(|rule| &rule.result))
        .map(|result| options_named(options, result))
        .collect();
    let said = words.said(options, &printed(clause)).into_iter();
    said.filter(|result| !good.contains(result) && !ruled.contains(result))
        .map(|result| {
            let note = format!(
                "原文说到考核结果「{result}」，没有写它延几年。请加一张 [[clause.lengthen]]；后果没有印的，写进 [delay] 的 unclear"
            );
            ("lengthen".to_owned(), result.to_owned(), note)
        })
        .collect()
}

/// Policies of a clause whose words are for some levels only, and that are for all.
fn levels(words: &Words<'_>, reader: &Reader<'_>, clause: &Clause) -> Vec<Missing> {
    let said = words.found(words.levels(), &printed(clause));
    let Some((word, _)) = said.first() else { return Vec::new() };
    let open = clause.grant.iter().filter(|grant| {
        grant.levels.is_empty()
            && !reader.named([&grant.when]).facts.contains(Fact::TargetLevel.key())
    });
    open.map(|grant| {
        let note = format!(
            "原文说的是报「{word}」的，“{}”这一张没有写限哪几级（levels，或者 when 里的 target_level）。请写上",
            grant.policy
        );
        ("grant".to_owned(), (*word).to_owned(), note)
    })
    .collect()
}

/// Whom the words of a clause with rows or policies name, of facts that are asked, without any of its rules
/// reading that fact: the condition was left out, and the row is for everybody.
fn conditions(
    words: &Words<'_>,
    reader: &Reader<'_>,
    folder: &Folder,
    set: &NoticeSet,
    clause: &Clause,
) -> Vec<Missing> {
    if clause.row.is_empty() && clause.exception.is_empty() && clause.grant.is_empty() {
        return Vec::new();
    }
    let notice = words.notice();
    let read = read(reader, folder, set, clause);
    // 仍在乡村学校任教 is a fact of its own, and names no 乡村学校.
    let spoken = Spoken::of(folder, &set.common);
    let text = read.iter().fold(unscored(clause), |text, path| {
        let phrases = spoken.surely(path, &text);
        phrases.iter().fold(text.clone(), |text, phrase| text.replace(*phrase, "·"))
    });
    // Nor does 出站考核优秀, which is an option that the rules read, name 优秀.
    let text = options_read(words, reader, clause, text);
    let own = reader.named(clause.conditions()).options.into_values();
    let own: BTreeSet<String> = own.flat_map(|(_, named)| named).collect();
    // What a policy is called, and results of reviews, are said of much else.
    let is_of_policy = |word: &String| {
        let mut called =
            clause.grant.iter().map(|grant| (&grant.policy, spoken.label(&grant.fact)));
        called.any(|(policy, label)| policy.contains(word) || label.contains(word))
            || clause.row.is_empty()
                && notice.vocabulary().options(OptionList::Reviews).place(word).is_some()
    };
    let mut found = Vec::new();
    for question in notice.questions.iter().filter(|question| question.matters.has(REVIEW)) {
        let key = names::key(Some(notice), question.fact);
        if read.contains(key) || key == Fact::Education.key() || key == Fact::Titles.key() {
            continue;
        }
        let label = names::label(notice, question.fact);
        let is_own = !key.is_empty() && Fact::named(key).is_none();
        let mut named: Vec<String> = Vec::new();
        let is_named = |options| -> BTreeSet<&str> {
            words.named(options, &text).into_iter().flat_map(|(_, all)| all).collect()
        };
        let mut look = |kind| {
            if let Some(options) = choice(kind).filter(|it| it.list == OptionList::Reviews) {
                // 考核合格 is said of much else.
                let best = options.get(0).filter(|best| is_named(options).contains(best));
                named.extend(best.map(str::to_owned));
            }
            if let Some(options) = choice(kind).filter(|it| OF_PERSONS.contains(&it.list)) {
                let said = is_named(options).into_iter();
                named.extend(said.filter(|it| !NOTHING.contains(it)).map(str::to_owned));
            }
        };
        match notice.vocabulary().kind_at(question.fact) {
            Some(Kind::List(list)) => {
                notice.vocabulary().members(list).into_iter().for_each(|member| look(member.kind));
            }
            Some(Kind::Record) | None => {}
            Some(kind) => {
                look(kind);
                let is_truth = choice(kind).is_some_and(|options| options.list == OptionList::Tri);
                let long = label.chars().count() >= SHORTEST_LABEL;
                if is_truth && is_own && long && text.contains(label) {
                    named.push(label.to_owned());
                } else if is_truth && is_own && clause.row.is_empty() {
                    named.extend(of_policy(&spoken, key, &text));
                }
            }
        }
        // Two lists may have an option of this name.
        for word in named.into_iter().filter(|word| !own.contains(word) && !is_of_policy(word)) {
            let note = format!(
                "原文说到「{word}」，这一条的规则没有看 {key}（{label}）：谁都能用这一行。请在 when 里写上"
            );
            found.push(("when".to_owned(), word, note));
        }
    }
    found
}

/// The word by which the part of a text that says of whom a policy is speaks of a fact.
fn of_policy(spoken: &Spoken, key: &str, text: &str) -> Option<String> {
    let parts = text.split(STOPS).flat_map(|sentence| sentence.split(PARTS));
    let mut found = parts.flat_map(|part| spoken.surely(key, part));
    found.next().map(str::to_owned)
}

/// The words of a clause without what stands in them for points, which whoever counts points has counted, and of policies
/// without what is not asked of somebody.
fn unscored(clause: &Clause) -> String {
    let parts = printed(clause);
    let parts = parts.split_inclusive(|mark| STOPS.contains(&mark) || PARTS.contains(&mark));
    let not_asked =
        |part: &str| clause.row.is_empty() && NOT_ASKED.iter().any(|word| part.contains(word));
    parts.filter(|part| !is_scored(part) && !not_asked(part)).collect()
}

/// The text without the longer options that a clause's rules name.
fn options_read(words: &Words<'_>, reader: &Reader<'_>, clause: &Clause, text: String) -> String {
    let named = reader.named(clause.conditions()).options;
    let named = named.values().filter_map(|(options, own)| Some(((*options)?, own)));
    named.fold(text, |text, (options, own)| {
        let found = words.found(options, &text).into_iter();
        let long = found.filter(|(word, all)| {
            let long = word.chars().count() > LONGEST_WORD || options.list == OptionList::Own;
            long && all.iter().any(|it| own.contains(*it))
        });
        long.fold(text.clone(), |text, (word, _)| text.replace(word, "·"))
    })
}

/// The facts that a clause's rules read, with those of the classes and ladders that its rows are of.
fn read(
    reader: &Reader<'_>,
    folder: &Folder,
    set: &NoticeSet,
    clause: &Clause,
) -> BTreeSet<String> {
    let files = || folder.files.iter().chain(&set.common.files).map(|(_, file)| file);
    let mut whens: Vec<&Value> = Vec::new();
    for row in &clause.row {
        whens.extend(row.when.iter().chain(&row.prior).chain(&row.adds));
        let classes = files().flat_map(|file| &file.class);
        let classes = classes.filter(|class| row.classes.contains(&class.name));
        whens.extend(classes.flat_map(|class| class.person.iter().chain(&class.when)));
        let ladders = files().flat_map(|file| &file.ladder);
        let ladders = ladders.filter(|it| row.ladder.is_empty() || row.ladder.contains(&it.key));
        whens.extend(ladders.filter_map(|ladder| ladder.when.as_ref()));
    }
    whens.extend(clause.exception.iter().map(|rule| &rule.when));
    whens.extend(clause.exclude.iter().filter_map(|rule| rule.when.as_ref()));
    whens.extend(clause.remark.iter().filter_map(|rule| rule.when.as_ref()));
    whens.extend(clause.grant.iter().map(|rule| &rule.when));
    let named = reader.named(whens);
    let mut facts: BTreeSet<String> = named
        .facts
        .iter()
        .map(|path| path.split('.').next().unwrap_or(path).to_owned())
        .chain(named.facts.iter().cloned())
        .collect();
    facts.extend(clause.row.iter().filter_map(|row| row.since.clone()));
    facts.extend(clause.grant.iter().map(|grant| grant.fact.clone()));
    facts
}

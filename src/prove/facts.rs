//! Facts of rules held against the words they rest on: a fact that the words do not speak of, 是 where they say 否,
//! a number or a place that they say of another fact.

use std::collections::BTreeSet;

use toml::Value;

use super::reads::{Effect, Read, Reader};
use super::spoken::Spoken;
use super::unsaid::printed;
use super::words::{HERE, Words, choice, options_named};
use crate::domain::options::{OptionList, Options, UNCLEAR};
use crate::domain::{Fact, Kind};
use crate::notice::Notice;
use crate::notice::finding::{Code, Finding};
use crate::notice::lint::answers::answers;
use crate::notice::lint::heads::{Lead, lead};
use crate::notice::lint::sayings::{Saying, refuses_anywhere};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// Facts that need no word of their own: what is applied for, and kinds of persons, are named by their options.
pub(super) const NAMED: &[Fact] = &[
    Fact::Edition,
    Fact::Matter,
    Fact::Today,
    Fact::PersonCategory,
    Fact::TargetSeries,
    Fact::TargetLevel,
    Fact::TargetCommittee,
    Fact::ChangeKind,
];
const YES: &str = "是";
const NO: &str = "否";
/// Where a sentence ends, or what leads to a list.
pub const STOPS: &[char] = &['。', '；', ';', '！', '\n', '：', ':'];
/// Where a part of one ends.
pub const PARTS: &[char] = &['，', ','];

/// The findings of a notice.
#[must_use]
pub fn against_words(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let source = folder.source.as_ref().map(|source| source.text.as_str()).unwrap_or_default();
    let book = Book {
        notice,
        words: Words::of(notice, folder, &set.common),
        spoken: Spoken::of(folder, &set.common),
        reader: Reader::new(notice, folder, &set.common),
    };
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let text = printed(clause);
        let reads = book.reader.of(clause);
        let lead = lead(source, &clause.words());
        let mut told = book.unspoken(clause, &reads, &text);
        told.extend(book.turned(&reads, &text, lead));
        told.extend(book.terms(folder, &reads, &text, lead));
        told.extend(book.ones(&reads, &text, lead));
        told.extend(book.of_others(&reads, &text));
        told.extend(book.places(clause, &reads, &text));
        told.extend(book.asked(&reads, &text));
        told.extend(book.units(clause, &reads, &text));
        told.extend(book.apart(clause, &reads, &text, lead.refused));
        told.extend(book.never_meant(clause, &reads, &text));
        told.extend(book.passed_over(clause, &text));
        told.extend(book.listed(clause, &text));
        told.extend(book.further(clause, &text));
        told.extend(book.any_of(clause, &text));
        told.extend(book.piece_of_another(clause, &reads, &text));
        told.extend(book.wide(set, folder, clause, &reads, &text));
        told.extend(book.exempted(clause, &reads, &text));
        told.extend(book.of_whom(clause, &reads, &text));
        for (code, key, found, note) in told {
            let finding = Finding::new(code, file).within(&clause.id).of(&key).saw(&found);
            findings.push(finding.noting(note));
        }
    }
    findings.extend(book.judged(folder));
    for Beside { file, place, when, effect, list, words } in beside_clauses(folder) {
        let reads = book.reader.condition(when, effect, list);
        let told = book.turned(&reads, &words, Lead::default()).into_iter();
        for (code, key, found, note) in told.chain(book.unspoken_beside(&reads, &words)) {
            let finding = Finding::new(code, file).within(place).of(&key).saw(&found);
            findings.push(finding.noting(note));
        }
    }
    findings
}

/// A condition that stands beside the clauses on whose words it rests.
struct Beside<'f> {
    file: &'f str,
    place: &'f str,
    when: &'f Value,
    effect: Effect,
    /// The list on whose entries it is.
    list: Option<&'f str>,
    words: String,
}

/// The conditions of judgements, classes, ladders and 转评, with the words they rest on.
fn beside_clauses(folder: &Folder) -> Vec<Beside<'_>> {
    let words = |of: &dyn Fn(&Clause) -> bool| -> String {
        folder.clauses().filter(|clause| of(clause)).map(printed).collect()
    };
    let mut found = Vec::new();
    for (file, tables) in &folder.files {
        let file = file.as_str();
        let mut put = |place, when, effect, words| {
            found.push(Beside { file, place, when, effect, list: None, words });
        };
        for rule in &tables.judgement {
            let effect = match rule.result.as_str() {
                "可申报" => Effect::Opens,
                "不可申报" => Effect::Refuses,
                _ => continue,
            };
            let text = words(&|clause| rule.clauses.contains(&clause.id));
            let place = rule.clauses.first().map_or("[[judgement]]", String::as_str);
            rule.when.iter().for_each(|when| put(place, when, effect, text.clone()));
        }
        for class in &tables.class {
            let text =
                words(&|clause| clause.row.iter().any(|row| row.classes.contains(&class.name)));
            let text = format!("{}。{text}", class.name);
            class
                .person
                .iter()
                .for_each(|when| put(&class.name, when, Effect::Opens, text.clone()));
        }
        for ladder in &tables.ladder {
            let text =
                words(&|clause| clause.row.iter().any(|row| row.ladder.contains(&ladder.key)));
            ladder.when.iter().for_each(|when| put(&ladder.key, when, Effect::Sends, text.clone()));
        }
        for ladder in &tables.ladder {
            let transfer = ladder.transfer.as_ref();
            if let Some((rule, when)) = transfer.and_then(|rule| Some((rule, rule.when.as_ref()?)))
            {
                let words = words(&|clause| rule.clause.as_ref() == Some(&clause.id));
                let (place, effect, list) = (ladder.key.as_str(), Effect::Sends, Some("titles"));
                found.push(Beside { file, place, when, effect, list, words });
            }
        }
    }
    found
}

/// Code, key, what was found, sentence.
pub type Told = (Code, String, String, String);

/// What is looked things up in.
pub struct Book<'n> {
    pub notice: &'n Notice,
    pub words: Words<'n>,
    pub spoken: Spoken,
    pub reader: Reader<'n>,
}

/// Whether a fact is told by its own word, and not by that of an option.
fn has_own_word(read: &Read<'_>) -> bool {
    let named = NAMED.iter().any(|fact| fact.key() == read.path);
    let derived =
        read.path.contains("ladder.") || Fact::named(&read.path).is_none() && read.path == "kind";
    let is_member = read.path.contains('.');
    let counts = matches!(read.kind, Kind::Whole(..) | Kind::Number(_) | Kind::Date | Kind::Text);
    let is_choice = choice(read.kind).is_some_and(|options| is_truth(options) || is_place(options));
    !named && !derived && (is_choice || counts && !is_member)
}

pub fn is_truth(options: Options<'_>) -> bool {
    options.list == OptionList::Tri
}

pub fn is_place(options: Options<'_>) -> bool {
    options.place(HERE).is_some()
}

pub fn last_key(path: &str) -> String {
    path.rsplit('.').next().unwrap_or(path).to_owned()
}

impl Book<'_> {
    /// Facts that the words do not speak of; of a shared group or ground only where they speak of none of its
    /// facts and options.
    fn unspoken(&self, clause: &Clause, reads: &[Read<'_>], text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let derived = |read: &Read<'_>| {
            let label = self.spoken.label(&read.path);
            clause.derived.iter().any(|word| *word == read.path || word == label)
        };
        for read in reads.iter().filter(|read| read.shared.is_none() && has_own_word(read)) {
            if self.spoken.speaks(&read.path, text)
                || derived(read)
                || self.calls_place(read, text)
                || self.goes_with_end(read, reads)
            {
                continue;
            }
            let label = self.spoken.label(&read.path);
            let note = format!(
                "规则看的是「{label}」（{}），这一条原文里没有说到它。请核对是不是写成了另一项；原文用别的词说它的，写一次 \
                 [[spoken]]：fact = \"{}\"、words = [\"原文的词\"]；由原文推算出来的，写进这一条的 derived = [\"{label}\"]",
                read.path, read.path
            );
            told.insert((Code::UnspokenFact, last_key(&read.path), read.path.clone(), note));
        }
        let names: BTreeSet<&str> = reads.iter().filter_map(|read| read.shared).collect();
        for name in names {
            let own = || reads.iter().filter(|read| read.shared == Some(name));
            let said = own().any(|read| {
                self.spoken.speaks(&read.path, text)
                    || choice(read.kind).filter(|options| !is_truth(*options)).is_some_and(
                        |options| {
                            let said = self.words.said(options, text);
                            chosen(options, read.value).iter().any(|it| said.contains(it.as_str()))
                        },
                    )
            });
            if !said && !text.contains(name) && !clause.derived.iter().any(|word| word == name) {
                let note = format!(
                    "规则用的是共用的「{name}」，这一条原文里没有说到它看的任何一项。请核对是不是写成了另一个；\
                     原文用别的词说的，写一次 [[spoken]] 或者 [[options]] called；由原文推算出来的，写进这一条的 derived = [\"{name}\"]"
                );
                told.insert((Code::UnspokenFact, "ground".to_owned(), name.to_owned(), note));
            }
        }
        told
    }

    /// Yes-or-no facts of what stands beside clauses, of which neither its name nor the words it rests on speak.
    fn unspoken_beside(&self, reads: &[Read<'_>], text: &str) -> Vec<Told> {
        let reads = reads.iter().filter(|it| choice(it.kind).is_some_and(is_truth));
        let lost = reads.filter(|it| it.shared.is_none() && !self.spoken.speaks(&it.path, text));
        lost.map(|read| {
            let label = self.spoken.label(&read.path);
            let note = format!(
                "规则看的是「{label}」（{}），名称和所依据的原文都没有说到它。请核对是不是写成了另一项；原文用别的词说它的，写一次 [[spoken]]：fact = \"{}\"、words = [\"原文的词\"]",
                read.path, read.path
            );
            (Code::UnspokenFact, last_key(&read.path), read.path.clone(), note)
        })
        .collect()
    }

    /// Yes where the words say no, and the other way round.
    fn turned(&self, reads: &[Read<'_>], text: &str, lead: Lead) -> BTreeSet<Told> {
        let otherwise = (!refuses_anywhere(text) && !lead.stands).then_some(false);
        let mut told = BTreeSet::new();
        for read in reads.iter().filter(|it| choice(it.kind).is_some_and(is_truth)) {
            let Some(so) = answer(read.value) else { continue };
            let (names, opposite) = self.spoken.found(&read.path, text);
            let mut said = answers(text, &names, &opposite, lead.refused);
            for one in &mut said {
                one.refused = one.refused.or(otherwise.filter(|_| !one.subject));
            }
            let means = so == read.plain;
            let known =
                said.iter().filter_map(|one| agrees(one, means, read.effect).map(|is| (one, is)));
            let known: Vec<(&Saying, bool)> = known.collect();
            if let Some((one, _)) = known.first()
                && !known.iter().any(|(_, agrees)| *agrees)
            {
                let label = self.spoken.label(&read.path);
                let note = format!(
                    "{}（{label}）的“是”和“否”与原文说的相反：原文是“{}”。请把 {} 改成{}，或者改正 not；\
                     原文是有条件地允许的，写成 [[verify]]",
                    read.path,
                    one.words,
                    last_key(&read.path),
                    if so { NO } else { YES }
                );
                let found = if so { YES } else { NO };
                told.insert((Code::WrongAnswer, last_key(&read.path), found.to_owned(), note));
            }
        }
        told
    }

    /// Kinds of persons of a rule that refuses, where the sentence with its other facts is about others; and a path
    /// or row for whoever is not 不清楚: for everybody.
    fn of_whom(&self, clause: &Clause, reads: &[Read<'_>], text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        for read in reads.iter().filter(|it| it.effect != Effect::Refuses && it.shared.is_none()) {
            let not = read.value.as_table().and_then(|table| table.get("not"));
            if not.and_then(Value::as_str) == Some(UNCLEAR)
                && choice(read.kind).is_some_and(|it| !is_truth(it))
            {
                let key = last_key(&read.path);
                let note = format!(
                    "{key} = {{ not = \"{UNCLEAR}\" }} 收所有答了的人，等于没有条件。请写明是哪些人，或者除去哪些人"
                );
                told.insert((Code::Unsaid, key, UNCLEAR.to_owned(), note));
            }
        }
        let persons =
            reads.iter().filter(|it| it.path == Fact::PersonCategory.key() && it.shared.is_none());
        for read in
            persons.filter(|it| it.effect == Effect::Refuses && it.plain && !it.value.is_table())
        {
            let Some(options) = choice(read.kind) else { continue };
            let others = || reads.iter().filter(|it| it.rule == read.rule && it.path != read.path);
            if others().next().is_none() || !others().all(|it| has_own_word(it)) {
                continue;
            }
            let about = text
                .split(STOPS)
                .filter(|sentence| others().all(|it| self.spoken.speaks(&it.path, sentence)))
                .map(|sentence| self.words.said(options, sentence));
            let about: Vec<BTreeSet<&str>> = about.collect();
            if about.is_empty() || about.iter().any(BTreeSet::is_empty) {
                continue;
            }
            for option in chosen(options, read.value) {
                let named = about.iter().any(|said| said.contains(option.as_str()));
                if !named && !clause.derived.contains(&option) {
                    let note = format!(
                        "这一条规则说的是「{option}」，原文里说到它别的条件的那一句，说的却是“{}”。请核对是哪些人；由原文推算出来的，写进 derived",
                        about.iter().flatten().copied().collect::<Vec<_>>().join("、")
                    );
                    told.insert((Code::Unsaid, last_key(&read.path), option, note));
                }
            }
        }
        told
    }

    /// Options that are neither what the words ask for nor what the rule refuses: 须为合格以上, and only 不合格 is refused.
    fn asked(&self, reads: &[Read<'_>], text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let refusing = reads
            .iter()
            .filter(|it| it.effect == Effect::Refuses && it.shared.is_none() && it.plain);
        for read in refusing {
            let Some(options) = choice(read.kind).filter(|options| !is_truth(*options)) else {
                continue;
            };
            if read.value.is_table() {
                continue;
            }
            let named = chosen(options, read.value);
            let mut said = self.words.meant(options, text);
            // 均应为合格以上，不合格的不得申报 asks for the first.
            if let Some(least) = self.words.least(options, text) {
                said = least;
            }
            if said.is_empty() || named.iter().any(|it| said.contains(it.as_str())) {
                continue;
            }
            let rest: Vec<&str> = options
                .names()
                .filter(|it| *it != UNCLEAR && !said.contains(it) && !named.contains(*it))
                .collect();
            if !rest.is_empty() {
                let said: Vec<&str> = said.into_iter().collect();
                let note = format!(
                    "原文要的是「{}」，规则只排除了「{}」，「{}」两边都没有写，这样的人也过得去。请写成 {} = {{ not = [要的各项] }}",
                    said.join("、"),
                    named.iter().map(String::as_str).collect::<Vec<_>>().join("、"),
                    rest.join("、"),
                    last_key(&read.path)
                );
                told.insert((Code::Unnamed, last_key(&read.path), rest.join("、"), note));
            }
        }
        told
    }
}

/// What a condition says of a yes-or-no fact, where it says one of the two.
fn answer(value: &Value) -> Option<bool> {
    match value {
        Value::String(word) if word == YES => Some(true),
        Value::String(word) if word == NO => Some(false),
        Value::Table(table) => answer(table.get("not")?).map(|so| !so),
        _ => None,
    }
}

/// Whether the words let in or refuse those whom the rule does; none where they do not say.
pub fn agrees(said: &Saying, means: bool, effect: Effect) -> Option<bool> {
    let same = said.more == means;
    if said.subject {
        // Of them something is asked: who lacks it is refused, who has it let in.
        return Some(same);
    }
    match (effect, said.refused) {
        (Effect::Refuses, refused) => refused.map(|refused| same == refused),
        (Effect::Opens, refused) => Some(same != refused.unwrap_or(false)),
        (Effect::Sends, _) => Some(same),
    }
}

/// The options that a condition names, those it says somebody is not as well.
pub fn chosen(options: Options<'_>, value: &Value) -> BTreeSet<String> {
    match value {
        Value::String(word) if word != UNCLEAR => {
            BTreeSet::from([options_named(options, word).to_owned()])
        }
        Value::Array(values) => values.iter().flat_map(|value| chosen(options, value)).collect(),
        Value::Table(table) => {
            table.get("not").map(|value| chosen(options, value)).unwrap_or_default()
        }
        _ => BTreeSet::new(),
    }
}

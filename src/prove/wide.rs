//! Rules that are for more people than the words say: a row that takes whom no class names, a ladder of another series, a
//! path of 破格 that is taken for the normal one, everybody but whom the words name, entries of any kind added up.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, PARTS, STOPS, Told, chosen, is_truth, last_key};
use super::reads::{Effect, Read};
use super::words::choice;
use crate::domain::options::{OptionList, Options, UNCLEAR};
use crate::domain::{Fact, Kind};
use crate::notice::finding::Code;
use crate::notice::lint::heads::headings;
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// Words for whoever has none of the schooling that is named.
const OTHERS: &[&str] = &["其他", "以下", "不具备", "没有", "不限", "不受学历", "不看", "无学历"];
/// Words that take somebody out.
const TAKING_OUT: &[&str] = &["除", "不", "非", "未", "无", "以外", "没有"];
/// Words by which titles of another series count.
const LIKE: &[&str] =
    &["相近", "相关", "视同", "其他系列", "互认", "等同", "可作为", "相应", "不同系列"];
/// Words by which somebody has no title yet.
const FIRST: &[&str] = &["首次申报", "首次参加评审", "首次评审"];
/// What is no normal promotion.
const BREAKING: &str = "破格";
const NORMAL: &str = "正常晋升";

impl Book<'_> {
    /// Everything of one clause.
    pub fn wide(
        &self,
        set: &NoticeSet,
        folder: &Folder,
        clause: &Clause,
        reads: &[Read<'_>],
        text: &str,
    ) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        of_rest(set, folder, clause, text, &mut told);
        self.of_series(folder, clause, text, &mut told);
        for read in reads.iter().filter(|it| it.effect == Effect::Opens && it.shared.is_none()) {
            told.extend(self.all_but(clause, read, text));
        }
        told.extend(self.series_left_out(clause, reads, text));
        told.extend(others_let_off(clause, reads, text));
        told.extend(self.had_before(clause, text));
        let grants = clause.grant.iter().map(|grant| &grant.when);
        for when in grants.chain(self.reader.exempts(clause)) {
            self.added_up(clause, when, text, &mut told);
        }
        told
    }

    /// Rows of the ladder of another series than the words, or the heading right above, name.
    fn of_series(&self, folder: &Folder, clause: &Clause, text: &str, told: &mut BTreeSet<Told>) {
        let source = folder.source.as_ref().map(|it| it.text.as_str()).unwrap_or_default();
        let options = self.notice.vocabulary().options(OptionList::Series);
        let ladders = || folder.files.iter().flat_map(|(_, file)| &file.ladder);
        // What a ladder is called stands for its series: 工程系列 of 工程技术.
        let named = |words: &str| -> BTreeSet<&str> {
            let series = self.words.said(options, words).into_iter();
            let keys = ladders().map(|it| it.key.as_str());
            let keys = keys.filter(|key| key.chars().count() > 1 && words.contains(*key));
            series.chain(keys).collect()
        };
        let mut said = named(text);
        if said.is_empty() {
            said = named(headings(source, &clause.words()).next().unwrap_or_default());
        }
        let derived = |name: &String| clause.derived.contains(name);
        for row in clause.row.iter().filter(|_| !said.is_empty()) {
            for key in row.ladder.iter().filter(|key| !derived(key)) {
                let of = ladders().filter(|it| it.key == *key && it.reference.is_none());
                let mut of = of.filter(|it| {
                    !said.contains(it.key.as_str())
                        && !it.series.iter().any(|own| said.contains(own.as_str()) || derived(own))
                });
                if of.next().is_some() {
                    let names: Vec<&str> = said.iter().copied().collect();
                    let note = format!(
                        "原文（或者上面的标题）说的是「{}」，报{}的这一行也用于阶梯「{key}」。请改正 ladder；确实用的，写进 derived = [\"{key}\"]",
                        names.join("、"),
                        row.target
                    );
                    told.insert((Code::Unsaid, "ladder".to_owned(), key.clone(), note));
                }
            }
            let like = LIKE.iter().any(|word| text.contains(word));
            for series in row.prior_series.iter().filter(|_| !like) {
                if !said.contains(series.as_str()) && !derived(series) {
                    let note = format!("原文没有说「{series}」的职称也算。请核对 prior_series");
                    told.insert((Code::Unsaid, "prior_series".to_owned(), series.clone(), note));
                }
            }
        }
    }

    /// Rows of words for whoever applies for the first time, that do not look at whether somebody does.
    fn had_before(&self, clause: &Clause, text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let level = self.words.levels();
        for row in clause.row.iter().filter(|row| row.needed_level().is_none()) {
            let mut sentences = text.split(STOPS).filter(|sentence| {
                FIRST.iter().any(|word| sentence.contains(word))
                    && self.words.said(level, sentence).contains(row.target.as_str())
            });
            // titles = "无", or a question of the notice's own.
            let looks = row.when.iter().any(|when| {
                let reads = self.reader.condition(when, Effect::Opens, None);
                let mut said = reads.iter().flat_map(|it| self.spoken.surely(&it.path, text));
                when.to_string().contains(Fact::Titles.key())
                    || said
                        .any(|said| FIRST.iter().any(|it| said.contains(it) || it.contains(said)))
            });
            let derived = clause.derived.iter().any(|word| word == "首次");
            if sentences.next().is_some() && !looks && !derived {
                let note = format!(
                    "原文说的是首次申报（还没有职称），报{}的这一行没有看现有的职称。请在 when 里写 titles = \"无\"，或者写上问这一项的事实",
                    row.target
                );
                told.insert((Code::Unnamed, "when".to_owned(), "首次".to_owned(), note));
            }
        }
        told
    }

    /// Everybody but whom the words name: 限小学教师 written as its contrary.
    fn all_but(&self, clause: &Clause, read: &Read<'_>, text: &str) -> Option<Told> {
        let options = choice(read.kind).filter(|it| !is_truth(*it) && read.plain)?;
        let not = read.value.as_table()?.get("not")?;
        let parts = text.split(STOPS).flat_map(|sentence| sentence.split(PARTS));
        let parts: Vec<_> = parts.map(|part| (part, self.words.said(options, part))).collect();
        let meant = |option: &String| {
            let mut own =
                parts.iter().filter(|(_, said)| said.contains(option.as_str())).peekable();
            own.peek().is_some()
                && own.all(|(part, _)| !TAKING_OUT.iter().any(|word| part.contains(word)))
        };
        let mut named = chosen(options, not).into_iter().filter(|it| it != UNCLEAR).filter(meant);
        let option = named.next().filter(|it| !clause.derived.contains(it))?;
        let key = last_key(&read.path);
        let note =
            format!("原文说的就是「{option}」，规则写的却是不是「{option}」的人。请去掉 not");
        Some((Code::OtherFact, key, option, note))
    }

    /// Series that the words of a clause name, where its rules refuse those of others only.
    fn series_left_out(&self, clause: &Clause, reads: &[Read<'_>], text: &str) -> Option<Told> {
        let key = Fact::TargetSeries.key();
        let own = |it: &&Read<'_>| it.path == key && it.plain && !it.value.is_table();
        let refusing = || reads.iter().filter(|it| it.effect == Effect::Refuses);
        let rules = clause.exclude.len();
        let ruled: BTreeSet<usize> = refusing().filter(own).map(|it| it.rule).collect();
        if rules == 0 || ruled.len() < rules {
            return None;
        }
        let options = choice(refusing().find(own)?.kind)?;
        let named: BTreeSet<String> =
            refusing().filter(own).flat_map(|it| chosen(options, it.value)).collect();
        let said = self.words.said(options, text);
        let mut lost = said.into_iter().filter(|it| !named.contains(*it));
        let lost = lost.find(|it| !clause.derived.iter().any(|own| own == it))?.to_owned();
        let note = format!("原文也说到「{lost}」系列，这一条的规则都只管别的系列。请补上");
        Some((Code::Unnamed, key.to_owned(), lost, note))
    }

    /// Entries that are added up whatever they are, though the words say which.
    fn added_up(&self, clause: &Clause, when: &Value, text: &str, told: &mut BTreeSet<Told>) {
        let Value::Table(table) = when else {
            let all = when.as_array().into_iter().flatten();
            all.for_each(|when| self.added_up(clause, when, text, told));
            return;
        };
        for (key, value) in table {
            let list = match self.notice.vocabulary().fact(key) {
                Some((_, Kind::List(list))) if value.get("sum").is_some() => list,
                _ => {
                    self.added_up(clause, value, text, told);
                    continue;
                }
            };
            let written = value.to_string();
            for member in self.notice.vocabulary().members(list) {
                let Some(options) = choice(member.kind) else { continue };
                let read = written.contains(member.key);
                if let Some(word) = self.named(key, member.key, options, text).filter(|_| !read)
                    && !clause.derived.contains(&word)
                {
                    let note = format!(
                        "原文说的是「{word}」，相加的时候没有看 {}：别的也加进去了。请写进 {key} 的 when",
                        member.key
                    );
                    told.insert((Code::Unnamed, key.clone(), word, note));
                }
            }
        }
    }

    /// The word by which a text says something of a member.
    fn named(&self, list: &str, key: &str, options: Options<'_>, text: &str) -> Option<String> {
        if is_truth(options) {
            let path = format!("{list}.{key}");
            return self.spoken.surely(&path, text).first().map(|it| (*it).to_owned());
        }
        self.words.said(options, text).into_iter().next().map(str::to_owned)
    }
}

/// 其他 among those whom a rule that refuses lets off, where the words name some only.
fn others_let_off(clause: &Clause, reads: &[Read<'_>], text: &str) -> Option<Told> {
    const OTHER: &str = "其他";
    let let_off = |it: &&Read<'_>| it.effect == Effect::Refuses && !it.plain && it.shared.is_none();
    let named =
        |it: &&Read<'_>| choice(it.kind).is_some_and(|of| chosen(of, it.value).contains(OTHER));
    let said = ["其他", "其它", "等"].iter().any(|word| text.contains(word));
    let read = reads.iter().filter(|_| !said).filter(let_off).find(named)?;
    let own = clause.derived.iter().any(|word| word == OTHER);
    let note =
        format!("原文没有说「{OTHER}」的也除外，规则把他们放过去了。请从 not 里删去「{OTHER}」");
    (!own).then(|| (Code::Unsaid, last_key(&read.path), OTHER.to_owned(), note))
}

/// Rows for whoever is in no other class, of words that name a schooling; rows of 破格 without their type.
fn of_rest(
    set: &NoticeSet,
    folder: &Folder,
    clause: &Clause,
    text: &str,
    told: &mut BTreeSet<Told>,
) {
    let files = || set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let rest: BTreeSet<&str> =
        files().flat_map(|it| &it.class).filter(|it| it.rest).map(|it| it.name.as_str()).collect();
    let speaks = OTHERS.iter().any(|word| text.contains(word));
    for row in &clause.row {
        let class = row.classes.iter().find(|class| rest.contains(class.as_str()));
        if let Some(class) = class.filter(|it| !speaks && !clause.derived.contains(it)) {
            let note = format!(
                "报{}的这一行也收「{class}」（别的档次都不是的人），原文只说了写明的学历。请删去；确实收的，写进 derived",
                row.target
            );
            told.insert((Code::Unsaid, "classes".to_owned(), class.clone(), note));
        }
        let other = |kind: &str| !kind.contains(BREAKING) && !text.contains(kind);
        let own = text.contains(BREAKING) && row.kind.as_deref().is_none_or(other);
        let meant = clause.row.iter().any(|it| it.kind.as_deref().is_some_and(|it| !other(it)))
            || clause.derived.iter().any(|it| it == NORMAL);
        if own && !meant {
            let note = format!(
                "原文说的是{BREAKING}，报{}的这一行没有写 kind：会当作正常晋升，只管{BREAKING}的规则对他们不起作用。请写 kind = \"破格晋升\"；确实是正常晋升的，写进 derived = [\"{NORMAL}\"]",
                row.target
            );
            told.insert((Code::Incomplete, "kind".to_owned(), BREAKING.to_owned(), note));
        }
    }
}

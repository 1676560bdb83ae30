//! Ways to apply held against the words that open them: from which series and levels one may change, for which level
//! a qualification counts, what a policy takes off.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::STOPS;
use super::rows::{self, Told};
use super::since;
use super::spoken::Spoken;
use super::unsaid::printed;
use super::words::{Words, choice};
use crate::domain::options::{OptionList, Options};
use crate::domain::{Kind, Place, Set};
use crate::notice::Notice;
use crate::notice::finding::{Code, Finding};
use crate::notice::lint::{Unit, counted_with};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// What may stand behind the whole name of a qualification.
const BEHIND_NAME: &[&str] = &[
    "、",
    "，",
    "；",
    "。",
    "）",
    ")",
    "（",
    "(",
    "职业资格",
    "执业资格",
    "资格",
    "证书",
    "执业",
    "等",
    "的",
    "和",
    "或",
    "及",
    "与",
    "考试",
    "视同",
    "对应",
    "：",
];
/// Words of levels that a change may be limited to.
const LEVEL_WORDS: &[&str] = &["初级", "中级", "高级", "副高", "正高", "员级", "助理级"];
/// The level next to somebody's own, which is none by name.
const NEXT_LEVEL: &[&str] = &["高一级", "高级一"];
/// Words of a sentence about a change.
const CHANGING: &[&str] = &["转评", "转系列", "改评", "转入", "转换", "更换", "调整"];
/// Words before the years that a policy takes off.
const SHORTER: &[&str] = &["提前", "缩短", "减少", "放宽"];
/// Letters between these and the years.
const NEAR: usize = 6;

/// The findings of one notice.
#[must_use]
pub fn ways(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let words = Words::of(notice, folder, &set.common);
    let spoken = Spoken::of(folder, &set.common);
    let cited = |id: &Option<String>| {
        folder.clauses().find(|clause| id.as_ref() == Some(&clause.id)).map(printed)
    };
    let mut findings = Vec::new();
    for (file, tables) in &folder.files {
        for change in &tables.change {
            let Some(text) = cited(&change.clause) else { continue };
            let kinds = words.said(notice.vocabulary().options(OptionList::Kinds), &text);
            if !kinds.is_empty() && !kinds.contains(change.kind.as_str()) {
                let note = format!(
                    "原文说的是「{}」，kind 写的是「{}」。请改正",
                    kinds.into_iter().collect::<Vec<_>>().join("、"),
                    change.kind
                );
                let finding = Finding::new(Code::Unsaid, file).within(&change.change).of("kind");
                findings.push(finding.saw(&change.kind).noting(note));
            }
            for (key, found, note) in changes(&words, &change.from, &text) {
                let finding = Finding::new(Code::Unnamed, file).within(&change.change).of(key);
                findings.push(finding.saw(&found).noting(note));
            }
        }
        for rule in &tables.qualification {
            let Some(text) = cited(&rule.clause) else { continue };
            let names = folder.files.iter().flat_map(|(_, file)| &file.qualification);
            let names: Vec<&str> = names.map(|rule| rule.begins.as_str()).collect();
            let told = qualified(&words, &rule.begins, &rule.level, &text, &names);
            if let Some((key, found, note)) = told {
                let finding = Finding::new(Code::Unsaid, file).within(&rule.begins).of(key);
                findings.push(finding.saw(&found).noting(note));
            }
        }
        for ladder in &tables.ladder {
            let text: String = folder.clauses().map(printed).collect();
            let Some(options) = words.options("target_series") else { continue };
            let mut said = words.said(options, &text);
            // 工程师 is a title of 工程技术.
            said.extend(options.iter().filter_map(|(place, name)| {
                let names = notice.vocabulary().levels_of(Place::at(place))?;
                names.iter().any(|level| text.contains(level.as_str())).then_some(name)
            }));
            let other =
                |name: &&String| !ladder.series.contains(name) && !said.contains(name.as_str());
            for name in ladder.prior_series.iter().filter(other) {
                let note = format!(
                    "这一张阶梯认「{name}」的职称，这份通知的原文没有说到「{name}」。请核对 prior_series"
                );
                let finding = Finding::new(Code::Unsaid, file).within(&ladder.key);
                findings.push(finding.of("prior_series").saw(name).noting(note));
            }
        }
    }
    for (file, clause) in folder.filed_clauses() {
        let text = printed(clause);
        let mut told = taken_off(&words, &spoken, clause, &text);
        told.extend(rows::for_anybody(&words, clause, &text));
        told.extend(since::since(&words, &spoken, folder, clause, &text));
        for (code, key, found, note) in told {
            findings
                .push(Finding::new(code, file).within(&clause.id).of(key).saw(&found).noting(note));
        }
    }
    findings
}

/// Series and levels from which the words let somebody change, and the condition does not ask for.
fn changes(words: &Words<'_>, from: &Value, text: &str) -> Vec<(&'static str, String, String)> {
    let mut told = Vec::new();
    let own = words.notice().ladders.iter().fold(Set::NONE, |all, ladder| all | ladder.series);
    if let Some(options) = words.options("target_series") {
        let said = words.said(options, text);
        let others = said.iter().filter(|name| {
            options.place(name).is_some_and(|at| Place::at(at).is_none_or(|at| !own.has(at)))
        });
        let others: Vec<&str> = others.copied().collect();
        let taken = plain(from, "series");
        for name in taken.iter().filter(|name| !said.contains(name.as_str())) {
            let note =
                format!("可以从「{name}」变来，这一条的原文没有说到它。请核对 from 里的 series");
            told.push(("from", name.clone(), note));
        }
        if let (Some(name), true) = (others.first(), taken.is_empty()) {
            let note = format!(
                "原文说的是从「{}」变来，from 没有写是哪几个系列：别的系列也可以了。请写 series = [ … ]",
                others.join("、")
            );
            told.push(("from", (*name).to_owned(), note));
        }
    }
    let about = text.split(STOPS).filter(|it| CHANGING.iter().any(|word| it.contains(word)));
    let about =
        NEXT_LEVEL.iter().fold(about.collect::<String>(), |all, word| all.replace(word, ""));
    let level = LEVEL_WORDS.iter().find(|word| about.contains(**word));
    if let Some(word) = level.filter(|_| plain(from, "level").is_empty()) {
        let note = format!(
            "原文说的是“{word}”职称，from 没有写哪几级：别的级别也可以了。请写 level = [ … ]"
        );
        told.push(("from", (*word).to_owned(), note));
    }
    told
}

/// The options that a condition asks for under a key, not those it only compares or excludes.
fn plain(when: &Value, key: &str) -> BTreeSet<String> {
    match when {
        Value::Table(table) => table
            .iter()
            .filter(|(own, _)| *own != "not" && *own != "none")
            .flat_map(|(own, value)| match value {
                Value::String(word) if own == key => BTreeSet::from([word.clone()]),
                Value::Array(all) if own == key => {
                    all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
                }
                other => plain(other, key),
            })
            .collect(),
        Value::Array(all) => all.iter().flat_map(|one| plain(one, key)).collect(),
        _ => BTreeSet::new(),
    }
}

/// A qualification that is another by its name, or counts for another level.
fn qualified(
    words: &Words<'_>,
    begins: &str,
    level: &str,
    text: &str,
    names: &[&str],
) -> Option<(&'static str, String, String)> {
    let ends = |at: usize| {
        let rest = text.get(at + begins.len()..).unwrap_or_default();
        rest.is_empty() || BEHIND_NAME.iter().any(|word| rest.starts_with(word))
    };
    let mut places = text.match_indices(begins).map(|(at, _)| at).peekable();
    places.peek()?;
    let whole: Vec<usize> = places.filter(|at| ends(*at)).collect();
    if whole.is_empty() {
        let note = format!(
            "begins 写的是「{begins}」，原文里的名称更长：以它开头的别的资格也算了。请写全"
        );
        return Some(("begins", begins.to_owned(), note));
    }
    let sentences = text.split(STOPS).filter(|sentence| sentence.contains(begins));
    // 注册结构工程师 is no 工程师.
    let bare =
        |sentence: &str| names.iter().fold(sentence.to_owned(), |all, name| all.replace(name, "·"));
    let said: BTreeSet<&str> =
        sentences.flat_map(|sentence| words.said(words.levels(), &bare(sentence))).collect();
    if said.is_empty() || said.contains(level) {
        return None;
    }
    let said: Vec<&str> = said.into_iter().collect();
    let note = format!(
        "原文里「{begins}」当的是「{}」，这里写的是「{level}」。请核对 level",
        said.join("、")
    );
    Some(("level", level.to_owned(), note))
}

/// Years that a policy takes off, other than its own sentence says.
fn taken_off(words: &Words<'_>, spoken: &Spoken, clause: &Clause, text: &str) -> Vec<Told> {
    let mut told = Vec::new();
    for grant in clause.grant.iter().filter(|grant| grant.certain > 0) {
        let when = grant.when.to_string();
        let names = |sentence: &str| {
            let by_fact = !spoken.surely(&grant.fact, sentence).is_empty();
            by_fact
                || options_of(words, &grant.fact, sentence)
                    .iter()
                    .any(|option| when.contains(&format!("\"{option}\"")))
        };
        // A sentence that names no policy goes on with the one before it.
        let other = |sentence: &str| {
            clause.grant.iter().any(|it| !options_of(words, &it.fact, sentence).is_empty())
        };
        let mut is_own = false;
        let mut years: BTreeSet<u64> = BTreeSet::new();
        for sentence in text.split(STOPS) {
            is_own = names(sentence) || is_own && !other(sentence);
            years.extend(behind_shorter(sentence).into_iter().filter(|_| is_own));
        }
        let certain = u64::try_from(grant.certain).unwrap_or(0);
        let derived = clause.derived.contains(&certain.to_string());
        if !years.is_empty() && !years.contains(&certain) && !derived {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            let note = format!(
                "原文说“{}”的那一句提前的是 {} 年，规则写的是「{certain}」。请改正；由原文推算出来的，写进 derived",
                grant.policy,
                years.join("、")
            );
            told.push((Code::ForeignFigure, "certain", certain.to_string(), note));
        }
    }
    told
}

/// The options that a sentence names of a fact, or of a member of its list.
fn options_of<'w>(words: &Words<'w>, fact: &str, sentence: &str) -> BTreeSet<&'w str> {
    let vocabulary = words.notice().vocabulary();
    let own = |options: Options<'w>| {
        if options.list == OptionList::Tri {
            BTreeSet::new()
        } else {
            words.said(options, sentence)
        }
    };
    match vocabulary.fact(fact) {
        Some((_, Kind::List(list))) => {
            let members = vocabulary.members(list).into_iter();
            members.filter_map(|member| choice(member.kind)).flat_map(own).collect()
        }
        Some((_, kind)) => choice(kind).map(own).unwrap_or_default(),
        None => BTreeSet::new(),
    }
}

/// The years behind words by which they are taken off.
fn behind_shorter(sentence: &str) -> Vec<u64> {
    let years = counted_with(sentence).into_iter().filter(|(.., unit)| *unit == Unit::Year);
    let near = |at: usize| {
        let before: Vec<char> =
            sentence.get(..at).unwrap_or_default().chars().rev().take(NEAR).collect();
        before.into_iter().rev().collect::<String>()
    };
    years
        .filter(|(at, ..)| {
            near(*at).ends_with('或') || SHORTER.iter().any(|it| near(*at).contains(it))
        })
        .map(|(_, number, _)| number)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_taken_off_stand_behind_their_words() {
        assert_eq!(behind_shorter("有2次以上优秀的，可以提前1年；"), [1]);
        assert_eq!(behind_shorter("连续工作满3年的，资历可以放宽1年"), [1]);
        assert_eq!(behind_shorter("可提前2年（援藏期为1.5年）或3年"), [2, 3]);
        assert!(behind_shorter("取得职称满5年").is_empty());
    }
}

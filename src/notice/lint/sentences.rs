//! Rules held against the sentence that speaks of them, where a clause has several: the years of a class of
//! education, what a result of the yearly review adds, what a policy takes off.

use std::collections::BTreeSet;

use super::numbers::{amounts, behind};
use super::sayings::STOPS;
use super::written::{Known, of_condition};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// Words before the years that a policy takes off.
const SHORTER: &[&str] = &["提前", "缩短", "减少", "放宽", "或"];
/// Where a part of it ends.
const PARTS: &[char] = &['，', ',', '、', '：'];
/// Words for a title in the part of a sentence that counts its years.
const TITLES: &[&str] = &["职称", "取得", "担任", "聘任", "受聘", "被聘"];
const DEALT: &str = "分别";
const MONTHS_A_YEAR: i32 = 12;

/// The findings of one edition.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        for clause in &file.clause {
            let words = clause.words();
            let mut finding = |code, key: &str, number: &str, note: String| {
                let finding = Finding::new(code, name).within(&clause.id).of(key).saw(number);
                findings.push(finding.noting(note));
            };
            for Given { key, name, years, also } in given(clause) {
                let said = said_of(&words, &name);
                let said = if said.is_empty() && key == CLASSED {
                    let levels = levels(set, folder, &name);
                    levels.iter().flat_map(|level| said_of(&words, level)).collect()
                } else {
                    said
                };
                let derived = clause.derived.iter().any(|number| *number == years.to_string());
                // 本科毕业且参加工作满7年，在现岗位满1年: the row looks at both.
                let is_other = said.is_subset(&also)
                    && amounts(&words).iter().any(|(_, other)| *other == years.to_string());
                if !said.is_empty() && !said.contains(&years.to_string()) && !derived && !is_other {
                    let said: Vec<&str> = said.iter().map(String::as_str).collect();
                    let note = format!(
                        "这一条原文里，“{name}”旁边写的是 {} 年，规则写的是「{years}」。请改正；由原文推算出来的，写进 derived",
                        said.join("、")
                    );
                    finding(Code::ForeignFigure, "years", &years.to_string(), note);
                }
            }
            let off = behind(&words, SHORTER);
            for grant in clause.grant.iter().filter(|grant| grant.certain > 0 && !off.is_empty()) {
                let years = grant.certain.to_string();
                if !off.contains(&years) && !clause.derived.contains(&years) {
                    let note = format!("原文没有说提前「{years}」年");
                    finding(Code::ForeignFigure, "certain", &years, note);
                }
            }
        }
    }
    findings
}

/// What years are given for: a class of education, or a result of the yearly review.
const CLASSED: &str = "class";
const REVIEWED: &str = "review";

/// What the words may call a class instead: its levels of education, and what the notice calls these.
fn levels(set: &NoticeSet, folder: &Folder, class: &str) -> Vec<String> {
    let files = || set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let class = files().flat_map(|file| &file.class).find(|other| other.name == class);
    let when = class.and_then(|class| class.when.as_ref()).and_then(|when| when.get("level"));
    let Some(when) = when else { return Vec::new() };
    let words = when.as_array().map_or(std::slice::from_ref(when), Vec::as_slice);
    let mut levels: Vec<String> =
        words.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect();
    let called = files().flat_map(|file| &file.options).filter(|list| list.of == "education");
    let called = called.flat_map(|list| &list.called);
    let called = called.filter(|(_, options)| options.iter().all(|it| levels.contains(it)));
    let called: Vec<String> = called.map(|(word, _)| word.clone()).collect();
    levels.extend(called);
    levels
}

/// Years that a rule gives for something by a name that the words may have.
struct Given {
    key: &'static str,
    name: String,
    years: i32,
    /// Other spans at which the same rule looks.
    also: BTreeSet<String>,
}

/// What the clause's rules give years for.
fn given(clause: &Clause) -> Vec<Given> {
    let rows = clause.row.iter().filter_map(|row| {
        let months = row.months.filter(|months| months % MONTHS_A_YEAR == 0);
        let years = row.years.or(months.map(|months| months / MONTHS_A_YEAR))?;
        let mut spans = Vec::new();
        row.when.iter().for_each(|when| of_condition("when", when, &Known::default(), &mut spans));
        let also: BTreeSet<String> = spans.into_iter().map(|figure| figure.number).collect();
        Some(row.classes.iter().map(move |class| Given {
            key: CLASSED,
            name: class.clone(),
            years,
            also: also.clone(),
        }))
    });
    let reviews = clause.lengthen.iter().map(|rule| Given {
        key: REVIEWED,
        name: rule.result.clone(),
        years: rule.years,
        also: BTreeSet::new(),
    });
    rows.flatten().chain(reviews).collect()
}

/// The years, or months in years, that the words say of a name: those of its own part of the sentence, else
/// the next behind it, else the last before; nothing where no sentence has both.
fn said_of(words: &str, name: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for sentence in words.split(STOPS) {
        let amounts = of_titles(sentence);
        for (at, _) in sentence.match_indices(name) {
            // 不合格 is no 合格.
            if sentence.get(..at).unwrap_or_default().ends_with(['不', '本']) {
                continue;
            }
            let end = sentence.get(at..).and_then(|rest| rest.find(PARTS));
            let end = end.map_or(sentence.len(), |end| at + end);
            let begin = sentence.get(..at).and_then(|before| before.rfind(PARTS)).unwrap_or(0);
            // 分别 deals the numbers out in an order of its own.
            if sentence.contains(DEALT) {
                found.extend(amounts.iter().map(|(_, years)| years.clone()));
                continue;
            }
            let behind = || amounts.iter().filter(|(place, _)| *place > at);
            let near = behind()
                .find(|(place, _)| *place < end)
                .or_else(|| amounts.iter().find(|(place, _)| (begin..at).contains(place)))
                .or_else(|| behind().next())
                .or_else(|| amounts.last());
            found.extend(near.map(|(_, years)| years.clone()));
        }
    }
    found
}

/// The years of a sentence; of one that counts other years as well (在乡镇工作满15年，取得中级职称满7年) those that a
/// part with words for a title has.
fn of_titles(sentence: &str) -> Vec<(usize, String)> {
    let all = amounts(sentence);
    let part = |at: usize| {
        let ends = |mark: char| mark == '且' || PARTS.contains(&mark);
        let from = sentence.get(..at).and_then(|it| it.rfind(ends)).unwrap_or(0);
        let rest = sentence.get(at..).unwrap_or_default();
        let to = rest.find(ends).map_or(sentence.len(), |to| at + to);
        sentence.get(from..to).unwrap_or_default()
    };
    let titled = |at: usize| TITLES.iter().any(|word| part(at).contains(word));
    let own: Vec<_> = all.iter().filter(|(at, _)| titled(*at)).cloned().collect();
    if own.is_empty() { all } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_of_a_class_are_those_that_its_words_are_next_to() {
        for (words, name, years) in [
            ("博士、硕士满2年，本科满4年，专科满6年", "博士", "2"),
            ("博士、硕士满2年，本科满4年，专科满6年", "本科", "4"),
            ("硕士满2年、本科满4年", "硕士", "2"),
            ("满2年的硕士、满4年的本科", "本科", "4"),
            ("具备本科学历，取得助理工程师后满4年；专科满6年", "本科", "4"),
            ("大学专科毕业，在乡镇累计工作满15年，取得中级职称满7年", "专科", "7"),
            ("大学专科毕业的教师，教龄满20年且聘任一级教师满5年", "专科", "5"),
            ("聘任一级教师满5年，具备本科以上学历，且有1年以上任教经历", "本科", "5"),
            ("基本合格的延长1年，不合格的延长2年", "基本合格", "1"),
            ("基本合格的延长1年，不合格的延长2年", "不合格", "2"),
        ] {
            assert_eq!(said_of(words, name), BTreeSet::from([years.to_owned()]), "{words} {name}");
        }
        assert_eq!(said_of("本科、专科分别满4年、6年", "本科").len(), 2);
        assert!(said_of("本科满四年", "硕士").is_empty());
    }
}

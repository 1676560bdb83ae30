//! Words that refuse, and the rules that do: a sentence by which somebody may not apply is not settled by
//! a clause that only informs, asks for a paper or prints a window.

use super::sayings::STOPS;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// Words that refuse by themselves.
const REFUSING: &[&str] = &[
    "不能申报",
    "不可申报",
    "无法申报",
    "不受理",
    "不再受理",
    "不能参加评审",
    "不得参加职称评审",
    "不具备申报",
    "无申报资格",
    "不在申报范围",
    "不在评审范围",
    "不属于评审范围",
    "不属于申报范围",
    "不纳入申报",
    "不列入申报",
    "不接受申报",
    "方可申报",
    "方能申报",
    "才能申报",
    "才可申报",
    "方可参评",
];
/// Words that refuse what follows at once.
const FORBIDDING: &[(&str, &[&str])] = &[
    ("不得", &["申报", "参评", "评审", "晋升", "推荐", "受理"]),
    ("不予", &["申报", "评审", "晋升", "推荐", "受理"]),
    ("取消", &["申报资格", "参评资格", "评审资格"]),
];
/// Words for what comes behind the last day.
const LATE: &[&str] =
    &["过期", "逾期", "超过时限", "超过期限", "截止后", "截止以后", "期满后", "未按时", "超期"];
/// Bytes that may stand between the two: 不得再次申报 refuses, 不得对外泄露评审内容 does not.
const NEAR: usize = 9;

/// A finding for each clause with more sentences that refuse than rules, and for each such sentence that
/// no clause quotes.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        for clause in &file.clause {
            let words = clause.words();
            let refusing: Vec<&str> = sentences(&words).filter(|it| !is_late(clause, it)).collect();
            if let Some(sentence) = refusing.get(rules(set, folder, clause)) {
                let finding = Finding::new(Code::Unrefused, name).within(&clause.id).of("quote");
                findings.push(finding.saw(sentence));
            }
        }
        for courses in file.courses.iter().filter(|courses| !courses.gate && courses.total > 0) {
            for clause in folder.clauses().filter(|clause| courses.clauses.contains(&clause.id)) {
                let words = clause.words();
                if let Some(sentence) = sentences(&words).next() {
                    let note = format!(
                        "原文说“{sentence}”，[courses] 没有写 gate = true：学时不够的也过得去。请写上"
                    );
                    let finding = Finding::new(Code::Unrefused, name).within(&clause.id);
                    findings.push(finding.of("gate").noting(note).unless("说的不是学时的"));
                }
            }
        }
        for unquoted in &file.unquoted {
            for sentence in sentences(&unquoted.text) {
                findings.push(Finding::new(Code::Unrefused, name).of("unquoted").saw(sentence));
            }
        }
    }
    findings
}

/// Whether a sentence refuses who comes too late, of a clause with the window that says when that is.
fn is_late(clause: &Clause, sentence: &str) -> bool {
    let others = LATE.iter().fold(sentence.to_owned(), |text, word| {
        text.find(word).map_or(text.clone(), |at| text.get(..at).unwrap_or_default().to_owned())
    });
    !clause.window.is_empty() && others.len() < sentence.len() && !refuses(&others)
}

/// The sentences that refuse. A heading does by what stands below it, which is looked at item by item.
fn sentences(words: &str) -> impl Iterator<Item = &str> {
    let all = words.split(STOPS).map(str::trim);
    all.filter(|sentence| !sentence.ends_with(['：', ':']) && refuses(sentence))
}

/// Whether a sentence refuses by words that do so by themselves.
pub(super) fn refuses(sentence: &str) -> bool {
    REFUSING.iter().any(|word| sentence.contains(word))
        || followed(sentence, FORBIDDING, NEAR).next().is_some()
}

/// Where a sentence has one of the words, and near behind it what it says that of: the word, what stands between, and the
/// other.
pub(super) fn followed<'s>(
    sentence: &'s str,
    words: &'static [(&'static str, &'static [&'static str])],
    near: usize,
) -> impl Iterator<Item = (&'static str, &'s str, &'static str)> {
    words
        .iter()
        .flat_map(move |(word, acts)| {
            let behind = sentence.match_indices(word);
            let behind = behind.filter_map(|(at, word)| sentence.get(at + word.len()..));
            behind.flat_map(move |rest| {
                acts.iter().filter_map(move |act| Some((*word, rest.split_once(act)?.0, *act)))
            })
        })
        .filter(move |(_, between, _)| between.len() <= near)
}

/// Rules by which the clause keeps somebody from applying, or has somebody asked.
pub(super) fn rules(set: &NoticeSet, folder: &Folder, clause: &Clause) -> usize {
    let files = || set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let id = &clause.id;
    let items = files().flat_map(|file| &file.item).filter(|item| item.clauses.contains(id));
    let raised = items
        .filter(|item| files().flat_map(|file| &file.verify).any(|verify| verify.id == item.id));
    let gates = files().flat_map(|file| &file.courses);
    let gates = gates.filter(|courses| courses.gate && courses.clauses.contains(id));
    let waits = files().flat_map(|file| &file.ladder).filter_map(|it| it.transfer.as_ref());
    let waits = waits.filter(|rule| rule.wait > 0 && rule.clause.as_ref() == Some(id));
    // Several ladders may wait by one sentence.
    let waits = usize::from(waits.count() > 0);
    let clauses = files().flat_map(|file| &file.clause);
    let also = clauses.flat_map(|clause| &clause.exclude);
    let also = also.filter(|exclude| exclude.also.as_ref() == Some(id));
    clause.exclude.len()
        + clause.elsewhere.len()
        + clause.unwritten.len()
        + clause.exception.len()
        + clause.row.len()
        + raised.count()
        + gates.count()
        + also.count()
        + waits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_refuses_by_its_words_and_not_by_those_of_the_next() {
        for words in [
            "在受处分期间的，不得申报",
            "材料不全的，不予受理",
            "取得证书满一年后方可申报",
            "弄虚作假的，取消其申报资格",
        ] {
            assert!(refuses(words), "{words}");
        }
        for words in [
            "不得更改材料",
            "不得私下对外泄露评审内容",
            "取消其专家资格",
            "逾期不予补办",
            "可以申报",
        ] {
            assert!(!refuses(words), "{words}");
        }
        let two = "不得更改材料；可以申报。不得申报；不予受理";
        assert_eq!(sentences(two).collect::<Vec<_>>(), ["不得申报", "不予受理"]);
    }
}

//! How hard the sentences are to read, as figures: the length of what a question asks and hints, and how
//! many of the trade's terms in a question are explained where they stand.

use std::collections::BTreeSet;

use crate::common::notices;

/// Terms of the trade that a lay person may not know, and what explains each in the same question.
const TERMS: &[(&str, &[&str])] = &[
    ("破格", &["指"]),
    ("评委会", &["是", "指", "机构"]),
    ("岗位管理", &["指", "编制", "岗位"]),
    ("委托评审函", &["上级", "出具", "附件"]),
    ("公需科目", &["合格证", "登记卡", "学时"]),
    ("见习", &["毕业", "单位", "满"]),
    ("挂靠", &["指", "其他单位", "形式"]),
    ("管理员权限", &["系统", "平台", "单位"]),
    ("人事代理", &["指", "机构", "档案"]),
];

/// Sentences of a text, without their marks.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '？', '！', '；', '\n'])
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
}

/// Every question's words once: what is asked, the hint, the help of options and members.
fn asked() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for notice in notices() {
        for wording in &notice.wordings {
            if !notice.questions.iter().any(|question| question.fact == wording.fact) {
                continue;
            }
            let helps = wording.options.iter().map(|(_, help)| help);
            let members = wording.members.iter().flat_map(|(_, label, hint)| [label, hint]);
            let all: Vec<&str> = [&wording.hint]
                .into_iter()
                .chain(helps)
                .chain(members)
                .map(String::as_str)
                .collect();
            found.insert((wording.ask.clone(), all.join("\n")));
        }
    }
    found
}

/// The figures are printed; the bounds are what a phone shows at a glance: a question on two lines, a
/// hint's sentence on four (18 letters a line).
#[test]
fn questions_are_short_and_their_terms_explained() {
    let asked = asked();
    // The full name of a document is not read word by word.
    let length = |text: &str| {
        let mut named = false;
        let read = text.chars().filter(|mark| {
            named = *mark == '《' || named && *mark != '》';
            !named
        });
        read.count()
    };
    let asks: Vec<usize> = asked.iter().map(|(ask, _)| length(ask)).collect();
    let mut hints: Vec<(usize, &str)> = asked
        .iter()
        .flat_map(|(_, hints)| sentences(hints).map(|sentence| (length(sentence), sentence)))
        .collect();
    hints.sort_unstable();
    let mean = hints.iter().map(|(length, _)| length).sum::<usize>() * 10 / hints.len();
    let (longest, words) = hints.last().copied().unwrap();
    let mut open = Vec::new();
    let mut used = 0;
    for (ask, hints) in &asked {
        for (term, by) in TERMS {
            if ask.contains(term) || hints.contains(term) {
                used += 1;
                if !by.iter().any(|word| hints.contains(word) || ask.contains(word)) {
                    open.push(format!("{term}: {ask}"));
                }
            }
        }
    }
    println!(
        "{} questions, the longest {} letters; {} sentences of hints, {}.{} letters on average, the longest {longest}; {used} uses of terms, {} not explained",
        asks.len(),
        asks.iter().max().unwrap(),
        hints.len(),
        mean / 10,
        mean % 10,
        open.len()
    );
    let long: Vec<&str> =
        asked.iter().map(|(ask, _)| ask.as_str()).filter(|ask| length(ask) > 36).collect();
    assert!(long.is_empty(), "longer than two lines: {long:#?}");
    assert!(longest <= 72, "{longest} letters: {words}");
    assert!(open.is_empty(), "not explained: {open:#?}");
}

/// What stands beside a conclusion is read by whoever wants to know why: a meaning is short, and what
/// the clause leaves open for others stands in the library only.
#[test]
fn a_meaning_beside_a_conclusion_is_short_and_speaks_of_nothing_else() {
    let mut lengths = Vec::new();
    for notice in notices() {
        for clause in &notice.clauses {
            let letters = clause.meaning.chars().count();
            lengths.push((letters, clause.id.as_str()));
            for open in ["未写明", "请核实", "核实）"] {
                assert!(!clause.meaning.contains(open), "{}: {}", clause.id, clause.meaning);
            }
        }
        let rows = notice.ladders.iter().flat_map(|ladder| &ladder.rows).map(|row| row.clause);
        for clause in rows.filter_map(|id| notice.clause(id)) {
            assert!(clause.meaning.chars().count() <= 70, "{}: {}", clause.id, clause.meaning);
        }
    }
    lengths.sort_unstable();
    let mean = lengths.iter().map(|(letters, _)| letters).sum::<usize>() / lengths.len();
    let longest = lengths.iter().rev().take(12).collect::<Vec<_>>();
    println!("{} meanings, {mean} letters on average, the longest {longest:?}", lengths.len());
    assert!(longest[0].0 <= 100, "{longest:?}");
}

//! A list of answers is a plain list: whatever is added, filled, blanked, deleted, left and come
//! back to, the same entries are there, and these are judged and told on the check page.

use crate::common;

use std::collections::BTreeMap;

use proptest::prelude::*;
use zhicheng::domain::fact::ListKind;
use zhicheng::flow::answers::{LONGEST, NONE, SOME, path_of};
use zhicheng::flow::{Answers, read, summary};

const LISTS: [&str; 3] = ["titles", "education", "annual_reviews"];
const MEMBERS: [(&str, [&str; 4]); 3] = [
    ("level", ["工程师", "助理工程师", "大学本科", ""]),
    ("obtained", ["2014-06", "2014--12", "2010-6-1", ""]),
    ("year", ["2019", "2020", "不记得", ""]),
];

/// What a person may do to a list.
#[derive(Debug, Clone)]
enum Act {
    Add,
    Fill(usize, usize, usize),
    Blank(usize),
    Delete(usize),
    /// Away and back, or closed and opened again: the answers are written and read.
    Reload,
    /// The answer to the list itself.
    Say(bool),
    /// A late event of a card that is gone.
    Late(usize),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Add),
        6 => (0..8usize, 0..3usize, 0..4usize).prop_map(|(at, member, text)| Act::Fill(at, member, text)),
        1 => (0..8usize).prop_map(Act::Blank),
        2 => (0..8usize).prop_map(Act::Delete),
        1 => Just(Act::Reload),
        1 => any::<bool>().prop_map(Act::Say),
        1 => (0..8usize).prop_map(Act::Late),
    ]
}

type Entry = BTreeMap<&'static str, &'static str>;

/// The answers beside what a plain list would hold.
#[derive(Default)]
struct Both {
    answers: Answers,
    plain: Vec<Entry>,
    gone: Vec<u32>,
}

impl Both {
    fn id(&self, list: &str, at: usize) -> Option<u32> {
        self.answers.entries(list).nth(at)
    }

    fn act(&mut self, list: &str, act: &Act) {
        match act {
            Act::Add => {
                let added = self.answers.add_entry(list).is_some();
                assert_eq!(added, self.plain.len() < LONGEST);
                if added {
                    self.plain.push(Entry::new());
                }
            }
            Act::Fill(at, member, text) => {
                let (Some(id), Some(entry)) = (self.id(list, *at), self.plain.get_mut(*at)) else {
                    return;
                };
                let (member, texts) = MEMBERS[*member];
                self.answers.set(&path_of(list, id, member), texts[*text]);
                entry.insert(member, texts[*text]);
                entry.retain(|_, text| !text.is_empty());
            }
            Act::Blank(at) => {
                let Some(id) = self.id(list, *at) else { return };
                for (member, _) in MEMBERS {
                    self.answers.set(&path_of(list, id, member), "");
                }
                self.plain[*at].clear();
            }
            Act::Delete(at) => {
                let Some(id) = self.id(list, *at) else { return };
                self.answers.remove_entry(list, id);
                self.plain.remove(*at);
                self.gone.push(id);
            }
            Act::Reload => {
                self.answers = Answers::decode(&self.answers.encode()).unwrap();
                self.gone.clear();
            }
            Act::Say(some) => self.answers.set(list, if *some { SOME } else { NONE }),
            Act::Late(at) => {
                if let Some(id) = self.gone.get(*at) {
                    self.answers.set(&path_of(list, *id, "level"), "工程师");
                }
            }
        }
    }

    fn check(&self, list: &str) {
        let held: Vec<Entry> = self
            .answers
            .entries(list)
            .map(|id| {
                let text = |member| self.answers.get(&path_of(list, id, member)).to_owned();
                let typed = MEMBERS.iter().filter_map(|(member, texts)| {
                    let text = text(*member);
                    texts
                        .iter()
                        .find(|known| !known.is_empty() && **known == text)
                        .map(|known| (*member, *known))
                });
                typed.collect()
            })
            .collect();
        assert_eq!(held, self.plain);
        let again = Answers::decode(&self.answers.encode()).unwrap();
        assert_eq!(again, self.answers, "kept and read again");
        // No key without its entry: what is kept names as many entries as there are.
        let kept = self.answers.encode();
        let prefix = format!("{list}.");
        let numbers: std::collections::BTreeSet<usize> = kept
            .lines()
            .filter_map(|line| line.strip_prefix(&prefix)?.split(['.', '=']).next()?.parse().ok())
            .collect();
        assert_eq!(numbers, (0..self.plain.len()).collect());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_of_answers_is_a_plain_list(
        list in prop::sample::select(&LISTS[..]),
        acts in prop::collection::vec(act(), 0..60),
    ) {
        let mut both = Both::default();
        for act in &acts {
            both.act(list, act);
            both.check(list);
        }
    }

    /// Entries that can be read, with blank ones between: judged are those and no others, in their order.
    #[test]
    fn what_is_judged_is_what_the_check_page_tells(years in prop::collection::btree_set(1990..2030i32, 0..12), blanks in any::<u64>()) {
        let notice = common::asking("annual_reviews");
        let mut answers = Answers::default();
        answers.set("annual_reviews", SOME);
        for (at, year) in years.iter().enumerate() {
            if blanks >> at & 1 == 1 {
                answers.add_entry("annual_reviews");
            }
            let id = answers.add_entry("annual_reviews").unwrap();
            answers.set(&path_of("annual_reviews", id, "year"), &year.to_string());
            answers.set(&path_of("annual_reviews", id, "result"), "合格");
        }
        let reading = read(notice, &answers);
        let told = summary::said(notice, &answers, "annual_reviews");
        prop_assert_eq!(told.len(), years.len());
        if years.is_empty() {
            prop_assert_eq!(&reading.faults[0].path, "annual_reviews");
            return Ok(());
        }
        prop_assert_eq!(&reading.faults, &Vec::new());
        let rows = reading.case.entries(ListKind::AnnualReview).unwrap();
        for ((row, year), line) in rows.iter().zip(&years).zip(told) {
            prop_assert_eq!(row.whole(0), *year);
            prop_assert!(line.contains(&year.to_string()), "{}", line);
        }
        prop_assert_eq!(rows.len(), years.len());
    }
}

/// A level is called as its own series calls it, of the title applied for and of those held.
#[test]
fn a_level_is_told_by_the_series_beside_it() {
    let notice = common::asking("titles");
    let mut answers = Answers::default();
    answers.set("titles", SOME);
    let id = answers.add_entry("titles").unwrap();
    for (series, applied, held) in [
        ("工程技术", "中级（工程师）", "初级（助理工程师）"),
        ("艺术", "中级", "初级（助理级）"),
        ("", "中级（工程技术系列：工程师）", "初级助理级（工程技术系列：助理工程师）"),
    ] {
        answers.set("target_series", series);
        answers.set("target_level", "工程师");
        answers.set(&path_of("titles", id, "series"), series);
        answers.set(&path_of("titles", id, "level"), "助理工程师");
        assert_eq!(summary::said(notice, &answers, "target_level"), [applied]);
        let told = summary::said(notice, &answers, "titles").concat();
        assert!(told.contains(&format!("：{held}")), "{told}");
    }
}

/// The answers of two titles, the second with `changes`.
fn with_second(changes: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    answers.set("titles", SOME);
    answers.add_entry("titles");
    for (level, obtained) in [("助理工程师", "2010-6"), ("工程师", "2014-6")] {
        let id = answers.add_entry("titles").unwrap();
        let typed = [
            ("level", level),
            ("series", "工程技术"),
            ("obtained", obtained),
            ("source", "重庆评审"),
        ];
        for (member, text) in typed.iter().chain(changes.iter().filter(|_| id == 2)) {
            answers.set(&path_of("titles", id, member), text);
        }
    }
    answers
}

/// The faults of these answers as told beside the inputs, each with the input's path.
fn told(answers: &Answers) -> Vec<(String, String)> {
    let notice = common::asking("titles");
    let faults = read(notice, answers).faults;
    faults
        .iter()
        .map(|fault| (fault.path.clone(), summary::fault(notice, answers, fault)))
        .collect()
}

#[test]
fn a_blank_card_before_others_changes_nothing() {
    let notice = common::asking("titles");
    let reading = read(notice, &with_second(&[]));
    assert_eq!(reading.faults, []);
    assert_eq!(reading.case.entries(ListKind::Title).map(<[_]>::len), Some(2));
}

#[test]
fn each_missing_or_wrong_part_is_named_with_its_input() {
    let answers = with_second(&[("source", ""), ("obtained", "2014--12"), ("gap_months", "一年")]);
    let told = told(&answers);
    let expected = [
        ("titles.2.obtained.1", "第 3 条的“取得时间”：请填月份（1 到 12）"),
        ("titles.2.source", "第 3 条的“取得方式”：请选择"),
        ("titles.2.gap_months", "请填 0 到 720 的整数，没有填 0"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for ((path, words), (input, said)) in told.iter().zip(expected) {
        assert_eq!(path, input);
        assert!(words.starts_with("第 3 条的") && words.ends_with(said), "{words}");
    }
}

#[test]
fn a_year_that_is_there_twice_is_named_at_its_own_card() {
    let mut answers = Answers::default();
    answers.set("annual_reviews", SOME);
    for year in ["2020", "", "2021", "2020"] {
        let id = answers.add_entry("annual_reviews").unwrap();
        answers.set(&path_of("annual_reviews", id, "year"), year);
        if !year.is_empty() {
            answers.set(&path_of("annual_reviews", id, "result"), "合格");
        }
    }
    let told = told(&answers);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, "annual_reviews.3.year");
    assert!(told[0].1.starts_with("第 4 条的") && told[0].1.contains("同一年份"), "{}", told[0].1);
}

#[test]
fn a_list_left_without_an_entry_says_so() {
    let mut answers = Answers::default();
    answers.open_list("titles");
    assert_eq!(answers.entries("titles").count(), 1);
    assert!(told(&answers)[0].1.contains("至少填写一条"));
    answers.set("titles", NONE);
    assert_eq!(told(&answers), []);
}

#[test]
fn a_record_names_every_member_that_is_missing() {
    let mut answers = Answers::default();
    answers.set("cert.level", "工程师");
    answers.set("cert.obtained", "2020--3");
    let paths: Vec<String> = told(&answers).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["cert.obtained.1", "cert.source", "cert.medium"]);
}

#[test]
fn many_lines_in_any_order_are_read_at_once() {
    let lines: Vec<String> = (0..80_000).rev().map(|at| format!("x{at:06}=1\n")).collect();
    let text = ["zhicheng-answers 1\n", &lines.concat()].concat();
    let begun = std::time::Instant::now();
    assert!(Answers::decode(&text).is_some());
    assert!(begun.elapsed().as_secs() < 2, "{:?}", begun.elapsed());
}

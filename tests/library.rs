//! The library over the notices that the project ships.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use zhicheng::flow::library::committees::{self, Wanted};
use zhicheng::flow::library::uses::{Part, uses};
use zhicheng::flow::library::{Query, compare, search};
use zhicheng::notice::model::library::Library;
use zhicheng::notice::{Notice, compile, load};

struct Shelf {
    notices: Vec<Notice>,
    libraries: Vec<Library>,
}

impl Shelf {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/notices");
        let shelf = load::shelf(&root).expect("the notices can be read");
        let ids = || shelf.editions.iter().map(|folder| folder.edition.as_str());
        Self {
            notices: ids()
                .map(|id| compile::notice(&shelf, id).expect("the notice compiles"))
                .collect(),
            libraries: ids()
                .map(|id| compile::library(&shelf, id).expect("the edition is there"))
                .collect(),
        }
    }

    fn notice(&self, id: &str) -> &Notice {
        self.notices.iter().find(|notice| notice.edition == id).expect("the edition is there")
    }

    fn library(&self, id: &str) -> &Library {
        self.libraries.iter().find(|library| library.edition == id).expect("the edition is there")
    }
}

#[test]
fn every_clause_that_is_found_holds_all_words() {
    let shelf = Shelf::read();
    let mut found = 0;
    for library in &shelf.libraries {
        for place in search::search(library, &Query::new("流动人员　档案"), "") {
            let entry = &library.entries[place];
            let text =
                format!("{}{}{}{}", entry.quote.concat(), entry.meaning, entry.place, entry.topic);
            assert!(text.contains("流动人员") && text.contains("档案"), "{}", entry.id);
            found += 1;
        }
        assert_eq!(search::search(library, &Query::default(), "").len(), library.entries.len());
    }
    assert!(found > 0);
}

#[test]
fn the_topic_filter_divides_the_clauses() {
    let shelf = Shelf::read();
    for library in &shelf.libraries {
        let topics = search::topics([library]);
        for (topic, count) in &topics {
            assert_eq!(search::search(library, &Query::default(), topic).len(), *count);
        }
        assert_eq!(topics.iter().map(|(_, count)| count).sum::<usize>(), library.entries.len());
    }
}

#[test]
fn every_clause_a_notice_keeps_is_used_for_something() {
    let shelf = Shelf::read();
    for notice in &shelf.notices {
        for clause in &notice.clauses {
            assert!(!uses(notice, &clause.id).is_empty(), "{}: {}", notice.edition, clause.id);
        }
    }
}

#[test]
fn a_clause_tells_the_rules_it_drives() {
    let shelf = Shelf::read();
    let notice = shelf.notice("dadukou2022");
    let parts = |id: &str| uses(notice, id).into_iter().map(|(part, _)| part).collect::<Vec<_>>();
    assert!(parts("dadukou2022.path.freelancer").contains(&Part::Path));
    assert!(parts("dadukou2022.register.no-self-admin").contains(&Part::Exclusion));
    assert!(
        uses(notice, "dadukou2022.fee.mid-junior")
            .contains(&(Part::Fee, "工程师 240 元（本版规定）".to_owned()))
    );
    assert!(uses(notice, "no.such.clause").is_empty());
    // 年限 are borrowed as reference; the library must not hide it.
    let borrowed = shelf.notice("jiangbei2024");
    let row = &borrowed.ladders[0].rows[0];
    let clause = borrowed.clause(row.clause).expect("it is kept");
    assert!(clause.id.starts_with("dadukou2022."));
    assert!(uses(borrowed, &clause.id).iter().any(|(part, _)| *part == Part::Row));
}

#[test]
fn every_group_of_the_application_system_and_every_listed_specialty_can_be_looked_up() {
    let shelf = Shelf::read();
    let library = shelf.library("jiangbei2024");
    let mut groups: Vec<&str> = Vec::new();
    for column in library.entries.iter().filter_map(|clause| clause.column.as_ref()) {
        if !groups.contains(&column.group.as_str()) {
            groups.push(&column.group);
        }
    }
    // 三 of the notice, in its order.
    assert_eq!(
        groups,
        [
            "基本信息",
            "申报信息",
            "学历学位情况",
            "现有资格",
            "工作经历",
            "工作业绩",
            "其他成果",
            "继续教育",
            "近5年年度考核结果",
            "更改和退回"
        ]
    );
    let sizes: Vec<usize> = library
        .entries
        .iter()
        .filter_map(|clause| clause.list.as_ref())
        .map(|list| list.items.len())
        .collect();
    assert_eq!(sizes, [24, 32, 18, 23, 16]);
}

#[test]
fn a_comparison_loses_no_clause_and_invents_none() {
    let shelf = Shelf::read();
    for left in &shelf.libraries {
        for right in &shelf.libraries {
            let topics = compare::topics(left, right);
            assert_eq!(
                topics.iter().map(|topic| topic.left.len()).sum::<usize>(),
                left.entries.len()
            );
            assert_eq!(
                topics.iter().map(|topic| topic.right.len()).sum::<usize>(),
                right.entries.len()
            );
            assert!(topics.iter().all(|topic| !topic.left.is_empty() || !topic.right.is_empty()));
            assert!(topics.is_sorted_by_key(|topic| !topic.shared()));
        }
    }
    let topics = compare::topics(shelf.library("dadukou2022"), shelf.library("tongliang2021"));
    let ladder =
        topics.iter().find(|topic| topic.name == "学历年限").expect("dadukou2022 has the ladder");
    assert!(ladder.right.is_empty());
}

#[test]
fn what_is_borrowed_does_not_count_as_an_editions_own() {
    let shelf = Shelf::read();
    let said = |id: &str, label: &str| {
        let rows = compare::contents(shelf.notice(id));
        rows.into_iter()
            .find(|(name, _)| *name == label)
            .map(|(_, words)| words)
            .expect("the row is there")
    };
    assert!(!said("dadukou2022", "学历年限").is_empty());
    for borrowing in ["dazu2025", "jiangbei2024", "jingxin2024", "tongliang2021"] {
        assert_eq!(said(borrowing, "学历年限"), "", "{borrowing}");
    }
    // The fee of the higher levels is jingxin2024's, shown in dadukou2022 as reference only.
    assert!(!said("dadukou2022", "评审费").contains("420"));
    assert!(said("jingxin2024", "评审费").contains("420"));
    // It names the policies but prints no years.
    assert!(said("jingxin2024", "提前申报政策").contains("（未写年数）"));
    assert!(!said("dadukou2022", "提前申报政策").is_empty());
    assert!(!said("jiangbei2024", "年度考核延期").is_empty());
    assert_eq!(said("dadukou2022", "年度考核延期"), "");
    assert_eq!(said("dadukou2022", "评委会名单"), "77 个");
    assert_eq!(said("tongliang2021", "评委会名单"), "95 个");
}

#[test]
fn committees_are_found_by_word_series_level_and_scope() {
    let shelf = Shelf::read();
    let notice = shelf.notice("dadukou2022");
    let rows = &notice.committees;
    let seqs = |wanted: &Wanted| {
        committees::find(notice, wanted)
            .into_iter()
            .map(|place| rows[place].seq)
            .collect::<Vec<_>>()
    };
    assert_eq!(seqs(&Wanted::default()).len(), 77);
    assert!(seqs(&Wanted { query: Query::new("建设"), ..Wanted::default() }).contains(&2));
    assert_eq!(seqs(&Wanted { scope: "区级".to_owned(), ..Wanted::default() }), [75, 76, 77]);
    let engineers = seqs(&Wanted { series: Some(0), level: Some(2), ..Wanted::default() });
    assert_eq!(engineers, [76]);
    assert!(seqs(&Wanted { query: Query::new("建设 没有这个词"), ..Wanted::default() }).is_empty());
    // The other table prints neither windows nor addresses nor telephones.
    let other = &shelf.notice("tongliang2021").committees;
    assert!(
        other
            .iter()
            .all(|row| row.windows.is_empty() && row.address.is_empty() && row.phone.is_empty())
    );
}

#[test]
fn what_stands_round_the_page_is_found_last() {
    let shelf = Shelf::read();
    for library in &shelf.libraries {
        for query in ["", "社保"] {
            let found = search::search(library, &Query::new(query), "");
            let first = found.first().map(|place| &library.entries[*place]);
            let words = first.map_or(String::new(), |entry| entry.quote.concat());
            assert!(!words.contains("首页>"), "{query}: {words}");
        }
    }
}

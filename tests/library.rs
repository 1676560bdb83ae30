//! The library over the notices that the project ships.

use crate::common;

use std::fs;
use std::path::Path;

use common::compiled;
use common::workspace::{replace, workspace};
use zhicheng::domain::{Place, options};
use zhicheng::flow::library::committees::{self, Wanted};
use zhicheng::flow::library::uses::{Part, uses};
use zhicheng::flow::library::{Query, compare, search};
use zhicheng::notice::model::library::Library;
use zhicheng::notice::{Notice, compile, load};

struct Printed {
    notices: Vec<Notice>,
    libraries: Vec<Library>,
}

impl Printed {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/notices");
        let set = load::notice_set(&root).expect("the notices can be read");
        let ids = || set.editions.iter().map(|folder| folder.edition.as_str());
        Self {
            notices: ids()
                .map(|id| compile::notice(&set, id).expect("the notice compiles"))
                .collect(),
            libraries: ids()
                .map(|id| compile::library(&set, id).expect("the edition is there"))
                .collect(),
        }
    }
}

#[test]
fn every_clause_that_is_found_holds_all_words() {
    let set = Printed::read();
    let mut found = 0;
    for library in &set.libraries {
        for place in search::search(library, &Query::new("流动人员　档案"), "") {
            let entry = &library.entries[place];
            let text = format!(
                "{}{}{}{}",
                entry.quote.concat(),
                entry.meaning,
                entry.locator,
                entry.topic
            );
            assert!(text.contains("流动人员") && text.contains("档案"), "{}", entry.id);
            found += 1;
        }
        assert_eq!(search::search(library, &Query::default(), "").len(), library.entries.len());
    }
    assert!(found > 0);
}

#[test]
fn the_topic_filter_divides_the_clauses() {
    let set = Printed::read();
    for library in &set.libraries {
        let topics = search::topics([library]);
        for (topic, count) in &topics {
            assert_eq!(search::search(library, &Query::default(), topic).len(), *count);
        }
        assert_eq!(topics.iter().map(|(_, count)| count).sum::<usize>(), library.entries.len());
    }
}

#[test]
fn every_clause_a_notice_keeps_is_used_for_something() {
    let set = Printed::read();
    for notice in &set.notices {
        for clause in &notice.clauses {
            assert!(!uses(notice, &clause.id).is_empty(), "{}: {}", notice.edition, clause.id);
        }
    }
}

#[test]
fn a_clause_that_is_not_there_drives_nothing() {
    let set = Printed::read();
    assert!(set.notices.iter().all(|notice| uses(notice, "no.such.clause").is_empty()));
}

/// Years that are borrowed as reference are a use as well; the library must not hide it.
#[test]
fn every_row_of_a_ladder_is_a_use_of_its_clause() {
    let set = Printed::read();
    let mut seen = 0;
    for notice in &set.notices {
        for row in notice.ladders.iter().flat_map(|ladder| &ladder.rows) {
            let clause = notice.clause(row.clause).expect("it is kept");
            assert!(uses(notice, &clause.id).iter().any(|(part, _)| *part == Part::Row));
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn a_comparison_loses_no_clause_and_invents_none() {
    let set = Printed::read();
    for left in &set.libraries {
        for right in &set.libraries {
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
}

/// What an edition says of a subject itself stands in a clause of its own.
#[test]
fn what_is_borrowed_does_not_count_as_an_editions_own() {
    let set = Printed::read();
    let mut borrowing = 0;
    for notice in &set.notices {
        let own = |clause| {
            let clause = notice.clause(clause).expect("it is kept");
            clause.id.split('.').next() == Some(notice.edition.as_str())
        };
        let own = notice.ladders.iter().flat_map(|ladder| &ladder.rows).any(|row| own(row.clause));
        let rows = compare::contents(notice);
        let said = rows.into_iter().find(|(name, _)| *name == "学历年限");
        assert_eq!(said.expect("the row is there").1.is_empty(), !own, "{}", notice.edition);
        borrowing += usize::from(!own);
    }
    assert!(borrowing > 0);
}

/// Whatever is asked of the table, exactly the rows of which it is true are found.
#[test]
fn committees_are_found_by_word_series_level_and_scope() {
    let set = Printed::read();
    for notice in &set.notices {
        let rows = &notice.committees;
        let found = |wanted: &Wanted| committees::find(notice, wanted);
        assert_eq!(found(&Wanted::default()).len(), rows.len());
        for (place, row) in rows.iter().enumerate() {
            let by_name = Wanted { query: Query::new(&row.name), ..Wanted::default() };
            assert!(found(&by_name).contains(&place), "{}", row.name);
            let scope = found(&Wanted { scope: row.scope.clone(), ..Wanted::default() });
            let same: Vec<usize> =
                (0..rows.len()).filter(|other| rows[*other].scope == row.scope).collect();
            assert_eq!(scope, same);
            let both = Wanted {
                query: Query::new(&format!("{} 没有这个词", row.name)),
                ..Wanted::default()
            };
            assert!(found(&both).is_empty());
        }
        for level in (0..5).map(Place::at) {
            let series = options::SERIES[0].to_owned();
            let of = found(&Wanted { series, level, ..Wanted::default() });
            assert!(of.len() <= rows.len());
            let by_level = found(&Wanted { level, ..Wanted::default() });
            assert!(of.iter().all(|place| by_level.contains(place)));
        }
    }
}

/// Every row is found by a series that is offered, one that a notice adds as well.
#[test]
fn committees_are_offered_by_every_series_they_have() {
    const OWN: &str = "数字文创";
    let root = workspace("tests/notices/language", "library-series");
    let table = format!("序号,名称,级别,系列\n1,{OWN}中级评审委员会,中级,{OWN}\n");
    fs::write(root.join("ming2031/committees.csv"), table).unwrap();
    fs::remove_file(root.join("ming2031/lock.txt")).unwrap();
    replace(&root.join("ming2031/notice.toml"), "files = [", "files = [\"committees.csv\", ");
    let notices = compiled(&load::notice_set(&root).unwrap());
    let tables: Vec<&Notice> = notices.iter().collect();
    let offered = committees::all_series(&tables);
    assert!(offered.contains(&OWN), "{offered:?}");
    let by_series = offered.iter().map(|name| {
        let wanted = Wanted { series: (*name).to_owned(), ..Wanted::default() };
        tables.iter().map(|notice| committees::find(notice, &wanted).len()).sum::<usize>()
    });
    let each: Vec<usize> = by_series.collect();
    assert!(each.iter().all(|found| *found > 0), "{offered:?} {each:?}");
    let rows: usize = tables.iter().map(|notice| notice.committees.len()).sum();
    assert_eq!(each.iter().sum::<usize>(), rows);
}

#[test]
fn what_stands_round_the_page_is_found_last() {
    let set = Printed::read();
    for library in &set.libraries {
        for query in ["", "社保"] {
            let found = search::search(library, &Query::new(query), "");
            let first = found.first().map(|place| &library.entries[*place]);
            let words = first.map_or(String::new(), |entry| entry.quote.concat());
            assert!(!words.contains("首页>"), "{query}: {words}");
        }
    }
}

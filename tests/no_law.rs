//! No law in the program: what a notice says stands in data, never in the rooms that judge and tell.
//!
//! Every string of those rooms is read. What only authors of notices see is theirs to word; all else may
//! not sound like a notice, but for the exceptions below, each with its reason.

use crate::common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::at;

const ROOMS: &[&str] = &["assess", "notice", "flow", "export"];

/// What is said to those who write notices: how a file is to be written, not what the law is.
const TO_AUTHORS: &[&str] = &[
    "notice/compile",
    "notice/coverage",
    "notice/finding",
    "notice/lint",
    "notice/load",
    "notice/lock",
    "notice/schema",
];

/// Words by which a notice is known: how it cites, commands, measures, and whom and what it is about.
const OF_LAW: &[&str] = &[
    "条",
    "款",
    "附件",
    "〔",
    "须",
    "应当",
    "不得",
    "必须",
    "都要",
    "才能",
    "注册",
    "逐级",
    "工作日",
    "个月",
    "学时",
    "重庆",
    "渝",
    "区县",
    "大渡口",
    "大足",
    "江北",
    "铜梁",
    "工程师",
    "技术员",
    "学士",
    "硕士",
    "博士",
    "本科",
    "专科",
    "破格",
    "公示",
    "继续教育",
    "社保",
    "职改",
    "人社",
    "市外",
    "军队",
];

/// What may stand there all the same.
const EXCEPTIONS: &[(&str, &[&str], &str)] = &[
    (
        "notice/days.rs",
        &["个月", "个工作日"],
        "units in which a window's rule counts; how many stands in its data",
    ),
    (
        "export/link/version1.rs",
        &[""],
        "the keys and options of links of the first version, which were printed and must go on opening",
    ),
    (
        "export/citation/mod.rs",
        &["条", "款", "第×点", "文号应写作"],
        "places of a template that is filled in, and the form of a document number that is asked for",
    ),
    ("export/forms", &["第{}条：{}", "最多"], "the number of an entry in a list, not of a clause"),
    ("export/answers.rs", &[" 条的", "增加一条"], "entries of a list that is filled in"),
    ("export/citation/points.rs", &["这一条的要求"], "the clause itself stands beside it"),
    ("flow/library/compare.rs", &["条"], "a count of clauses"),
    ("notice/model/rules.rs", &["个工作日"], "the unit of a number that the notice gives"),
    (
        "flow/summary.rs",
        &["军队评定", "第 {number} 条的"],
        "an option as people call it, and the number of an entry in a list",
    ),
    ("export/outcome/lacks.rs", &["继续教育每年累计应不少于"], "the hours come from the notice"),
    ("export/text.rs", &["怎样才能申报"], "a heading"),
    ("export/words.rs", &["弄清以后才能判断"], "of the program's own judgement"),
    (
        "export/words.rs",
        &["其他通知的附件，只作参考"],
        "that a ladder is another notice's, whatever that calls it",
    ),
    ("export/outcome/this_year.rs", &["仍须另行办理"], "repeats an outcome that a clause gives"),
    (
        "export",
        &["单位公示", "不得申报的情形", "继续教育", "条款", "学时", "个月", "须核实", "工作日"],
        "headings and units; what stands below or before them comes from the notice",
    ),
    (
        "flow",
        &["条款", "继续教育", "学时", "个月", "一条", "几条", "条 "],
        "headings and units of the library, and entries of a list that is filled in",
    ),
];

/// The string literals of a file without its tests and comments.
fn strings(text: &str) -> Vec<String> {
    let text = text.split("#[cfg(test)]").next().unwrap();
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = Vec::new();
    let mut marks = code.chars().peekable();
    while let Some(mark) = marks.next() {
        match mark {
            // A quotation mark as a character begins no string.
            '\'' if marks.peek() == Some(&'"') => {
                marks.next();
            }
            '"' => {
                let mut words = String::new();
                while let Some(mark) = marks.next() {
                    match mark {
                        '"' => break,
                        '\\' => {
                            marks.next();
                        }
                        mark => words.push(mark),
                    }
                }
                found.push(words);
            }
            _ => {}
        }
    }
    found
}

fn sources(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}/{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            sources(&path, &name, found);
        } else if name.ends_with(".rs") {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn all() -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for room in ROOMS {
        sources(&at("src").join(room), room, &mut found);
    }
    assert!(found.len() > 60, "{}", found.len());
    found.into_iter().map(|(name, text)| (name, strings(&text))).collect()
}

fn is_chinese(words: &str) -> bool {
    words.chars().any(|mark| ('\u{4e00}'..='\u{9fff}').contains(&mark))
}

fn is_excepted(file: &str, words: &str, used: &mut BTreeSet<usize>) -> bool {
    let found = EXCEPTIONS.iter().position(|(prefix, known, _)| {
        file.starts_with(prefix) && known.iter().any(|known| words.contains(known))
    });
    used.extend(found);
    found.is_some()
}

#[test]
fn no_string_of_the_program_sounds_like_a_notice() {
    let mut used = BTreeSet::new();
    let mut found = Vec::new();
    for (file, strings) in all() {
        if TO_AUTHORS.iter().any(|prefix| file.starts_with(prefix)) {
            continue;
        }
        for words in strings.iter().filter(|words| is_chinese(words)) {
            // 条件 is what applicants say themselves; a 条 is a notice's.
            let plain = words.replace("条件", "");
            let sounds = OF_LAW.iter().any(|of_law| plain.contains(of_law));
            if sounds && !is_excepted(&file, words, &mut used) {
                found.push(format!("src/{file}: {words}"));
            }
        }
    }
    assert!(found.is_empty(), "{} strings of law:\n{}", found.len(), found.join("\n"));
    for (place, (file, ..)) in EXCEPTIONS.iter().enumerate() {
        assert!(used.contains(&place), "the exception for {file} is not needed");
    }
}

/// The names of items, such as N1 and X2, stand in data by the role they play.
#[test]
fn no_item_is_named_by_the_program() {
    let is_item = |words: &String| {
        let mut marks = words.chars();
        marks.next().is_some_and(|first| "ANX".contains(first))
            && (2..=3).contains(&words.len())
            && marks.all(|mark| mark.is_ascii_digit())
    };
    // Compiling knows the sizes of paper, A3 and A4.
    let told = |file: &str| TO_AUTHORS.iter().any(|prefix| file.starts_with(prefix));
    let named: Vec<String> = all()
        .into_iter()
        .filter(|(file, _)| !told(file))
        .flat_map(|(file, strings)| {
            strings.into_iter().filter(is_item).map(move |item| format!("src/{file}: {item}"))
        })
        .collect();
    assert!(named.is_empty(), "{named:?}");
}

/// Nothing is dialled, dated or numbered but as a notice says: no area code, no edition, no document.
#[test]
fn no_edition_and_no_area_code_is_named_by_the_program() {
    let editions: Vec<String> =
        common::notice_set().editions.iter().map(|one| one.edition.clone()).collect();
    let named: Vec<String> = all()
        .into_iter()
        .flat_map(|(file, strings)| {
            let editions = editions.clone();
            strings
                .into_iter()
                .filter(move |words| {
                    editions.iter().any(|edition| words.contains(edition.as_str()))
                        || words.starts_with("023")
                })
                .map(move |words| format!("src/{file}: {words}"))
        })
        .collect();
    assert!(named.is_empty(), "{named:?}");
}

/// What is of one notice stands in data: beside the notice, in `tests/told` or in `tests/sentences`. Tests
/// walk over what is there, so that a folder more is held to all of it, and one less breaks nothing.
#[test]
fn no_test_names_an_edition() {
    let mut files = Vec::new();
    sources(&at("tests"), "tests", &mut files);
    assert!(files.len() > 40, "{}", files.len());
    let set = common::notice_set();
    let editions: Vec<&str> = set.editions.iter().map(|one| one.edition.as_str()).collect();
    let districts = common::notices().iter().map(|notice| notice.head.number.as_str());
    let names: Vec<&str> = editions.into_iter().chain(districts).collect();
    let named: Vec<String> = files
        .into_iter()
        .filter_map(|(file, text)| {
            let found = names.iter().find(|name| !name.is_empty() && text.contains(**name))?;
            Some(format!("{file}: {found}"))
        })
        .collect();
    assert!(named.is_empty(), "{}", named.join("\n"));
}

/// What is asked in the words that all editions share may be asked under a notice that has no such paper.
#[test]
fn what_all_editions_ask_names_no_paper_of_one() {
    let set = common::notice_set();
    let items = set.common.files.iter().flat_map(|(_, file)| &file.item);
    let asks: Vec<&str> = items.filter_map(|item| item.ask.as_deref()).collect();
    assert!(asks.len() > 20, "{}", asks.len());
    let named = asks.iter().filter(|ask| ["附件", "〔"].iter().any(|mark| ask.contains(mark)));
    assert_eq!(named.collect::<Vec<_>>(), Vec::<&&str>::new());
}

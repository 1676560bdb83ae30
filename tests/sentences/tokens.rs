//! What in a sentence can be untrue on its face: names in 《》, numbers of documents, telephones,
//! numbers with a unit, systems and offices, and words in quotation marks.

use std::collections::BTreeSet;

/// The notice's text for looking up: widths, spaces and typographic marks set aside.
pub fn flat(text: &str) -> String {
    text.chars()
        .filter_map(|mark| match mark {
            '（' => Some('('),
            '）' => Some(')'),
            '〔' | '【' => Some('['),
            '〕' | '】' => Some(']'),
            '，' => Some(','),
            '：' => Some(':'),
            '；' => Some(';'),
            '—' | '－' | '–' => Some('-'),
            mark if mark.is_whitespace() || "“”\"'‘’〈〉<>*$_、。×|".contains(mark) => {
                None
            }
            mark => Some(mark),
        })
        .collect()
}

fn is_han(mark: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&mark)
}

/// Every stretch between `open` and `close`.
fn between(text: &str, open: char, close: char) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let Some((inner, behind)) = after.split_once(close) else { break };
        found.push(inner.to_owned());
        rest = behind;
    }
    found
}

/// Digit runs, each with where it begins and ends.
fn digits(marks: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        if marks[at].is_ascii_digit() {
            let start = at;
            while at < marks.len() && (marks[at].is_ascii_digit() || marks[at] == '.') {
                at += 1;
            }
            found.push((start, at));
        } else {
            at += 1;
        }
    }
    found
}

/// Units whose numbers matter to a person.
const UNITS: &[&str] = &[
    "年以上",
    "年",
    "个工作日",
    "个月",
    "月",
    "日",
    "元",
    "学时",
    "份",
    "kb",
    "M",
    "名",
    "次",
    "号",
    "人",
];
/// How names of systems and offices end.
const ENDS: &[&str] =
    &["系统", "平台", "办公室", "委员会", "人才中心", "改革办", "职改办", "社保局", "专区", "APP"];

/// Words that stand before a name without belonging to it.
const JOINTS: &str = "可问向询和或以在由看照按得是有进部果如传再过后号出了门时会的查访到可称登";

/// The tokens of a sentence, each as what it is and as it must stand in the notice.
pub fn tokens(sentence: &str) -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    for name in between(sentence, '《', '》') {
        found.insert(("name", name));
    }
    for words in between(sentence, '“', '”') {
        if words.chars().filter(|mark| is_han(*mark)).count() >= 2 && !words.contains('《') {
            found.insert(("quoted", words));
        }
    }
    let marks: Vec<char> = sentence.chars().collect();
    for (at, mark) in marks.iter().enumerate().filter(|(_, mark)| "〔【".contains(**mark)) {
        let end = marks[at..].iter().position(|mark| *mark == '号');
        let Some(end) = end.filter(|end| *end < 14) else { continue };
        let mut start = at;
        while start > 0 && at - start < 3 && is_han(marks[start - 1]) {
            start -= 1;
        }
        let number: String = marks[start..=at + end].iter().collect();
        if *mark != 'X' && !number.contains(['×', '{', 'X']) {
            found.insert(("document", number));
        }
    }
    for (start, end) in digits(&marks) {
        let run: String = marks[start..end].iter().collect();
        let rest: String = marks[end..].iter().take(5).collect();
        if run.len() >= 7 {
            found.insert(("telephone", run));
        } else if let Some(unit) = UNITS.iter().find(|unit| rest.trim_start().starts_with(**unit)) {
            found.insert(("number", format!("{run}{unit}")));
        }
    }
    for end in ENDS {
        for (at, _) in sentence.match_indices(end) {
            let before = sentence.split_at(at).0;
            let run: Vec<char> =
                before.chars().rev().take_while(|mark| is_han(*mark)).take(2).collect();
            if run.len() == 2 {
                found.insert(("office", run.into_iter().rev().collect::<String>() + end));
            }
        }
    }
    found
}

/// A number as Chinese writes it, up to ten.
fn numeral(run: &str) -> Option<&'static str> {
    ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        .get(run.parse::<usize>().ok()?)
        .copied()
}

/// Whether the token stands in the notice's text (made [`flat`]).
pub fn stands(kind: &str, token: &str, source: &str) -> bool {
    let plain = flat(token);
    if source.contains(&plain) {
        return true;
    }
    if kind == "office" || kind == "document" {
        // Words that only lead to a name are no part of it: 可问职改办, 由系统, 看渝职改办〔2019〕….
        let name = plain.trim_start_matches(|mark| JOINTS.contains(mark));
        return source.contains(name);
    }
    if kind != "number" {
        return false;
    }
    let split =
        plain.find(|mark: char| !mark.is_ascii_digit() && mark != '.').unwrap_or(plain.len());
    let (run, unit) = plain.split_at(split);
    let chinese = numeral(run).is_some_and(|word| {
        source.contains(&format!("{word}{unit}"))
            || (word == "二" && source.contains(&format!("两{unit}")))
    });
    // The year of a document: 〔2019〕.
    if unit == "年" && source.contains(&format!("[{run}]")) {
        return true;
    }
    // Days and months of tables are printed 11.7, 12.02.
    let dotted = match unit {
        "日" => [format!(".{run}"), format!(".0{run}")]
            .iter()
            .any(|form| source.contains(form.as_str())),
        "月" => source.contains(&format!("{run}.")),
        _ => false,
    };
    chinese || dotted
}

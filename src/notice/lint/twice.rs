//! The same option, class or level twice in one list: one of the two was to be another.

use std::collections::BTreeSet;

use toml::Value;

use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;

/// A finding for each list that names one thing twice.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        let mut tell = |place: &str, key: &str, word: &str| {
            let note =
                format!("这里把「{word}」写了两次，其中一个是不是要写别的？请核对，重复的删去");
            let finding = Finding::new(Code::DuplicateId, name).within(place).of(key);
            findings.push(finding.saw(word).noting(note));
        };
        for clause in &file.clause {
            clause.conditions().flat_map(twice).for_each(|word| tell(&clause.id, "when", word));
            for row in &clause.row {
                for (key, all) in [("classes", &row.classes), ("series", &row.series)] {
                    among(all.iter().map(String::as_str)).for_each(|it| tell(&clause.id, key, it));
                }
            }
        }
        let judged = file.judgement.iter().filter_map(|rule| {
            Some((
                rule.clauses.first().map_or("[[judgement]]", String::as_str),
                rule.when.as_ref()?,
            ))
        });
        let classes = file.class.iter().flat_map(|class| {
            class.when.iter().chain(&class.person).map(|when| (class.name.as_str(), when))
        });
        let changes = file.change.iter().map(|rule| (rule.change.as_str(), &rule.from));
        let exempts = file.courses.iter().flat_map(|courses| &courses.exempt);
        let exempts = exempts.map(|rule| (rule.clause.as_str(), &rule.when));
        let groups = file.group.iter().map(|group| (group.name.as_str(), &group.when));
        let grounds = file.ground.iter().map(|ground| (ground.name.as_str(), &ground.when));
        let beside =
            judged.chain(classes).chain(changes).chain(exempts).chain(groups).chain(grounds);
        for (place, when) in beside {
            for word in twice(when) {
                tell(place, "when", word);
            }
        }
    }
    findings
}

/// The words that a list within a condition has twice.
fn twice(when: &Value) -> Vec<&str> {
    match when {
        Value::Table(table) => table.values().flat_map(twice).collect(),
        Value::Array(values) => {
            let within = values.iter().flat_map(twice);
            among(values.iter().filter_map(Value::as_str)).chain(within).collect()
        }
        _ => Vec::new(),
    }
}

fn among<'v>(words: impl Iterator<Item = &'v str>) -> impl Iterator<Item = &'v str> {
    let mut seen = BTreeSet::new();
    words.filter(move |word| !seen.insert(*word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::source::written;

    #[test]
    fn what_stands_twice_in_one_list_is_found_however_deep() {
        let when = written("{ b = [{ c = [\"甲\", \"乙\", \"甲\"] }, { c = [\"甲\"] }] }");
        assert_eq!(twice(&when), ["甲"]);
    }
}

//! `assess rules`: every rule as a sentence made from it, to be gone through beside the notice.

use std::path::Path;
use std::process::ExitCode;

use super::out::{complain, list, say};
use crate::notice::condition::Condition;
use crate::notice::model::ClauseId;
use crate::notice::{Notice, compile, load};
use crate::prove::sentence;

/// Says the rules of a folder's notices, or of those named.
pub fn rules(root: &Path, only: &[&str]) -> ExitCode {
    let set = match load::notice_set(root) {
        Ok(set) => set,
        Err(findings) => {
            complain(&list(&findings));
            return ExitCode::FAILURE;
        }
    };
    let mut said = Vec::new();
    let wanted = |edition: &str| only.is_empty() || only.contains(&edition);
    for folder in set.editions.iter().filter(|folder| wanted(&folder.edition)) {
        match compile::notice(&set, &folder.edition) {
            Ok(notice) => said.extend(lines(&notice)),
            Err(findings) => {
                complain(&list(&findings));
                return ExitCode::FAILURE;
            }
        }
    }
    say(&said.join("\n"))
}

/// Each rule of a notice: what it does, its clause or item, and for whom.
fn lines(notice: &Notice) -> Vec<String> {
    let clause = |id: Option<&ClauseId>| {
        id.and_then(|id| notice.clause(*id)).map_or_else(String::new, |clause| clause.id.clone())
    };
    let line = |what: &str, whose: &str, when: &Condition| {
        format!("{what} {whose}：{}", sentence(notice, when))
    };
    let mut lines = vec![format!("【{}】", notice.head.name)];
    let exclusions = notice.exclusions.iter();
    lines.extend(exclusions.map(|rule| line("不得申报", &clause(Some(&rule.clause)), &rule.when)));
    let elsewhere = notice.elsewhere.iter();
    lines.extend(elsewhere.map(|rule| line("另行办理", &clause(Some(&rule.clause)), &rule.when)));
    let paths = notice.paths.iter();
    lines.extend(paths.map(|rule| line("路径", &clause(rule.clauses.first()), &rule.when)));
    lines.extend(notice.verify_rules.iter().map(|rule| {
        let item = rule.item.of(&notice.verify).map_or("", |item| item.id.as_str());
        let text = line("须核实", item, &rule.when);
        match &rule.unless {
            Some(unless) => format!("{text}；除非 {}", sentence(notice, unless)),
            None => text,
        }
    }));
    let judgements = notice.judgements.iter();
    lines.extend(judgements.map(|rule| line("预判", &clause(rule.clauses.first()), &rule.when)));
    let hours = notice.courses.iter().filter_map(|courses| Some((courses, courses.rule.as_ref()?)));
    let hours = hours.filter(|(_, rule)| rule.exempt != Condition::Any(Vec::new()));
    lines.extend(hours.map(|(courses, rule)| {
        line("不要求继续教育", &clause(courses.clauses.last()), &rule.exempt)
    }));
    let materials = notice.materials.iter();
    lines.extend(materials.map(|material| line("材料", &material.id, &material.when)));
    lines
}

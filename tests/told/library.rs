//! What the library says of an edition: its contents, its table of committees, what a clause drives.

use serde_json::{Map, Value as Json, json};
use zhicheng::domain::{Place, options};
use zhicheng::flow::library::committees::{Wanted, find};
use zhicheng::flow::library::compare;
use zhicheng::flow::library::uses::uses;
use zhicheng::notice::compile;

use crate::common::{notice, notice_set};

/// The numbers of the rows of the table that are wanted.
fn rows(edition: &str, wanted: &Wanted) -> Vec<u16> {
    let notice = notice(edition);
    find(notice, wanted).into_iter().map(|place| notice.committees[place].seq).collect()
}

pub fn told(edition: &str) -> Json {
    let notice = notice(edition);
    let library = compile::library(notice_set(), edition).unwrap();
    let mut groups: Vec<&str> = Vec::new();
    for column in library.entries.iter().filter_map(|clause| clause.column.as_ref()) {
        if !groups.contains(&column.group.as_str()) {
            groups.push(&column.group);
        }
    }
    let lists = library.entries.iter().filter_map(|clause| clause.list.as_ref());
    let contents: Map<String, Json> = compare::contents(notice)
        .into_iter()
        .map(|(label, words)| (label.to_owned(), json!(words)))
        .collect();
    let used: Map<String, Json> = notice
        .clauses
        .iter()
        .map(|clause| {
            let parts: Vec<String> = uses(notice, &clause.id)
                .into_iter()
                .map(|(part, name)| format!("{}：{name}", part.name()))
                .collect();
            (clause.id.clone(), json!(parts))
        })
        .collect();
    let mut scopes = Map::new();
    for row in &notice.committees {
        let wanted = Wanted { scope: row.scope.clone(), ..Wanted::default() };
        scopes.entry(row.scope.clone()).or_insert_with(|| json!(rows(edition, &wanted)));
    }
    let citation = notice.citation.as_ref();
    json!({
        "contents": contents,
        "uses": used,
        "groups": groups,
        "lists": lists.map(|list| list.items.len()).collect::<Vec<_>>(),
        "committees": {
            "count": notice.committees.len(),
            "scopes": scopes,
            "engineers": rows(edition, &Wanted { series: options::SERIES[0].to_owned(), level: Place::at(2), ..Wanted::default() }),
            "reached": notice.committees.iter().filter(|row| {
                !row.windows.is_empty() || !row.address.is_empty() || !row.phone.is_empty()
            }).count(),
        },
        "template": citation.map(|citation| citation.template.as_str()),
        "exception": citation.map(|citation| citation.exception.as_str()),
    })
}

//! What stands in an official form that is filled in for a case.

use serde_json::{Value as Json, json};
use zhicheng::export::forms::{Extra, fill};
use zhicheng::export::json as read;
use zhicheng::notice::compile;

use super::Case;
use crate::common::filled::lines;
use crate::common::{self, notice_set};

pub fn told(edition: &str, key: &str, facts: &Json, case: &Case) -> Json {
    let mut set = notice_set().clone();
    let folder = set.editions.iter_mut().find(|folder| folder.edition == edition).unwrap();
    let (_, form) = folder.forms.iter_mut().find(|(_, form)| form.key == key).unwrap();
    for (key, from) in &case.sources {
        let field = form.field.iter_mut().find(|field| field.key == *key).unwrap();
        field.from = Some(from.as_str().unwrap().to_owned());
    }
    let notice = compile::notice(&set, edition).unwrap();
    let forms = compile::forms(&set, edition).unwrap();
    let form = forms.form(key).unwrap();
    let (facts, assessment, _) = common::run(std::slice::from_ref(&notice), facts);
    let extra = read::value_of(&Json::Object(case.extra.clone()).to_string()).unwrap();
    let extra = Extra::read(form, &extra).unwrap();
    let filled = fill(form, &notice, &facts, &assessment, &extra);
    let blanks: Vec<String> =
        filled.blanks.iter().map(|blank| format!("{}：{}", blank.label, blank.by)).collect();
    json!({
        "words": lines(&filled),
        "blanks": blanks,
        "checked": filled.checks.last().and_then(|check| check.met),
    })
}

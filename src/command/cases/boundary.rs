//! The cases that are missing, written for review: for each rule that none decides a person whom it
//! decides, and the same person with one answer changed, whom it does not.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value as Json};

use super::effects::Effect;
use super::{compiled, judged};
use crate::domain::{Value, options};
use crate::export::json::to_json;
use crate::notice::Notice;
use crate::notice::load::{CASES, NoticeSet};
use crate::prove::{Rng, answered};

/// People tried for a rule.
const TRIED: usize = 3_000;
/// The file, to be reviewed and renamed.
const FILE: &str = "zz-待核对.toml";

/// Writes what it can find for `idle` into the edition's cases; what was written.
///
/// # Errors
/// That the file cannot be written.
pub fn write(
    root: &Path,
    set: &NoticeSet,
    notices: &[Notice],
    edition: &str,
    idle: &[Effect],
) -> Result<String, String> {
    let Some(notice) = notices.iter().find(|notice| notice.edition == edition) else {
        return Ok(String::new());
    };
    let people = people(notice);
    let mut text = String::from(
        "# 由 assess cases --write 写出：程序现在的结果，不一定对。请逐例对照原文核对，改好名称，移进别的文件。\n",
    );
    let mut count = 0;
    for effect in idle {
        let Some(left) = compiled(&effect.without(set), std::iter::once(edition)) else {
            continue;
        };
        let Some((decided, other)) = sides(notices, &left, &people) else {
            continue;
        };
        for (side, facts) in [("归这条", Some(decided)), ("不归这条", other)] {
            let Some((facts, json)) =
                facts.and_then(|facts| Some((facts, judged(notices, facts).ok()?.2)))
            else {
                continue;
            };
            count += 1;
            case(&mut text, effect, side, facts, &json);
        }
    }
    if count == 0 {
        return Ok(format!("{edition}：没有找到能核对它们的人，请自己写"));
    }
    let path = root.join(edition).join(CASES).join(FILE);
    std::fs::create_dir_all(root.join(edition).join(CASES))
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| format!("{} 无法写入：{error}", path.display()))?;
    Ok(format!("{edition}：已写出 {count} 个案例，请核对 {CASES}/{FILE}"))
}

type Facts = Map<String, Json>;

/// People of every matter, each followed by the same with one answer of somebody else's.
fn people(notice: &Notice) -> Vec<(Facts, Facts)> {
    let mut found = Vec::new();
    for (place, matter) in options::MATTERS.iter().enumerate() {
        if !notice.covers(place) {
            continue;
        }
        let mut rng = Rng::new(u64::try_from(place).unwrap_or(0) + 1_000);
        for _ in 0..TRIED {
            let [one, other] = [(); 2].map(|()| facts(&answered(notice, matter, &mut rng)));
            let keys: Vec<&String> =
                other.keys().filter(|key| one.get(*key) != other.get(*key)).collect();
            let mut changed = one.clone();
            if let Some(key) = keys.get(rng.below(keys.len()))
                && let Some(value) = other.get(*key)
            {
                changed.insert((*key).clone(), value.clone());
            }
            found.push((one, changed));
        }
    }
    found
}

fn facts(value: &Value) -> Facts {
    match to_json(value) {
        Json::Object(facts) => facts,
        _ => Facts::new(),
    }
}

/// Somebody for whom the rule decides, and, if there is one, the same with one answer changed for whom it
/// does not.
fn sides<'p>(
    notices: &[Notice],
    left: &[Notice],
    people: &'p [(Facts, Facts)],
) -> Option<(&'p Facts, Option<&'p Facts>)> {
    let decides = |facts: &Facts| {
        let outcome = |notices: &[Notice]| judged(notices, facts).ok().map(|(.., json)| json);
        outcome(notices) != outcome(left)
    };
    let mut first = None;
    for (one, changed) in people.iter().filter(|(one, _)| decides(one)) {
        if one != changed && !decides(changed) {
            return Some((one, Some(changed)));
        }
        first = first.or(Some(one));
    }
    first.map(|one| (one, None))
}

/// What of an assessment a case expects.
const EXPECTED: &[&str] = &["outcome", "exclusions", "verify", "path", "application_type"];

fn case(text: &mut String, effect: &Effect, side: &str, facts: &Facts, json: &Json) {
    let _ = writeln!(text, "\n[[case]]\nname = \"待核对 {} {side}\"", effect.location());
    let _ = writeln!(text, "clause = \"{}\"", effect.clause);
    let _ = writeln!(text, "facts = {}", inline(&Json::Object(facts.clone())));
    let expected =
        EXPECTED.iter().filter_map(|key| Some(((*key).to_owned(), told(json.get(*key)?)?)));
    let _ = writeln!(text, "expect = {}", inline(&Json::Object(expected.collect())));
}

/// A part of an assessment as a case expects it: of entries their ids, of nothing 无.
fn told(part: &Json) -> Option<Json> {
    Some(match part {
        Json::Null => "无".into(),
        Json::Array(entries) => {
            entries.iter().map(|entry| entry.get("id").unwrap_or(entry).clone()).collect()
        }
        Json::Object(parts) => parts.get("id")?.clone(),
        other => other.clone(),
    })
}

/// JSON as TOML within a line.
fn inline(json: &Json) -> String {
    match json {
        Json::Object(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .map(|(key, value)| format!("{} = {}", Json::from(key.as_str()), inline(value)))
                .collect();
            format!("{{ {} }}", parts.join(", "))
        }
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

//! The cases that are missing, written for review: for each rule that none decides a person whom it
//! decides, and the same person with one answer changed, whom it does not.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value as Json};

use super::effects::{Effect, decides};
use super::read::{Example, whole};
use super::{compiled, judged};
use crate::domain::Value;
use crate::export::json::to_json;
use crate::notice::Notice;
use crate::notice::load::{CASES, NoticeSet};
use crate::prove::{Rng, answered};

/// People tried for a rule.
const TRIED: usize = 3_000;
/// So many others are made of each worked case.
const VARIED: usize = 120;
/// So many answers of a worked case are changed at most.
const CHANGED: usize = 3;
/// Of whom the rule decides so many are tried.
const CANDIDATES: usize = 40;
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
    examples: &[Example],
    edition: &str,
    idle: &[Effect],
) -> Result<String, String> {
    let Some(notice) = notices.iter().find(|notice| notice.edition == edition) else {
        return Ok(String::new());
    };
    let mut people = people(notice);
    let own = examples.iter().filter(|example| example.edition == edition);
    people.extend(own.flat_map(|example| varied(notice, &example.facts)));
    let mut text = String::from(
        "# 由 assess cases --write 写出：程序现在的结果，不一定对。请逐例对照原文核对，改好名称，移进别的文件。\n",
    );
    let (mut count, mut lost) = (0, Vec::new());
    for effect in idle {
        let Some(left) = compiled(&effect.without(set), std::iter::once(edition)) else {
            lost.push(effect.location());
            continue;
        };
        // A case that would come out the same without the rule proves nothing of it.
        let written = sides(notices, &left, &people)
            .map(|(decided, other)| both(effect, notices, decided, other))
            .find(|text| decides(set, notices, &whole(text, edition), effect));
        match written {
            Some(cases) => {
                count += cases.matches("[[case]]").count();
                text.push_str(&cases);
            }
            None => lost.push(effect.location()),
        }
    }
    let without = if lost.is_empty() {
        String::new()
    } else {
        format!("；没有找到能核对的人、须自己写的有 {} 条：{}", lost.len(), lost.join("、"))
    };
    if count == 0 {
        return Ok(format!("{edition}：没有写出案例{without}"));
    }
    let path = root.join(edition).join(CASES).join(FILE);
    std::fs::create_dir_all(root.join(edition).join(CASES))
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| format!("{} 无法写入：{error}", path.display()))?;
    Ok(format!("{edition}：已写出 {count} 个案例，请核对 {CASES}/{FILE}{without}"))
}

type Facts = Map<String, Json>;

/// People of every matter, each followed by the same with one answer of somebody else's.
fn people(notice: &Notice) -> Vec<(Facts, Facts)> {
    let mut found = Vec::new();
    for (place, matter) in notice.matters() {
        let mut rng = Rng::new(u64::try_from(place.index()).unwrap_or(0) + 1_000);
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

/// People like one of a worked case, with some answers of somebody else's, each followed by the same with one of
/// these taken back: who is far from all conditions but one is seldom made up by chance.
fn varied(notice: &Notice, worked: &Facts) -> Vec<(Facts, Facts)> {
    let Some(matter) = worked.get("matter").and_then(Json::as_str) else { return Vec::new() };
    let mut rng = Rng::new(2_000);
    let mut found = Vec::new();
    for _ in 0..VARIED {
        let other = facts(&answered(notice, matter, &mut rng));
        let differs = |key: &&String| other.get(*key) != worked.get(*key);
        let keys: Vec<&String> = other.keys().filter(differs).collect();
        if keys.is_empty() {
            continue;
        }
        let mut one = worked.clone();
        let mut last = None;
        for _ in 0..=rng.below(CHANGED) {
            let key = keys.get(rng.below(keys.len())).copied();
            if let Some((key, value)) = key.and_then(|key| Some((key, other.get(key)?))) {
                one.insert(key.clone(), value.clone());
                last = Some(key);
            }
        }
        let mut back = one.clone();
        if let Some(key) = last {
            match worked.get(key) {
                Some(value) => back.insert(key.clone(), value.clone()),
                None => back.remove(key),
            };
        }
        found.push((one, back));
    }
    found
}

fn facts(value: &Value) -> Facts {
    match to_json(value) {
        Json::Object(facts) => facts,
        _ => Facts::new(),
    }
}

/// Those for whom the rule decides, each with the same person with one answer changed if the rule does not
/// decide for them: these first.
fn sides<'p>(
    notices: &'p [Notice],
    left: &'p [Notice],
    people: &'p [(Facts, Facts)],
) -> impl Iterator<Item = (&'p Facts, Option<&'p Facts>)> {
    let decides = move |facts: &Facts| {
        let outcome = |notices: &[Notice]| judged(notices, facts).ok().map(|(.., json)| json);
        outcome(notices) != outcome(left)
    };
    let decided: Vec<&(Facts, Facts)> =
        people.iter().filter(|(one, _)| decides(one)).take(CANDIDATES).collect();
    let paired = move |(one, changed): &&&(Facts, Facts)| one != changed && !decides(changed);
    let (pairs, singles): (Vec<_>, Vec<_>) = decided.into_iter().partition(|both| paired(&both));
    let pairs = pairs.into_iter().map(|(one, changed)| (one, Some(changed)));
    pairs.chain(singles.into_iter().map(|(one, _)| (one, None)))
}

/// The cases of both, as text.
fn both(effect: &Effect, notices: &[Notice], decided: &Facts, other: Option<&Facts>) -> String {
    let mut text = String::new();
    for (side, facts) in [("归这条", Some(decided)), ("不归这条", other)] {
        if let Some(facts) = facts
            && let Ok((.., json)) = judged(notices, facts)
        {
            case(&mut text, effect, side, facts, &json);
        }
    }
    text
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

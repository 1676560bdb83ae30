//! What the guide and the schemas say of tables, keys and codes is what the types say.
//!
//! `BLESS=1 make unit IN=guide` writes them anew.

use crate::common;

use std::fs;

use common::at;
use serde_json::Value as Json;
use zhicheng::notice::finding::Code;
use zhicheng::notice::schema;

/// The text is what stands in the file, or is put there when asked for.
fn current(path: &str, wanted: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::write(at(path), wanted).unwrap();
    }
    let there = fs::read_to_string(at(path)).unwrap_or_default();
    assert!(there == wanted, "{path} is out of date: run `BLESS=1 make unit IN=guide`");
}

/// The guide with what stands between two marks made anew.
fn with_part(text: &str, name: &str, part: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("\n<!-- /{name} -->"));
    let (before, after) = text.split_once(&begin).unwrap_or_else(|| panic!("no mark {name}"));
    let (_, after) = after.split_once(&end).unwrap_or_else(|| panic!("no end of {name}"));
    [before, &begin, part, &end, after].concat()
}

#[test]
fn the_guide_has_every_table_key_and_code() {
    let path = "docs/officials.md";
    let keys = schema::key_table().unwrap_or_else(|nameless| panic!("not described: {nameless:?}"));
    let text = fs::read_to_string(at(path)).unwrap();
    let text = with_part(&text, "keys", &keys);
    let text = with_part(&text, "codes", &schema::code_table());
    let text = with_part(&text, "facts", &schema::fact_table(label));
    current(path, &with_part(&text, "options", &schema::option_table()));
}

/// What a fact is called where it is asked, as the common files word it.
fn label(key: &str) -> String {
    let files = common::notice_set().common.files.iter();
    let words: Vec<_> = files.flat_map(|(_, file)| &file.wording).collect();
    let (list, member) = key.split_once('.').unwrap_or((key, ""));
    let whole = words.iter().find(|wording| wording.fact == key).map(|wording| &wording.label);
    let part = || {
        let list = words.iter().find(|wording| wording.fact == list)?;
        Some(&list.member.iter().find(|part| part.key == member)?.label)
    };
    whole.or_else(part).cloned().unwrap_or_default()
}

#[test]
fn the_schemas_are_those_of_the_types() {
    for (path, schema) in [
        ("docs/schema/rules.schema.json", schema::of_rules()),
        ("docs/schema/form.schema.json", schema::of_forms()),
    ] {
        current(path, &format!("{schema:#}\n"));
    }
}

#[test]
fn every_file_of_the_notices_fits_the_schema() {
    let (schema, forms) = (schema::of_rules(), schema::of_forms());
    let mut seen = [0, 0];
    for folder in common::notice_set().editions.iter().chain([&common::notice_set().common]) {
        for text in folder.texts.iter().filter(|text| text.name.ends_with(".toml")) {
            let form = text.name.contains("/forms/");
            let schema = if form { &forms } else { &schema };
            let value: Json = toml::from_str(&text.text).unwrap();
            let mut wrong = Vec::new();
            misfits(schema, schema, &value, &text.name, &mut wrong);
            assert_eq!(wrong, [""; 0]);
            seen[usize::from(form)] += 1;
        }
    }
    assert!(seen[0] > 0 && seen[1] > 0);
    let mut wrong = Vec::new();
    misfits(&schema, &schema, &serde_json::json!({ "fee": [{ "levle": 1 }] }), "x", &mut wrong);
    assert!(wrong.len() >= 2, "an unknown key and a missing one: {wrong:?}");
}

/// What of a value does not fit, as far as these schemas go.
fn misfits(root: &Json, schema: &Json, value: &Json, path: &str, wrong: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return misfits(root, &root["definitions"][name], value, path, wrong);
    }
    let kind = match value {
        Json::Object(_) => "object",
        Json::Array(_) => "array",
        Json::String(_) => "string",
        Json::Bool(_) => "boolean",
        Json::Number(number) if number.is_i64() => "integer",
        _ => "number",
    };
    let fits = match &schema["type"] {
        Json::String(one) => one == kind || one == "number" && kind == "integer",
        Json::Array(many) => many.iter().any(|one| one == kind),
        _ => true,
    };
    if !fits {
        wrong.push(format!("{path}: {kind} instead of {}", schema["type"]));
    }
    if let (Json::Object(entries), Some(known)) = (value, schema["properties"].as_object()) {
        for (key, value) in entries {
            match known.get(key) {
                Some(schema) => misfits(root, schema, value, &format!("{path}.{key}"), wrong),
                None => wrong.push(format!("{path}: unknown {key}")),
            }
        }
        let required = schema["required"].as_array().into_iter().flatten();
        let missing = required.filter_map(Json::as_str).filter(|key| !entries.contains_key(*key));
        wrong.extend(missing.map(|key| format!("{path}: missing {key}")));
    }
    if let (Json::Array(items), true) = (value, schema["items"].is_object()) {
        for (place, item) in items.iter().enumerate() {
            misfits(root, &schema["items"], item, &format!("{path}[{place}]"), wrong);
        }
    }
}

#[test]
fn every_code_has_words_and_none_stands_twice() {
    let codes: std::collections::BTreeSet<&str> =
        Code::ALL.iter().map(|code| code.text()).collect();
    assert_eq!(codes.len(), Code::ALL.len());
    for code in Code::ALL {
        assert!(!code.meaning().is_empty() && code.remedy().ends_with('。'), "{code:?}");
    }
}

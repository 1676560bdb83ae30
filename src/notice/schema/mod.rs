//! The shape of the files that officials write, for editors and for the guide: made from the Rust types
//! that read them, so there is one place to change.

mod facts;
mod trace;

use serde_json::{Value as Json, json};

use super::source::{File, form::Form};
use crate::notice::finding::Code;

pub use facts::{fact_table, option_table};
pub use trace::{Key, Shape, Shapes, shapes};

/// What each table of a notice's files is for; a table that is not named here fails the guide's test.
const TABLES: &[(&str, &str)] = &[
    ("notice", "通知是什么"),
    ("contact", "咨询单位，第一个是默认的"),
    ("clause", "条款：原文、出处、说明和它的效果"),
    ("clause.column", "申报系统的哪一栏；group 相同的排在一起"),
    ("clause.list", "条款列出的东西，供人查找"),
    ("clause.exclude", "不得申报；ground（共用情形）和 when 二选一"),
    ("clause.path", "申报路径，取第一个成立的"),
    ("clause.row", "阶梯的一行；needs 写直接、见习或前置级别"),
    ("clause.grant", "提前几年；通知没印数字的 possible 写“未写”"),
    ("clause.lengthen", "年度考核延期"),
    ("clause.check", "上传前在本机检查的文件或文号"),
    ("clause.speaks", "支持或不支持一种申请类型的理由"),
    ("clause.exception", "阶梯以外的申请类型（如破格）"),
    ("clause.window", "期限；止日含当天，不写即没有（写法见[期限](#期限)）"),
    ("clause.point", "可引用的业绩条款"),
    ("clause.elsewhere", "另行办理：到哪里、怎样办"),
    ("clause.remark", "结果上加的一句"),
    ("clause.unwritten", "写不成规则的一句，碰到的人须核实"),
    ("unquoted", "原文里不写成条款的文字，和不写的原因"),
    ("guide", "不知道办哪一项时的引导问题（只在 common/）"),
    ("guide.answer", "引导问题的一个回答；then 写后面的问题或要办的事"),
    ("group", "给一群人起名，供条件引用"),
    ("ground", "共用的个人情形（只在 common/）"),
    ("fact", "本版新增的事实"),
    ("fact.member", "新增的列表里，每一条填什么"),
    ("member", "给已有的列表（如 titles）加一项"),
    ("options", "选项改名、不用、新增；of 写选项表的名称"),
    ("series", "一个系列的各级职称怎样称呼，从员级到正高级（各系列通用的叫法写在 common/）"),
    (
        "schooling",
        "还能再读的学历和通常一起取得的学位，从低到高；“如果……”照它设想（各版共用的写在 common/）",
    ),
    ("spoken", "原文用哪些词说一项事实，用来核对规则（各版通用的写在 common/）"),
    ("page", "向导的一页（只在 common/）"),
    ("wording", "一项事实怎样问"),
    ("wording.member", "列表或一组里的一项怎样问"),
    ("omit", "与某些人无关、不给他们列出的选项；答案里写了仍照常判断"),
    ("question", "何时问一项事实"),
    ("item", "待核实的事项"),
    ("verify", "何时须核实"),
    ("material", "材料"),
    ("judgement", "考核确定、来渝确认的预判，取第一个成立的"),
    ("fee", "费用；引他版须写“参考”"),
    ("publicity", "单位公示"),
    ("holidays", "一年的放假、调休，用来数工作日（各版共用的写在 common/）"),
    ("rhythm", "没有印期限、反复进行的事"),
    ("signup", "谁要先在平台上注册，取第一个成立的；通知没写就不写"),
    ("link", "通知印出的网址"),
    ("ladder", "学历年限的阶梯；几个系列各有阶梯的写几张"),
    ("ladder.transfer", "转评得来的职称怎样算年限"),
    ("class", "学历档次，从高到低"),
    ("source", "某些来源的职称须核实"),
    ("qualification", "按名称认得的职业资格"),
    ("change", "同级变化属于哪种申请类型"),
    ("delay", "考核延期算哪几年"),
    ("value", "只写一处的值，别处写 \"@名称\" 就是它"),
    ("citation", "引用串"),
    ("roles", "由引擎提出的待核实事项各是哪一项（见 docs/design/rule-language.md）"),
    ("courses", "继续教育"),
    ("courses.public", "从哪年起公需科目要多少学时"),
    ("courses.exempt", "对谁、对哪些年度不要求学时"),
    ("action", "电子证书怎样办，取第一个成立的"),
    ("field", "登记表的一栏，同名的取第一个成立的"),
    ("committee_level", "评委会表里的级别字样"),
    ("committee_default", "没有选评委会时用哪一行"),
];

/// A JSON Schema of the files of rules: editors that know it complete keys and mark slips.
#[must_use]
pub fn of_rules() -> Json {
    schema::<File>("File", "职称申报自助向导：通知的规则文件（.toml）")
}

/// A JSON Schema of the official forms.
#[must_use]
pub fn of_forms() -> Json {
    schema::<Form>("Form", "职称申报自助向导：官方表格（forms/*.toml）")
}

fn schema<T: serde::de::DeserializeOwned>(root: &str, title: &str) -> Json {
    let shapes = shapes::<T>();
    let defined: serde_json::Map<String, Json> = shapes
        .iter()
        .filter(|(name, _)| **name != root)
        .map(|(name, keys)| ((*name).to_owned(), table(keys)))
        .collect();
    let mut whole = table(shapes.get(root).map(Vec::as_slice).unwrap_or_default());
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        whole.insert("title".to_owned(), json!(title));
        whole.insert("definitions".to_owned(), Json::Object(defined));
    }
    whole
}

fn table(keys: &[Key]) -> Json {
    let properties: serde_json::Map<String, Json> =
        keys.iter().map(|key| (key.name.to_owned(), value(&key.shape))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn value(shape: &Shape) -> Json {
    match shape {
        Shape::Table(name) => json!({ "$ref": format!("#/definitions/{name}") }),
        Shape::List(entry) => json!({ "type": "array", "items": value(entry) }),
        Shape::Text => json!({ "type": "string" }),
        Shape::Whole(None) => json!({ "type": "integer" }),
        Shape::Whole(Some(least)) => json!({ "type": "integer", "minimum": least }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Words => {
            json!({ "type": "object", "additionalProperties": { "type": "string" } })
        }
        Shape::Any => json!({ "type": ["string", "integer", "array", "object"] }),
    }
}

/// The guide's table of all tables and their keys, in Markdown; `*` marks what must be there.
///
/// # Errors
/// Tables that nobody described.
pub fn key_table() -> Result<String, Vec<String>> {
    let shapes = shapes::<File>();
    let mut rows =
        vec!["| 表 | 写什么 | 键（*必填） |".to_owned(), "| --- | --- | --- |".to_owned()];
    let mut nameless = Vec::new();
    for key in shapes.get("File").map(Vec::as_slice).unwrap_or_default() {
        add(&shapes, key.name, key, &mut rows, &mut nameless);
    }
    if nameless.is_empty() { Ok(rows.join("\n")) } else { Err(nameless) }
}

fn add(shapes: &Shapes, path: &str, key: &Key, rows: &mut Vec<String>, nameless: &mut Vec<String>) {
    let (list, name) = match &key.shape {
        Shape::List(entry) => match **entry {
            Shape::Table(name) => (true, name),
            _ => return,
        },
        Shape::Table(name) => (false, *name),
        _ => return,
    };
    let keys = shapes.get(name).map(Vec::as_slice).unwrap_or_default();
    let Some((_, what)) = TABLES.iter().find(|(known, _)| *known == path) else {
        nameless.push(path.to_owned());
        return;
    };
    let written: Vec<String> = keys
        .iter()
        .filter(|key| !TABLES.iter().any(|(known, _)| *known == format!("{path}.{}", key.name)))
        .map(|key| format!("{}{}", key.name, if key.required { "\\*" } else { "" }))
        .collect();
    let head = if list { format!("`[[{path}]]`") } else { format!("`[{path}]`") };
    rows.push(format!("| {head} | {what} | {} |", written.join(" ")));
    for key in keys {
        add(shapes, &format!("{path}.{}", key.name), key, rows, nameless);
    }
}

/// The guide's table of the codes of findings, in Markdown.
#[must_use]
pub fn code_table() -> String {
    let row = |code: &Code| format!("| {} | {} | {} |", code.text(), code.meaning(), code.remedy());
    let rows: Vec<String> = Code::ALL.iter().map(row).collect();
    format!("| 代码 | 意思 | 怎样改 |\n| --- | --- | --- |\n{}", rows.join("\n"))
}

//! The guide's tables of the facts there are, and of the lists of options.

use crate::domain::Fact;
use crate::domain::fact::{Kind, Need};
use crate::domain::options::OptionList;

/// The guide's table of all facts and members of lists, in Markdown; `label` names what a key is, by
/// `list.member` for a member of a list.
#[must_use]
pub fn fact_table(label: impl Fn(&str) -> String) -> String {
    let mut rows = vec!["| 键 | 是什么 | 类型 |".to_owned(), "| --- | --- | --- |".to_owned()];
    for fact in Fact::ALL {
        let key = fact.key();
        let need = if matches!(fact.need(), Need::Always) { "，必填" } else { "" };
        rows.push(format!("| `{key}` | {} | {}{need} |", label(key), kind(fact.kind())));
        if let Kind::List(list) = fact.kind() {
            for member in list.members() {
                let (path, need) = (format!("{key}.{}", member.key), member.need);
                let need = if matches!(need, Need::Always) { "，必填" } else { "" };
                let kind = kind(member.kind);
                rows.push(format!(
                    "| `{key}` 的 `{}` | {} | {kind}{need} |",
                    member.key,
                    label(&path)
                ));
            }
        }
    }
    rows.join("\n")
}

/// The guide's table of the lists of options, in Markdown.
#[must_use]
pub fn option_table() -> String {
    let rows = OptionList::ALL
        .iter()
        .filter(|list| !list.key().is_empty())
        .map(|list| format!("| `{}` | {} |", list.key(), list.names().join("、")));
    let rows: Vec<String> = rows.collect();
    format!("| 选项表 | 选项 |\n| --- | --- |\n{}", rows.join("\n"))
}

fn kind(kind: Kind<'_>) -> String {
    match kind {
        Kind::Choice(options) if options.list == OptionList::Tri => {
            "是否（是、否、不清楚）".to_owned()
        }
        Kind::Choice(options) => format!("选择：选项表 `{}`", options.list.key()),
        Kind::Many(options) => format!("多选：选项表 `{}`", options.list.key()),
        Kind::Whole(least, most) => format!("整数 {least}～{most}"),
        Kind::Number(most) => format!("数字 0～{most}"),
        Kind::Date => "日期（到日，或只到月）".to_owned(),
        Kind::Moment => "日期，可到几点几分".to_owned(),
        Kind::Text => "文字".to_owned(),
        Kind::Edition => "通知版本".to_owned(),
        Kind::Record => "一组，见下面各行".to_owned(),
        Kind::List(_) => "列表，每一条见下面各行".to_owned(),
    }
}

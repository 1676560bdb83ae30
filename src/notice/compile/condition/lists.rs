//! Conditions on lists, and on how many of several conditions hold.

use toml::Value;

use super::{Scope, place};
use crate::domain::fact::{Fact, ListKind};
use crate::notice::compile::context::{Context, Shape};
use crate::notice::condition::Condition;
use crate::notice::finding::Code;

impl Context<'_> {
    /// `{ some = … }`, `{ every = … }`, `{ none = … }`, `{ count = …, at_least = … }` or
    /// `{ sum = "member", when = …, at_least = … }`, or spells of time in place of the member; with `years`
    /// beside them, of the entries of these years.
    pub(super) fn list_test(&mut self, key: &str, kind: ListKind, value: &Value) -> Condition {
        let list = place(kind);
        let bad = |context: &mut Self| {
            context.report(
                Code::Syntax,
                format!(
                    "「{key}」是列表，条件应写作 有、无，或 some、every、none、count、sum 之一"
                ),
            );
            Condition::Always
        };
        let Value::Table(table) = value else { return bad(self) };
        let mut rest = table.clone();
        if rest.contains_key("years") {
            return self.over_years(key, kind, rest);
        }
        for (form, several) in
            [("some", false), ("every", false), ("none", false), ("count", true), ("sum", true)]
        {
            let Some(inner) = rest.remove(form) else { continue };
            if let Some(written) = inner.as_table().filter(|_| form == "sum") {
                return self.spells(key, kind, written, rest);
            }
            if form == "sum" {
                let member = inner.as_str().and_then(|key| self.member(kind, key));
                let Some((member, Shape::Number)) = member else {
                    self.report(Code::UnknownFact, format!("「{key}」没有可以相加的这一项数字"));
                    return Condition::Always;
                };
                let when = rest.remove("when");
                let when = self.entry_condition(kind, when.as_ref());
                let range = self.range(key, &Value::Table(rest));
                return Condition::Sum(list, Box::new((member, when, range)));
            }
            // To count needs no condition: all entries are counted.
            let all = several && inner.as_table().is_some_and(toml::Table::is_empty);
            let inner =
                if all { Condition::Always } else { self.any_of(&inner, Scope::Entry(kind)) };
            if several {
                let range = self.range(key, &Value::Table(rest));
                return Condition::Count(list, Box::new((inner, range)));
            }
            if !rest.is_empty() {
                return bad(self);
            }
            return match form {
                "some" => Condition::Some(list, Box::new(inner)),
                "every" => Condition::Every(list, Box::new(inner)),
                _ => Condition::Not(Box::new(Condition::Some(list, Box::new(inner)))),
            };
        }
        bad(self)
    }

    /// `count = { of = [ … ], at_least = 2 }`: so many of several conditions.
    pub(super) fn several(&mut self, value: &Value, scope: Scope) -> Condition {
        let Value::Table(table) = value else {
            return self.bad_test("count = { of = [ … ], at_least = … }");
        };
        let mut rest = table.clone();
        let Some(Value::Array(parts)) = rest.remove("of") else {
            return self.bad_test("count = { of = [ … ], at_least = … }");
        };
        let parts: Vec<Condition> = parts.iter().map(|part| self.any_of(part, scope)).collect();
        let range = self.range("count", &Value::Table(rest));
        #[expect(clippy::cast_precision_loss, reason = "a rule lists a handful of conditions")]
        if range.decides(0.0, parts.len() as f64) == Some(false) {
            self.report(Code::NeverHolds, "列出的条件没有那么多项，永远不会成立");
        }
        Condition::Several(Box::new((parts, range)))
    }
}

/// How a condition reads a fact that is made of several, as who writes one is told; none of any other fact.
pub(super) fn of_record(key: &str) -> Option<String> {
    let parts: Vec<String> =
        Fact::named(key)?.members().map(|part| format!("\"{}\"", part.key())).collect();
    let first = parts.first()?;
    Some(format!(
        "「{key}」是一组，条件里写它的某一项，键要加英文引号：{{ {first} = … }}；它的各项是 {}。只看有没有的，写作 已填 或 未填",
        parts.join("、")
    ))
}

//! Conditions on numbers.

use toml::Value;

use crate::domain::Slot;
use crate::notice::compile::context::Context;
use crate::notice::condition::{Condition, Range};
use crate::notice::finding::Code;

impl Context<'_> {
    pub(super) fn number_test(&mut self, key: &str, slot: Slot, value: &Value) -> Condition {
        // A list names the numbers of which it must be one.
        if let Value::Array(numbers) = value
            && !numbers.is_empty()
        {
            let each = numbers.iter().map(|number| self.number_test(key, slot, number));
            return Condition::Any(each.collect());
        }
        Condition::Range(slot, Box::new(self.range(key, value)))
    }

    pub(super) fn range(&mut self, key: &str, value: &Value) -> Range {
        let mut range = Range::default();
        match value {
            Value::Table(table) if !table.is_empty() => {
                for (bound, value) in table {
                    let Some(number) = number(value) else {
                        self.bad_test("数字");
                        return range;
                    };
                    match bound.as_str() {
                        "at_least" => range.at_least = Some(number),
                        "at_most" => range.at_most = Some(number),
                        "above" => range.above = Some(number),
                        "below" => range.below = Some(number),
                        "exactly" => {
                            range.at_least = Some(number);
                            range.at_most = Some(number);
                        }
                        _ => {
                            self.bad_test("at_least、at_most、above、below、exactly");
                            return range;
                        }
                    }
                }
            }
            value => match number(value) {
                Some(number) => {
                    range = Range { at_least: Some(number), at_most: Some(number), ..range }
                }
                None => {
                    self.bad_test("数字或 { at_least = … }");
                }
            },
        }
        if range.is_empty() {
            self.report(Code::Backwards, format!("「{key}」的范围里没有任何数"));
        }
        range
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "bounds in notices are small")]
        Value::Integer(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

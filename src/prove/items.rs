//! Lists of which so many are asked for (具备下列条件之三), item by item: how many there are, how many are enough, and what
//! each of them says.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, Told, chosen, is_truth, last_key};
use super::reads::{Effect, Read};
use super::words::choice;
use crate::domain::options::Options;
use crate::notice::finding::Code;
use crate::notice::lint::{Unit, counted_with, numbers_in};
use crate::notice::source::clause::Clause;

/// Before how many of a list are enough.
const OF_THEM: &[&str] = &["条件之", "情形之", "业绩之"];
const NUMERALS: &str = "一二两三四五六七八九十0123456789";
/// Letters of an item.
const SHORTEST: usize = 4;

impl Book<'_> {
    /// Everything of one clause.
    pub fn listed(&self, clause: &Clause, text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let mut counts = Vec::new();
        clause.conditions().for_each(|when| found(when, &mut counts));
        let enough: BTreeSet<String> = OF_THEM
            .iter()
            .flat_map(|word| text.match_indices(word).map(move |(at, _)| at + word.len()))
            .filter_map(|at| text.get(at..))
            .flat_map(|rest| {
                let mark: String = rest.chars().take_while(|it| NUMERALS.contains(*it)).collect();
                numbers_in(&mark)
            })
            .collect();
        let items = items(text);
        for (least, _) in &counts {
            let own = least.to_string();
            if !enough.is_empty() && !enough.contains(&own) && !clause.derived.contains(&own) {
                let said: Vec<&str> = enough.iter().map(String::as_str).collect();
                let note = format!(
                    "原文要的是其中 {} 项，规则写的是 {own} 项就够了。请改正 at_least",
                    said.join("、")
                );
                told.insert((Code::ForeignFigure, "at_least".to_owned(), own, note));
            }
        }
        // Of several counts nobody knows which has which items.
        let [(_, of)] = counts.as_slice() else { return told };
        if of.len() < items.len() {
            let note =
                format!("原文列了 {} 项，of 里只有 {} 项。请一项写一个条件", items.len(), of.len());
            told.insert((Code::Unnamed, "of".to_owned(), items.len().to_string(), note));
        }
        if of.len() == items.len() {
            for (entry, item) in of.iter().zip(&items) {
                self.item(clause, entry, item, &mut told);
            }
        }
        told
    }

    /// One of them, and the condition that stands in its place.
    fn item(&self, clause: &Clause, entry: &Value, item: &str, told: &mut BTreeSet<Told>) {
        for read in self.reader.condition(entry, Effect::Opens, None) {
            let Some(options) = choice(read.kind).filter(|it| !is_truth(*it)) else { continue };
            for option in self.beyond_item(&read, options, item) {
                if !clause.derived.contains(&option) {
                    let note = format!(
                        "原文的这一项是“{item}”，规则里在同一个位置的却写了「{option}」。请改正；由原文推算出来的，写进 derived"
                    );
                    told.insert((Code::Unsaid, last_key(&read.path), option, note));
                }
            }
        }
        let own = numbers_in(&entry.to_string());
        let printed = counted_with(item).into_iter();
        let printed = printed.filter(|(_, number, unit)| *unit == Unit::Count && *number > 1);
        for (_, number, _) in printed {
            let number = number.to_string();
            if !own.contains(&number) && !clause.derived.contains(&number) {
                let note =
                    format!("原文的这一项是“{item}”，规则里在同一个位置的没有「{number}」。请改正");
                told.insert((Code::UnusedNumber, "of".to_owned(), number, note));
            }
        }
    }

    /// The options that a condition names and an item does not mean; none where it names none of the list.
    fn beyond_item(&self, read: &Read<'_>, options: Options<'_>, item: &str) -> Vec<String> {
        let said = self.words.meant(options, item);
        let named = chosen(options, read.value).into_iter();
        named.filter(|it| !said.is_empty() && !said.contains(it.as_str())).collect()
    }
}

/// The items of a list: what stands behind its heading, part by part.
fn items(text: &str) -> Vec<&str> {
    let Some((_, rest)) = text.rsplit_once(['：', ':']) else { return Vec::new() };
    let parts = || rest.split(['；', ';', '\n', '。']).map(str::trim).filter(|it| !it.is_empty());
    let numbered = |it: &&str| {
        it.starts_with(|mark: char| {
            mark.is_ascii_digit() || "（(".contains(mark) || ('①'..='⑳').contains(&mark)
        })
    };
    let long = |it: &&str| it.chars().count() >= SHORTEST;
    if parts().next().is_some_and(|first| numbered(&first)) {
        return parts().filter(numbered).filter(long).collect();
    }
    // What follows a full stop speaks of something else.
    let list = rest.split('。').next().unwrap_or_default();
    list.split(['；', ';', '\n']).map(str::trim).filter(long).collect()
}

/// How many are enough, and the conditions of which they are, of everything that is counted so.
fn found<'v>(when: &'v Value, all: &mut Vec<(i64, &'v [Value])>) {
    match when {
        Value::Table(table) => {
            if let Some(of) = table.get("of").and_then(Value::as_array) {
                let least = table.get("at_least").and_then(Value::as_integer);
                all.extend(least.map(|least| (least, of.as_slice())));
            }
            table.values().for_each(|value| found(value, all));
        }
        Value::Array(values) => values.iter().for_each(|value| found(value, all)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_items_of_a_list_stand_behind_its_heading() {
        let text = "须具备下列条件之三：\n1.获得市级奖励；\n2.主持课题1项；\n3.发表论文2篇。";
        assert_eq!(items(text).len(), 3);
        assert_eq!(items("两项以上的：取得发明专利2项以上；排名前5。同一成果不重复。").len(), 2);
        assert!(items("须有2名专家推荐").is_empty());
    }
}

//! How columns are matched, remembered on the device if the officer wants: headings and what they are, no
//! row and no cell.

use leptos::prelude::*;

use super::DeskState;
use crate::platform::storage;
use crate::roster::protocol::{Request, SheetView};

/// Where it is kept.
const KEY: &str = "desk.columns";

/// What a heading is: the heading, what it is taken for, whether blank means none.
type Known = (String, String, bool);

fn known() -> Vec<Known> {
    let text = storage::get(KEY).unwrap_or_default();
    let lines = text.lines().filter_map(|line| {
        let mut parts = line.split('\t');
        Some((parts.next()?.to_owned(), parts.next()?.to_owned(), parts.next()? == "1"))
    });
    lines.collect()
}

/// Whether something is remembered.
#[must_use]
pub fn is_remembered() -> bool {
    storage::get(KEY).is_some_and(|text| !text.is_empty())
}

/// Forgets it.
pub fn forget() {
    storage::remove(KEY);
}

impl DeskState {
    /// Remembers how the columns of the sheets that are read are matched, beside what was remembered.
    pub fn remember(self) {
        let mut all = known();
        self.sheets.with_untracked(|sheets| {
            for this in sheets.iter().filter(|sheet| sheet.used).flat_map(|sheet| &sheet.matches) {
                if this.label.is_empty() || this.label.contains(['\t', '\n']) {
                    continue;
                }
                all.retain(|(label, ..)| *label != this.label);
                all.push((this.label.clone(), this.target.clone(), this.blank_is_none));
            }
        });
        let lines = all.iter().map(|(label, target, blank)| {
            let blank = if *blank { "1" } else { "0" };
            [label.as_str(), "\t", target, "\t", blank, "\n"].concat()
        });
        if !storage::set(KEY, &lines.collect::<String>()) {
            self.trouble.set("这台电脑不让网页保存，各列的对应没有记住。".to_owned());
        }
    }

    /// Matches columns as they were remembered, where that is otherwise.
    pub(super) async fn as_remembered(self, mut sheets: Vec<SheetView>) -> Vec<SheetView> {
        let known = known();
        for (place, sheet) in sheets.clone().iter().enumerate() {
            for this in &sheet.matches {
                let Some((_, target, blank)) =
                    known.iter().find(|(label, ..)| *label == this.label)
                else {
                    continue;
                };
                if *target == this.target && *blank == this.blank_is_none {
                    continue;
                }
                let request = Request::Match(place, this.column, target.clone(), *blank);
                if let Some(changed) = self.ask(&request).await {
                    sheets = changed;
                }
            }
        }
        sheets
    }
}

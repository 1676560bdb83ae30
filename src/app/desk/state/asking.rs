//! What the officer does once everybody is judged: sifting, opening, answering.

use leptos::prelude::*;

use super::DeskState;
use crate::platform::document;
use crate::roster::facts::Given;
use crate::roster::protocol::Request;
use crate::roster::rows::Filter;

impl DeskState {
    /// Shows other rows, from their first page on.
    pub fn sift(self, change: impl FnOnce(&mut Filter)) {
        self.filter.update(change);
        self.page.set(0);
        leptos::task::spawn_local(async move {
            self.show_page().await;
            let (kept, all) = self.view.with_untracked(|view| (view.kept, view.all));
            self.said.set(format!("{kept} 人，共 {all} 人"));
        });
    }

    /// Shows another page of the rows.
    pub fn leaf(self, page: usize) {
        self.page.set(page);
        leptos::task::spawn_local(async move {
            self.show_page().await;
            document::focus_soon("#people caption");
        });
    }

    pub(super) async fn show_person(self, place: usize) {
        if let Some(person) = self.ask(&Request::Person(place)).await {
            self.person.set(person);
        }
    }

    /// Opens a person beside the table.
    pub fn open_person(self, place: usize) {
        leptos::task::spawn_local(async move {
            self.show_person(place).await;
            document::focus_soon("#person h2");
        });
    }

    /// Answers for the unit, each a step that can be taken back, and judges everybody again.
    pub fn answer_unit(self, answers: Vec<(String, Option<Given>)>) {
        self.drafts.update(|drafts| {
            drafts.retain(|(draft, _)| !answers.iter().any(|(key, _)| key == draft));
        });
        leptos::task::spawn_local(async move {
            for (key, value) in answers {
                if self.ask::<bool>(&Request::Unit(key, value)).await.is_none() {
                    return;
                }
            }
            self.again();
        });
    }

    /// Answers for these people; they are judged again at once.
    pub fn answer_own(self, places: Vec<usize>, fact: String, value: Option<Given>) {
        leptos::task::spawn_local(async move {
            let count = places.len();
            if self.ask::<bool>(&Request::Own(places, fact, value)).await.is_some() {
                self.refresh().await;
                self.said.set(format!("已改 {count} 人，并重新判断"));
            }
        });
    }

    /// Reads a word of a column as another, and everybody anew.
    pub fn mend(self, sheet: usize, column: usize, word: String, reading: String) {
        let run = self.begin("正在重新读取");
        leptos::task::spawn_local(async move {
            if self.ask::<bool>(&Request::Mend(sheet, column, word, reading)).await.is_some() {
                self.judge(run, true).await;
            }
        });
    }

    /// Takes the last answer back.
    pub fn undo(self) {
        leptos::task::spawn_local(async move {
            if self.ask::<bool>(&Request::Undo).await == Some(true) {
                self.again();
            }
        });
    }
}

//! What is taken away: the answers and what follows from them, as they are when the page is made.

use leptos::prelude::*;

use crate::app::state::files::{Kind, address};
use crate::app::state::{Files, Shared, View, Wizard};
use crate::domain::{Case, Moment};
use crate::export::link;
use crate::flow;
use crate::notice::model::CatalogEntry;
use crate::platform::exporter::{self, Argument};
use crate::platform::{clock, fetch};

/// The answers and what follows from them.
#[derive(Debug)]
pub struct Snapshot {
    /// The whole notice, the answers with the day, and the assessment.
    pub view: Shared<View>,
    /// The answers as the person gave them: without a day unless one was given.
    pub own: Case,
    /// The day on which the page is used.
    pub today: Option<Moment>,
    entry: CatalogEntry,
}

impl Snapshot {
    /// What is taken away of `view`; none where its notice is no longer in the catalog.
    pub fn new(view: &Shared<View>, wizard: Wizard, files: Files) -> Option<Self> {
        let own = wizard.answers.with_untracked(|answers| flow::read(&view.notice, answers).case);
        Some(Self {
            view: view.clone(),
            own,
            today: Moment::parse(&clock::now()),
            entry: files.known(&view.notice.edition).ok()?,
        })
    }

    /// The answers as the code of a link.
    pub fn code(&self) -> String {
        link::encode(&self.own, Some(&self.view.notice))
    }

    /// The compiled notice as the exporter reads it.
    pub async fn notice_file(&self) -> Vec<u8> {
        notice_file(&self.entry).await
    }

    /// The compiled forms of the notice, as the exporter reads them.
    pub async fn forms_file(&self) -> Vec<u8> {
        fetch::bytes(&address(&self.entry, Kind::Forms)).await.unwrap_or_default()
    }

    /// The case with its assessment, as JSON.
    ///
    /// # Errors
    /// Why it could not be written, for people.
    pub async fn json(&self) -> Result<String, String> {
        let notice = self.notice_file().await;
        let code = self.code();
        let case =
            exporter::text("case_json", &[Argument::Bytes(&notice), Argument::Text(&code)]).await?;
        exporter::text("write_json", &[Argument::Bytes(&notice), Argument::Text(&case)]).await
    }

    /// The entry of the notice in the catalog.
    pub fn entry(&self) -> CatalogEntry {
        self.entry.clone()
    }
}

/// The rules and the rest, one after the other; what did not come the exporter misses and says so.
pub async fn notice_file(entry: &CatalogEntry) -> Vec<u8> {
    let mut bytes = fetch::bytes(&address(entry, Kind::Rules)).await.unwrap_or_default();
    bytes.extend(fetch::bytes(&address(entry, Kind::Details)).await.unwrap_or_default());
    bytes
}

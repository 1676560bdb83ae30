//! What this page knows: the answers that were brought, and what follows from them.

use std::sync::Arc;

use leptos::prelude::*;

use super::text;
use crate::app::old::state::{CATALOG, DETAILS, Loaded, RULES, file, load, load_notice};
use crate::assess::whatif::{WhatIf, whatif};
use crate::assess::{self, Assessment};
use crate::domain::{Case, Fact, Fault, Moment};
use crate::export::link;
use crate::flow::{self, Answers, Reading, carry};
use crate::notice::Notice;
use crate::notice::model::{Catalog, CatalogEntry};
use crate::platform::keeping::{self, Kept, Saved};
use crate::platform::kit::{self, Given};
use crate::platform::old_address as address;
use crate::platform::{clock, document, fetch, json};

/// Among the answers: that they came by a link or file, and how the rules are since.
const CARRIED: &str = "carried";
const SAME_RULES: &str = "same";
const OTHER_RULES: &str = "other";

/// How answers come here.
enum Brought {
    /// As typed in the wizard.
    Typed(Answers),
    /// As the code of a link or of a file.
    Code(String),
}

/// How far the page is.
#[derive(Debug, Clone)]
pub enum Stage {
    /// Files are on their way.
    Waiting,
    /// Nothing was brought.
    Nothing,
    /// What was brought cannot be read; why, for people.
    Unreadable(String),
    /// A file did not come.
    Failed,
    /// Everything is there.
    Here(Arc<Seen>),
}

/// The answers and what follows from them.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The whole notice.
    pub notice: Arc<Notice>,
    /// The answers as facts, with the day.
    pub case: Case,
    /// The same as the person gave them: without a day unless one was given.
    pub own: Case,
    /// What was typed but does not fit.
    pub faults: Vec<Fault>,
    /// The assessment.
    pub assessment: Assessment,
    /// The day on which the page is used.
    pub today: Option<Moment>,
    entry: CatalogEntry,
}

impl Seen {
    /// The answers as the code of a link.
    #[must_use]
    pub fn code(&self) -> String {
        link::encode(&self.own, Some(&self.notice))
    }

    /// The compiled notice as the kit reads it.
    pub async fn notice_file(&self) -> Vec<u8> {
        notice_file(&self.entry).await
    }

    /// The address of one of the notice's files.
    #[must_use]
    pub fn file(&self, ending: &str) -> String {
        file(&self.entry, ending)
    }
}

/// The rules and the rest, one after the other; what did not come the kit misses and says so.
async fn notice_file(entry: &CatalogEntry) -> Vec<u8> {
    let mut bytes = fetch::bytes(&file(entry, RULES)).await.unwrap_or_default();
    bytes.extend(fetch::bytes(&file(entry, DETAILS)).await.unwrap_or_default());
    bytes
}

/// The state of the page; copied freely, it only holds handles.
#[derive(Debug, Clone, Copy)]
pub struct Takeaway {
    /// How far the page is.
    pub stage: RwSignal<Stage>,
    /// The answers as typed, with the ticks of the checklist.
    pub answers: RwSignal<Answers>,
    /// Whether the device keeps these answers.
    kept: StoredValue<bool>,
    /// What if, once it was searched for.
    pub whatif: RwSignal<Option<Arc<WhatIf>>>,
    /// The part that alone is printed; empty for all.
    pub printed: RwSignal<&'static str>,
}

impl Takeaway {
    /// Starts with what the address brings, and reads what it brings later.
    #[must_use]
    pub fn start() -> Self {
        let page = Self {
            stage: RwSignal::new(Stage::Waiting),
            answers: RwSignal::new(Answers::default()),
            kept: StoredValue::new(false),
            whatif: RwSignal::new(None),
            printed: RwSignal::new(""),
        };
        keeping::on_cleared(move || page.stage.set(Stage::Nothing));
        page.arrive(&address::fragment());
        address::on_change(move |fragment| {
            if link::code(&fragment).is_some() {
                page.arrive(&fragment);
            }
        });
        page
    }

    /// Takes the answers that a link brings out of the address; without one, those that are kept.
    fn arrive(self, fragment: &str) {
        if let Some(code) = link::code(fragment) {
            address::replace("/");
            self.kept.set_value(false);
            return self.open(Brought::Code(code));
        }
        let kept = keeping::restore();
        let brought = keeping::brought().map(|text| Kept { text, on_device: false });
        let Some(kept) = brought.or(kept) else {
            return self.stage.set(Stage::Nothing);
        };
        self.kept.set_value(kept.on_device);
        match Answers::decode(&kept.text) {
            Some(answers) => self.open(Brought::Typed(answers)),
            None => self.stage.set(Stage::Unreadable(text::BROKEN.to_owned())),
        }
    }

    fn open(self, brought: Brought) {
        self.stage.set(Stage::Waiting);
        self.whatif.set(None);
        leptos::task::spawn_local(async move {
            match look(brought).await {
                Ok((answers, seen)) => self.show(answers, seen),
                Err(stage) => self.stage.set(stage),
            }
        });
    }

    fn show(self, answers: Answers, seen: Seen) {
        self.answers.set(answers);
        self.keep();
        let seen = Arc::new(seen);
        self.stage.set(Stage::Here(Arc::clone(&seen)));
        // It may take a second; what is there is shown first.
        clock::soon(move || {
            self.whatif.set(Some(Arc::new(whatif(&seen.notice, &seen.case))));
        });
    }

    /// Writes a tick down.
    pub fn tick(self, path: &str, tick: &str) {
        self.answers.update(|answers| answers.set(path, tick));
        self.keep();
    }

    /// Where the wizard of this window and a reload find the answers; on the device where the person
    /// chose to keep these very answers.
    fn keep(self) {
        let text = self.answers.with_untracked(Answers::encode);
        if self.carried().is_some() {
            return keeping::bring(&text);
        }
        if keeping::save(&text, self.kept.get_value()) == Saved::Cleared {
            self.stage.set(Stage::Nothing);
        }
    }

    /// Whether the answers came by a link or file; whether the rules have changed since.
    #[must_use]
    pub fn carried(self) -> Option<bool> {
        self.answers.with(|answers| match answers.get(CARRIED) {
            "" => None,
            rules => Some(rules == OTHER_RULES),
        })
    }

    /// Makes what a link or a file brought the person's own answers, where they want these in place of
    /// what they have answered themselves; whether the wizard may be opened.
    #[must_use]
    pub fn adopt(self) -> bool {
        if self.carried().is_none() {
            return true;
        }
        let mut answers = self.answers.get_untracked();
        answers.set(CARRIED, "");
        let text = answers.encode();
        let own = keeping::restore().map(|kept| kept.text);
        let other = own.is_some_and(|own| own != text);
        if other && !document::confirm(text::REPLACE) {
            return false;
        }
        keeping::bring("");
        keeping::save(&text, false) != Saved::Cleared
    }

    /// Shows the answers of a file; else what is wrong with it, for people.
    pub async fn import(self, json: &str) -> Result<(), String> {
        let Some(catalog) = load::<Catalog>(CATALOG).await.here() else {
            return Err(crate::app::words::NOTICE_FAILED.to_owned());
        };
        // A file made here holds the case beside its assessment.
        let edition =
            json::text_at(json, &["case", "edition"]).or_else(|| json::text_at(json, &["edition"]));
        let named = catalog
            .editions
            .iter()
            .find(|entry| edition.as_ref().is_none_or(|edition| entry.edition == *edition));
        let Some(entry) = named else {
            return Err(text::UNKNOWN_EDITION.to_owned());
        };
        let notice = notice_file(entry).await;
        let code = kit::text("case_code", &[Given::Bytes(&notice), Given::Text(json)]).await?;
        if edition.is_none() {
            return Err(text::NO_EDITION.to_owned());
        }
        self.open(Brought::Code(code));
        Ok(())
    }
}

/// Fetches what is needed and assesses.
async fn look(brought: Brought) -> Result<(Answers, Seen), Stage> {
    let unreadable = |fault: link::Fault| Stage::Unreadable(fault.to_string());
    let brought = match brought {
        Brought::Code(code) if link::edition(&code) == Err(link::Fault::First) => {
            let modern = kit::text("modern_code", &[Given::Text(&code)]).await;
            Brought::Code(modern.map_err(Stage::Unreadable)?)
        }
        other => other,
    };
    let edition = match &brought {
        Brought::Typed(answers) => Some(answers.get(Fact::Edition.key()).to_owned()),
        Brought::Code(code) => link::edition(code).map_err(unreadable)?,
    };
    let edition = edition.filter(|edition| !edition.is_empty()).ok_or(Stage::Nothing)?;
    let catalog = load::<Catalog>(CATALOG).await.here().ok_or(Stage::Failed)?;
    let entry = catalog.editions.iter().find(|entry| entry.edition == edition);
    let entry = entry.ok_or_else(|| Stage::Unreadable(text::UNKNOWN_EDITION.to_owned()))?;
    let Loaded::Here(notice) = load_notice(entry).await else {
        return Err(Stage::Failed);
    };
    let (answers, reading) = read(&notice, brought).map_err(unreadable)?;
    Ok((answers, seen(notice, reading, entry.clone())))
}

/// What was brought, as answers and as facts.
fn read(notice: &Notice, brought: Brought) -> Result<(Answers, Reading), link::Fault> {
    match brought {
        Brought::Typed(answers) => {
            let reading = flow::read(notice, &answers);
            Ok((answers, reading))
        }
        Brought::Code(code) => {
            let opened = link::decode(&code, |id| (id == notice.edition).then_some(notice))?;
            let mut answers = carry::answers(notice, &opened.case);
            answers.set(CARRIED, if opened.rules_changed { OTHER_RULES } else { SAME_RULES });
            Ok((answers, Reading { case: opened.case, faults: Vec::new() }))
        }
    }
}

fn seen(notice: Arc<Notice>, reading: Reading, entry: CatalogEntry) -> Seen {
    let today = Moment::parse(&clock::now());
    let Reading { case: own, faults } = reading;
    let case = carry::on_day(&own, today);
    let assessment = assess::assess(Some(&notice), &case);
    Seen { notice, case, own, faults, assessment, today, entry }
}

//! What this page knows: the answers that were brought, and what follows from them.

use std::sync::Arc;

use leptos::prelude::*;

use super::text;
use crate::app::state::load;
use crate::assess::whatif::{WhatIf, whatif};
use crate::assess::{self, Assessment};
use crate::domain::{Case, Fact, Fault, Moment};
use crate::export::link;
use crate::flow::{self, Answers, Reading, carry};
use crate::notice::Notice;
use crate::notice::model::{Catalog, CatalogEntry};
use crate::platform::{address, clock, fetch, storage};

/// How answers come here.
enum Brought {
    /// As typed in the wizard.
    Typed(Answers),
    /// As the code of a link or of a file.
    Code(String),
}

/// How far the page is.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The notice.
    pub notice: Notice,
    /// The answers as facts, with the day.
    pub case: Case,
    /// The same as the person gave them: without a day unless one was given.
    pub own: Case,
    /// What was typed but does not fit.
    pub faults: Vec<Fault>,
    /// Whether they came by a link or file.
    pub carried: bool,
    /// Whether the rules have changed since the link was made.
    pub rules_changed: bool,
    /// The assessment.
    pub assessment: Assessment,
    /// The day on which the page is used.
    pub today: Option<Moment>,
    /// Where the compiled notice lies, without its ending.
    files: String,
}

impl Seen {
    /// The answers as the code of a link.
    #[must_use]
    pub fn code(&self) -> String {
        link::encode(&self.own, Some(&self.notice))
    }

    /// The address that brings these answers to the wizard.
    #[must_use]
    pub fn wizard(&self) -> String {
        let answers = carry::answers(&self.notice, &self.own).encode();
        [text::WIZARD, "#v=", &address::encoded(&answers)].concat()
    }

    /// The compiled notice as it was fetched.
    pub async fn notice_file(&self) -> Option<Vec<u8>> {
        fetch::bytes(&self.file("bin")).await
    }

    /// The address of one of the notice's files.
    #[must_use]
    pub fn file(&self, ending: &str) -> String {
        [&self.files, ".", ending].concat()
    }
}

/// The state of the page; copied freely, it only holds handles.
#[derive(Debug, Clone, Copy)]
pub struct Takeaway {
    /// How far the page is.
    pub stage: RwSignal<Stage>,
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
            whatif: RwSignal::new(None),
            printed: RwSignal::new(""),
        };
        page.arrive(&address::fragment());
        address::on_change(move |fragment| {
            if is_brought(&fragment) {
                page.arrive(&fragment);
            }
        });
        page
    }

    /// Reads the fragment once and takes the answers out of the address.
    fn arrive(self, fragment: &str) {
        let brought = brought(fragment);
        if is_brought(fragment) {
            address::replace("/");
        }
        match brought {
            Ok(Some(brought)) => self.open(brought),
            Ok(None) => self.stage.set(Stage::Nothing),
            Err(why) => self.stage.set(Stage::Unreadable(why)),
        }
    }

    /// Shows the answers of a code.
    pub fn open_code(self, code: String) {
        self.open(Brought::Code(code));
    }

    fn open(self, brought: Brought) {
        self.stage.set(Stage::Waiting);
        self.whatif.set(None);
        leptos::task::spawn_local(async move {
            let stage = look(brought).await;
            self.stage.set(stage.clone());
            if let Stage::Here(seen) = stage {
                // It may take a second; what is there is shown first.
                clock::soon(move || {
                    self.whatif
                        .set(Some(Arc::new(whatif(&seen.notice, &seen.case))));
                });
            }
        });
    }
}

fn is_brought(fragment: &str) -> bool {
    fragment.starts_with("v=") || fragment.starts_with("a=")
}

/// What the fragment brings, else what the device kept.
fn brought(fragment: &str) -> Result<Option<Brought>, String> {
    if let Some(code) = fragment.strip_prefix("a=") {
        return Ok(Some(Brought::Code(code.to_owned())));
    }
    let text = match fragment.strip_prefix("v=") {
        Some(encoded) => address::decoded(encoded).ok_or_else(|| text::BROKEN.to_owned())?,
        None => match storage::get("answers") {
            Some(kept) => kept,
            None => return Ok(None),
        },
    };
    Answers::decode(&text)
        .map(|answers| Some(Brought::Typed(answers)))
        .ok_or_else(|| text::BROKEN.to_owned())
}

/// Fetches what is needed and assesses.
async fn look(brought: Brought) -> Stage {
    let edition = match &brought {
        Brought::Typed(answers) => Some(answers.get(Fact::Edition.key()).to_owned()),
        Brought::Code(code) => match link::edition(code) {
            Ok(edition) => edition,
            Err(fault) => return Stage::Unreadable(fault.to_string()),
        },
    };
    let Some(edition) = edition.filter(|edition| !edition.is_empty()) else {
        return Stage::Nothing;
    };
    let Some(catalog) = load::<Catalog>("notices/catalog.bin").await.here() else {
        return Stage::Failed;
    };
    let Some(entry) = catalog
        .editions
        .iter()
        .find(|entry| entry.edition == edition)
    else {
        return Stage::Unreadable(text::UNKNOWN_EDITION.to_owned());
    };
    let files = files(entry);
    let Some(notice) = load::<Notice>(&[&files, ".bin"].concat()).await.here() else {
        return Stage::Failed;
    };
    match read(&notice, brought) {
        Ok(read) => Stage::Here(Arc::new(seen(Arc::unwrap_or_clone(notice), read, files))),
        Err(fault) => Stage::Unreadable(fault.to_string()),
    }
}

fn files(entry: &CatalogEntry) -> String {
    ["notices/", &entry.edition, ".", &entry.digest].concat()
}

/// What was brought, read; whether by a link, and whether the rules have changed since.
struct Read {
    reading: Reading,
    carried: bool,
    rules_changed: bool,
}

fn read(notice: &Notice, brought: Brought) -> Result<Read, link::Fault> {
    match brought {
        Brought::Typed(answers) => Ok(Read {
            reading: flow::read(notice, &answers),
            carried: false,
            rules_changed: false,
        }),
        Brought::Code(code) => {
            let opened = link::decode(&code, |id| (id == notice.edition).then_some(notice))?;
            let reading = Reading {
                case: opened.case,
                faults: Vec::new(),
            };
            Ok(Read {
                reading,
                carried: true,
                rules_changed: opened.rules_changed,
            })
        }
    }
}

fn seen(notice: Notice, read: Read, files: String) -> Seen {
    let today = Moment::parse(&clock::now());
    let Reading { case: own, faults } = read.reading;
    let case = carry::on_day(&own, today);
    let assessment = assess::assess(Some(&notice), &case);
    Seen {
        notice,
        case,
        own,
        faults,
        carried: read.carried,
        rules_changed: read.rules_changed,
        assessment,
        today,
        files,
    }
}

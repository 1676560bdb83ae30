//! What the page knows: where it is, the notice in use, the answers and what follows from them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::assess::{self, Assessment};
use crate::domain::packed::Packed;
use crate::domain::{Case, Fault, sealed};
use crate::flow::{self, Answers, Place, Reading, Step};
use crate::notice::Notice;
use crate::notice::model::{Catalog, CatalogEntry, Details, library::Library};
use crate::platform::keeping::{self, Saved};
use crate::platform::old_address as address;
use crate::platform::{clock, document, fetch};

/// How long cleared answers can be brought back.
const UNDO_MS: u32 = 60_000;
/// Where the list of editions lies.
pub const CATALOG: &str = "notices/catalog.bin";
/// The files of a notice: what questions need, and what reasons and results need besides.
pub const RULES: &str = "bin";
/// See [`RULES`].
pub const DETAILS: &str = "details.bin";

/// Something fetched.
#[derive(Debug, Clone)]
pub enum Loaded<T> {
    /// Not asked for, or on its way.
    Waiting,
    /// Here.
    Here(Arc<T>),
    /// It did not come.
    Failed,
}

impl<T> Loaded<T> {
    /// What came.
    #[must_use]
    pub fn here(self) -> Option<Arc<T>> {
        match self {
            Self::Here(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it did not come.
    #[must_use]
    pub const fn failed(&self) -> bool {
        matches!(self, Self::Failed)
    }
}

/// Everything that follows from the answers under the notice in use.
#[derive(Debug, Clone)]
pub struct View {
    /// The notice.
    pub notice: Arc<Notice>,
    /// The answers as typed, with the day.
    pub answers: Answers,
    /// The answers as facts, and those that could not be read.
    pub case: Case,
    /// What was typed but does not fit.
    pub faults: Vec<Fault>,
    /// The assessment.
    pub assessment: Assessment,
    /// The pages with what they ask.
    pub steps: Vec<Step>,
}

/// The state of the page; copied freely, it only holds handles.
#[derive(Debug, Clone, Copy)]
pub struct Wizard {
    /// Where the person is.
    pub place: RwSignal<Place>,
    /// What there is to choose from.
    pub catalog: RwSignal<Loaded<Catalog>>,
    /// The notice in use.
    pub notice: RwSignal<Loaded<Notice>>,
    /// The answers as typed.
    pub answers: RwSignal<Answers>,
    /// The answers before they were cleared.
    pub cleared: RwSignal<Option<Answers>>,
    /// How often they were cleared.
    clearings: StoredValue<u32>,
    /// Whether the answers are kept on this device.
    pub keep: RwSignal<bool>,
    /// Whether 继续 was pressed in vain on this page.
    pub tried: RwSignal<bool>,
    /// A message about saved answers.
    pub message: RwSignal<Option<&'static str>>,
    /// What follows from the answers.
    pub view: Memo<Option<Arc<View>>>,
}

impl Wizard {
    /// Starts with what the device kept, and follows the address from now on.
    #[must_use]
    pub fn start() -> Self {
        let answers = RwSignal::new(Answers::default());
        let notice = RwSignal::new(Loaded::<Notice>::Waiting);
        // Comparing whole notices would cost more, in time and download, than showing anew.
        let view = Memo::new_with_compare(
            move |_| {
                let notice = notice.get().here()?;
                Some(Arc::new(look(notice, &answers.get())))
            },
            |_, _| true,
        );
        let wizard = Self {
            place: RwSignal::new(Place::parse(&address::fragment())),
            catalog: RwSignal::new(Loaded::Waiting),
            notice,
            answers,
            cleared: RwSignal::new(None),
            clearings: StoredValue::new(0),
            keep: RwSignal::new(false),
            tried: RwSignal::new(false),
            message: RwSignal::new(None),
            view,
        };
        wizard.restore();
        wizard.load_catalog();
        keeping::on_cleared(move || wizard.cleared_elsewhere());
        address::on_change(move |fragment| {
            document::turn(|| {
                if wizard.tried.get_untracked() {
                    wizard.tried.set(false);
                }
                wizard.place.set(Place::parse(&fragment));
            });
        });
        Effect::new(move |_| wizard.save());
        Effect::new(move |_| wizard.follow_edition());
        wizard
    }

    /// Takes up the answers of the window, where another page may have put them, else those of the
    /// device. What the device kept is only written over where it is the same.
    fn restore(self) {
        let Some(kept) = keeping::restore() else {
            return;
        };
        self.keep.set(kept.on_device);
        match Answers::decode(&kept.text) {
            Some(answers) => self.answers.set(answers),
            None => {
                self.keep.set(false);
                self.message.set(Some(super::text::DAMAGED));
            }
        }
    }

    /// In the window always, so that Back from another page finds the answers; on the device only
    /// where the person chose so. Where the device refuses, the box does not stay ticked.
    fn save(self) {
        let answers = self.answers.get();
        let text = if answers.is_empty() { String::new() } else { answers.encode() };
        match keeping::save(&text, self.keep.get()) {
            Saved::Done => {}
            Saved::NoWindow => self.message.set(Some(super::text::NO_WINDOW)),
            Saved::NoDevice => {
                self.keep.set(false);
                self.message.set(Some(super::text::NOT_KEPT));
            }
            Saved::Cleared => self.cleared_elsewhere(),
        }
    }

    /// The person cleared their answers in another window.
    fn cleared_elsewhere(self) {
        self.cleared.set(None);
        self.keep.set(false);
        self.answers.set(Answers::default());
        self.message.set(Some(super::text::CLEARED_ELSEWHERE));
        self.go(&Place::Start);
    }

    /// Keeps the answers on this device, or forgets what was kept.
    pub fn set_keep(self, keep: bool) {
        self.message.set(None);
        self.keep.set(keep);
        if !keep {
            keeping::forget_device();
        }
    }

    /// Clears everything, in all windows. For a minute it can be undone in this one, as long as
    /// nothing new is answered.
    pub fn clear(self) {
        let count = self.clearings.get_value() + 1;
        self.clearings.set_value(count);
        self.cleared.set(Some(self.answers.get_untracked()));
        self.keep.set(false);
        self.message.set(None);
        self.answers.set(Answers::default());
        keeping::clear();
        self.go(&Place::Start);
        clock::after(UNDO_MS, move || {
            if self.clearings.get_value() == count {
                self.cleared.set(None);
            }
        });
    }

    /// Brings the cleared answers back.
    pub fn restore_cleared(self) {
        if let Some(answers) = self.cleared.get_untracked() {
            self.answers.set(answers);
            self.cleared.set(None);
        }
    }

    /// Goes to a place.
    pub fn go(self, place: &Place) {
        address::go(&place.fragment());
    }

    /// Writes an answer.
    pub fn answer(self, path: &str, text: &str) {
        self.change(|answers| answers.set(path, text));
    }

    /// Changes the answers: the one way in which the person does so.
    pub fn change(self, write: impl FnOnce(&mut Answers)) {
        self.cleared.set(None);
        self.answers.update(write);
    }

    /// What was typed at `path`, without following its changes.
    #[must_use]
    pub fn typed(self, path: &str) -> String {
        self.answers.with_untracked(|answers| answers.get(path).to_owned())
    }

    /// Fetches the catalog.
    pub fn load_catalog(self) {
        self.catalog.set(Loaded::Waiting);
        leptos::task::spawn_local(async move {
            self.catalog.set(load(CATALOG).await);
        });
    }

    /// Fetches the notice the answers name, when it is another than the one in use.
    fn follow_edition(self) {
        let edition = self.answers.with(|answers| answers.get("edition").to_owned());
        let Some(catalog) = self.catalog.get().here() else {
            return;
        };
        let present = self.notice.with_untracked(|notice| match notice {
            Loaded::Here(notice) => Some(notice.edition.clone()),
            _ => None,
        });
        if present.as_deref() == Some(edition.as_str()) {
            return;
        }
        if let Some(entry) = catalog.editions.iter().find(|entry| entry.edition == edition) {
            self.load_notice(entry.clone());
        } else {
            self.notice.set(Loaded::Waiting);
        }
    }

    fn load_notice(self, entry: CatalogEntry) {
        self.notice.set(Loaded::Waiting);
        leptos::task::spawn_local(async move {
            let rules = load::<Notice>(&file(&entry, RULES)).await;
            self.take_notice(&entry, rules.clone());
            if let Loaded::Here(rules) = rules {
                self.take_notice(&entry, complete(&entry, rules).await);
            }
        });
    }

    /// Another notice may have been chosen while this one was on its way.
    fn take_notice(self, entry: &CatalogEntry, notice: Loaded<Notice>) {
        if self.answers.with_untracked(|answers| answers.get("edition") == entry.edition) {
            self.notice.set(notice);
        }
    }

    /// Tries once more to fetch the notice in use.
    pub fn retry_notice(self) {
        let edition = self.typed("edition");
        if let Some(entry) = self.catalog.get_untracked().here().and_then(|catalog| {
            catalog.editions.iter().find(|entry| entry.edition == edition).cloned()
        }) {
            self.load_notice(entry);
        }
    }
}

/// Everything that follows from `answers` under `notice`; the day is the device's unless one was given.
fn look(notice: Arc<Notice>, answers: &Answers) -> View {
    let mut answers = answers.clone();
    if answers.get("today").is_empty() {
        answers.set("today", &clock::now());
    }
    let Reading { case, faults } = flow::read(&notice, &answers);
    let assessment = assess::assess(Some(&notice), &case);
    let steps = flow::steps(&notice, &case);
    View { notice, answers, case, faults, assessment, steps }
}

/// Fetches and opens one of the compiled files. What a cache kept from other rules or for another
/// program, or what was damaged on its way, is never read: it is fetched once more, past every cache.
pub async fn load<T: Packed>(path: &str) -> Loaded<T> {
    let set = set_in(path);
    let kept = fetch::bytes(path).await.ok();
    let opened = match kept.as_deref().map(|bytes| sealed::open(bytes, set)) {
        Some(Err(_)) => {
            fetch::fresh(path).await.ok().and_then(|bytes| sealed::open(&bytes, set).ok())
        }
        opened => opened.and_then(Result::ok),
    };
    opened.map_or(Loaded::Failed, |value| Loaded::Here(Arc::new(value)))
}

/// The set that a file's name says it belongs to.
fn set_in(path: &str) -> Option<&str> {
    path.split('.').nth(1).filter(|part| part.len() == 16)
}

/// The address of one of the compiled files of an edition.
#[must_use]
pub fn file(entry: &CatalogEntry, ending: &str) -> String {
    ["notices/", &entry.edition, ".", &entry.set, ".", ending].concat()
}

/// Fetches the bulky part of a notice whose rules are here.
async fn complete(entry: &CatalogEntry, rules: Arc<Notice>) -> Loaded<Notice> {
    match load::<Details>(&file(entry, DETAILS)).await {
        Loaded::Here(details) => Loaded::Here(Arc::new(
            Arc::unwrap_or_clone(rules).complete(Arc::unwrap_or_clone(details)),
        )),
        _ => Loaded::Failed,
    }
}

/// Fetches a whole notice.
pub async fn load_notice(entry: &CatalogEntry) -> Loaded<Notice> {
    match load::<Notice>(&file(entry, RULES)).await {
        Loaded::Here(rules) => complete(entry, rules).await,
        other => other,
    }
}

/// Fetches the library of an edition.
pub async fn load_library(entry: &CatalogEntry) -> Loaded<Library> {
    load(&file(entry, "library.bin")).await
}

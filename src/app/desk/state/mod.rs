//! What the page knows, and how it asks its worker. Rows, answers and files stay in the worker; here is only
//! what is seen.

mod asking;
mod judging;
mod opening;
mod remembering;

use leptos::prelude::*;

pub use remembering::{forget, is_remembered};

use crate::domain::Value;
use crate::domain::packed::{Packed, pack, unpack};
use crate::domain::sealed;
use crate::notice::model::{Catalog, CatalogEntry};
use crate::platform::desk::{self, Argument, CallError, READER};
use crate::platform::{document, fetch};
use crate::roster::overview::Table;
use crate::roster::protocol::{Alike, Gathered, PageView, Request, SheetView};
use crate::roster::rows::Filter;
use crate::roster::session::Comparison;
use crate::roster::unit_questions::UnitQuestion;
use crate::roster::view::PersonView;

/// Where the list of editions lies.
const CATALOG: &str = "notices/catalog.bin";

/// The editions that cover reviews, each with what it calls them.
fn reviewing(catalog: &Catalog) -> Vec<(CatalogEntry, String)> {
    let editions = catalog.editions.iter();
    editions.filter_map(|entry| Some((entry.clone(), catalog.review(entry)?.to_owned()))).collect()
}

/// How far the officer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Choosing a file.
    #[default]
    File,
    /// Looking at how it was read.
    Match,
    /// Everybody is judged.
    Work,
}

/// What is looked at once everybody is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// What is asked once for the unit.
    #[default]
    Unit,
    /// The table.
    People,
    /// What was not understood.
    Unclear,
    /// The overview.
    Overview,
    /// What is taken away.
    Out,
}

/// Where what is on the desk came from, so that it can be put there once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// Nothing is there.
    #[default]
    Nothing,
    /// The roster in `file`.
    File,
    /// The saved session in `old`.
    Session,
    /// A roster of nobody: its shape, how many.
    Sample(&'static str, u32),
}

/// Something that takes its time: what, how much is done, how much there is; 0 where that is not known.
pub type Busy = Option<(&'static str, usize, usize)>;

/// What the page knows.
#[derive(Clone, Copy)]
pub struct DeskState {
    /// The editions that cover reviews, each with what it calls them.
    pub catalog: RwSignal<Vec<(CatalogEntry, String)>>,
    /// The edition and matter chosen.
    pub edition: RwSignal<String>,
    /// See `edition`.
    pub matter: RwSignal<String>,
    /// The roster as it was chosen, to be written back.
    pub file: StoredValue<Vec<u8>, LocalStorage>,
    /// Its name.
    pub name: RwSignal<String>,
    /// Where it came from.
    origin: StoredValue<Origin>,
    /// What has been changed since it was opened, as it was asked of the worker.
    journal: StoredValue<Vec<Vec<u8>>>,
    /// A saved session that the next roster is compared with.
    pub old: StoredValue<Vec<u8>, LocalStorage>,
    /// How far the officer has come.
    pub stage: RwSignal<Stage>,
    /// What is looked at.
    pub tab: RwSignal<Tab>,
    /// The sheets.
    pub sheets: RwSignal<Vec<SheetView>>,
    /// What a column can be.
    pub choices: RwSignal<Vec<(String, String)>>,
    /// Who was read.
    pub gathered: RwSignal<Gathered>,
    /// What is asked of the unit.
    pub asks: RwSignal<Vec<UnitQuestion>>,
    /// What has been put in for the unit and not yet used: it stays where the questions are shown anew.
    pub drafts: RwSignal<Vec<(String, Value)>>,
    /// Which rows are seen.
    pub filter: RwSignal<Filter>,
    /// Which page of them.
    pub page: RwSignal<usize>,
    /// The page.
    pub view: RwSignal<PageView>,
    /// The person that is open.
    pub person: RwSignal<Option<PersonView>>,
    /// What was not understood.
    pub alike: RwSignal<Vec<Alike>>,
    /// The overview.
    pub tables: RwSignal<Vec<Table>>,
    /// What is otherwise than last time.
    pub comparison: RwSignal<Option<Comparison>>,
    /// What takes its time.
    pub busy: RwSignal<Busy>,
    /// What does not work.
    pub trouble: RwSignal<String>,
    /// What happened, to be heard.
    pub said: RwSignal<String>,
    /// Counts what was begun; what is older was cancelled.
    run: StoredValue<u32>,
    /// Counts pages asked for; an answer that comes after a newer question is not shown.
    asked: StoredValue<u32>,
}

impl DeskState {
    /// An empty desk, and begins to fetch the list of editions.
    #[must_use]
    pub fn start() -> Self {
        let desk = Self {
            catalog: RwSignal::new(Vec::new()),
            edition: RwSignal::new(String::new()),
            matter: RwSignal::new("职称评审".to_owned()),
            file: StoredValue::new_local(Vec::new()),
            name: RwSignal::new(String::new()),
            origin: StoredValue::default(),
            journal: StoredValue::default(),
            old: StoredValue::new_local(Vec::new()),
            stage: RwSignal::default(),
            tab: RwSignal::default(),
            sheets: RwSignal::default(),
            choices: RwSignal::default(),
            gathered: RwSignal::default(),
            asks: RwSignal::default(),
            drafts: RwSignal::default(),
            filter: RwSignal::default(),
            page: RwSignal::default(),
            view: RwSignal::default(),
            person: RwSignal::default(),
            alike: RwSignal::default(),
            tables: RwSignal::default(),
            comparison: RwSignal::default(),
            busy: RwSignal::default(),
            trouble: RwSignal::default(),
            said: RwSignal::default(),
            run: StoredValue::new(0),
            asked: StoredValue::new(0),
        };
        desk.fetch_catalog();
        desk
    }

    /// Fetches the list of editions.
    pub fn fetch_catalog(self) {
        leptos::task::spawn_local(async move {
            let read = fetch::bytes(CATALOG).await.ok();
            match read.and_then(|bytes| sealed::open::<Catalog>(&bytes, None).ok()) {
                Some(catalog) => self.catalog.set(reviewing(&catalog)),
                None => {
                    self.trouble.set("通知目录没有打开成功。请检查网络，再刷新页面。".to_owned());
                }
            }
        });
    }

    /// Something of an edition that covers reviews.
    fn with_edition<T>(
        self,
        edition: &str,
        of: impl FnOnce(&(CatalogEntry, String)) -> T,
    ) -> Option<T> {
        self.catalog.with(|all| all.iter().find(|(entry, _)| entry.edition == edition).map(of))
    }

    /// Chooses the edition to judge by.
    pub fn choose_edition(self, edition: String) {
        if let Some(review) = untrack(|| self.with_edition(&edition, |(_, review)| review.clone()))
        {
            self.matter.set(review);
        }
        self.edition.set(edition);
    }

    /// The edition chosen.
    #[must_use]
    pub fn entry(self) -> Option<CatalogEntry> {
        let edition = self.edition.get();
        self.with_edition(&edition, |(entry, _)| entry.clone())
    }

    /// The year of the edition chosen.
    #[must_use]
    pub fn year(self) -> i32 {
        untrack(move || self.entry()).map_or(0, |entry| i32::from(entry.head.year))
    }

    /// Says why there is no answer. A worker that ended itself is replaced, and what it held is put there
    /// once more.
    fn failed(self, why: CallError) {
        self.busy.set(None);
        match why {
            CallError::Refused(words) => self.trouble.set(words),
            CallError::Gone => self.revive(),
        }
    }

    async fn call(self, name: &str, given: &[Argument<'_>]) -> Option<Vec<u8>> {
        match desk::bytes(READER, name, given).await {
            Ok(bytes) => Some(bytes),
            Err(why) => {
                self.failed(why);
                None
            }
        }
    }

    /// What the worker answers.
    pub async fn ask<T: Packed>(self, request: &Request) -> Option<T> {
        let packed = pack(request);
        let bytes = self.call("ask", &[Argument::Bytes(&packed)]).await?;
        if request.changes() {
            self.journal.update_value(|journal| journal.push(packed));
        }
        unpack(&bytes)
    }

    /// Begins something that can be cancelled.
    fn begin(self, what: &'static str) -> u32 {
        self.trouble.set(String::new());
        self.busy.set(Some((what, 0, 0)));
        self.run.update_value(|run| *run += 1);
        self.run.get_value()
    }

    fn is_current(self, run: u32) -> bool {
        self.run.get_value() == run
    }

    /// Cancels what takes its time. A file being read is let go; what is on the desk stays.
    pub fn cancel(self) {
        self.run.update_value(|run| *run += 1);
        desk::stop(desk::TRIAL);
        self.busy.set(None);
        if self.stage.get_untracked() == Stage::Work {
            // Not everybody is judged anew; the page before leads there.
            self.stage.set(Stage::Match);
        }
        self.said.set("已取消".to_owned());
    }

    /// The two published files of the edition chosen.
    pub async fn notice_files(self) -> Option<(Vec<u8>, Vec<u8>)> {
        let entry = untrack(move || self.entry());
        let Some(entry) = entry else {
            self.busy.set(None);
            self.trouble.set("请先选择按哪份通知判断。".to_owned());
            return None;
        };
        let file =
            |ending: &str| ["notices/", &entry.edition, ".", &entry.set, ".", ending].concat();
        let rules = fetch::bytes(&file("bin")).await.ok();
        let details = fetch::bytes(&file("details.bin")).await.ok();
        if rules.is_none() || details.is_none() {
            self.busy.set(None);
            self.trouble.set("这份通知没有打开成功。请检查网络后再试；名册没有动。".to_owned());
        }
        rules.zip(details)
    }

    /// The published forms of the edition chosen; none where it has none.
    pub async fn form_file(self) -> Vec<u8> {
        let Some(entry) = untrack(move || self.entry()) else { return Vec::new() };
        let path = ["notices/", &entry.edition, ".", &entry.set, ".forms.bin"].concat();
        fetch::bytes(&path).await.unwrap_or_default()
    }

    fn turn(self, stage: Stage) {
        document::turn(move || self.stage.set(stage));
    }

    /// Asks for a change of how the sheets are read.
    pub fn change(self, request: Request) {
        leptos::task::spawn_local(async move {
            if let Some(sheets) = self.ask(&request).await {
                self.sheets.set(sheets);
            }
        });
    }

    /// Reads the people and judges them.
    pub fn confirm(self) {
        let run = self.begin("正在读每个人");
        leptos::task::spawn_local(async move { self.judge(run, true).await });
    }

    /// Judges everybody again, after an answer for the unit.
    fn again(self) {
        let run = self.begin("正在重新判断");
        leptos::task::spawn_local(async move { self.judge(run, false).await });
    }
}

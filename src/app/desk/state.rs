//! What the page knows, and how it asks its worker. Rows, answers and files stay in the worker; here is only
//! what is seen.

mod asking;
mod judging;

use leptos::prelude::*;

use crate::domain::packed::{Packed, pack, unpack};
use crate::domain::sealed;
use crate::notice::model::{Catalog, CatalogEntry};
use crate::platform::desk::{self, Given, READER, Silent};
use crate::platform::files::Chosen;
use crate::platform::{clock, document, fetch};
use crate::roster::ask::Ask;
use crate::roster::judge::Setting;
use crate::roster::open::too_large;
use crate::roster::overview::Table;
use crate::roster::protocol::{Alike, Gathered, PageView, Request, SheetView};
use crate::roster::rows::Filter;
use crate::roster::session::{Comparison, is_session};
use crate::roster::sheet::MOST_BYTES;
use crate::roster::view::PersonView;

/// Where the list of editions lies.
const CATALOG: &str = "notices/catalog.bin";

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

/// Something that takes its time: what, how much is done, how much there is; 0 where that is not known.
pub type Busy = Option<(&'static str, usize, usize)>;

/// What the page knows.
#[derive(Clone, Copy)]
pub struct Bench {
    /// The editions.
    pub catalog: RwSignal<Vec<CatalogEntry>>,
    /// The edition and matter chosen.
    pub edition: RwSignal<String>,
    /// See `edition`.
    pub matter: RwSignal<String>,
    /// The roster as it was chosen, to be written back.
    pub file: StoredValue<Vec<u8>, LocalStorage>,
    /// Its name.
    pub name: RwSignal<String>,
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
    pub asks: RwSignal<Vec<Ask>>,
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

impl Bench {
    /// An empty desk, and begins to fetch the list of editions.
    #[must_use]
    pub fn start() -> Self {
        let bench = Self {
            catalog: RwSignal::new(Vec::new()),
            edition: RwSignal::new(String::new()),
            matter: RwSignal::new("职称评审".to_owned()),
            file: StoredValue::new_local(Vec::new()),
            name: RwSignal::new(String::new()),
            old: StoredValue::new_local(Vec::new()),
            stage: RwSignal::default(),
            tab: RwSignal::default(),
            sheets: RwSignal::default(),
            choices: RwSignal::default(),
            gathered: RwSignal::default(),
            asks: RwSignal::default(),
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
        bench.fetch_catalog();
        bench
    }

    /// Fetches the list of editions.
    pub fn fetch_catalog(self) {
        leptos::task::spawn_local(async move {
            let read = fetch::bytes(CATALOG).await.ok();
            match read.and_then(|bytes| sealed::open::<Catalog>(&bytes, None).ok()) {
                Some(catalog) => self.catalog.set(catalog.editions),
                None => {
                    self.trouble.set("通知目录没有打开成功。请检查网络，再刷新页面。".to_owned());
                }
            }
        });
    }

    /// The edition chosen.
    #[must_use]
    pub fn entry(self) -> Option<CatalogEntry> {
        let edition = self.edition.get();
        self.catalog.with(|catalog| catalog.iter().find(|entry| entry.edition == edition).cloned())
    }

    /// The year of the edition chosen.
    #[must_use]
    pub fn year(self) -> i32 {
        untrack(move || self.entry()).map_or(0, |entry| i32::from(entry.head.year))
    }

    fn failed(self, why: Silent) {
        self.busy.set(None);
        match why {
            Silent::Said(words) => self.trouble.set(words),
            Silent::Gone => {
                self.trouble.set(
                    "程序读不了这份文件，已经停下。页面没有坏，您选的文件也没有动。请用 WPS 或 Excel 把名册所在的工作表另存为新的 .xlsx，再选择它。"
                        .to_owned(),
                );
                self.stage.set(Stage::File);
            }
        }
    }

    async fn call(self, name: &str, given: &[Given<'_>]) -> Option<Vec<u8>> {
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
        let bytes = self.call("ask", &[Given::Bytes(&pack(request))]).await?;
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

    /// Cancels what takes its time: the worker is ended with what it held.
    pub fn cancel(self) {
        self.run.update_value(|run| *run += 1);
        desk::stop(READER);
        self.busy.set(None);
        self.stage.set(Stage::File);
        self.said.set("已取消，请重新选择名册".to_owned());
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

    async fn set_notice(self) -> Option<()> {
        let (rules, details) = self.notice_files().await?;
        let (edition, matter) = (self.edition.get_untracked(), self.matter.get_untracked());
        let today: String = clock::now().chars().take(10).collect();
        let given = [
            Given::Bytes(&rules),
            Given::Bytes(&details),
            Given::Text(&edition),
            Given::Text(&matter),
            Given::Text(&today),
        ];
        self.call("notice", &given).await.map(|_| ())
    }

    /// Reads the file chosen: a roster, or a saved session.
    pub fn choose(self, file: Chosen) {
        let size = usize::try_from(file.size()).unwrap_or(usize::MAX);
        if size > MOST_BYTES {
            self.trouble.set(too_large(size).words);
            return;
        }
        let run = self.begin("正在读取文件");
        leptos::task::spawn_local(async move {
            let Some(bytes) = file.bytes().await else {
                self.busy.set(None);
                self.trouble
                    .set("这个文件读不到，可能正被别的程序占用。请关闭它再选一次。".to_owned());
                return;
            };
            if is_session(&bytes) {
                self.open_session(run, bytes).await;
            } else {
                self.name.set(file.name());
                self.open_roster(run, bytes).await;
            }
        });
    }

    async fn open_roster(self, run: u32, bytes: Vec<u8>) {
        if self.set_notice().await.is_none()
            || self.call("open", &[Given::Bytes(&bytes)]).await.is_none()
        {
            return;
        }
        self.file.set_value(bytes);
        let old = self.old.get_value();
        if !old.is_empty() && self.call("carry_over", &[Given::Bytes(&old)]).await.is_none() {
            return;
        }
        self.look(run).await;
    }

    /// A roster of nobody.
    pub fn sample(self, shape: &'static str, people: u32) {
        let run = self.begin("正在生成虚构的名册");
        leptos::task::spawn_local(async move {
            if self.set_notice().await.is_none() {
                return;
            }
            let given = [Given::Text(shape), Given::Number(people), Given::Number(7)];
            if self.call("sample_roster", &given).await.is_none() {
                return;
            }
            self.name.set("虚构名册".to_owned());
            self.file.set_value(Vec::new());
            self.look(run).await;
        });
    }

    /// Shows how the file on the desk was read.
    async fn look(self, run: u32) {
        let choices = self.call("choices", &[]).await.and_then(|bytes| unpack(&bytes));
        let sheets = self.ask(&Request::Sheets).await;
        if let (Some(choices), Some(sheets)) = (choices, sheets)
            && self.is_current(run)
        {
            self.choices.set(choices);
            self.sheets.set(sheets);
            self.busy.set(None);
            self.turn(Stage::Match);
        }
    }

    async fn open_session(self, run: u32, bytes: Vec<u8>) {
        let Some(setting) = self.call("saved_setting", &[Given::Bytes(&bytes)]).await else {
            return;
        };
        let Some(setting) = unpack::<Setting>(&setting) else { return };
        self.edition.set(setting.edition);
        self.matter.set(setting.matter);
        if self.set_notice().await.is_none()
            || self.call("restore", &[Given::Bytes(&bytes)]).await.is_none()
        {
            return;
        }
        self.old.set_value(bytes);
        self.file.set_value(Vec::new());
        self.name.set("上次保存的工作进度".to_owned());
        if let Some(choices) = self.call("choices", &[]).await.and_then(|bytes| unpack(&bytes)) {
            self.choices.set(choices);
        }
        self.judge(run, true).await;
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

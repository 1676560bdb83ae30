//! Putting something on the desk: a roster, a saved session, a roster of nobody. A file is read by a
//! worker of its own, which takes the place of the one before only once it has read it: whatever a file
//! does to its reader, what was on the desk stays.

use leptos::prelude::*;

use super::{DeskState, Origin, Stage};
use crate::domain::packed::unpack;
use crate::platform::clock;
use crate::platform::desk::{self, Argument, CallError, OLDER, READER, TRIAL};
use crate::platform::files::Chosen;
use crate::roster::judge::Setting;
use crate::roster::open::too_large;
use crate::roster::protocol::Request;
use crate::roster::session::is_session;
use crate::roster::sheet::MOST_BYTES;

/// What is said where a file ends its reader.
const UNREADABLE: &str = "程序读不了这份文件，文件可能已损坏。您选的文件没有动，原来的名册和回答都还在。请用 WPS 或 Excel 把名册所在的工作表另存为新的 .xlsx，再选择它。";
/// What is said where the program did not come.
const NOT_COME: &str = "人事工作台的程序没有取来，请检查网络后再试；名册没有动。";
/// What is said where the program ended itself and everything is there again.
const REVIVED: &str = "程序出错停了一次，已经重新读取名册，您的回答都还在。刚才的那一步没有做成。";
/// What is said where it ended itself again at the same.
const ENDED: &str =
    "程序出错停下了，没有恢复成功。您选的文件没有动，请重新选择名册，或者打开保存的工作进度。";

impl DeskState {
    /// Asks the worker that tries a file.
    async fn tried(self, run: u32, name: &str, given: &[Argument<'_>]) -> Option<Vec<u8>> {
        self.answered(run, TRIAL, name, given).await
    }

    async fn answered(
        self,
        run: u32,
        program: &str,
        name: &str,
        given: &[Argument<'_>],
    ) -> Option<Vec<u8>> {
        match desk::bytes(program, name, given).await {
            Ok(bytes) => Some(bytes),
            // Cancelled.
            Err(_) if !self.is_current(run) => None,
            Err(why) => {
                self.busy.set(None);
                desk::stop(TRIAL);
                self.trouble.set(match why {
                    CallError::Refused(words) => words,
                    // The first that is asked of it is the notice.
                    CallError::Gone if name == "notice" => NOT_COME.to_owned(),
                    CallError::Gone => UNREADABLE.to_owned(),
                });
                None
            }
        }
    }

    async fn notice(self, run: u32) -> Option<()> {
        let (rules, details) = self.notice_files().await?;
        let (edition, matter) = (self.edition.get_untracked(), self.matter.get_untracked());
        let today: String = clock::now().chars().take(10).collect();
        let given = [
            Argument::Bytes(&rules),
            Argument::Bytes(&details),
            Argument::Text(&edition),
            Argument::Text(&matter),
            Argument::Text(&today),
        ];
        self.tried(run, "notice", &given).await.map(|_| ())
    }

    /// What was tried is on the desk from now on.
    fn take(self, origin: Origin) {
        desk::take(TRIAL, READER);
        self.origin.set_value(origin);
        self.journal.set_value(Vec::new());
        self.person.set(None);
        self.filter.set(crate::roster::rows::Filter::default());
        self.page.set(0);
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
            desk::stop(TRIAL);
            if is_session(&bytes) {
                self.open_session(run, bytes).await;
            } else {
                self.open_roster(run, file.name(), bytes).await;
            }
        });
    }

    async fn open_roster(self, run: u32, name: String, bytes: Vec<u8>) -> Option<()> {
        self.notice(run).await?;
        self.read(run, &bytes).await?;
        let old = self.old.get_value();
        if !old.is_empty() {
            self.tried(run, "carry_over", &[Argument::Bytes(&old)]).await?;
        }
        self.take(Origin::File);
        self.name.set(name);
        self.file.set_value(bytes);
        self.look(run, old.is_empty()).await
    }

    /// Has a file read; one of an older format by the program that is for it.
    async fn read(self, run: u32, bytes: &[u8]) -> Option<()> {
        if !self.tried(run, "open", &[Argument::Bytes(bytes)]).await?.is_empty() {
            return Some(());
        }
        let sheets = self.answered(run, OLDER, "read", &[Argument::Bytes(bytes)]).await;
        desk::stop(OLDER);
        self.tried(run, "take", &[Argument::Bytes(&sheets?)]).await.map(|_| ())
    }

    /// The template of the edition chosen, made beside what is on the desk.
    pub async fn template(self) -> Option<Vec<u8>> {
        let run = self.begin("正在生成模板");
        desk::stop(TRIAL);
        self.notice(run).await?;
        let made = super::super::downloads::workbook(TRIAL, "模板", &[], &[]).await;
        desk::stop(TRIAL);
        self.busy.set(None);
        made.ok()
    }

    /// A roster of nobody.
    pub fn sample(self, shape: &'static str, people: u32) {
        let run = self.begin("正在生成虚构的名册");
        leptos::task::spawn_local(async move {
            desk::stop(TRIAL);
            if self.notice(run).await.is_some() {
                let given = [Argument::Text(shape), Argument::Number(people), Argument::Number(7)];
                if self.tried(run, "sample_roster", &given).await.is_some() {
                    self.take(Origin::Sample(shape, people));
                    self.name.set("虚构名册".to_owned());
                    self.file.set_value(Vec::new());
                    self.look(run, false).await;
                }
            }
        });
    }

    /// Shows how the file on the desk was read; `fresh`: by what is remembered on the device.
    async fn look(self, run: u32, fresh: bool) -> Option<()> {
        let choices = self.call("choices", &[]).await.and_then(|bytes| unpack(&bytes))?;
        let mut sheets = self.ask(&Request::Sheets).await?;
        if fresh {
            sheets = self.as_remembered(sheets).await;
        }
        if self.is_current(run) {
            self.choices.set(choices);
            self.sheets.set(sheets);
            self.busy.set(None);
            self.turn(Stage::Match);
        }
        Some(())
    }

    async fn open_session(self, run: u32, bytes: Vec<u8>) -> Option<()> {
        let setting = self.tried(run, "saved_setting", &[Argument::Bytes(&bytes)]).await?;
        let setting = unpack::<Setting>(&setting)?;
        self.edition.set(setting.edition);
        self.matter.set(setting.matter);
        self.notice(run).await?;
        self.tried(run, "restore", &[Argument::Bytes(&bytes)]).await?;
        self.take(Origin::Session);
        self.old.set_value(bytes);
        self.file.set_value(Vec::new());
        self.name.set("上次保存的工作进度".to_owned());
        if let Some(choices) = self.call("choices", &[]).await.and_then(|bytes| unpack(&bytes)) {
            self.choices.set(choices);
        }
        if let Some(sheets) = self.ask(&Request::Sheets).await {
            self.sheets.set(sheets);
        }
        self.judge(run, true).await;
        Some(())
    }

    /// Puts everything into a new worker after the one before ended itself, and judges again.
    pub(super) fn revive(self) {
        let run = self.begin("正在恢复");
        leptos::task::spawn_local(async move {
            if self.revived(run).await.is_none() {
                self.busy.set(None);
                self.stage.set(Stage::File);
                self.trouble.set(ENDED.to_owned());
                return;
            }
            if self.stage.get_untracked() == Stage::Work {
                self.judge(run, true).await;
            }
            self.busy.set(None);
            self.trouble.set(REVIVED.to_owned());
        });
    }

    async fn revived(self, run: u32) -> Option<()> {
        desk::stop(TRIAL);
        self.notice(run).await?;
        let (file, old) = (self.file.get_value(), self.old.get_value());
        match self.origin.get_value() {
            Origin::Nothing => return None,
            Origin::File => {
                self.read(run, &file).await?;
                if !old.is_empty() {
                    self.tried(run, "carry_over", &[Argument::Bytes(&old)]).await?;
                }
            }
            Origin::Session => {
                self.tried(run, "restore", &[Argument::Bytes(&old)]).await?;
            }
            Origin::Sample(shape, people) => {
                let given = [Argument::Text(shape), Argument::Number(people), Argument::Number(7)];
                self.tried(run, "sample_roster", &given).await?;
            }
        }
        for request in self.journal.get_value() {
            self.tried(run, "ask", &[Argument::Bytes(&request)]).await?;
        }
        desk::take(TRIAL, READER);
        Some(())
    }
}

//! The answers, the notice they are held against, and what follows from both.

use leptos::prelude::*;

use super::remote::Failure;
use super::{Chunks, Files, Filled, Progress, Remote, Router, Shared, Typed};
use crate::app::live::{follow, memo};
use crate::app::words;
use crate::domain::Fact;
use crate::flow::{Answers, Route};
use crate::notice::Notice;
use crate::platform::saved_answers::{self, Saved};
use crate::platform::{clock, host};

/// How long cleared answers can be brought back.
const UNDO_MS: u32 = 60_000;
/// Among the answers: that they are somebody else's until the person says otherwise.
const FOREIGN: &str = "carried";
/// Among the answers as they are kept: what was typed for the official forms.
const TYPED: &str = "forms";

/// The answers and what follows from them.
#[derive(Clone, Copy)]
pub struct Wizard {
    /// The answers as typed. Changed by [`Wizard::change`] alone.
    pub answers: RwSignal<Answers>,
    /// What was typed for the official forms; kept and cleared with the answers, never in a link.
    pub typed: RwSignal<Typed>,
    /// The answers before they were cleared; empty where they cannot be brought back.
    pub cleared: RwSignal<Answers>,
    /// The code of what a link or a file brought, until it is used or left; empty for none.
    pub brought: RwSignal<String>,
    /// The person's own answers, while somebody else's are used in their place; empty otherwise.
    pub aside: RwSignal<Answers>,
    /// How often they were cleared.
    clearings: RwSignal<u32>,
    /// Whether the answers are kept on this device.
    pub keep: RwSignal<bool>,
    /// The part of the page that alone is printed; empty for all of it.
    pub printed: RwSignal<String>,
    /// What a changed answer did to the result, until it was told; empty for nothing.
    pub told: RwSignal<String>,
    /// A message about kept answers; empty for none.
    pub message: RwSignal<String>,
    /// The id of the edition that the answers name; empty where they name none.
    pub edition: Memo<String>,
    /// The notice in use: its rules as soon as they are here, then the whole of it.
    pub notice: Memo<Option<Shared<Notice>>>,
    /// The answers as read; none before the notice is here.
    pub filled: Memo<Option<Shared<Filled>>>,
    /// Whether the rest of the notice is wanted before a page asks for it.
    early: RwSignal<bool>,
    chunks: Chunks,
    rules: Remote<Shared<Notice>>,
    whole: Remote<Shared<Notice>>,
}

impl Wizard {
    /// Starts with what window or device kept.
    #[must_use]
    pub fn start(router: Router, files: Files, chunks: Chunks) -> Self {
        let answers = RwSignal::new(Answers::default());
        let edition =
            memo(move || answers.with(|answers| answers.get(Fact::Edition.key()).to_owned()));
        // With the set, so that files of a renewed site take the place of the earlier ones.
        let named = move || {
            files.edition(&edition.get()).map(|entry| [&entry.edition, ".", &entry.set].concat())
        };
        let known = move |key: &str| files.known(key.split('.').next().unwrap_or_default());
        let early = RwSignal::new(false);
        let Chunks { questions, result, .. } = chunks;
        let rules = Remote::new(
            move || questions.parts().and_then(|_| named()),
            move |key| match (untrack(|| questions.parts()), known(&key)) {
                (Some(parts), Ok(entry)) => (parts.rules)(files, entry),
                _ => Box::pin(async { Err(Failure::Lost) }),
            },
        );
        let whole = Remote::new(
            move || {
                let wanted = early.get() || router.route().concludes();
                rules.get().filter(|_| wanted)?;
                result.parts().and_then(|_| named())
            },
            move |key| match (untrack(|| result.parts()), known(&key)) {
                (Some(pages), Ok(entry)) => (pages.whole)(files, entry),
                _ => Box::pin(async { Err(Failure::Lost) }),
            },
        );
        let notice = memo(move || whole.get().or_else(|| rules.get()));
        let now = now();
        let filled = memo(move || {
            let (notice, parts) = (notice.get()?, questions.parts()?);
            // Up to series and level both ask the same; what concludes is here soon after the first answer.
            let fill = result.parts().and_then(|pages| pages.fill).unwrap_or(parts.fill);
            Some(answers.with(|answers| fill(notice, answers, &now.get())))
        });
        let wizard = Self {
            answers,
            typed: RwSignal::new(Typed::default()),
            cleared: RwSignal::new(Answers::default()),
            brought: RwSignal::new(String::new()),
            aside: RwSignal::new(Answers::default()),
            clearings: RwSignal::new(0),
            keep: RwSignal::new(false),
            printed: RwSignal::new(String::new()),
            told: RwSignal::new(String::new()),
            message: RwSignal::new(String::new()),
            edition,
            notice,
            filled,
            early,
            chunks,
            rules,
            whole,
        };
        wizard.restore();
        saved_answers::on_cleared(move || {
            wizard.cleared_elsewhere();
            router.go(&Route::Start);
        });
        follow(move || wizard.save());
        follow(move || {
            // Whoever has chosen what for will be asked; what was kept is read.
            if !answers.with(Answers::is_empty) {
                questions.prepare();
            }
            if router.route().concludes() || wizard.has_begun() {
                wizard.prepare();
            }
        });
        follow(move || {
            let own = wizard.aside.with(|own| (!own.is_empty()).then(|| own.encode()));
            saved_answers::put_aside(&own.unwrap_or_default());
        });
        wizard
    }

    /// Where to go on, and what to call that; nothing before the notice is here, and what tells all questions
    /// of somebody who has begun.
    #[must_use]
    pub fn stop(self) -> Option<(Route, String)> {
        if self.has_begun() && self.chunks.result.progress() == Progress::Waiting {
            return None;
        }
        let (filled, parts) = (self.filled.get()?, self.chunks.questions.parts()?);
        Some((parts.stop)(&filled))
    }

    /// Fetches in advance what concludes and the rest of the notice: the words of its clauses, and what is
    /// needed at the end.
    pub fn prepare(self) {
        self.chunks.result.prepare();
        if !self.early.get_untracked() {
            self.early.set(true);
        }
    }

    /// Whether questions were answered, beyond what for and under which notice.
    #[must_use]
    pub fn has_begun(self) -> bool {
        let before = [Fact::Matter.key(), Fact::Edition.key(), FOREIGN];
        self.answers.with(|answers| answers.has_besides(&before))
    }

    /// How far the rules are, which questions need, and what reads them.
    #[must_use]
    pub fn rules_progress(self) -> Progress {
        match self.chunks.questions.progress() {
            _ if self.is_idle() => Progress::Idle,
            Progress::Here => self.rules.progress(),
            other => other,
        }
    }

    /// How far the whole notice is, which reasons and results need.
    #[must_use]
    pub fn notice_progress(self) -> Progress {
        match self.rules_progress() {
            Progress::Here => self.whole.progress(),
            other => other,
        }
    }

    /// Whether nothing is on its way, because no notice was chosen or the chosen one is not there.
    #[must_use]
    pub fn is_idle(self) -> bool {
        self.edition.with(String::is_empty) || self.is_withdrawn()
    }

    /// Tries once more to fetch the notice.
    pub fn retry(self) {
        let failed = |progress| matches!(progress, Progress::Failed(_));
        if failed(untrack(|| self.chunks.questions.progress())) {
            self.chunks.questions.retry();
        } else if failed(untrack(|| self.rules.progress())) {
            self.rules.retry();
        } else {
            self.whole.retry();
        }
    }

    /// Whether the answers name a notice that is not among those there are.
    #[must_use]
    pub fn is_withdrawn(self) -> bool {
        let files = Files::here();
        let edition = self.edition.get();
        !edition.is_empty()
            && files.list().is_some_and(|catalog| {
                catalog.editions.iter().all(|entry| entry.edition != edition)
            })
    }

    /// Takes up the answers of the window, else those of the device. What the device kept is only
    /// written over where it is the same.
    fn restore(self) {
        let kept = saved_answers::restore();
        self.brought.set(saved_answers::brought().unwrap_or_default());
        let aside = saved_answers::aside().and_then(|text| Answers::decode(&text));
        self.aside.set(aside.unwrap_or_default());
        let Some(kept) = kept else {
            self.preset();
            return;
        };
        self.keep.set(kept.on_device);
        match Answers::decode(&kept.text) {
            Some(answers) => self.take_up(answers),
            None => {
                self.keep.set(false);
                self.message.set(words::DAMAGED.to_owned());
            }
        }
    }

    /// What the site that shows the wizard chose beforehand, where nothing was answered yet.
    fn preset(self) {
        for (name, fact) in [
            ("matter", Fact::Matter),
            ("notice", Fact::Edition),
            ("category", Fact::PersonCategory),
        ] {
            if let Some(value) = host::chosen(name) {
                self.answer(fact.key(), &value);
            }
        }
    }

    /// In the window always, so that a reload finds the answers; on the device only where the person
    /// chose so. Where the device refuses, the box does not stay ticked.
    fn save(self) {
        let all = self.all();
        let text = if all.is_empty() { String::new() } else { all.encode() };
        match saved_answers::save(&text, self.keep.get()) {
            Saved::Done => {}
            Saved::NoWindow => self.message.set(words::NO_WINDOW.to_owned()),
            Saved::NoDevice => {
                self.keep.set(false);
                self.message.set(words::NOT_KEPT.to_owned());
            }
            Saved::Cleared => self.cleared_elsewhere(),
        }
    }

    /// The answers with what was typed for forms, as they are kept.
    fn all(self) -> Answers {
        let mut all = self.answers.get();
        all.set(TYPED, &self.typed.with(Typed::encode));
        all
    }

    /// Takes up what [`Wizard::all`] gave.
    fn take_up(self, mut all: Answers) {
        self.typed.set(Typed::decode(all.get(TYPED)));
        all.set(TYPED, "");
        self.answers.set(all);
    }

    /// The person cleared their answers in another window.
    fn cleared_elsewhere(self) {
        self.cleared.set(Answers::default());
        self.forget_others();
        self.keep.set(false);
        self.take_up(Answers::default());
        self.message.set(words::CLEARED_ELSEWHERE.to_owned());
    }

    /// Keeps the answers on this device, or forgets what was kept.
    pub fn set_keep(self, keep: bool) {
        self.message.set(String::new());
        self.keep.set(keep);
        if !keep {
            saved_answers::forget_device();
        }
    }

    /// Clears everything, in all windows. For a minute it can be undone in this one, as long as
    /// nothing new is answered.
    pub fn clear(self) {
        let count = self.clearings.get_untracked() + 1;
        self.clearings.set(count);
        self.cleared.set(untrack(|| self.all()));
        self.forget_others();
        self.keep.set(false);
        self.message.set(String::new());
        self.take_up(Answers::default());
        saved_answers::clear();
        clock::after(UNDO_MS, move || {
            if self.clearings.try_get_untracked() == Some(count) {
                self.cleared.set(Answers::default());
            }
        });
    }

    /// Brings the cleared answers back.
    pub fn restore_cleared(self) {
        let cleared = self.cleared.get_untracked();
        if !cleared.is_empty() {
            self.take_up(cleared);
            self.cleared.set(Answers::default());
        }
    }

    /// Takes up the code of what a link or a file brings, beside the person's own answers.
    pub fn bring(self, code: String) {
        saved_answers::bring(&code);
        self.brought.set(code);
    }

    /// Leaves what was brought.
    pub fn leave_brought(self) {
        saved_answers::bring("");
        self.brought.set(String::new());
    }

    fn forget_others(self) {
        self.brought.set(String::new());
        self.aside.set(Answers::default());
    }

    /// Uses what was brought in place of the person's own answers, which are put aside. The device
    /// goes on keeping the person's own.
    pub fn adopt(self, mut answers: Answers) {
        let own = self.answers.get_untracked();
        let is_own = !own.is_empty() && own.get(FOREIGN).is_empty() && own != answers;
        if is_own {
            self.aside.set(untrack(|| self.all()));
        }
        answers.set(FOREIGN, "1");
        self.keep.set(false);
        self.cleared.set(Answers::default());
        self.leave_brought();
        self.take_up(answers);
    }

    /// Whether the answers came by a link or a file, and the person has not said that they are right.
    #[must_use]
    pub fn is_foreign(self) -> bool {
        self.answers.with(|answers| !answers.get(FOREIGN).is_empty())
    }

    /// Makes answers that came by a link or a file the person's own.
    pub fn confirm(self) {
        self.aside.set(Answers::default());
        self.answers.update(|answers| answers.set(FOREIGN, ""));
    }

    /// Brings the person's own answers back in place of somebody else's.
    pub fn back_to_own(self) {
        let own = self.aside.get_untracked();
        if !own.is_empty() {
            self.take_up(own);
            self.aside.set(Answers::default());
        }
    }

    /// Writes an answer.
    pub fn answer(self, path: &str, text: &str) {
        self.change(|answers| answers.set(path, text));
    }

    /// Changes the answers: the one way in which the person does so.
    pub fn change(self, write: impl FnOnce(&mut Answers)) {
        if self.cleared.with_untracked(|cleared| !cleared.is_empty()) {
            self.cleared.set(Answers::default());
        }
        self.answers.update(write);
    }

    /// What stands at `path`, to be shown in an input, and how to write it.
    #[must_use]
    pub fn bound(self, path: &str) -> (Signal<String>, Callback<String>) {
        let (shown, written) = (path.to_owned(), path.to_owned());
        (
            Signal::derive(move || self.answers.with(|answers| answers.get(&shown).to_owned())),
            Callback::new(move |text: String| self.answer(&written, text.trim())),
        )
    }
}

/// The present minute in Asia/Shanghai, followed as long as the present owner lives: windows open and
/// close while somebody looks at them.
fn now() -> RwSignal<String> {
    let now = RwSignal::new(clock::now());
    StoredValue::new_local(clock::often(move || {
        let present = clock::now();
        if now.with_untracked(|shown| *shown != present) {
            now.set(present);
        }
    }));
    now
}

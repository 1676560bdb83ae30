//! The one way to fetch: a [`Remote`] knows what is wanted, whether it is here, why not, and how to
//! try again. The component `Arriving` shows the waiting and the failure.

use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;

pub use crate::platform::fetch::Failure;

/// How far a fetch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is wanted.
    Idle,
    /// On its way.
    Waiting,
    /// It did not come.
    Failed(Failure),
    /// Here.
    Here,
}

/// A fetch under way. Loading happens inside a [`LocalResource`], never in a read.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// What is wanted, and for the how manieth time: a value is given out only where it answers the
/// present wish, so a late answer to an earlier one is never mistaken for it.
type Wish = (String, u32);
type Came<T> = (Option<Wish>, Option<Result<T, Failure>>);

/// Something that is fetched, again whenever its key changes.
pub struct Remote<T: 'static> {
    wish: Memo<Option<Wish>>,
    attempt: RwSignal<u32>,
    came: LocalResource<Came<T>>,
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Remote<T> {}

impl<T: Clone + 'static> Remote<T> {
    /// Fetches by `load` what `key` names, now and whenever it names something else; nothing while it
    /// names nothing.
    #[must_use]
    pub fn new(
        key: impl Fn() -> Option<String> + Send + Sync + 'static,
        load: impl Fn(String) -> Coming<T> + 'static,
    ) -> Self {
        let attempt = RwSignal::new(0);
        let wish = Memo::new(move |_| key().map(|key| (key, attempt.get())));
        let load: Rc<dyn Fn(String) -> Coming<T>> = Rc::new(load);
        let came = LocalResource::new(move || {
            let wish = wish.get();
            let coming = wish.as_ref().map(|(key, _)| load(key.clone()));
            async move {
                match coming {
                    Some(coming) => (wish, Some(coming.await)),
                    None => (wish, None),
                }
            }
        });
        Self { wish, attempt, came }
    }

    fn result(self) -> Option<Result<T, Failure>> {
        let wish = self.wish.get();
        self.came.get().filter(|(answered, _)| *answered == wish).and_then(|(_, result)| result)
    }

    /// What came, once it has.
    #[must_use]
    pub fn get(self) -> Option<T> {
        self.result()?.ok()
    }

    /// How far it is.
    #[must_use]
    pub fn progress(self) -> Progress {
        match (self.result(), self.wish.with(Option::is_some)) {
            (Some(Ok(_)), _) => Progress::Here,
            (Some(Err(why)), _) => Progress::Failed(why),
            (None, true) => Progress::Waiting,
            (None, false) => Progress::Idle,
        }
    }

    /// Tries once more.
    pub fn retry(self) {
        self.attempt.update(|attempt| *attempt += 1);
    }
}

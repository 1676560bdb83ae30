//! The one way to fetch: a [`Remote`] knows what is wanted, whether it is here, why not, and how to
//! try again. The component `Arriving` shows the waiting and the failure.

use std::any::Any;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::live::{follow, memo};

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

/// A fetch under way. Loading happens in an effect, never in a read.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

type Answer = Result<Rc<dyn Any>, Failure>;
/// A wish, and the answer to it.
type Came = (String, Answer);

/// Between the parts of a wish.
const BETWEEN: char = ' ';

/// A fetch of anything. Of one type whatever it brings, because everything that follows signals costs
/// download for every type it has; and of signals, because a `LocalResource` brings along locks and channels
/// for threads that there are not (`docs/decisions/0022-fetching.md` has the figures).
#[derive(Clone, Copy)]
struct Fetch {
    /// For the how manieth time, and what is wanted; empty while nothing is. A value is given out only
    /// where it answers the present wish, so a late answer to an earlier one is never mistaken for it.
    wish: Memo<String>,
    attempt: RwSignal<u32>,
    came: RwSignal<Option<Came>, LocalStorage>,
}

impl Fetch {
    fn new(
        key: Box<dyn Fn() -> Option<String> + Send + Sync>,
        load: Box<dyn Fn(String) -> Coming<Rc<dyn Any>>>,
    ) -> Self {
        let attempt = RwSignal::new(0);
        let wish = memo(move || match key() {
            Some(key) => [&attempt.get().to_string(), " ", &key].concat(),
            None => String::new(),
        });
        let came = RwSignal::new_local(None);
        follow(move || {
            let wished = wish.get();
            let Some((_, key)) = wished.split_once(BETWEEN) else { return };
            // What the loader reads is not followed: what is wanted is said by the key alone.
            let coming = untrack(|| load(key.to_owned()));
            spawn_local(async move {
                let answer = coming.await;
                // An answer to an earlier wish does not take the place of that to the present one.
                if wish.try_get_untracked().is_some_and(|wish| wish == wished) {
                    came.try_set(Some((wished, answer)));
                }
            });
        });
        Self { wish, attempt, came }
    }

    fn result(self) -> Option<Answer> {
        let wish = self.wish.get();
        let came = self.came.get();
        came.filter(|(answered, _)| *answered == wish).map(|(_, answer)| answer)
    }

    fn progress(self) -> Progress {
        match (self.result(), self.wish.with(|wish| !wish.is_empty())) {
            (Some(Ok(_)), _) => Progress::Here,
            (Some(Err(why)), _) => Progress::Failed(why),
            (None, true) => Progress::Waiting,
            (None, false) => Progress::Idle,
        }
    }
}

/// Something that is fetched, again whenever its key changes.
pub struct Remote<T: 'static> {
    fetch: Fetch,
    kind: PhantomData<fn() -> T>,
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
        let load = move |key: String| -> Coming<Rc<dyn Any>> {
            let coming = load(key);
            Box::pin(async move { coming.await.map(|value| Rc::new(value) as Rc<dyn Any>) })
        };
        Self { fetch: Fetch::new(Box::new(key), Box::new(load)), kind: PhantomData }
    }

    /// What came, once it has.
    #[must_use]
    pub fn get(self) -> Option<T> {
        self.fetch.result()?.ok()?.downcast_ref::<T>().cloned()
    }

    /// How far it is.
    #[must_use]
    pub fn progress(self) -> Progress {
        self.fetch.progress()
    }

    /// Tries once more.
    pub fn retry(self) {
        self.fetch.attempt.update(|attempt| *attempt += 1);
    }
}

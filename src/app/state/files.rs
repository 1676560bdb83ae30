//! The compiled files: where they lie, and each decoded once.

use std::any::Any;
use std::rc::Rc;

use leptos::prelude::*;

use super::remote::Coming;
use super::{Remote, Shared};
use crate::domain::packed::Packed;
use crate::domain::sealed;
use crate::notice::Notice;
use crate::notice::model::forms::Forms;
use crate::notice::model::library::Library;
use crate::notice::model::{Catalog, CatalogEntry, Details};
use crate::platform::fetch::{self, Failure};

/// Where the list of editions lies.
const CATALOG: &str = "notices/catalog.bin";

/// One of the compiled files of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What questions need.
    Rules,
    /// What reasons and results need besides.
    Details,
    /// The clauses, for the library.
    Library,
    /// The official forms.
    Forms,
}

impl Kind {
    const fn ending(self) -> &'static str {
        match self {
            Self::Rules => "bin",
            Self::Details => "details.bin",
            Self::Library => "library.bin",
            Self::Forms => "forms.bin",
        }
    }
}

/// The address of a compiled file, relative to the page.
#[must_use]
pub fn address(entry: &CatalogEntry, kind: Kind) -> String {
    ["notices/", &entry.edition, ".", &entry.set, ".", kind.ending()].concat()
}

/// A [`Shared`] value of whatever a file holds.
type Opened = Rc<dyn Any>;
type Kept = Vec<(String, Opened)>;

/// The files that have come. Fetching belongs into the loader of a [`Remote`].
#[derive(Clone, Copy)]
pub struct Files {
    /// The editions there are.
    pub catalog: Remote<Shared<Catalog>>,
    /// Whether what came did not fit and is being fetched anew.
    pub renewing: RwSignal<bool>,
    /// The catalog of a site that was renewed while this page stood open.
    newer: RwSignal<Option<Shared<Catalog>>>,
    kept: StoredValue<Kept, LocalStorage>,
}

impl Files {
    /// Starts with the list of editions.
    #[must_use]
    pub fn start() -> Self {
        let kept = StoredValue::new_local(Kept::new());
        let renewing = RwSignal::new(false);
        let catalog = Remote::new(
            || Some(CATALOG.to_owned()),
            move |path| {
                Box::pin(async move {
                    let opened = fetched_by(path, renewing, open_as::<Catalog>).await?;
                    taken(opened).map(Shared::new)
                })
            },
        );
        Self { catalog, renewing, newer: RwSignal::new(None), kept }
    }

    /// The catalog that counts, once one has come.
    #[must_use]
    pub fn list(self) -> Option<Shared<Catalog>> {
        self.newer.get().or_else(|| self.catalog.get())
    }

    /// The editions, in the catalog's order; none before it has come.
    #[must_use]
    pub fn editions(self) -> Vec<CatalogEntry> {
        self.list().map(|catalog| catalog.editions.clone()).unwrap_or_default()
    }

    /// The edition with this id, once the catalog has come.
    #[must_use]
    pub fn edition(self, id: &str) -> Option<CatalogEntry> {
        self.list()?.editions.iter().find(|entry| entry.edition == id).cloned()
    }

    /// The same without following the catalog, for loaders.
    ///
    /// # Errors
    /// That there is none, or the catalog has not come.
    pub fn known(self, id: &str) -> Result<CatalogEntry, Failure> {
        untrack(|| self.edition(id)).ok_or(Failure::Lost)
    }

    /// The rules of an edition.
    ///
    /// # Errors
    /// Why they did not come.
    pub async fn rules(self, entry: CatalogEntry) -> Result<Shared<Notice>, Failure> {
        self.open(&entry, Kind::Rules).await
    }

    /// The whole notice of an edition: its rules with its details.
    ///
    /// # Errors
    /// Why it did not come.
    pub async fn notice(self, entry: CatalogEntry) -> Result<Shared<Notice>, Failure> {
        let name = [&entry.edition, ".", &entry.set].concat();
        if let Some(whole) = self.find(&name) {
            return Ok(whole);
        }
        // Read once more, from the browser's cache: copying the rules would cost program text for every type in them.
        let rules = self.fetch(&entry, Kind::Rules, open_as::<Notice>).await?;
        let details = self.fetch(&entry, Kind::Details, open_as::<Details>).await?;
        let (rules, details) = (taken::<Notice>(rules)?, taken::<Details>(details)?);
        let whole = Shared::new(rules.complete(details));
        self.keep(name, whole.clone());
        Ok(whole)
    }

    /// The clauses of an edition.
    ///
    /// # Errors
    /// Why they did not come.
    pub async fn library(self, entry: CatalogEntry) -> Result<Shared<Library>, Failure> {
        self.open(&entry, Kind::Library).await
    }

    /// The official forms of an edition.
    ///
    /// # Errors
    /// Why they did not come.
    pub async fn forms(self, entry: CatalogEntry) -> Result<Shared<Forms>, Failure> {
        self.open(&entry, Kind::Forms).await
    }

    /// What a file holds, decoded once.
    async fn open<T: Packed + Send + Sync + 'static>(
        self,
        entry: &CatalogEntry,
        kind: Kind,
    ) -> Result<Shared<T>, Failure> {
        let share: Share = |value| Ok(Rc::new(Shared::new(taken::<T>(value)?)));
        let opened = self.opened(entry.clone(), kind, open_as::<T>, share).await?;
        opened.downcast_ref().cloned().ok_or(Failure::Damaged)
    }

    /// The same of whatever type: what waits is made once, and not for every type that is waited for.
    fn opened(self, entry: CatalogEntry, kind: Kind, open: Open, share: Share) -> Coming<Opened> {
        Box::pin(async move {
            let path = address(&entry, kind);
            if let Some(kept) = self.found(&path) {
                return Ok(kept);
            }
            let value = share(self.fetch(&entry, kind, open).await?)?;
            self.kept.update_value(|kept| kept.push((path, Rc::clone(&value))));
            Ok(value)
        })
    }

    /// What a file holds, which nothing else has yet.
    fn fetch(self, entry: &CatalogEntry, kind: Kind, open: Open) -> Coming<Box<dyn Any>> {
        let entry = entry.clone();
        Box::pin(async move {
            match fetched_by(address(&entry, kind), self.renewing, open).await {
                Err(why) if why != Failure::Late => {
                    Err(self.look_for_newer(&entry).await.unwrap_or(why))
                }
                came => came,
            }
        })
    }

    /// A file that is not there, or not as named, may have been replaced while this page stood open:
    /// the host is asked for its catalog, and where that names other files, they count from now on.
    /// A catalog for another program says why nothing came.
    async fn look_for_newer(self, entry: &CatalogEntry) -> Option<Failure> {
        let bytes = fetch::fresh(CATALOG).await.ok()?;
        let Ok(catalog) = sealed::open::<Catalog>(&bytes, None) else {
            return Some(Failure::Damaged);
        };
        let same = |other: &CatalogEntry| other.edition == entry.edition && other.set == entry.set;
        if !catalog.editions.iter().any(same) {
            self.renewing.set(true);
            self.newer.set(Some(Shared::new(catalog)));
        }
        None
    }

    fn find<T: 'static>(self, name: &str) -> Option<Shared<T>> {
        self.found(name)?.downcast_ref::<Shared<T>>().cloned()
    }

    fn found(self, name: &str) -> Option<Opened> {
        self.kept.with_value(|kept| {
            let (_, found) = kept.iter().find(|(known, _)| known == name)?;
            Some(Rc::clone(found))
        })
    }

    fn keep<T: 'static>(self, name: String, value: Shared<T>) {
        self.kept.update_value(|kept| kept.push((name, Rc::new(value))));
    }
}

/// What was opened as a `T`.
fn taken<T: 'static>(opened: Box<dyn Any>) -> Result<T, Failure> {
    opened.downcast::<T>().map(|value| *value).map_err(|_| Failure::Damaged)
}

/// Makes what was opened one that is shared.
type Share = fn(Box<dyn Any>) -> Result<Opened, Failure>;
type Open = fn(&[u8], Option<&str>) -> Option<Box<dyn Any>>;

fn open_as<T: Packed + 'static>(bytes: &[u8], set: Option<&str>) -> Option<Box<dyn Any>> {
    sealed::open::<T>(bytes, set).ok().map(|value| Box::new(value) as Box<dyn Any>)
}

/// What a cache kept from other rules or for another program, or what was damaged on its way, is never
/// read: it is fetched once more, past every cache, and `renewing` says so meanwhile.
fn fetched_by(path: String, renewing: RwSignal<bool>, open: Open) -> Coming<Box<dyn Any>> {
    Box::pin(async move {
        let set = set_in(&path);
        let mut came = fetch::bytes(&path).await;
        let mut opened = came.as_ref().ok().and_then(|bytes| open(bytes, set));
        if came.is_ok() && opened.is_none() {
            renewing.set(true);
            came = fetch::fresh(&path).await;
            opened = came.as_ref().ok().and_then(|bytes| open(bytes, set));
        }
        renewing.set(false);
        came?;
        opened.ok_or(Failure::Damaged)
    })
}

/// The set that a file's name says it belongs to.
fn set_in(path: &str) -> Option<&str> {
    path.split('.').nth(1).filter(|part| part.len() == 16)
}

//! What the library knows: where the reader is, and which files have come. Files are fetched when a
//! page first reads them.

use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::old::state::{CATALOG, Loaded, load, load_library, load_notice};
use crate::flow::library::Place;
use crate::notice::Notice;
use crate::notice::model::{Catalog, CatalogEntry, library::Library};
use crate::platform::document;
use crate::platform::old_address as address;

/// How a file of an edition is fetched.
type Fetch<T> = fn(CatalogEntry) -> Pin<Box<dyn Future<Output = Loaded<T>>>>;

/// The files of one kind, one an edition.
#[derive(Debug)]
struct Files<T: Send + Sync + 'static> {
    fetch: Fetch<T>,
    come: RwSignal<Vec<(String, Loaded<T>)>>,
    asked: StoredValue<Vec<String>>,
}

impl<T: Send + Sync + 'static> Clone for Files<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Files<T> {}

impl<T: Clone + Send + Sync + 'static> Files<T> {
    fn new(fetch: Fetch<T>) -> Self {
        Self { fetch, come: RwSignal::new(Vec::new()), asked: StoredValue::new(Vec::new()) }
    }

    /// The file of an edition; asks for it when it is read for the first time.
    fn read(self, entry: &CatalogEntry) -> Loaded<T> {
        let come = self.come.with(|come| {
            come.iter().find(|(id, _)| *id == entry.edition).map(|(_, file)| file.clone())
        });
        if come.is_none() && !self.asked.with_value(|asked| asked.contains(&entry.edition)) {
            self.asked.update_value(|asked| asked.push(entry.edition.clone()));
            let edition = entry.edition.clone();
            let fetched = (self.fetch)(entry.clone());
            leptos::task::spawn_local(async move {
                let file = fetched.await;
                self.come.update(|come| come.push((edition, file)));
            });
        }
        come.unwrap_or(Loaded::Waiting)
    }

    fn failed(self) -> bool {
        self.come.with(|come| come.iter().any(|(_, file)| file.failed()))
    }

    /// Forgets what failed, so that it is asked for again.
    fn retry(self) {
        let lost: Vec<String> = self.come.with_untracked(|come| {
            come.iter()
                .filter(|(_, file)| file.failed())
                .map(|(edition, _)| edition.clone())
                .collect()
        });
        self.asked.update_value(|asked| asked.retain(|edition| !lost.contains(edition)));
        self.come.update(|come| come.retain(|(_, file)| !file.failed()));
    }
}

/// The state of the library; copied freely, it only holds handles.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Where the reader is.
    pub place: RwSignal<Place>,
    /// The editions.
    pub catalog: RwSignal<Loaded<Catalog>>,
    libraries: Files<Library>,
    notices: Files<Notice>,
}

impl Reader {
    /// Starts where the address says, and follows it from now on.
    #[must_use]
    pub fn start() -> Self {
        let reader = Self {
            place: RwSignal::new(Place::parse(&address::fragment())),
            catalog: RwSignal::new(Loaded::Waiting),
            libraries: Files::new(|entry| Box::pin(async move { load_library(&entry).await })),
            notices: Files::new(|entry| Box::pin(async move { load_notice(&entry).await })),
        };
        reader.load_catalog();
        address::on_change(move |fragment| {
            let place = Place::parse(&fragment);
            // A changed filter leaves the reader where they are.
            let stays = place.same_page(&reader.place.get_untracked());
            let change = || reader.place.set(place);
            if stays { change() } else { document::turn(change) }
        });
        reader
    }

    fn load_catalog(self) {
        self.catalog.set(Loaded::Waiting);
        leptos::task::spawn_local(async move {
            self.catalog.set(load(CATALOG).await);
        });
    }

    /// The editions; none before the catalog has come.
    #[must_use]
    pub fn editions(self) -> Vec<CatalogEntry> {
        self.catalog.get().here().map(|catalog| catalog.editions.clone()).unwrap_or_default()
    }

    /// The edition with this id.
    #[must_use]
    pub fn edition(self, id: &str) -> Option<CatalogEntry> {
        self.editions().into_iter().find(|entry| entry.edition == id)
    }

    /// The clauses of an edition, once they have come.
    #[must_use]
    pub fn library(self, entry: &CatalogEntry) -> Option<Arc<Library>> {
        self.libraries.read(entry).here()
    }

    /// The rules of an edition, once they have come.
    #[must_use]
    pub fn notice(self, entry: &CatalogEntry) -> Option<Arc<Notice>> {
        self.notices.read(entry).here()
    }

    /// Whether something did not come.
    #[must_use]
    pub fn failed(self) -> bool {
        self.catalog.with(Loaded::failed) || self.libraries.failed() || self.notices.failed()
    }

    /// Tries once more to fetch what did not come.
    pub fn retry(self) {
        if self.catalog.with_untracked(Loaded::failed) {
            self.load_catalog();
        }
        self.libraries.retry();
        self.notices.retry();
    }
}

//! The files of several editions, fetched side by side.

use std::future::poll_fn;
use std::task::Poll;

use crate::app::state::remote::Coming;
use crate::app::state::{Files, Remote, Shared};
use crate::notice::Notice;
use crate::notice::model::CatalogEntry;
use crate::notice::model::library::Library;

/// One `T` of each of several editions, with its entry in the catalog.
pub type OfEditions<T> = Shared<Vec<(CatalogEntry, Shared<T>)>>;
/// All clauses of several editions.
pub type Libraries = OfEditions<Library>;
/// The whole notices of several editions.
pub type Notices = OfEditions<Notice>;

/// The clauses of the editions with the ids that `wanted` names; nothing while it names none.
pub fn libraries(
    files: Files,
    wanted: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> Remote<Libraries> {
    of_editions(files, wanted, |files, entry| Box::pin(files.library(entry)))
}

/// The whole notices of these editions.
pub fn notices(
    files: Files,
    wanted: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> Remote<Notices> {
    of_editions(files, wanted, |files, entry| Box::pin(files.notice(entry)))
}

/// The ids of all editions; none before the catalog has come.
pub fn all(files: Files) -> Vec<String> {
    files.editions().into_iter().map(|entry| entry.edition).collect()
}

/// Between ids, none of which holds one.
const BETWEEN: char = ' ';

fn of_editions<T: 'static>(
    files: Files,
    wanted: impl Fn() -> Vec<String> + Send + Sync + 'static,
    fetch: fn(Files, CatalogEntry) -> Coming<Shared<T>>,
) -> Remote<OfEditions<T>> {
    let key = move || Some(wanted().join(" ")).filter(|ids| !ids.is_empty());
    Remote::new(key, move |ids| {
        Box::pin(async move {
            let entries: Result<Vec<_>, _> = ids.split(BETWEEN).map(|id| files.known(id)).collect();
            let entries = entries?;
            let coming = entries.iter().map(|entry| fetch(files, entry.clone())).collect();
            let come: Result<Vec<_>, _> = together(coming).await.into_iter().collect();
            Ok(Shared::new(entries.into_iter().zip(come?).collect()))
        })
    })
}

/// What several fetches give, all under way at once.
async fn together<T>(
    mut coming: Vec<Coming<T>>,
) -> Vec<Result<T, crate::platform::fetch::Failure>> {
    let mut come: Vec<Option<_>> = coming.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (fetch, place) in coming.iter_mut().zip(&mut come) {
            if place.is_none()
                && let Poll::Ready(result) = fetch.as_mut().poll(context)
            {
                *place = Some(result);
            }
        }
        if come.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    come.into_iter().flatten().collect()
}

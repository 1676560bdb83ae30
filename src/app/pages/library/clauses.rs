//! The clauses, to search and to browse: of one edition first, so that nobody downloads what they did not
//! ask for; of all editions on wish.

use leptos::prelude::*;

use super::{PORTION, count, editions, filter, filters, marked, more, search, text};
use crate::app::components::{
    Arriving, Banner, Button, Choice, Details, LinkButton, Look, Page, Para, Weight,
};
use crate::app::live::{follow, live, memo, when};
use crate::app::state::{Files, Progress, Remote, Router, Wizard};
use crate::flow::Route;
use crate::flow::library::{ALL, LibraryRoute, Query, search as finding};
use crate::notice::model::CatalogEntry;
use crate::notice::model::library::LibraryClause;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Clauses {
    files: Files,
    router: Router,
    /// The edition that is shown; empty for all, which are shown where the address asks for them or names
    /// one that is not there.
    edition: Memo<String>,
    libraries: Remote<editions::Libraries>,
    words: RwSignal<String>,
    topic: RwSignal<String>,
    shown: RwSignal<usize>,
}

/// The page.
pub fn page() -> AnyView {
    let (files, router) = (Files::here(), Router::here());
    let named = memo(move || match router.route() {
        Route::Library(LibraryRoute::Clauses(edition)) => edition,
        _ => String::new(),
    });
    let wizard = Wizard::here();
    let edition = memo(move || {
        let named = named.get();
        let entry = if named.is_empty() {
            // The one in use; where none is, the first there is.
            let own = wizard.edition.with(|own| files.edition(own));
            own.or_else(|| files.editions().into_iter().next())
        } else {
            files.edition(&named)
        };
        entry.map_or_else(String::new, |entry| entry.edition)
    });
    let wanted = move || match edition.get() {
        edition if edition.is_empty() => editions::all(files),
        edition => vec![edition],
    };
    let clauses = Clauses {
        files,
        router,
        edition,
        libraries: editions::libraries(files, wanted),
        words: RwSignal::new(String::new()),
        topic: RwSignal::new(String::new()),
        shown: RwSignal::new(PORTION),
    };
    // What was shown of the last list says nothing about the next.
    follow(move || {
        clauses.words.track();
        clauses.topic.track();
        named.track();
        clauses.shown.set(PORTION);
    });
    let unknown = live(move || {
        let unknown =
            named.with(|named| !named.is_empty() && named != ALL) && edition.with(String::is_empty);
        (unknown && files.catalog.get().is_some())
            .then(|| view! { <Banner weight=Weight::Warn text=text::UNKNOWN_EDITION/> }.into_any())
    });
    let body = vec![
        view! { <Para class="lead" text=text::CLAUSES_LEAD/> }.into_any(),
        unknown,
        guides(files),
        filters(clauses.fields()),
        count(clauses.told()),
        clauses.everywhere(),
        clauses.results(),
    ];
    view! { <Page heading=text::CLAUSES_TITLE wide=true body=body/> }.into_any()
}

/// Where to read how the application system is filled.
fn guides(files: Files) -> AnyView {
    let link = |entry: CatalogEntry| {
        let to = Route::Library(LibraryRoute::Fill(entry.edition));
        view! { <li><LinkButton label=entry.head.name to=to/></li> }
    };
    let body = move || {
        let links = live(move || files.editions().into_iter().map(link).collect_view());
        view! { <ul>{links}</ul> }
    };
    view! { <Details summary=text::FILL_TITLE body=body/> }.into_any()
}

impl Clauses {
    fn fields(self) -> Vec<AnyView> {
        let editions = Signal::derive(move || {
            let choice = |entry: &CatalogEntry| Choice::new(&entry.edition, &entry.head.name);
            self.files.editions().iter().map(choice).collect()
        });
        let router = self.router;
        let to_edition = Callback::new(move |edition: String| {
            let edition = if edition.is_empty() { ALL.to_owned() } else { edition };
            router.go(&Route::Library(LibraryRoute::Clauses(edition)));
        });
        let topic = self.topic;
        let to_topic = Callback::new(move |chosen| topic.set(chosen));
        vec![
            search(text::SEARCH, text::SEARCH_HINT, self.words),
            filter(
                "edition",
                text::EDITION,
                text::ALL_EDITIONS,
                editions,
                self.edition.into(),
                to_edition,
            ),
            filter("topic", text::TOPIC, text::ALL_TOPICS, self.topics(), topic.into(), to_topic),
        ]
    }

    /// The way from one edition to all of them, which then are fetched.
    fn everywhere(self) -> AnyView {
        let (router, edition) = (self.router, self.edition);
        let all = Callback::new(move |()| {
            router.go(&Route::Library(LibraryRoute::Clauses(ALL.to_owned())));
        });
        when(
            move || edition.with(|edition| !edition.is_empty()),
            move || {
                view! { <div class="btns"><Button look=Look::Quiet label=text::EVERYWHERE on_press=all/></div> }.into_any()
            },
        )
    }

    fn topics(self) -> Signal<Vec<Choice>> {
        Signal::derive(move || {
            let libraries = self.libraries.get();
            let libraries = libraries
                .iter()
                .flat_map(|libraries| libraries.iter())
                .map(|(_, library)| &**library);
            let found = finding::topics(libraries);
            let mut topics: Vec<Choice> = found
                .into_iter()
                .map(|(topic, number)| Choice::new(topic, &format!("{topic}（{number}）")))
                .collect();
            // A filter in force stays to be seen, even where it leaves nothing.
            let chosen = self.topic.get_untracked();
            if !chosen.is_empty() && topics.iter().all(|topic| topic.value != chosen) {
                topics.push(Choice::new(&chosen, &format!("{chosen}（0）")));
            }
            topics
        })
    }

    /// The clauses found: the place of the edition among those shown, and of the clause in it.
    fn found(self) -> Vec<(usize, usize)> {
        let (query, topic) = (Query::new(&self.words.get()), self.topic.get());
        let Some(libraries) = self.libraries.get() else {
            return Vec::new();
        };
        let each = libraries.iter().enumerate().flat_map(|(place, (_, library))| {
            finding::search(library, &query, &topic).into_iter().map(move |clause| (place, clause))
        });
        each.collect()
    }

    fn told(self) -> Signal<String> {
        Signal::derive(move || match (self.libraries.progress(), self.found().len()) {
            (Progress::Here, 0) => text::NOTHING_FOUND.to_owned(),
            (Progress::Here, number) => format!("找到 {number} 条"),
            _ => String::new(),
        })
    }

    fn results(self) -> AnyView {
        let list = move || {
            let libraries = self.libraries.get()?;
            let (found, query) = (self.found(), Query::new(&self.words.get()));
            let items = found.iter().take(self.shown.get()).filter_map(|(place, clause)| {
                let (entry, library) = libraries.get(*place)?;
                Some(item(entry, library.entries.get(*clause)?, &query))
            });
            let items: Vec<AnyView> = items.collect();
            let more = more(found.len(), self.shown);
            Some(view! { <ul class="results">{items}</ul> {more} })
        };
        let body = move || live(list);
        let progress = Signal::derive(move || self.libraries.progress());
        let retry = Callback::new(move |()| self.libraries.retry());
        view! { <Arriving progress=progress failed=text::FAILED retry=retry body=body/> }.into_any()
    }
}

fn item(edition: &CatalogEntry, entry: &LibraryClause, query: &Query) -> AnyView {
    let to = Route::Library(LibraryRoute::Clause(edition.edition.clone(), entry.id.clone()));
    let name = [&edition.head.name, " ", &entry.locator].concat();
    let topic = [&entry.topic, "："].concat();
    view! {
        <li class="results__item">
            <LinkButton class="results__link" label=name to=to/>
            <p class="quoted">{marked(query, &entry.shown())}</p>
            <span class="results__note">{topic}{marked(query, &entry.meaning)}</span>
        </li>
    }
    .into_any()
}

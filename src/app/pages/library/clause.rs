//! One clause, with everything known of it.

use leptos::prelude::*;

use super::{editions, text};
use crate::app::components::{
    Arriving, Button, ClauseList, CopyButton, Details, Hue, LinkButton, Look, Page, Para, Quote,
    Status, SummaryList, SummaryRow, Tag,
};
use crate::app::live::{live, memo};
use crate::app::state::{Files, Shared};
use crate::app::words::report::LINK;
use crate::flow::Route;
use crate::flow::library::LibraryRoute;
use crate::flow::library::uses::{Use, uses};
use crate::notice::model::CatalogEntry;
use crate::notice::model::library::{Library, LibraryClause, quoted};
use crate::platform::address;

/// The page of the clause `id` of `edition`.
pub fn page(edition: &str, id: &str) -> AnyView {
    let files = Files::here();
    let (own, edition, id) = (edition.to_owned(), edition.to_owned(), id.to_owned());
    let libraries = editions::libraries(files, move || {
        files.edition(&own).map(|entry| entry.edition).into_iter().collect()
    });
    let found = memo(move || {
        let libraries = libraries.get()?;
        let (entry, library) = libraries.first()?;
        let place = library.entries.iter().position(|clause| clause.id == id)?;
        Some(Found { entry: Shared::new(entry.clone()), library: library.clone(), place })
    });
    let missing = memo(move || {
        let withdrawn = files.catalog.get().is_some() && files.edition(&edition).is_none();
        withdrawn || (libraries.get().is_some() && found.with(Option::is_none))
    });
    let heading = Signal::derive(move || match found.get() {
        Some(found) => found.name(),
        None if missing.get() => text::UNKNOWN_CLAUSE.to_owned(),
        None => text::CLAUSES_TITLE.to_owned(),
    });
    let progress = Signal::derive(move || libraries.progress());
    let retry = Callback::new(move |()| libraries.retry());
    let body = move || found.get().map(|found| found.show(files));
    let unknown = live(move || missing.get().then(unknown));
    let body = vec![
        unknown,
        view! { <Arriving progress=progress failed=text::FAILED retry=retry body=body/> }
            .into_any(),
    ];
    view! { <Page heading=heading wide=true body=body/> }.into_any()
}

fn unknown() -> AnyView {
    let all = Route::Library(LibraryRoute::Clauses(String::new()));
    view! {
        <Para text=text::UNKNOWN_CLAUSE_BODY/>
        <div class="btns"><LinkButton label=text::TO_CLAUSES to=all look=Look::Plain/></div>
    }
    .into_any()
}

/// What a clause of `edition` means, with its words and a link to it behind a line to open.
pub fn explained(edition: &str, clause: &LibraryClause) -> AnyView {
    let quote = Quote {
        meaning: String::new(),
        words: quoted(&clause.shown()),
        source: clause.locator.clone(),
        to: Route::Library(LibraryRoute::Clause(edition.to_owned(), clause.id.clone())),
    };
    let body = move || view! { <ClauseList clauses=vec![quote.clone()]/> };
    view! { {meaning(clause)} <Details summary=text::SEE_QUOTE body=body/> }.into_any()
}

/// What a clause means, and what it leaves open and whom to ask.
fn meaning(clause: &LibraryClause) -> AnyView {
    let (meaning, open) = (clause.meaning.clone(), clause.open.clone());
    let open = (!open.is_empty()).then(|| view! { <Para class="hint" text=open/> }.into_any());
    view! { <Para text=meaning/> {open} }.into_any()
}

/// A clause in its library.
#[derive(Clone, PartialEq, Eq)]
struct Found {
    entry: Shared<CatalogEntry>,
    library: Shared<Library>,
    place: usize,
}

impl Found {
    fn clause(&self) -> Option<&LibraryClause> {
        self.library.entries.get(self.place)
    }

    fn name(&self) -> String {
        let place = self.clause().map(|clause| clause.locator.as_str()).unwrap_or_default();
        [&self.entry.head.name, " ", place].concat()
    }

    fn show(&self, files: Files) -> Option<AnyView> {
        let clause = self.clause()?;
        let shown = view! {
            {card(&self.entry, clause)}
            {used(files, &self.entry, &clause.id)}
            {self.neighbours()}
        };
        Some(shown.into_any())
    }

    fn neighbours(&self) -> AnyView {
        let before = self.place.checked_sub(1).and_then(|before| self.library.entries.get(before));
        let around =
            [(text::BEFORE, before), (text::AFTER, self.library.entries.get(self.place + 1))];
        let items = around.into_iter().filter_map(|(label, clause)| {
            let clause = clause?;
            let (words, to) = ([label, "：", &clause.locator].concat(), route(&self.entry, clause));
            let item = view! {
                <li class="results__item">
                    <LinkButton class="results__link" label=words to=to/>
                    <Para class="quoted" text=clause.shown()/>
                </li>
            };
            Some(item.into_any())
        });
        let items: Vec<AnyView> = items.collect();
        let whole = format!("查看“{}”的全部条款", self.entry.head.name);
        let all = Route::Library(LibraryRoute::Clauses(self.entry.edition.clone()));
        view! {
            <section>
                <h2>{text::NEIGHBOURS}</h2>
                <ul class="results">{items}</ul>
                <LinkButton label=whole to=all look=Look::Plain/>
            </section>
        }
        .into_any()
    }
}

fn card(entry: &CatalogEntry, clause: &LibraryClause) -> AnyView {
    let said = RwSignal::new(String::new());
    let source = cited(entry, clause);
    let words = quoted(&clause.shown());
    let quote = [&words, "——", &source].concat();
    let link = [address::page(), route(entry, clause).href()].concat();
    let printed = (!clause.printed.is_empty()).then(|| {
        let printed = [text::PRINTED, "：", &quoted(&clause.printed.join("……"))].concat();
        view! { <p>{printed} <span class="hint">{text::PRINTED_HINT}</span></p> }
    });
    let id = clause.id.clone();
    let rows = [
        Some(SummaryRow::view(text::MEANING, meaning(clause))),
        SummaryRow::words(text::NOTICE, &source),
        SummaryRow::words(text::TOPIC, &clause.topic),
        Some(SummaryRow::view(text::ID, view! { <code>{id}</code> }.into_any())),
    ];
    let quoted = Callback::new(move |()| quote.clone());
    let linked = Callback::new(move |()| link.clone());
    view! {
        <blockquote class="clause clause--here"><p>{words}</p>{printed}</blockquote>
        <SummaryList rows=rows.into_iter().flatten().collect()/>
        <div class="btns">
            <CopyButton label=text::COPY_QUOTE words=quoted shared=said/>
            <CopyButton label=text::COPY_LINK words=linked shared=said/>
            <LinkButton label=LINK to=Route::Report(clause.id.clone()) look=Look::Quiet/>
            <Status text=said/>
        </div>
    }
    .into_any()
}

/// Notice and place, as one cites them.
fn cited(entry: &CatalogEntry, clause: &LibraryClause) -> String {
    let number = match entry.head.number.as_str() {
        "" => String::new(),
        number => ["（", number, "）"].concat(),
    };
    ["《", &entry.head.title, "》", &number, &clause.locator].concat()
}

fn route(entry: &CatalogEntry, clause: &LibraryClause) -> Route {
    Route::Library(LibraryRoute::Clause(entry.edition.clone(), clause.id.clone()))
}

/// What the clause is used for under its own notice, and on wish under the others.
fn used(files: Files, entry: &CatalogEntry, id: &str) -> AnyView {
    let (own, clause) = (entry.edition.clone(), id.to_owned());
    let here = editions::notices(files, move || vec![own.clone()]);
    let body = move || {
        let rules = here.get()?;
        rules.first().map(|(_, notice)| list(&uses(notice, &clause), text::NO_USES))
    };
    let progress = Signal::derive(move || here.progress());
    let retry = Callback::new(move |()| here.retry());
    view! {
        <section>
            <h2>{text::USES}</h2>
            <Arriving progress=progress failed=text::FAILED retry=retry body=body/>
            {used_elsewhere(files, entry, id)}
        </section>
    }
    .into_any()
}

fn used_elsewhere(files: Files, entry: &CatalogEntry, id: &str) -> AnyView {
    let asked = RwSignal::new(false);
    let (own, clause) = (entry.edition.clone(), id.to_owned());
    let others = editions::notices(files, move || {
        let others = editions::all(files).into_iter().filter(|other| *other != own);
        if asked.get() { others.collect() } else { Vec::new() }
    });
    let body = move || others.get().map(|others| elsewhere(&others, &clause));
    let progress = Signal::derive(move || others.progress());
    let retry = Callback::new(move |()| others.retry());
    let ask = Callback::new(move |()| asked.set(true));
    let button = live(move || {
        (!asked.get()).then(
            || view! { <Button look=Look::Quiet label=text::USES_ELSEWHERE_ASK on_press=ask/> },
        )
    });
    view! {
        {button}
        <div role="status">
            <Arriving progress=progress failed=text::FAILED retry=retry body=body/>
        </div>
    }
    .into_any()
}

fn elsewhere(others: &editions::Notices, id: &str) -> AnyView {
    let found = others.iter().filter_map(|(entry, notice)| {
        let uses = uses(notice, id);
        let name = entry.head.name.clone();
        (!uses.is_empty()).then(|| view! { <h4>{name}</h4> {list(&uses, "")} }.into_any())
    });
    let found: Vec<AnyView> = found.collect();
    if found.is_empty() {
        return view! { <Para text=text::NO_USES_ELSEWHERE/> }.into_any();
    }
    view! { <h3>{text::USES_ELSEWHERE}</h3> {found} }.into_any()
}

fn list(uses: &[Use], none: &'static str) -> AnyView {
    if uses.is_empty() {
        return view! { <Para text=none/> }.into_any();
    }
    let item = |(part, words): &Use| {
        let words = words.clone();
        view! { <li><Tag text=part.name() hue=Hue::Plain/> " " {words}</li> }.into_any()
    };
    let items: Vec<AnyView> = uses.iter().map(item).collect();
    view! { <ul class="uses">{items}</ul> }.into_any()
}

//! Two editions side by side.

use leptos::prelude::*;

use super::{editions, filters, text};
use crate::app::components::{
    Arriving, Choice, Details, Field, Group, LinkButton, Page, Panel, Para, Select, Table, TableRow,
};
use crate::app::live::{live, memo};
use crate::app::state::{Files, Progress};
use crate::app::words as shared;
use crate::flow::Route;
use crate::flow::library::LibraryRoute;
use crate::flow::library::compare::{self, Topic};
use crate::notice::Notice;
use crate::notice::model::CatalogEntry;
use crate::notice::model::library::{Library, LibraryClause};

/// More clauses than this stand behind a line to open.
const FEW: usize = 3;

/// The page.
pub fn page() -> AnyView {
    let files = Files::here();
    let sides = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    // Until something is chosen, the two newest.
    let chosen = memo(move || {
        let editions = files.editions();
        let find = |at: usize, side: RwSignal<String>| {
            let id = side.get();
            let named = editions.iter().find(|entry| entry.edition == id);
            named.or_else(|| editions.get(at)).map(|entry| entry.edition.clone())
        };
        let [left, right] = sides;
        [find(0, left).unwrap_or_default(), find(1, right).unwrap_or_default()]
    });
    let wanted = move || {
        let chosen = chosen.get();
        let [left, right] = &chosen;
        if left == right || right.is_empty() { Vec::new() } else { chosen.to_vec() }
    };
    let (libraries, rules) = (editions::libraries(files, wanted), editions::notices(files, wanted));
    let body = move || {
        let (libraries, rules) = (libraries.get()?, rules.get()?);
        let [(left, one), (right, other)] = libraries.as_slice() else { return None };
        let [(_, first), (_, second)] = rules.as_slice() else { return None };
        let editions = [left, right];
        Some(view! { {contents(editions, [&**first, &**second])} {topics(editions, one, other)} })
    };
    let progress = Signal::derive(move || match (libraries.progress(), rules.progress()) {
        (Progress::Here, rules) => rules,
        (libraries, _) => libraries,
    });
    let retry = Callback::new(move |()| {
        libraries.retry();
        rules.retry();
    });
    let same = live(move || {
        let same = chosen.with(|[left, right]| left == right && !left.is_empty());
        same.then(|| view! { <Para text=text::SAME/> }.into_any())
    });
    let [left, right] = sides;
    let fields = vec![
        side(
            files,
            "left",
            text::LEFT,
            left,
            Signal::derive(move || chosen.with(|[left, _]| left.clone())),
        ),
        side(
            files,
            "right",
            text::RIGHT,
            right,
            Signal::derive(move || chosen.with(|[_, right]| right.clone())),
        ),
    ];
    let body = vec![
        view! { <Para class="lead" text=text::COMPARE_LEAD/> }.into_any(),
        filters(fields),
        same,
        view! { <Arriving progress=progress failed=text::FAILED retry=retry body=body/> }
            .into_any(),
    ];
    view! { <Page heading=text::COMPARE_TITLE wide=true body=body/> }.into_any()
}

fn side(
    files: Files,
    id: &'static str,
    label: &'static str,
    side: RwSignal<String>,
    value: Signal<String>,
) -> AnyView {
    let choose = Callback::new(move |edition| side.set(edition));
    let select = live(move || {
        let editions = files.editions();
        let options = editions.iter().map(|entry| Choice::new(&entry.edition, &entry.head.name));
        let options = options.collect();
        view! { <Select blank=shared::CHOOSE options=options value=value on_change=choose/> }
    });
    view! { <Field id=id label=label group=Group::Single>{select}</Field> }.into_any()
}

/// A row; where only one cell says something, that is said in words too.
fn row(name: &str, cells: [Option<AnyView>; 2]) -> TableRow {
    let only_one = cells.iter().filter(|cell| cell.is_some()).count() == 1;
    let name = name.to_owned();
    let unseen = only_one.then(|| view! { <span class="vh">{text::ONLY_ONE}</span> }.into_any());
    let none = || view! { <span class="hint">{text::NOT_WRITTEN}</span> }.into_any();
    TableRow {
        name: view! { {name} {unseen} }.into_any(),
        cells: cells.into_iter().map(|cell| cell.unwrap_or_else(none)).collect(),
        marked: only_one,
    }
}

fn head(first: &str, editions: [&CatalogEntry; 2]) -> Vec<String> {
    let names = editions.map(|entry| entry.head.name.clone());
    std::iter::once(first.to_owned()).chain(names).collect()
}

fn contents(editions: [&CatalogEntry; 2], notices: [&Notice; 2]) -> AnyView {
    let [left, right] = notices.map(compare::contents);
    let cell = |words: &str| {
        let words = words.to_owned();
        (!words.is_empty()).then(|| view! { <span>{words}</span> }.into_any())
    };
    let rows = left
        .iter()
        .zip(&right)
        .filter(|((_, one), (_, other))| !(one.is_empty() && other.is_empty()))
        .map(|((name, one), (_, other))| row(name, [cell(one), cell(other)]));
    let (rows, head) = (rows.collect(), head(text::ITEM, editions));
    let body = vec![
        view! { <Para class="hint" text=text::CONTENTS_HINT/> }.into_any(),
        view! { <Table caption=text::CONTENTS class="compare" head=head rows=rows/> }.into_any(),
    ];
    view! { <Panel title=text::CONTENTS body=body/> }.into_any()
}

fn topics(editions: [&CatalogEntry; 2], left: &Library, right: &Library) -> AnyView {
    let topics = compare::topics(left, right);
    let [one, other] = editions;
    let rows = topics
        .iter()
        .map(|topic| row(topic.name, [clauses(one, &topic.left), clauses(other, &topic.right)]));
    let (rows, head) = (rows.collect(), head(text::TOPIC, editions));
    let summary = summary(editions, &topics);
    let body = vec![
        view! { <p role="status">{summary}</p> }.into_any(),
        view! { <Table caption=text::BY_TOPIC class="compare" head=head rows=rows/> }.into_any(),
    ];
    view! { <Panel title=text::BY_TOPIC body=body/> }.into_any()
}

fn summary<'a>([left, right]: [&CatalogEntry; 2], topics: &[Topic<'a>]) -> String {
    let number = |pick: fn(&Topic<'a>) -> bool| topics.iter().filter(|topic| pick(topic)).count();
    format!(
        "两份都写了的主题有 {} 个；只有{}写了的 {} 个，只有{}写了的 {} 个。",
        number(Topic::shared),
        left.head.name,
        number(|topic| topic.right.is_empty()),
        right.head.name,
        number(|topic| topic.left.is_empty()),
    )
}

fn clauses(edition: &CatalogEntry, clauses: &[&LibraryClause]) -> Option<AnyView> {
    let item = |clause: &(Route, String, String)| {
        let (to, place, meaning) = clause.clone();
        view! { <li><LinkButton label=place to=to/>"：" {meaning}</li> }.into_any()
    };
    let said: Vec<(Route, String, String)> = clauses
        .iter()
        .map(|clause| {
            let to =
                Route::Library(LibraryRoute::Clause(edition.edition.clone(), clause.id.clone()));
            (to, clause.locator.clone(), clause.meaning.clone())
        })
        .collect();
    let list = move || {
        let items: Vec<AnyView> = said.iter().map(item).collect();
        view! { <ul class="said-list">{items}</ul> }
    };
    match clauses.len() {
        0 => None,
        1..=FEW => Some(list().into_any()),
        number => {
            let title = format!("{number} 条");
            Some(view! { <Details summary=title body=list/> }.into_any())
        }
    }
}

//! The committee tables, to search.

use leptos::prelude::*;

use super::{PORTION, count, editions, filter, filters, marked, more, search, text};
use crate::app::components::{
    Arriving, Banner, Choice, Hue, Page, Para, SummaryList, SummaryRow, Tag, dates,
};
use crate::app::live::{follow, live};
use crate::app::state::{Files, Progress, Remote};
use crate::assess::assessment::{Unreckoned, WindowSource, WindowStatus};
use crate::assess::deadlines::reckoned;
use crate::domain::{Cell, Moment, Place, options};
use crate::export::words as phrases;
use crate::flow::library::Query;
use crate::flow::library::committees::{self as finding, Wanted};
use crate::notice::Notice;
use crate::notice::model::{Committee, Holidays, Timing, WINDOW_KINDS};
use crate::platform::clock;

/// What the parts of the page share; an empty text is no filter.
#[derive(Clone, Copy)]
struct Tables {
    rules: Remote<editions::Notices>,
    words: RwSignal<String>,
    list: RwSignal<String>,
    series: RwSignal<String>,
    level: RwSignal<String>,
    scope: RwSignal<String>,
    shown: RwSignal<usize>,
}

/// The page.
pub fn page() -> AnyView {
    let files = Files::here();
    let open = || RwSignal::new(String::new());
    let tables = Tables {
        rules: editions::notices(files, move || editions::all(files)),
        words: open(),
        list: open(),
        series: open(),
        level: open(),
        scope: open(),
        shown: RwSignal::new(PORTION),
    };
    // What was shown of the last list says nothing about the next.
    follow(move || {
        let _ = tables.wanted();
        tables.list.track();
        tables.shown.set(PORTION);
    });
    let body = vec![
        view! { <Para class="lead" text=text::COMMITTEES_LEAD/> }.into_any(),
        view! { <Para class="hint" text=text::COMMITTEES_REVIEW/> }.into_any(),
        filters(tables.fields()),
        count(tables.told()),
        tables.results(),
    ];
    view! { <Page heading=text::COMMITTEES_TITLE wide=true body=body/> }.into_any()
}

impl Tables {
    fn wanted(self) -> Wanted {
        Wanted {
            series: self.series.get(),
            level: self.level.get().parse().ok().and_then(Place::at),
            scope: self.scope.get(),
            query: Query::new(&self.words.get()),
        }
    }

    /// Runs `then` on the notices that have a committee table; nothing before they have come.
    fn with<T: Default>(self, then: impl FnOnce(&[&Notice]) -> T) -> T {
        let Some(rules) = self.rules.get() else {
            return T::default();
        };
        let tables = rules.iter().map(|(_, notice)| &**notice);
        let tables: Vec<&Notice> = tables.filter(|notice| !notice.committees.is_empty()).collect();
        then(&tables)
    }

    fn fields(self) -> Vec<AnyView> {
        let of = move |choices: fn(&[&Notice]) -> Vec<Choice>| {
            Signal::derive(move || self.with(choices))
        };
        let then = |chosen: RwSignal<String>| Callback::new(move |value| chosen.set(value));
        let levels = Signal::derive(levels);
        vec![
            search(text::COMMITTEE_SEARCH, text::COMMITTEE_HINT, self.words),
            filter(
                "list",
                text::LIST,
                text::ALL_LISTS,
                of(names),
                self.list.into(),
                then(self.list),
            ),
            filter(
                "series",
                text::SERIES,
                text::ALL_SERIES,
                of(series),
                self.series.into(),
                then(self.series),
            ),
            filter(
                "level",
                text::LEVEL,
                text::ALL_LEVELS,
                levels,
                self.level.into(),
                then(self.level),
            ),
            filter(
                "scope",
                text::SCOPE,
                text::ALL_SCOPES,
                of(scopes),
                self.scope.into(),
                then(self.scope),
            ),
        ]
    }

    fn told(self) -> Signal<String> {
        Signal::derive(move || {
            if self.rules.progress() != Progress::Here {
                return String::new();
            }
            let (wanted, list) = (self.wanted(), self.list.get());
            match self.with(|tables| found(tables, &wanted, &list).len()) {
                0 => text::NOTHING_FOUND.to_owned(),
                number => format!("找到 {number} 个"),
            }
        })
    }

    fn results(self) -> AnyView {
        let list = move || {
            let (wanted, list) = (self.wanted(), self.list.get());
            let now = Moment::parse(&clock::now());
            self.with(|tables| {
                let found = found(tables, &wanted, &list);
                let shown = found.iter().take(self.shown.get());
                let cards: Vec<AnyView> =
                    shown.map(|(notice, row)| card(notice, row, &wanted.query, now)).collect();
                let more = more(found.len(), self.shown);
                let bare = bare(tables, &list);
                Some(view! { {bare} <div class="committees">{cards}</div> {more} })
            })
        };
        let body = move || live(list);
        let progress = Signal::derive(move || self.rules.progress());
        let retry = Callback::new(move |()| self.rules.retry());
        view! { <Arriving progress=progress failed=text::FAILED retry=retry body=body/> }.into_any()
    }
}

fn names(tables: &[&Notice]) -> Vec<Choice> {
    let choice = |notice: &&Notice| {
        let name = format!("{}（{} 个）", notice.head.name, notice.committees.len());
        Choice::new(&notice.edition, &name)
    };
    tables.iter().map(choice).collect()
}

/// The levels, each by its number.
fn levels() -> Vec<Choice> {
    let all = options::LEVELS.iter().enumerate();
    all.map(|(place, name)| Choice::new(&place.to_string(), name)).collect()
}

fn rows<'t>(tables: &[&'t Notice]) -> impl Iterator<Item = &'t Committee> {
    tables.iter().flat_map(|notice| &notice.committees)
}

fn series(tables: &[&Notice]) -> Vec<Choice> {
    finding::all_series(tables).into_iter().map(Choice::plain).collect()
}

fn scopes(tables: &[&Notice]) -> Vec<Choice> {
    let mut found: Vec<&str> = Vec::new();
    for row in rows(tables) {
        if !row.scope.is_empty() && !found.contains(&row.scope.as_str()) {
            found.push(&row.scope);
        }
    }
    found.into_iter().map(Choice::plain).collect()
}

/// The rows found, in the lists looked at.
fn found<'t>(
    tables: &[&'t Notice],
    wanted: &Wanted,
    list: &str,
) -> Vec<(&'t Notice, &'t Committee)> {
    let looked_at = tables.iter().filter(|notice| list.is_empty() || notice.edition == list);
    let rows = looked_at.flat_map(|notice| {
        let places = finding::find(notice, wanted);
        places.into_iter().filter_map(|place| Some((*notice, notice.committees.get(place)?)))
    });
    rows.collect()
}

/// Which of the lists looked at print no times, addresses or telephones at all.
fn bare(tables: &[&Notice], list: &str) -> Option<AnyView> {
    let empty =
        |row: &Committee| row.windows.is_empty() && row.address.is_empty() && row.phone.is_empty();
    let names: Vec<&str> = tables
        .iter()
        .filter(|notice| list.is_empty() || notice.edition == list)
        .filter(|notice| notice.committees.iter().all(empty))
        .map(|notice| notice.head.name.as_str())
        .collect();
    let words = [&names.join("、"), "：", text::BARE_LIST].concat();
    (!names.is_empty()).then(|| view! { <Banner text=words/> }.into_any())
}

fn card(notice: &Notice, committee: &Committee, query: &Query, now: Option<Moment>) -> AnyView {
    let words =
        [finding::series(&notice.vocabulary, committee), &committee.level, &committee.scope];
    let tags: Vec<AnyView> = words
        .into_iter()
        .filter(|word| !word.is_empty())
        .map(|word| {
            view! { <span class="tag tag--plain">{marked(query, word)}</span> " " }.into_any()
        })
        .collect();
    let said = |value: &str| {
        (!value.is_empty()).then(|| view! { <span>{marked(query, value)}</span> }.into_any())
    };
    let times = (!committee.windows.is_empty()).then(|| times(committee, now));
    let phones = (!committee.phone.is_empty()).then(|| phones(notice, committee));
    let note = committee.note.clone();
    let note = (!note.is_empty()).then(|| note.into_any());
    // Where the whole list prints no column, it is said once above the list.
    let shown = [
        (text::SPECIALTY, said(&committee.specialty), false),
        (text::ORGANIZER, said(&committee.organizer), false),
        (text::CHANNEL, said(&committee.channel), false),
        (text::TIMES, times, true),
        (text::ADDRESS, said(&committee.address), true),
        (text::CONTACT, said(&committee.contact), false),
        (text::PHONE, phones, true),
        (text::DOUBTS, note, false),
    ];
    let none = || view! { <span class="hint">{text::NOT_PRINTED}</span> }.into_any();
    let rows = shown.into_iter().filter_map(|(name, value, expected)| {
        value.or_else(|| expected.then(none)).map(|value| SummaryRow::view(name, value))
    });
    let rows: Vec<SummaryRow> = rows.collect();
    let number = format!("{} 名单第 {} 号", notice.head.name, committee.seq);
    view! {
        <article class="card">
            <h2 class="card__title">{marked(query, &committee.name)}</h2>
            <p>{tags}<span class="hint">{number}</span></p>
            <SummaryList rows=rows/>
        </article>
    }
    .into_any()
}

fn times(committee: &Committee, now: Option<Moment>) -> AnyView {
    let item = |(kind, timing): &(u8, Timing)| {
        let label = WINDOW_KINDS.get(usize::from(*kind)).map_or("", |(_, label)| label);
        // Of whichever row; the days are the same.
        let source = WindowSource::Committee(Place::NOWHERE, *kind);
        let alone = Err(Unreckoned::Window);
        let window = reckoned(source, timing, &Holidays::default(), now, |_| Cell::Open, alone);
        let state = window.status.map(|status| match status {
            WindowStatus::Ahead => text::AHEAD,
            WindowStatus::Open => text::OPEN,
            WindowStatus::Closed => text::CLOSED,
        });
        let state = state.map(|state| view! { <Tag text=state hue=Hue::Plain/> });
        // Where the list prints no days, its own words stand.
        let vague =
            committee.vague.iter().find(|(of, _)| of == kind).map(|(_, words)| words.clone());
        let span = dates(&vague.unwrap_or_else(|| phrases::timing(timing)));
        view! { <li>{label} "：" {span} " " {state}</li> }.into_any()
    };
    let items: Vec<AnyView> = committee.windows.iter().map(item).collect();
    view! { <ul class="said-list">{items}</ul> }.into_any()
}

fn phones(notice: &Notice, committee: &Committee) -> AnyView {
    let link = |(printed, dialled): (String, String)| {
        let to = ["tel:", &dialled].concat();
        view! { <a class="num dial" href=to>{printed}</a> }.into_any()
    };
    let numbers: Vec<AnyView> = finding::phones(&committee.phone, finding::area_code(notice))
        .into_iter()
        .map(link)
        .collect();
    numbers.into_any()
}

//! The committee tables, to search.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{PORTION, count, filter, filters, marked, more, search};
use super::state::Reader;
use super::text;
use crate::app::old::node::{Node, el, live, nothing, text as words};
use crate::app::old::parts::rows::row;
use crate::app::old::parts::{heading, main};
use crate::app::words as shared;
use crate::assess::assessment::WindowStatus;
use crate::assess::deadlines::status;
use crate::domain::{Moment, options};
use crate::flow::library::Query;
use crate::flow::library::committees::{self as finding, Wanted};
use crate::notice::Notice;
use crate::notice::model::{Committee, WINDOW_KINDS};
use crate::platform::clock;

/// What the fields of the page say; an empty text is no filter.
#[derive(Clone, Copy)]
struct Fields {
    words: RwSignal<String>,
    list: RwSignal<String>,
    series: RwSignal<String>,
    level: RwSignal<String>,
    scope: RwSignal<String>,
    shown: RwSignal<usize>,
}

impl Fields {
    fn new() -> Self {
        let open = || RwSignal::new(String::new());
        Self {
            words: open(),
            list: open(),
            series: open(),
            level: open(),
            scope: open(),
            shown: RwSignal::new(PORTION),
        }
    }

    fn wanted(&self) -> Wanted {
        Wanted {
            series: self.series.get().parse().ok(),
            level: self.level.get().parse().ok(),
            scope: self.scope.get(),
            query: Query::new(&self.words.get()),
        }
    }
}

/// The page.
pub fn page(reader: Reader) -> Node {
    let fields = Fields::new();
    let lists = Memo::new(move |_| lists(reader));
    Effect::new(move |_| {
        let _ = fields.wanted();
        fields.list.track();
        fields.shown.set(PORTION);
    });
    main(true)
        .child(heading(text::COMMITTEES_TITLE))
        .child(el("p").class("lead").text(text::COMMITTEES_LEAD))
        .child(el("p").class("hint").text(text::COMMITTEES_REVIEW))
        .child(filters([
            search(text::COMMITTEE_SEARCH, text::COMMITTEE_HINT, fields.words),
            live(move || {
                choices("list", text::LIST, text::ALL_LISTS, names(&lists.get()), fields.list)
            }),
            live(move || {
                choices(
                    "series",
                    text::SERIES,
                    text::ALL_SERIES,
                    series(&lists.get()),
                    fields.series,
                )
            }),
            choices(
                "level",
                text::LEVEL,
                text::ALL_LEVELS,
                numbered(options::LEVELS),
                fields.level,
            ),
            live(move || {
                choices("scope", text::SCOPE, text::ALL_SCOPES, scopes(&lists.get()), fields.scope)
            }),
        ]))
        .child(count(move || told(reader, &lists.get(), &fields)))
        .child(live(move || bare(&lists.get(), &fields)))
        .child(live(move || results(&lists.get(), &fields)))
}

/// The notices with a committee table, of those that have come.
fn lists(reader: Reader) -> Vec<Arc<Notice>> {
    let notices: Vec<Option<Arc<Notice>>> =
        reader.editions().iter().map(|entry| reader.notice(entry)).collect();
    notices.into_iter().flatten().filter(|notice| !notice.committees.is_empty()).collect()
}

fn choices(
    id: &str,
    label: &str,
    all: &str,
    list: Vec<(String, String)>,
    chosen: RwSignal<String>,
) -> Node {
    let list = [(String::new(), all.to_owned())].into_iter().chain(list).collect();
    filter(id, label, list, move || chosen.get(), move |value| chosen.set(value))
}

fn names(lists: &[Arc<Notice>]) -> Vec<(String, String)> {
    lists
        .iter()
        .map(|notice| {
            (
                notice.edition.clone(),
                format!("{}（{} 个）", notice.head.name, notice.committees.len()),
            )
        })
        .collect()
}

fn numbered(list: &[&str]) -> Vec<(String, String)> {
    list.iter().enumerate().map(|(place, name)| (place.to_string(), (*name).to_owned())).collect()
}

fn series(lists: &[Arc<Notice>]) -> Vec<(String, String)> {
    let used = |place: usize| rows(lists).any(|row| usize::from(row.series) == place);
    numbered(options::SERIES)
        .into_iter()
        .enumerate()
        .filter(|(place, _)| used(*place))
        .map(|(_, choice)| choice)
        .collect()
}

fn scopes(lists: &[Arc<Notice>]) -> Vec<(String, String)> {
    let mut found: Vec<&str> = Vec::new();
    for row in rows(lists) {
        if !row.scope.is_empty() && !found.contains(&row.scope.as_str()) {
            found.push(&row.scope);
        }
    }
    found.into_iter().map(|scope| (scope.to_owned(), scope.to_owned())).collect()
}

fn rows(lists: &[Arc<Notice>]) -> impl Iterator<Item = &Committee> {
    lists.iter().flat_map(|notice| &notice.committees)
}

/// The rows found, in the lists looked at.
fn found<'l>(lists: &'l [Arc<Notice>], fields: &Fields) -> Vec<(&'l Notice, &'l Committee)> {
    let wanted = fields.wanted();
    let list = fields.list.get();
    lists
        .iter()
        .filter(|notice| list.is_empty() || notice.edition == list)
        .flat_map(|notice| {
            let places = finding::find(&notice.committees, &wanted);
            places
                .into_iter()
                .filter_map(|place| Some((notice.as_ref(), notice.committees.get(place)?)))
        })
        .collect()
}

fn told(reader: Reader, lists: &[Arc<Notice>], fields: &Fields) -> String {
    let editions = reader.editions();
    if editions.is_empty() || editions.iter().any(|entry| reader.notice(entry).is_none()) {
        return shared::LOADING.to_owned();
    }
    match found(lists, fields).len() {
        0 => text::NOTHING_FOUND.to_owned(),
        number => format!("找到 {number} 个"),
    }
}

/// Which of the lists looked at print no times, addresses or telephones at all.
fn bare(lists: &[Arc<Notice>], fields: &Fields) -> Node {
    let list = fields.list.get();
    let is_bare = |notice: &&Arc<Notice>| {
        notice
            .committees
            .iter()
            .all(|row| row.windows.is_empty() && row.address.is_empty() && row.phone.is_empty())
    };
    let names: Vec<&str> = lists
        .iter()
        .filter(|notice| list.is_empty() || notice.edition == list)
        .filter(is_bare)
        .map(|notice| notice.head.name.as_str())
        .collect();
    if names.is_empty() {
        return nothing();
    }
    el("div")
        .class("notice")
        .child(el("p").text(&names.join("、")).text("：").text(text::BARE_LIST))
}

fn results(lists: &[Arc<Notice>], fields: &Fields) -> Node {
    let found = found(lists, fields);
    let query = Query::new(&fields.words.get());
    let now = Moment::parse(&clock::now());
    let items =
        found.iter().take(fields.shown.get()).map(|(notice, row)| card(notice, row, &query, now));
    el("div")
        .child(el("div").class("committees").children(items))
        .child(more(found.len(), fields.shown))
}

fn card(notice: &Notice, committee: &Committee, query: &Query, now: Option<Moment>) -> Node {
    let level = [finding::series(committee), &committee.level, &committee.scope];
    let tags = level
        .into_iter()
        .filter(|word| !word.is_empty())
        .flat_map(|word| [marked(el("span").class("tag tag--plain"), query, word), words(" ")]);
    let said = |value: &str| (!value.is_empty()).then(|| marked(el("span"), query, value));
    let times = (!committee.windows.is_empty()).then(|| times(committee, now));
    let phones = (!committee.phone.is_empty()).then(|| phones(committee));
    let note = (!committee.note.is_empty()).then(|| words(&committee.note));
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
    let rows = shown.into_iter().filter_map(|(name, value, expected)| match value {
        Some(value) => Some(row(name, value)),
        None => expected.then(|| row(name, el("span").class("hint").text(text::NOT_PRINTED))),
    });
    el("article")
        .class("card")
        .child(marked(el("h2").class("card__title"), query, &committee.name))
        .child(
            el("p").children(tags).child(
                el("span")
                    .class("hint")
                    .text(&format!("{} 名单第 {} 号", notice.head.name, committee.seq)),
            ),
        )
        .child(el("dl").class("summary summary--plain").children(rows.collect::<Vec<_>>()))
}

fn times(committee: &Committee, now: Option<Moment>) -> Node {
    let items = committee.windows.iter().map(|(kind, start, end)| {
        let label = WINDOW_KINDS.get(usize::from(*kind)).map_or("", |(_, label)| label);
        let state = now.map(|now| match status(now, *start, *end) {
            WindowStatus::Ahead => "未开始",
            WindowStatus::Open => "进行中",
            WindowStatus::Closed => "已截止",
        });
        el("li")
            .text(label)
            .text("：")
            .child(el("span").class("num").text(&finding::span(*start, *end)))
            .text(" ")
            .child_opt(state.map(|state| el("span").class("tag tag--plain").text(state)))
    });
    el("ul").class("said-list").children(items.collect::<Vec<_>>())
}

fn phones(committee: &Committee) -> Node {
    let mut list = el("span");
    for (place, (printed, dialled)) in finding::phones(&committee.phone).into_iter().enumerate() {
        if place > 0 {
            list = list.text("、");
        }
        list = list.child(el("a").attr("href", &format!("tel:{dialled}")).text(&printed));
    }
    list
}

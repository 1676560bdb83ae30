//! Where the person is, kept in step with the address.

use leptos::prelude::*;

use crate::app::live::memo;
use crate::flow::Route;
use crate::platform::{address, clock, document};

/// Where the person is.
#[derive(Debug, Clone, Copy)]
pub struct Router {
    /// The fragment.
    route: RwSignal<String>,
    /// Where the pages have gone to, until the browser's history knows it too; else empty.
    ahead: RwSignal<String>,
}

impl Router {
    /// Starts where the address says, and follows it as long as the present owner lives.
    #[must_use]
    pub fn start() -> Self {
        let router = Self {
            route: RwSignal::new(Route::parse(&address::fragment()).fragment()),
            ahead: RwSignal::new(String::new()),
        };
        StoredValue::new_local(address::on_change(move |fragment| {
            router.ahead.set(String::new());
            router.turn(&Route::parse(&fragment));
        }));
        router
    }

    /// The present route, filters of a list included.
    #[must_use]
    pub fn route(self) -> Route {
        self.route.with(|fragment| Route::parse(fragment))
    }

    /// The fragment of the present page: changes only where another page has to be made.
    #[must_use]
    pub fn page(self) -> Memo<String> {
        memo(move || self.route().page().fragment())
    }

    /// Goes to `route`; the page before stays reachable by Back. The pages are told at once and the
    /// history once the new page can be seen: asked first, the browser draws the old page once more.
    pub fn go(self, route: &Route) {
        if untrack(|| self.route()) == *route {
            return;
        }
        self.record();
        self.ahead.set(route.fragment());
        self.turn(route);
        clock::soon(move || self.record());
    }

    /// Goes to `route` in place of the present page.
    pub fn replace(self, route: &Route) {
        self.record();
        address::replace(&route.fragment());
        self.turn(route);
    }

    /// Goes one page back, as the browser's own button does.
    pub fn back(self) {
        self.record();
        address::back();
    }

    /// Writes into the history where the pages have gone to.
    fn record(self) {
        let fragment = self.ahead.try_get_untracked().unwrap_or_default();
        if !fragment.is_empty() {
            self.ahead.set(String::new());
            address::push(&fragment);
        }
    }

    /// A changed filter leaves the reader where they are; a new page begins at its top.
    fn turn(self, route: &Route) {
        let stays = untrack(|| self.route()).page() == route.page();
        let change = || self.route.set(route.fragment());
        if stays { change() } else { document::turn(change) }
    }
}

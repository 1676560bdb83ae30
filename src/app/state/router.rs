//! Where the person is, kept in step with the address.

use leptos::prelude::*;

use crate::flow::Route;
use crate::platform::{address, clock, document};

/// Where the person is, as a context.
#[derive(Debug, Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
    /// Where the pages have gone to, until the browser's history knows it too.
    ahead: StoredValue<Option<String>>,
}

impl Router {
    /// Starts where the address says, and follows it as long as the present owner lives.
    #[must_use]
    pub fn start() -> Self {
        let router = Self {
            route: RwSignal::new(Route::parse(&address::fragment())),
            ahead: StoredValue::new(None),
        };
        StoredValue::new_local(address::on_change(move |fragment| {
            router.ahead.set_value(None);
            router.turn(Route::parse(&fragment));
        }));
        router
    }

    /// The present route, filters of a list included.
    #[must_use]
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The present page: changes only where another page has to be made.
    #[must_use]
    pub fn page(self) -> Memo<Route> {
        Memo::new(move |_| self.route.with(Route::page))
    }

    /// Goes to `route`; the page before stays reachable by Back. The pages are told at once and the
    /// history once the new page can be seen: asked first, the browser draws the old page once more.
    pub fn go(self, route: &Route) {
        if self.route.with_untracked(|here| here == route) {
            return;
        }
        self.record();
        self.ahead.set_value(Some(route.fragment()));
        self.turn(route.clone());
        clock::soon(move || self.record());
    }

    /// Goes to `route` in place of the present page.
    pub fn replace(self, route: &Route) {
        self.record();
        address::replace(&route.fragment());
        self.turn(route.clone());
    }

    /// Goes one page back, as the browser's own button does.
    pub fn back(self) {
        self.record();
        address::back();
    }

    /// Writes into the history where the pages have gone to.
    fn record(self) {
        if let Some(fragment) = self.ahead.try_update_value(Option::take).flatten() {
            address::push(&fragment);
        }
    }

    /// A changed filter leaves the reader where they are; a new page begins at its top.
    fn turn(self, route: Route) {
        let stays = self.route.with_untracked(|here| here.page() == route.page());
        let change = || self.route.set(route);
        if stays { change() } else { document::turn(change) }
    }
}

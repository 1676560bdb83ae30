//! The fragment of the address, and with it the browser's Back.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::clock;

type Follower = Rc<dyn Fn(String)>;

thread_local! {
    /// Where the page has gone to, until the browser's history knows it too.
    static AHEAD: RefCell<Option<String>> = const { RefCell::new(None) };
    static FOLLOWERS: RefCell<Vec<Follower>> = const { RefCell::new(Vec::new()) };
}

/// The fragment without `#`, decoded as far as the browser does.
#[must_use]
pub fn fragment() -> String {
    AHEAD.with_borrow(Clone::clone).unwrap_or_else(|| {
        web_sys::window()
            .and_then(|window| window.location().hash().ok())
            .map(|hash| hash.trim_start_matches('#').to_owned())
            .unwrap_or_default()
    })
}

/// Goes to `fragment`; the place before stays reachable by Back. Whoever follows the address is told
/// at once and the history once the new page can be seen: asked first, the browser draws the old page
/// once more, and writing the history takes it as long as laying out the new one.
pub fn go(to: &str) {
    if fragment() == to {
        return;
    }
    record();
    AHEAD.set(Some(to.to_owned()));
    tell(to);
    clock::soon(record);
}

/// Writes into the history where the page has gone to.
fn record() {
    let Some((to, window)) = AHEAD.take().zip(web_sys::window()) else {
        return;
    };
    let pushed = window.history().and_then(|history| {
        history.push_state_with_url(&JsValue::NULL, "", Some(&["#", &to].concat()))
    });
    if pushed.is_err() {
        // Refused only in documents without a location; then there is no Back either.
        let _ = window.location().set_hash(&to);
    }
}

fn tell(fragment: &str) {
    for follower in FOLLOWERS.with_borrow(Clone::clone) {
        follower(fragment.to_owned());
    }
}

/// Goes to `fragment` in place of the present one.
pub fn replace(fragment: &str) {
    record();
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(&format!("#{fragment}"));
    }
}

/// Goes one page back, as the browser's own button does.
pub fn back() {
    record();
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// The address of this page without query and fragment.
#[must_use]
pub fn page() -> String {
    web_sys::window()
        .map(|window| window.location())
        .and_then(|location| {
            Some(format!("{}{}", location.origin().ok()?, location.pathname().ok()?))
        })
        .unwrap_or_default()
}

/// Calls `then` with the new fragment whenever it changes, as long as the page lives.
pub fn on_change(then: impl Fn(String) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let then: Follower = Rc::new(then);
    FOLLOWERS.with_borrow_mut(|followers| followers.push(Rc::clone(&then)));
    EventListener::new(&window, "hashchange", move |_| {
        // The person went elsewhere by themselves.
        AHEAD.take();
        then(fragment());
    })
    .forget();
}

/// `text` as part of an address.
#[must_use]
pub fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// What [`encoded`] was given; none where it is damaged.
#[must_use]
pub fn decoded(text: &str) -> Option<String> {
    js_sys::decode_uri_component(text).ok().map(Into::into)
}

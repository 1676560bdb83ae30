//! The fragment of the address, and with it the browser's Back.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment without `#`, decoded as far as the browser does.
#[must_use]
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Writes `fragment` into the history; the address before stays reachable by Back. Nobody who follows
/// the address is told: that is for changes the browser makes.
pub fn push(fragment: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let address = ["#", fragment].concat();
    let pushed = window
        .history()
        .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
    if pushed.is_err() {
        // Refused only in documents without a location; then there is no Back either.
        let _ = window.location().set_hash(fragment);
    }
}

/// Writes `fragment` over the present address, without a step in the history and without telling.
pub fn replace(fragment: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let address = ["#", fragment].concat();
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Goes one page back, as the browser's own button does.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Opens another document, with this one left behind in the history.
pub fn leave(to: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(to);
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

/// Listens to changes of the address until it is dropped.
#[derive(Debug)]
#[must_use = "what is dropped no longer listens"]
pub struct Listening(#[expect(dead_code, reason = "held, not used")] Option<EventListener>);

/// Calls `then` with the new fragment whenever the person changes it: by Back, by the address bar, by
/// a link that the browser followed itself.
pub fn on_change(then: impl Fn(String) + 'static) -> Listening {
    Listening(
        web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| then(fragment()))),
    )
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

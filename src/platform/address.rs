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

const CHANGE: &str = "hashchange";

/// Goes to `fragment`; the place before stays reachable by Back. Whoever follows the address is told
/// at once: by itself the browser tells them only after it has drawn the old page once more.
pub fn go(to: &str) {
    let Some(window) = web_sys::window().filter(|_| fragment() != to) else {
        return;
    };
    let pushed = window.history().and_then(|history| {
        history.push_state_with_url(&JsValue::NULL, "", Some(&["#", to].concat()))
    });
    let told = match web_sys::Event::new(CHANGE) {
        Ok(event) if pushed.is_ok() => window.dispatch_event(&event).is_ok(),
        _ => false,
    };
    if !told {
        // Refused only in documents without a location; then there is no Back either.
        let _ = window.location().set_hash(to);
    }
}

/// Goes to `fragment` in place of the present one.
pub fn replace(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(&format!("#{fragment}"));
    }
}

/// Goes one page back, as the browser's own button does.
pub fn back() {
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
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, CHANGE, move |_| then(fragment())).forget();
    }
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

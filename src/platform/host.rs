//! The site that shows the wizard in a frame of its own, and what it may know. `public/frame.js` checks
//! its wishes and carries every message; without a frame there are none.

use web_sys::{CustomEvent, CustomEventInit};

fn said(name: &str) -> Option<String> {
    web_sys::window()?.document()?.document_element()?.get_attribute(&format!("data-{name}"))
}

/// What the host chose beforehand: `notice`, `matter` or `category`.
#[must_use]
pub fn chosen(name: &str) -> Option<String> {
    said(name).filter(|value| !value.is_empty())
}

/// Whether the page may offer `print`, `save` or `links`: everywhere but where the host wants none.
#[must_use]
pub fn offers(what: &str) -> bool {
    said(what).is_none_or(|wish| wish != "no")
}

/// The origin of the host where it asked for the result; none where it did not.
#[must_use]
pub fn asks_result() -> Option<String> {
    said("result")
}

/// Gives the host `json`, which the person has seen and agreed to; whether it was sent. It is not where the
/// button was covered or has only just come into sight (`public/frame.js`).
#[must_use]
pub fn hand_over(json: &str) -> bool {
    let init = CustomEventInit::new();
    init.set_detail(&json.into());
    init.set_cancelable(true);
    let event = CustomEvent::new_with_event_init_dict("zhicheng-result", &init);
    match (asks_result(), web_sys::window(), event) {
        (Some(_), Some(window), Ok(event)) => window.dispatch_event(&event) == Ok(true),
        _ => false,
    }
}

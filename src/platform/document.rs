//! The document: title, focus, large print, printing.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;

use super::clock;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Sets the title of the page, once the page it names can be seen.
pub fn set_title(title: String) {
    clock::soon(move || {
        if let Some(document) = document() {
            document.set_title(&title);
        }
    });
}

/// Scrolls up and gives the focus to the first element that matches, once it is there: a reader
/// hears where they have come to.
pub fn focus_soon(selector: &'static str) {
    Timeout::new(0, move || {
        if let Some(element) =
            document().and_then(|document| document.query_selector(selector).ok().flatten())
        {
            element.scroll_into_view();
            if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
                let _ = element.focus();
            }
        }
    })
    .forget();
}

/// Turns to a new page, which `change` makes by setting signals: at its top, with the focus on its
/// heading.
///
/// The browser lays the new page out only once. For that, all that needs the old page's layout comes
/// first: a focused element taken out of the document, or a place to scroll back to, would have it
/// laid out in between.
pub fn turn(change: impl FnOnce()) {
    if let Some(focused) = focused() {
        let _ = focused.blur();
    }
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    change();
    focus_heading();
}

/// Before the heading of the page is replaced by another: the new one has the focus if the old one had it.
pub fn keep_on_heading() {
    if focused().is_some_and(|focused| focused.matches(HEADING).unwrap_or(false)) {
        focus_heading();
    }
}

/// The heading of the page.
const HEADING: &str = "main h1";

fn focus_heading() {
    // What follows the signals runs before this, and the browser draws after both.
    wasm_bindgen_futures::spawn_local(async {
        let heading = document()
            .and_then(|document| document.query_selector(HEADING).ok().flatten())
            .and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(heading) = heading {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&options);
        }
    });
}

fn focused() -> Option<web_sys::HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Gives the focus to the element with this id, with its question in view.
pub fn focus_id(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    let field = element.closest(".field").ok().flatten();
    field.as_ref().unwrap_or(&element).scroll_into_view();
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}

/// The names of the sizes of letters, the ordinary one first; the others are large print (大字版).
pub const SIZES: [&str; 3] = ["normal", "elder", "elder-xl"];

/// The place of the size that is set in [`SIZES`].
#[must_use]
pub fn size() -> usize {
    document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute("data-mode"))
        .and_then(|mode| SIZES.iter().position(|size| *size == mode))
        .unwrap_or(0)
}

/// Sets the size at this place of [`SIZES`].
pub fn set_size(size: usize) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = match SIZES.get(size) {
            Some(mode) if size > 0 => root.set_attribute("data-mode", mode),
            _ => root.remove_attribute("data-mode"),
        };
    }
}

/// Ticks the radio or check box with this id, or takes its tick away.
pub fn tick(id: &str, on: bool) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(input) =
        found.as_ref().and_then(|found| found.dyn_ref::<web_sys::HtmlInputElement>())
        && input.checked() != on
    {
        input.set_checked(on);
    }
}

/// Opens the print dialogue, once everything is made that paper shows; some WebViews have none, then nothing
/// happens.
pub fn print() {
    clock::hurry();
    Timeout::new(0, || {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    })
    .forget();
}

/// From now on, everything is made that paper shows before the browser prints by itself.
pub fn make_before_printing() {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "beforeprint", |_| clock::hurry()).forget();
    }
}

/// Opens the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Gives the focus to the element with this id once what was changed is there.
pub fn focus_id_soon(id: String) {
    Timeout::new(0, move || focus_id(&id)).forget();
}

/// Whether it was a click without a key that opens links elsewhere.
#[must_use]
pub fn is_plain(click: &web_sys::MouseEvent) -> bool {
    !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

/// The element into which the program puts its pages.
#[must_use]
pub fn root() -> Option<web_sys::HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// From now on, what is being typed when the page is left, reloaded or hidden counts as typed: browsers
/// tell of a change only once the input is left.
pub fn count_what_is_being_typed() {
    let Some(window) = web_sys::window() else {
        return;
    };
    EventListener::new(&window, "pagehide", |_| tell_change()).forget();
    if let Some(document) = document() {
        EventListener::new(&document, "visibilitychange", |_| tell_change()).forget();
    }
}

/// Tells the focused text input's change to whoever listens.
fn tell_change() {
    let Some(focused) = focused().filter(|focused| focused.matches(TYPED).unwrap_or(false)) else {
        return;
    };
    if let Some(event) = document().and_then(|document| document.create_event("Event").ok()) {
        event.init_event_with_bubbles("change", true);
        let _ = focused.dispatch_event(&event);
    }
}

/// Inputs in which something is typed.
const TYPED: &str = "textarea, input[type='text']";

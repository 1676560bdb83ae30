//! Where the answers are kept: in the window until it is closed, and on the device where the person
//! chose so. Private windows and some WebViews have no such stores; then nothing is kept.
//!
//! What was cleared is gone in every window. Each clearing raises a number on the device, the
//! generation; answers are written down, and read again, only under the generation they were typed
//! in. So a window that did not hear of a clearing, because it slept or was gone to Back, neither
//! shows nor writes back what was cleared elsewhere. Each generation has a key of its own, under which
//! its answers are sealed.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;

use super::seal;
use super::storage::{self, Store};

const ANSWERS: &str = "answers";
/// What a link or a file brought, beside the person's own answers.
const BROUGHT: &str = "brought";
/// The person's own answers, while those of a link or a file are used in their place.
const ASIDE: &str = "aside";
const GENERATION: &str = "generation";
/// What earlier versions wrote, for all sites of a host alike.
const EARLIER: [&str; 2] = ["zhicheng.answers", "zhicheng.takeaway"];

thread_local! {
    /// The generation under which this window's answers were typed.
    static SEEN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The answers as they were written.
    pub text: String,
    /// Whether these are the answers that the device keeps.
    pub on_device: bool,
}

/// What came of writing the answers down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Everything asked for was done.
    Done,
    /// The window has no store: a reload loses the answers.
    NoWindow,
    /// The device refused to keep the answers, as was asked.
    NoDevice,
    /// Nothing was written: the answers were cleared in another window.
    Cleared,
}

/// The key of this site: others on the same host, below another path, have their own.
fn own(key: &str) -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    let path = path.unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    ["zhicheng:", folder, "/:", key].concat()
}

fn generation() -> String {
    storage::read(Store::Device, &own(GENERATION)).unwrap_or_default()
}

/// The answers of this window, else those of the device.
#[must_use]
pub fn restore() -> Option<Kept> {
    seal::begin();
    let now = generation();
    SEEN.set(now.clone());
    if storage::read(Store::Window, &own(GENERATION)).unwrap_or_default() != now {
        for key in [ANSWERS, BROUGHT, ASIDE] {
            seal::delete(Store::Window, &own(key));
        }
    }
    let [window, device] = [Store::Window, Store::Device].map(|store| {
        let earlier = EARLIER.map(|key| {
            let text = storage::read(store, key);
            storage::delete(store, key);
            text
        });
        seal::read(store, &own(ANSWERS)).or_else(|| earlier.into_iter().flatten().next())
    });
    let text = window.or_else(|| device.clone())?;
    let on_device = device.as_ref() == Some(&text);
    Some(Kept { text, on_device })
}

/// Writes the answers down in the window, and on the device where `keep` says so; no text means none.
#[must_use]
pub fn save(text: &str, keep: bool) -> Saved {
    let now = generation();
    if SEEN.with_borrow(|seen| *seen != now) {
        return Saved::Cleared;
    }
    let window =
        write(Store::Window, text) && storage::write(Store::Window, &own(GENERATION), &now);
    if keep && !write(Store::Device, text) {
        return Saved::NoDevice;
    }
    if window || text.is_empty() { Saved::Done } else { Saved::NoWindow }
}

fn write(store: Store, text: &str) -> bool {
    if text.is_empty() {
        seal::delete(store, &own(ANSWERS));
        return true;
    }
    seal::write(store, &own(ANSWERS), text)
}

/// Puts beside the person's own answers what a link or a file brought; in this window only. No text
/// takes it away.
pub fn bring(text: &str) {
    put(BROUGHT, text);
}

/// Keeps the person's own answers in the window while others are used in their place, so that a reload
/// does not lose them; no text takes them away.
pub fn put_aside(text: &str) {
    put(ASIDE, text);
}

fn put(key: &str, text: &str) {
    if text.is_empty() {
        seal::delete(Store::Window, &own(key));
    } else {
        let _ = seal::write(Store::Window, &own(key), text);
    }
}

/// What [`put_aside`] put there, once [`restore`] has looked whether it was cleared.
#[must_use]
pub fn aside() -> Option<String> {
    seal::read(Store::Window, &own(ASIDE))
}

/// What [`bring`] put there, once [`restore`] has looked whether it was cleared.
#[must_use]
pub fn brought() -> Option<String> {
    seal::read(Store::Window, &own(BROUGHT))
}

/// Forgets what the device kept; the window's answers stay.
pub fn forget_device() {
    seal::delete(Store::Device, &own(ANSWERS));
}

/// Forgets the answers in every window and on the device.
pub fn clear() {
    let next = generation().parse::<u32>().unwrap_or(0).wrapping_add(1).to_string();
    let raised = storage::write(Store::Device, &own(GENERATION), &next);
    empty(if raised { next } else { generation() });
}

/// Empties both stores; answers typed from now on belong to `generation`.
fn empty(generation: String) {
    for store in [Store::Window, Store::Device] {
        seal::delete(store, &own(ANSWERS));
    }
    for key in [BROUGHT, ASIDE] {
        seal::delete(Store::Window, &own(key));
    }
    let _ = storage::write(Store::Window, &own(GENERATION), &generation);
    SEEN.set(generation);
    seal::renew();
}

/// Calls `then` whenever the answers were cleared in another window: at once where this one hears of
/// it, else when it is come back to.
pub fn on_cleared(then: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let heard = Rc::new(move || {
        let now = generation();
        if SEEN.with_borrow(|seen| *seen != now) {
            empty(now);
            then();
        }
    });
    for event in ["storage", "pageshow"] {
        let heard = Rc::clone(&heard);
        EventListener::new(&window, event, move |_| heard()).forget();
    }
}

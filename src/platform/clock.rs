//! The clock of the device.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;

use gloo::timers::callback::{Interval, Timeout};
use js_sys::{Date, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Now in Asia/Shanghai as `YYYY-MM-DDTHH:MM`, wherever the device believes to be.
#[must_use]
pub fn now() -> String {
    const EIGHT_HOURS_MS: f64 = 8.0 * 3_600_000.0;
    let there = Date::new(&(Date::now() + EIGHT_HOURS_MS).into());
    let text: String = there.to_iso_string().into();
    text.chars().take(16).collect()
}

/// Calls `then` once the browser has painted what was changed; at once where nobody looks and nothing
/// is painted.
pub fn soon(then: impl FnOnce() + 'static) {
    soon_boxed(Box::new(then));
}

fn soon_boxed(then: Box<dyn FnOnce()>) {
    // The task after a frame's callbacks runs once the frame has been laid out and painted.
    let next = || {
        Timeout::new(0, then).forget();
    };
    let seen = web_sys::window()
        .filter(|window| window.document().is_some_and(|document| !document.hidden()));
    match seen {
        Some(window) => {
            let next = Closure::once_into_js(next);
            let _ = window.request_animation_frame(next.unchecked_ref());
        }
        None => next(),
    }
}

thread_local! {
    /// What is done once the page has nothing better to do, in this order.
    static WAITING: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
}

/// How soon that is where the browser does not tell, in milliseconds.
const QUIET_MS: u32 = 50;

/// Calls `then` once the page has nothing better to do: after what was changed is painted, one at a time, so
/// that what the person does meanwhile comes first. Never later than [`hurry`] is called.
pub fn idle(then: impl FnOnce() + 'static) {
    idle_boxed(Box::new(then));
}

fn idle_boxed(then: Box<dyn FnOnce()>) {
    let first = WAITING.with_borrow_mut(|waiting| {
        waiting.push_back(then);
        waiting.len() == 1
    });
    if first {
        await_idle();
    }
}

fn await_idle() {
    let asked = web_sys::window().is_some_and(|window| {
        window.request_idle_callback(Closure::once_into_js(next).unchecked_ref()).is_ok()
    });
    if !asked {
        Timeout::new(QUIET_MS, next).forget();
    }
}

/// Does the first of what waits, and has the others wait for their turn.
fn next() {
    let (then, others) =
        WAITING.with_borrow_mut(|waiting| (waiting.pop_front(), !waiting.is_empty()));
    if others {
        await_idle();
    }
    if let Some(then) = then {
        then();
    }
}

/// Does now what waits for [`idle`]: what is printed has to be whole.
pub fn hurry() {
    while let Some(then) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        then();
    }
}

/// Something that is done again and again until it is dropped.
#[derive(Debug)]
#[must_use = "what is dropped is no longer done"]
pub struct Ticking(#[expect(dead_code, reason = "held, not used")] Interval);

/// Calls `then` every ten seconds.
pub fn often(then: impl FnMut() + 'static) -> Ticking {
    Ticking(Interval::new(10_000, then))
}

/// Calls `then` after so many milliseconds.
pub fn after(milliseconds: u32, then: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, then).forget();
}

/// How long the page may be busy at a stretch, in milliseconds: less than a frame.
const STRETCH_MS: f64 = 12.0;

/// For work that would keep the page from hearing the person: says after every stretch of it that others
/// are to have a turn, by a future that is ready once they had it.
pub fn turns() -> impl Fn() -> Option<Pin<Box<dyn Future<Output = ()>>>> {
    let began = Rc::new(Cell::new(Date::now()));
    move || {
        if Date::now() - began.get() < STRETCH_MS {
            return None;
        }
        let began = Rc::clone(&began);
        Some(Box::pin(async move {
            let had = Promise::new(&mut |done, _| {
                Timeout::new(0, move || {
                    let _ = done.call0(&JsValue::NULL);
                })
                .forget();
            });
            let _ = JsFuture::from(had).await;
            began.set(Date::now());
        }))
    }
}

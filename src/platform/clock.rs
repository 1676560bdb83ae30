//! The clock of the device.

use gloo::timers::callback::Timeout;
use js_sys::Date;

/// Now in Asia/Shanghai as `YYYY-MM-DDTHH:MM`, wherever the device believes to be.
#[must_use]
pub fn now() -> String {
    const EIGHT_HOURS_MS: f64 = 8.0 * 3_600_000.0;
    let there = Date::new(&(Date::now() + EIGHT_HOURS_MS).into());
    let text: String = there.to_iso_string().into();
    text.chars().take(16).collect()
}

/// Calls `then` once the browser has had time to paint.
pub fn soon(then: impl FnOnce() + 'static) {
    const PAINTED_MS: u32 = 60;
    Timeout::new(PAINTED_MS, then).forget();
}

//! The stores of the device: one for good, one until the window is closed. Private windows and some
//! WebViews have none; then nothing is kept.

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn window_store() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Every key begins so, that clearing leaves the host's own entries alone.
const PREFIX: &str = "zhicheng.";

/// What was kept under `key`.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    store()?.get_item(&format!("{PREFIX}{key}")).ok().flatten()
}

/// Keeps `text` under `key`; whether that worked.
#[must_use]
pub fn set(key: &str, text: &str) -> bool {
    store().is_some_and(|store| store.set_item(&format!("{PREFIX}{key}"), text).is_ok())
}

/// Forgets what was kept under `key`.
pub fn remove(key: &str) {
    if let Some(store) = store() {
        let _ = store.remove_item(&format!("{PREFIX}{key}"));
    }
}

/// What this window kept under `key`.
#[must_use]
pub fn window_get(key: &str) -> Option<String> {
    window_store()?.get_item(&format!("{PREFIX}{key}")).ok().flatten()
}

/// Keeps `text` under `key` until the window is closed; empty text forgets it.
pub fn window_set(key: &str, text: &str) {
    if let Some(store) = window_store() {
        let key = format!("{PREFIX}{key}");
        let _ = if text.is_empty() { store.remove_item(&key) } else { store.set_item(&key, text) };
    }
}

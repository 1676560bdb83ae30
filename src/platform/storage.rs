//! The store of the device. Private windows and some WebViews have none; then nothing is kept.

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Every key begins so, that clearing leaves the host's own entries alone.
const PREFIX: &str = "zhicheng.";

/// What was kept under `key`.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    store()?.get_item(&format!("{PREFIX}{key}")).ok().flatten()
}

/// Keeps `text` under `key`; whether that worked.
pub fn set(key: &str, text: &str) -> bool {
    store().is_some_and(|store| store.set_item(&format!("{PREFIX}{key}"), text).is_ok())
}

/// Forgets what was kept under `key`.
pub fn remove(key: &str) {
    if let Some(store) = store() {
        let _ = store.remove_item(&format!("{PREFIX}{key}"));
    }
}

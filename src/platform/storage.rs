//! The stores of the device: one for good, one until the window is closed. Private windows and some
//! WebViews have none; then nothing is kept.

/// None where the page is a file: every other file of the computer could read it.
fn store() -> Option<web_sys::Storage> {
    let window = web_sys::window()?;
    if window.location().protocol().is_ok_and(|protocol| protocol == "file:") {
        return None;
    }
    window.local_storage().ok().flatten()
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

/// One of the two stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// For good.
    Device,
    /// Until the window is closed.
    Window,
}

impl Store {
    fn open(self) -> Option<web_sys::Storage> {
        match self {
            Self::Device => store(),
            Self::Window => web_sys::window()?.session_storage().ok().flatten(),
        }
    }
}

/// What stands in `store` under the whole `key`.
#[must_use]
pub fn read(store: Store, key: &str) -> Option<String> {
    store.open()?.get_item(key).ok().flatten()
}

/// Writes `text` into `store` under the whole `key`; whether that worked.
#[must_use]
pub fn write(store: Store, key: &str, text: &str) -> bool {
    store.open().is_some_and(|store| store.set_item(key, text).is_ok())
}

/// Forgets what stands in `store` under the whole `key`.
pub fn delete(store: Store, key: &str) {
    if let Some(store) = store.open() {
        let _ = store.remove_item(key);
    }
}

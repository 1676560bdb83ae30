//! Fetching the program's own files. Nothing a person entered is ever part of a request.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit};

/// The bytes of the file at `path`, relative to the page; `None` where it does not come.
pub async fn bytes(path: &str) -> Option<Vec<u8>> {
    let window = web_sys::window()?;
    answer(window.fetch_with_str(path)).await
}

/// The same, asked of the host even where a cache has it.
pub async fn fresh(path: &str) -> Option<Vec<u8>> {
    let window = web_sys::window()?;
    let asked = RequestInit::new();
    asked.set_cache(RequestCache::Reload);
    answer(window.fetch_with_str_and_init(path, &asked)).await
}

async fn answer(asked: Promise) -> Option<Vec<u8>> {
    let response = JsFuture::from(asked).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

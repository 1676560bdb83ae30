//! Fetching the program's own files. Nothing a person entered is ever part of a request.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestInit, Response};

/// Why a file did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The network or the server did not give it.
    Lost,
    /// It took longer than [`LIMIT_MS`].
    Late,
    /// It came, but is not what was asked for.
    Damaged,
}

/// How long a file may take, in milliseconds: the largest takes two seconds where the network is slow.
pub const LIMIT_MS: u32 = 20_000;

/// The bytes of the file at `path`, relative to the page.
///
/// # Errors
/// That it did not come, or not within [`LIMIT_MS`].
pub async fn bytes(path: &str) -> Result<Vec<u8>, Failure> {
    within_limit(path, RequestCache::Default).await
}

/// The same, asked of the host even where a cache has it.
///
/// # Errors
/// As for [`bytes`].
pub async fn fresh(path: &str) -> Result<Vec<u8>, Failure> {
    within_limit(path, RequestCache::Reload).await
}

async fn within_limit(path: &str, cache: RequestCache) -> Result<Vec<u8>, Failure> {
    let late = Rc::new(Cell::new(false));
    let controller = AbortController::new().ok();
    let limit = controller.clone().map(|controller| {
        let late = Rc::clone(&late);
        Timeout::new(LIMIT_MS, move || {
            late.set(true);
            controller.abort();
        })
    });
    let body = body(path, cache, controller.as_ref()).await;
    drop(limit);
    body.map_err(|_| if late.get() { Failure::Late } else { Failure::Lost })
}

async fn body(
    path: &str,
    cache: RequestCache,
    controller: Option<&AbortController>,
) -> Result<Vec<u8>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let init = RequestInit::new();
    init.set_cache(cache);
    init.set_signal(controller.map(AbortController::signal).as_ref());
    let response: Response =
        JsFuture::from(window.fetch_with_str_and_init(path, &init)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

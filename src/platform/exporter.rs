//! Calls of the exporter (Word documents, QR codes, JSON), a program of its own that `public/exporter-loader.js`
//! fetches when it is first wanted.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// An argument of a call.
#[derive(Debug, Clone, Copy)]
pub enum Argument<'a> {
    /// A file.
    Bytes(&'a [u8]),
    /// A text.
    Text(&'a str),
}

/// What is said when the exporter could not be fetched.
const FAILED: &str = "需要的程序没有下载成功。请检查网络后再试一次。";

/// What the exporter's function `name` answers, as text.
///
/// # Errors
/// What does not fit, or that the exporter could not be fetched, for people.
pub async fn text(name: &str, given: &[Argument<'_>]) -> Result<String, String> {
    call(name, given).await?.as_string().ok_or_else(|| FAILED.to_owned())
}

/// What the exporter's function `name` answers, as bytes.
///
/// # Errors
/// What does not fit, or that the exporter could not be fetched, for people.
pub async fn bytes(name: &str, given: &[Argument<'_>]) -> Result<Vec<u8>, String> {
    let answer: Uint8Array = call(name, given).await?.dyn_into().map_err(|_| FAILED.to_owned())?;
    Ok(answer.to_vec())
}

async fn call(name: &str, given: &[Argument<'_>]) -> Result<JsValue, String> {
    let list = Array::new();
    for one in given {
        match one {
            Argument::Bytes(bytes) => list.push(&Uint8Array::from(*bytes)),
            Argument::Text(text) => list.push(&JsValue::from_str(text)),
        };
    }
    let promise = asked(name, &list).ok_or_else(|| FAILED.to_owned())?;
    // The exporter's own faults are words; anything else is the browser's.
    JsFuture::from(promise)
        .await
        .map_err(|fault| fault.as_string().unwrap_or_else(|| FAILED.to_owned()))
}

fn asked(name: &str, list: &Array) -> Option<Promise> {
    let window = web_sys::window()?;
    let call: Function = Reflect::get(&window, &"zhichengExporter".into()).ok()?.dyn_into().ok()?;
    call.call2(&window, &name.into(), list).ok()?.dyn_into().ok()
}

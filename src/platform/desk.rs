//! Calls of the HR desk's programs, which run in workers beside the page (`public/desk-programs.js`).

use js_sys::{Array, Function, Promise, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// An argument of a call.
#[derive(Debug, Clone, Copy)]
pub enum Argument<'a> {
    /// A file.
    Bytes(&'a [u8]),
    /// A text.
    Text(&'a str),
    /// A number.
    Number(u32),
    /// Yes or no.
    Flag(bool),
    /// Places.
    Places(&'a [u32]),
}

/// The program that reads and judges; it is there once [`take`] put it in its place.
pub const READER: &str = "roster";
/// The same program, trying a file while the one before keeps what is on the desk.
pub const TRIAL: &str = "roster:trial";
/// The program that reads older formats.
pub const OLDER: &str = "older:once";
/// The program that writes workbooks.
pub const WRITER: &str = "writer:once";
/// The program that writes forms.
pub const FORMS: &str = "forms:once";

/// Why a call has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallError {
    /// What does not fit, for people.
    Refused(String),
    /// The program did not come, was ended or has ended itself: what it held is gone.
    Gone,
}

/// The bytes that `program`'s function `name` answers.
///
/// # Errors
/// Why there is no answer.
pub async fn bytes(
    program: &str,
    name: &str,
    given: &[Argument<'_>],
) -> Result<Vec<u8>, CallError> {
    let answer = call(program, name, given).await?;
    Ok(answer.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default())
}

async fn call(program: &str, name: &str, given: &[Argument<'_>]) -> Result<JsValue, CallError> {
    let list = Array::new();
    for one in given {
        list.push(&match one {
            Argument::Bytes(bytes) => Uint8Array::from(*bytes).into(),
            Argument::Text(text) => JsValue::from_str(text),
            Argument::Number(number) => JsValue::from_f64(f64::from(*number)),
            Argument::Flag(flag) => JsValue::from_bool(*flag),
            Argument::Places(places) => Uint32Array::from(*places).into(),
        });
    }
    let promise = asked(program, name, &list).ok_or(CallError::Gone)?;
    JsFuture::from(promise).await.map_err(|fault| match fault.as_string() {
        Some(words) if !words.is_empty() => CallError::Refused(words),
        _ => CallError::Gone,
    })
}

fn function(name: &str) -> Option<Function> {
    Reflect::get(&web_sys::window()?.into(), &name.into()).ok()?.dyn_into().ok()
}

fn asked(program: &str, name: &str, list: &Array) -> Option<Promise> {
    let call = function("zhichengDesk")?;
    call.call3(&JsValue::NULL, &program.into(), &name.into(), list).ok()?.dyn_into().ok()
}

/// Ends a program with all it held.
pub fn stop(program: &str) {
    if let Some(stop) = function("zhichengDeskStop") {
        let _ = stop.call1(&JsValue::NULL, &program.into());
    }
}

/// Puts a program in the place of another, which ends with all it held.
pub fn take(program: &str, place: &str) {
    if let Some(take) = function("zhichengDeskTake") {
        let _ = take.call2(&JsValue::NULL, &program.into(), &place.into());
    }
}

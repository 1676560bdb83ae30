//! Reading aloud (朗读), where the browser can: what the page shows, line by line.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The browser's voice; none where it has none.
fn voice() -> Option<JsValue> {
    let window = web_sys::window()?;
    let voice = Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    voice.is_object().then_some(voice)
}

fn call(voice: &JsValue, name: &str, given: &Array) -> Option<JsValue> {
    let function: Function = Reflect::get(voice, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(voice, given).ok()
}

/// Whether the browser can read aloud.
#[must_use]
pub fn is_there() -> bool {
    voice().is_some()
}

/// Stops reading.
pub fn stop() {
    if let Some(voice) = voice() {
        call(&voice, "cancel", &Array::new());
    }
}

/// Reads the main part of the page aloud; false where nothing could be read.
#[must_use]
pub fn read_page() -> bool {
    stop();
    read().is_some()
}

fn read() -> Option<()> {
    let voice = voice()?;
    let main = web_sys::window()?.document()?.query_selector("main").ok()??;
    let words = main.dyn_into::<web_sys::HtmlElement>().ok()?.inner_text();
    let window = web_sys::window()?;
    let make: Function =
        Reflect::get(&window, &"SpeechSynthesisUtterance".into()).ok()?.dyn_into().ok()?;
    // A line at a time: some browsers stop in the middle of long texts.
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let utterance = Reflect::construct(&make, &Array::of1(&line.into())).ok()?;
        Reflect::set(&utterance, &"lang".into(), &"zh-CN".into()).ok()?;
        call(&voice, "speak", &Array::of1(&utterance));
    }
    Some(())
}

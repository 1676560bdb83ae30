//! Handing things to the person: the clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard; whether that worked.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    // Pages without https have no clipboard object at all.
    if clipboard.is_ok_and(|clipboard| clipboard.is_object())
        && JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
    {
        return true;
    }
    copy_by_selection(&text).unwrap_or(false)
}

/// The old way: a text area, selected and copied by command.
fn copy_by_selection(text: &str) -> Option<bool> {
    use wasm_bindgen::JsCast;
    let document = web_sys::window()?.document()?;
    let area: web_sys::HtmlTextAreaElement =
        document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_attribute("readonly", "").ok()?;
    area.set_class_name("vh");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let command = js_sys::Reflect::get(&document, &"execCommand".into()).ok()?;
    let copied = command.dyn_into::<js_sys::Function>().ok()?.call1(&document, &"copy".into());
    area.remove();
    Some(copied.is_ok_and(|copied| copied.is_truthy()))
}

//! Parts of the page in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing must fail")]

use leptos::prelude::{Get, Owner, RwSignal, Set, Update};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use zhicheng::app::node::{Node, el, keyed, live, mount};
use zhicheng::app::parts::button;

wasm_bindgen_test_configure!(run_in_browser);

/// A place of its own in the document for one test.
fn place(id: &str) -> web_sys::Element {
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let document = web_sys::window().unwrap().document().unwrap();
    let section = document.create_element("section").unwrap();
    section.set_id(id);
    document.body().unwrap().append_child(&section).unwrap();
    section
}

fn show(id: &str, make: impl FnOnce() -> Node) -> web_sys::Element {
    let section = place(id);
    mount(id, make);
    section
}

/// Effects run in a task of their own.
async fn tick() {
    let soon = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 5).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(soon).await.unwrap();
}

fn click(section: &web_sys::Element, selector: &str) {
    let target = section.query_selector(selector).unwrap().unwrap();
    target.dyn_into::<web_sys::HtmlElement>().unwrap().click();
}

#[wasm_bindgen_test]
async fn words_follow_their_signal() {
    let section = place("words");
    // A signal lives as long as its owner.
    let owner = Owner::new();
    let count = owner.with(|| RwSignal::new(0));
    mount("words", move || {
        el("p").text("共 ").text_live(move || count.get().to_string()).text(" 条")
    });
    assert_eq!(section.text_content().unwrap(), "共 0 条");
    count.set(3);
    tick().await;
    assert_eq!(section.text_content().unwrap(), "共 3 条");
}

#[wasm_bindgen_test]
async fn a_button_does_what_it_says() {
    let section = show("button", || {
        let pressed = RwSignal::new(0);
        el("div")
            .child(button("btn", "加一", move || pressed.update(|count| *count += 1)))
            .child(live(move || el("output").text(&pressed.get().to_string())))
    });
    click(&section, "button");
    tick().await;
    click(&section, "button");
    tick().await;
    assert_eq!(section.query_selector("output").unwrap().unwrap().text_content().unwrap(), "2");
}

#[wasm_bindgen_test]
async fn a_question_that_stays_keeps_what_is_typed_and_the_focus() {
    let section = place("keyed");
    let owner = Owner::new();
    let keys = owner.with(|| RwSignal::new(vec![1u16, 2]));
    mount("keyed", move || {
        keyed(el("div"), move || keys.get(), |key| el("input").attr("id", &format!("keyed-{key}")))
    });
    let document = web_sys::window().unwrap().document().unwrap();
    let input: web_sys::HtmlInputElement =
        document.get_element_by_id("keyed-2").unwrap().dyn_into().unwrap();
    input.set_value("正在填写");
    input.focus().unwrap();
    keys.set(vec![3, 2]);
    tick().await;
    assert!(document.get_element_by_id("keyed-1").is_none());
    assert!(document.get_element_by_id("keyed-3").is_some());
    assert_eq!(input.value(), "正在填写");
    assert_eq!(document.active_element().unwrap().id(), "keyed-2");
    assert_eq!(section.query_selector_all("input").unwrap().length(), 2);
}

//! The components in a real browser, each by what a person does with it and what they then see.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing must fail")]

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use zhicheng::app::components::*;
use zhicheng::app::state::{self, Progress};
use zhicheng::app::{example, live, pages};
use zhicheng::platform::clock;
use zhicheng::platform::fetch::Failure;

wasm_bindgen_test_configure!(run_in_browser);

/// A part of the document that shows one view; taken away when the test is over.
struct Shown {
    section: web_sys::HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.section.remove();
    }
}

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Shows `view`, with all contexts.
fn show(view: impl FnOnce() -> AnyView + 'static) -> Shown {
    let section: web_sys::HtmlElement =
        document().create_element("section").unwrap().dyn_into().unwrap();
    document().body().unwrap().append_child(&section).unwrap();
    let handle = leptos::mount::mount_to(section.clone(), move || {
        state::provide(pages::LOADERS);
        view()
    });
    Shown { section, _handle: Box::new(handle) }
}

impl Shown {
    fn find(&self, selector: &str) -> web_sys::HtmlElement {
        self.section.query_selector(selector).unwrap().unwrap().dyn_into().unwrap()
    }

    fn count(&self, selector: &str) -> u32 {
        self.section.query_selector_all(selector).unwrap().length()
    }

    fn text(&self) -> String {
        self.section.text_content().unwrap()
    }

    fn press(&self, selector: &str) {
        self.find(selector).click();
    }

    fn fill(&self, selector: &str, text: &str) {
        let input: web_sys::HtmlInputElement = self.find(selector).dyn_into().unwrap();
        input.set_value(text);
        let options = web_sys::EventInit::new();
        options.set_bubbles(true);
        let event = web_sys::Event::new_with_event_init_dict("change", &options).unwrap();
        input.dispatch_event(&event).unwrap();
    }

    fn is_checked(&self, selector: &str) -> bool {
        self.find(selector).dyn_into::<web_sys::HtmlInputElement>().unwrap().checked()
    }
}

/// Effects and timers run in tasks of their own.
async fn later() {
    let soon = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 30).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(soon).await.unwrap();
}

fn field(id: &'static str, group: Group, fault: Signal<String>, input: fn() -> AnyView) -> AnyView {
    view! { <Field id=id label="问题" hint="提示" group=group fault=fault>{input()}</Field> }
        .into_any()
}

#[wasm_bindgen_test]
async fn every_story_shows_something_and_has_no_double_id() {
    for (name, story) in STORIES {
        let shown = show(story);
        later().await;
        assert!(shown.find("*").is_connected(), "{name} shows nothing");
        let all = shown.section.query_selector_all("[id]").unwrap();
        let ids: Vec<String> = (0..all.length())
            .map(|at| all.item(at).unwrap().dyn_into::<web_sys::Element>().unwrap().id())
            .collect();
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{name}: {id}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_fault_is_part_of_what_its_input_is_called() {
    let fault = RwSignal::new(String::new());
    let shown = show(move || {
        field("web-fault", Group::Single, fault.into(), || {
            view! { <TextInput value="" on_change=Callback::new(|_| {})/> }.into_any()
        })
    });
    let input = shown.find("input");
    assert_eq!(input.get_attribute("aria-describedby").unwrap(), "web-fault-hint");
    assert!(input.get_attribute("aria-invalid").is_none());
    fault.set("请填写".to_owned());
    later().await;
    let input = shown.find("input");
    assert_eq!(input.get_attribute("aria-describedby").unwrap(), "web-fault-hint web-fault-fault");
    assert_eq!(input.get_attribute("aria-invalid").unwrap(), "true");
    assert_eq!(shown.find("#web-fault-fault").text_content().unwrap(), "请填写");
    fault.set(String::new());
    later().await;
    assert_eq!(shown.count(".field__error"), 0);
    assert!(shown.find("input").get_attribute("aria-invalid").is_none());
}

#[wasm_bindgen_test]
async fn radios_tell_what_was_chosen_and_follow_what_is() {
    let value = RwSignal::new(String::new());
    let shown = show(move || {
        let write = Callback::new(move |text| value.set(text));
        let options = ["甲", "乙", "丙", "丁", "不清楚"].map(Choice::plain).to_vec();
        view! {
            <Field id="web-radio" label="问题" group=Group::Radios>
                <Radios options=options value=value on_change=write/>
            </Field>
        }
        .into_any()
    });
    shown.press("#web-radio-1");
    later().await;
    assert_eq!(value.get_untracked(), "乙");
    value.set("甲".to_owned());
    later().await;
    assert!(shown.is_checked("#web-radio"));
    assert!(!shown.is_checked("#web-radio-1"));
    // 不清楚 stands apart.
    assert_eq!(shown.count(".choices__or"), 1);
}

#[wasm_bindgen_test]
async fn what_an_option_says_is_words_whatever_it_is() {
    let words = r#"<b>甲</b> & "乙" ><i>"#;
    let shown = show(move || {
        let choice = Choice { help: words.to_owned(), ..Choice::plain(words) };
        let options = vec![choice.clone(), Choice::plain("丙")];
        view! {
            <Field id="web-words" label="问题" group=Group::Radios>
                <Radios options=options value=words on_change=Callback::new(|_| {})/>
            </Field>
            <Select blank=words options=vec![choice] value=words on_change=Callback::new(|_| {})/>
            <Steps names=vec![words.to_owned(), words.to_owned()] now=1/>
        }
        .into_any()
    });
    later().await;
    assert_eq!(shown.count("b, i"), 0);
    assert_eq!(shown.find(".choice__label").text_content().unwrap(), [words, words].concat());
    let radio: web_sys::HtmlInputElement = shown.find("#web-words").dyn_into().unwrap();
    assert!(radio.checked() && radio.value() == words);
    let list: web_sys::HtmlSelectElement = shown.find("select").dyn_into().unwrap();
    assert_eq!(list.value(), words);
    let step = shown.find(".steps__item[aria-current=step] .steps__name");
    assert_eq!(step.text_content().unwrap(), words);
}

#[wasm_bindgen_test]
async fn a_list_shows_its_keys_in_their_order_and_keeps_what_stays() {
    let keys = RwSignal::new(vec![1_u32, 2, 3]);
    let shown = show(move || {
        let item = |key: u32| view! { <p id=format!("web-key-{key}")>{key}</p> }.into_any();
        view! { <div>{live::each(move || keys.get(), item)}</div> }.into_any()
    });
    let third = shown.find("#web-key-3");
    for (now, text) in [(vec![1, 3], "13"), (vec![1, 3, 7, 2], "1372"), (vec![3, 2], "32")] {
        keys.set(now);
        later().await;
        assert_eq!(shown.text(), text);
        assert!(third.is_connected());
    }
    for (now, text) in [(vec![2, 3], "23"), (Vec::new(), ""), (vec![5], "5")] {
        keys.set(now);
        later().await;
        assert_eq!(shown.text(), text);
    }
}

#[wasm_bindgen_test]
async fn what_is_folded_is_made_when_it_is_opened_and_before_printing() {
    for hurry in [false, true] {
        let shown = show(|| {
            view! { <Details summary="为什么问" body=|| view! { <p class="web-fold">"因为"</p> }/> }
                .into_any()
        });
        assert_eq!(shown.count(".web-fold"), 0);
        if hurry {
            clock::hurry();
        } else {
            shown.find("details").set_attribute("open", "").unwrap();
        }
        later().await;
        assert_eq!(shown.count(".web-fold"), 1);
    }
}

#[wasm_bindgen_test]
async fn boxes_tell_each_change() {
    let told = Rc::new(RefCell::new(Vec::new()));
    let ticked = RwSignal::new("乙".to_owned());
    let log = StoredValue::new_local(Rc::clone(&told));
    let shown = show(move || {
        let change = Callback::new(move |change: (String, bool)| {
            log.with_value(|log| log.borrow_mut().push(change));
        });
        view! {
            <Field id="web-box" label="问题">
                <Checkboxes options=["甲", "乙"].map(Choice::plain).to_vec() ticked=ticked on_change=change/>
            </Field>
        }
        .into_any()
    });
    assert!(shown.is_checked("#web-box-1"));
    shown.press("#web-box");
    shown.press("#web-box-1");
    shown.press("#web-box-none");
    let expected = [("甲", true), ("乙", false), ("无", true)];
    let expected: Vec<(String, bool)> = expected.map(|(value, on)| (value.to_owned(), on)).into();
    assert_eq!(*told.borrow(), expected);
}

#[wasm_bindgen_test]
async fn a_date_is_told_part_by_part() {
    let kept = RwSignal::new("2014-6".to_owned());
    let told = RwSignal::new(String::new());
    let shown = show(move || {
        let write = Callback::new(move |text| told.set(text));
        view! { <Field id="web-date" label="日期"><DateInput kept=kept on_change=write/></Field> }
            .into_any()
    });
    // What stands in an input is written once the input is there.
    later().await;
    let month: web_sys::HtmlInputElement = shown.find("#web-date-1").dyn_into().unwrap();
    assert_eq!(month.value(), "6");
    shown.fill("#web-date-1", " 12 ");
    assert_eq!(told.get_untracked(), "2014-12");
    kept.set("2015".to_owned());
    later().await;
    assert_eq!(month.value(), "");
}

#[wasm_bindgen_test]
async fn a_list_follows_its_value_even_where_that_is_not_in_it() {
    let value = RwSignal::new("乙".to_owned());
    let shown = show(move || {
        let write = Callback::new(move |text| value.set(text));
        view! {
            <Field id="web-select" label="问题" group=Group::Single>
                <Select blank="请选择" options=["甲", "乙"].map(Choice::plain).to_vec() value=value on_change=write/>
            </Field>
        }
        .into_any()
    });
    let list: web_sys::HtmlSelectElement = shown.find("select").dyn_into().unwrap();
    assert_eq!(list.value(), "乙");
    value.set("没有这个".to_owned());
    later().await;
    assert_eq!(list.value(), "");
}

#[wasm_bindgen_test]
async fn cards_keep_what_is_typed_and_the_focus_goes_on() {
    let shown = show(|| {
        let (_, story) = STORIES.iter().find(|(name, _)| *name == "Records").unwrap();
        story()
    });
    later().await;
    let second: web_sys::HtmlInputElement = shown.find("#story-title-1").dyn_into().unwrap();
    second.set_value("正在填写");
    shown.press("#story-titles-add");
    later().await;
    assert_eq!(shown.count(".card"), 3);
    assert_eq!(document().active_element().unwrap().id(), "story-titles-card-2");
    assert!(shown.find(".said").text_content().unwrap().contains("现有 3 条"));
    // The first goes; the second is the first now, with what was being typed.
    shown.press(".card button");
    later().await;
    assert_eq!(shown.count(".card"), 2);
    assert_eq!(second.value(), "正在填写");
    assert!(second.is_connected());
    assert_eq!(document().active_element().unwrap().id(), "story-titles-card-1");
    assert_eq!(shown.find(".card h2").text_content().unwrap().trim(), "第 1 条");
    assert!(
        shown.find(".said").text_content().unwrap().contains("还有 1 条")
            || shown.text().contains("还有 2 条")
    );
    // All of them: the focus is on the button to add.
    shown.press(".card button");
    later().await;
    shown.press(".card button");
    later().await;
    assert_eq!(document().active_element().unwrap().id(), "story-titles-add");
    // No more than fit.
    for _ in 0..5 {
        shown.press("#story-titles-add");
        later().await;
    }
    assert_eq!(shown.count(".card"), 4);
    assert!(shown.text().contains("最多填 4 条"));
}

#[wasm_bindgen_test]
async fn the_error_summary_comes_and_goes_and_leads_to_the_input() {
    let problems = RwSignal::new(String::new());
    let shown = show(move || {
        view! {
            <ErrorSummary problems=problems/>
            <Field id="web-goal" label="问题" group=Group::Single>
                <TextInput value="" on_change=Callback::new(|_| {})/>
            </Field>
        }
        .into_any()
    });
    assert_eq!(shown.count(".errors"), 0);
    problems.set(problem("web-goal", "请回答：问题"));
    later().await;
    shown.press(".errors a");
    assert_eq!(document().active_element().unwrap().id(), "web-goal");
    problems.set(String::new());
    later().await;
    assert_eq!(shown.count(".errors"), 0);
}

#[wasm_bindgen_test]
async fn waiting_failure_and_arrival_are_shown_in_turn() {
    let progress = RwSignal::new(Progress::Waiting);
    let shown = show(move || {
        let retry = Callback::new(move |()| progress.set(Progress::Here));
        view! {
            <Arriving progress=progress failed="没有打开。" retry=retry body=|| view! { <p>"到了"</p> }/>
        }
        .into_any()
    });
    assert!(shown.text().contains("正在打开"));
    progress.set(Progress::Failed(Failure::Late));
    later().await;
    assert!(shown.text().contains("没有打开。网络很久没有回应"));
    shown.press("button");
    later().await;
    assert_eq!(shown.text(), "到了");
}

#[wasm_bindgen_test]
async fn what_is_folded_is_made_soon_and_opens() {
    let shown =
        show(|| view! { <Details summary="为什么问" body=|| view! { <p>"因为"</p> }/> }.into_any());
    later().await;
    later().await;
    assert!(shown.text().contains("因为"));
    shown.press("summary");
    assert!(shown.find("details").has_attribute("open"));
}

#[wasm_bindgen_test]
async fn a_number_to_dial_has_digits_only() {
    let shown = show(|| {
        let person = Person { phone: "000-1234 5678、87654321".to_owned(), ..Person::default() };
        view! { <Contact person=person/> }.into_any()
    });
    assert_eq!(shown.count("a"), 2);
    assert_eq!(shown.find("a").get_attribute("href").unwrap(), "tel:00012345678");
    // What is empty has no row.
    assert_eq!(shown.count("dt"), 1);
}

#[wasm_bindgen_test]
async fn the_page_to_copy_says_what_is_wrong_and_then_the_result() {
    let shown = show(example::page);
    later().await;
    assert_eq!(shown.count(".errors"), 0);
    shown.press("button");
    later().await;
    let faults = "请回答：取得时间请回答：取得方式";
    assert!(shown.find(".errors__list").text_content().unwrap().ends_with(faults));
    assert_eq!(shown.count(".field__error"), 2);
    shown.fill("#example-date", "2018");
    shown.fill("#example-date-1", "13");
    later().await;
    assert!(shown.find(".errors__list a").text_content().unwrap().starts_with("请填月份"));
    assert_eq!(shown.find("[role=status]").text_content().unwrap(), "");
    shown.fill("#example-date-1", "6");
    shown.press("input[type=radio]");
    shown.press("button");
    later().await;
    assert_eq!(shown.count(".errors"), 0);
    assert_eq!(shown.find("[role=status]").text_content().unwrap(), "结果2018年6月，评审");
    shown.fill("#example-date-1", "7");
    later().await;
    assert_eq!(shown.find("[role=status]").text_content().unwrap(), "");
}

//! A button that puts words on the clipboard and says whether that worked.

use leptos::prelude::*;

use super::{Button, Status};
use crate::app::words;
use crate::platform::share;

/// A button and its answer.
#[component]
pub fn CopyButton(
    /// What it says.
    #[prop(into)]
    label: String,
    /// Makes what is copied, when it is pressed.
    words: Callback<(), String>,
    /// Where it tells what it did, for several that share one answer; else it has its own.
    #[prop(optional)]
    shared: Option<RwSignal<String>>,
) -> AnyView {
    let said = shared.unwrap_or_default();
    let press = Callback::new(move |()| {
        let text = words.run(());
        // Emptied first, so that the same answer is read out again.
        said.set(String::new());
        leptos::task::spawn_local(async move {
            let done = share::copy(text).await;
            said.try_set(if done { words::COPIED } else { words::NOT_COPIED }.to_owned());
        });
    });
    let answer = shared.is_none().then(|| view! { <Status text=said/> }.into_any());
    view! { <Button label=label on_press=press/> {answer} }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! {
        <div class="btns"><CopyButton label="复制" words=Callback::new(|()| "要复制的文字".to_owned())/></div>
    }
    .into_any()
}

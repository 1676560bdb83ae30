//! Something that is on its way.

use leptos::prelude::*;

use super::banner::{Banner, Weight};
use super::button::{Button, Look};
use crate::app::live::{live, memo};
use crate::app::state::Progress;
use crate::app::words;
use crate::platform::fetch::Failure;

/// Waiting, failure with a way to try again, or what came: the one place where these are shown.
#[component]
pub fn Arriving(
    /// How far it is.
    #[prop(into)]
    progress: Signal<Progress>,
    /// What did not come, for people; the reason is added.
    #[prop(into)]
    failed: String,
    /// Tries once more.
    retry: Callback<()>,
    /// Makes what is shown once it is here.
    #[prop(into)]
    body: ViewFn,
) -> AnyView {
    let progress = memo(move || progress.get());
    live(move || match progress.get() {
        Progress::Idle => ().into_any(),
        Progress::Waiting => view! { <p role="status">{words::LOADING}</p> }.into_any(),
        Progress::Failed(why) => failure(&failed, why, retry),
        Progress::Here => body.run(),
    })
}

/// That something did not come, why, and a button to try again.
#[must_use]
pub fn failure(what: &str, why: Failure, retry: Callback<()>) -> AnyView {
    let why = match why {
        Failure::Lost => words::LOST,
        Failure::Late => words::LATE,
        Failure::Damaged => words::DAMAGED_FILE,
    };
    let again = view! { <Button label=words::RETRY look=Look::Primary on_press=retry/> };
    view! {
        <Banner weight=Weight::Stop text=[what, why].concat() body=vec![again.into_any()]/>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let progress = RwSignal::new(Progress::Failed(Failure::Late));
    let retry = Callback::new(move |()| {
        let next = match progress.get_untracked() {
            Progress::Failed(_) => Progress::Waiting,
            _ => Progress::Here,
        };
        progress.set(next);
    });
    view! {
        <Arriving progress=progress failed="这份通知没有打开成功。" retry=retry body=|| view! { <p>"到了。"</p> }/>
        <Button label="到下一步" on_press=retry/>
    }
    .into_any()
}

//! 把结果交给本网站: for the site that shows the wizard in a frame and asked for the result. The person
//! sees exactly what would be given before they give it.

use leptos::prelude::*;

use super::snapshot::Snapshot;
use super::{text, title};
use crate::app::components::{Button, Cite, Para, Status};
use crate::app::live::when;
use crate::app::state::Shared;
use crate::platform::host;

/// Nothing where no site asked.
pub fn body(snapshot: &Shared<Snapshot>) -> AnyView {
    let Some(site) = host::asks_result() else {
        return ().into_any();
    };
    let json = RwSignal::new(String::new());
    let told = RwSignal::new(String::new());
    let snapshot = snapshot.clone();
    let show = Callback::new(move |()| {
        let snapshot = snapshot.clone();
        told.set(text::WORKING.to_owned());
        leptos::task::spawn_local(async move {
            match snapshot.json().await {
                Ok(written) => {
                    json.try_set(written);
                    told.try_set(String::new());
                }
                Err(fault) => {
                    told.try_set(fault);
                }
            }
        });
    });
    let give = Callback::new(move |()| {
        let sent = json.with_untracked(|json| host::hand_over(json));
        told.set(if sent { text::HANDED } else { text::NOT_HANDED }.to_owned());
    });
    let seen = when(
        move || !json.with(String::is_empty),
        move || {
            view! {
                <Cite text=json id="handed" address=true/>
                <div class="btns no-print"><Button label=text::HAND_OVER id="hand-over" on_press=give/></div>
            }
            .into_any()
        },
    );
    view! {
        {title(text::HAND_OVER)}
        <Para text=[text::HAND_OVER_LEAD, &site].concat()/>
        <div class="btns no-print"><Button label=text::HAND_OVER_SEE on_press=show/></div>
        {seen}
        <Status text=told/>
    }
    .into_any()
}

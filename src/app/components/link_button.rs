//! A link to another page of the program.

use leptos::prelude::*;

use super::button::Look;
use crate::app::live::click;
use crate::app::state::Router;
use crate::app::words;
use crate::flow::Route;
use crate::platform::document;

/// A link to a page of the program; `look` makes it look like a button. Followed by the browser itself
/// it would draw the old page once more; opened elsewhere it stays a link.
#[component]
pub fn LinkButton(
    /// What it says.
    #[prop(into)]
    label: String,
    /// Words after it for a screen reader only, where the same label stands several times.
    #[prop(into, optional)]
    about: String,
    /// Where it leads.
    to: Route,
    /// How much it stands out; none for a link among words.
    #[prop(into, optional)]
    look: Option<Look>,
    /// A class of its own, in place of the look.
    #[prop(into, optional)]
    class: String,
    /// `page` where it leads to the present page.
    #[prop(into, optional)]
    current: Signal<Option<String>>,
    /// Whether it opens beside this page, which stays as it is.
    #[prop(optional)]
    beside: bool,
) -> AnyView {
    let router = Router::here();
    let class = look.map_or(class, |look| look.class().to_owned());
    let about = if beside { [&about, words::NEW_WINDOW].concat() } else { about };
    let about = (!about.is_empty()).then(|| view! { <span class="vh">{about}</span> }.into_any());
    let href = to.href();
    let go = click(move |event| {
        if !beside && document::is_plain(&event) {
            event.prevent_default();
            router.go(&to);
        }
    });
    view! {
        <a
            class=(!class.is_empty()).then_some(class)
            href=href
            aria-current=current
            target=beside.then_some("_blank")
            on:click=go
        >
            {label}
            {about}
        </a>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! {
        <p><LinkButton label="核对回答" to=Route::Check/></p>
        <div class="btns"><LinkButton label="修改" about="最高学历" to=Route::Start look=Look::Quiet/></div>
    }
    .into_any()
}

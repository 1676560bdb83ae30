//! Every component with its story, for whoever builds pages; a program of its own that is not part of
//! the site.

use leptos::prelude::*;

use super::components::STORIES;
use super::{pages, state};

/// All stories, each in a section with the component's name.
#[component]
pub fn Gallery() -> AnyView {
    state::provide(pages::LOADERS);
    let stories: Vec<AnyView> = STORIES
        .iter()
        .map(|(name, story)| {
            view! {
                <section id=format!("story-of-{name}")>
                    <h2>{*name}</h2>
                    {story()}
                </section>
            }
            .into_any()
        })
        .collect();
    view! { <main class="page page--wide" id="main"><h1>"组件"</h1>{stories}</main> }.into_any()
}

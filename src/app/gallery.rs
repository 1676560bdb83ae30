//! Every component with its story, for whoever builds pages; a program of its own that is not part of
//! the site.

use leptos::prelude::*;

use super::components::STORIES;
use super::{example, pages, state};

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
    let example = vec![view! { <section id="example">{example::page()}</section> }.into_any()];
    view! { <main class="page page--wide"><h1>"组件"</h1>{stories}</main>{example} }.into_any()
}

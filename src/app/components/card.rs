//! A box round what belongs together.

use leptos::prelude::*;

/// The rank of the heading of a [`Card`]: one below the heading it stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rank {
    /// Below the heading of the page.
    #[default]
    Second,
    /// In a panel.
    Third,
    /// Under a heading in a panel.
    Fourth,
}

/// A box with a heading.
#[component]
pub fn Card(
    /// The heading; empty for none.
    #[prop(into)]
    title: Signal<String>,
    /// Its rank.
    #[prop(optional)]
    rank: Rank,
    /// What stands behind the title, on the same line.
    #[prop(optional)]
    tag: Option<AnyView>,
    /// What stands in it.
    body: Vec<AnyView>,
) -> AnyView {
    let named = title.with_untracked(|title| !title.is_empty());
    let words = view! { {title} " " {tag} };
    let title = named.then(|| match rank {
        Rank::Second => view! { <h2 class="card__title" tabindex="-1">{words}</h2> }.into_any(),
        Rank::Third => view! { <h3 class="card__title">{words}</h3> }.into_any(),
        Rank::Fourth => view! { <h4 class="card__title">{words}</h4> }.into_any(),
    });
    view! { <div class="card">{title}{body}</div> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let words = view! { <p>"由用人单位推荐，经主管部门审核后，送评委会。"</p> }.into_any();
    view! { <Card title="申报路径" body=vec![words]/> }.into_any()
}

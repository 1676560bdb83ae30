//! What has to be said before anything else.

use leptos::prelude::*;

/// How urgent a [`Banner`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// Good to know.
    #[default]
    Note,
    /// To be considered.
    Warn,
    /// Something does not work.
    Stop,
}

/// A message in a box. Put where it appears later, it stands in an element with `aria-live`.
#[component]
pub fn Banner(
    /// How urgent it is.
    #[prop(optional)]
    weight: Weight,
    /// The heading; empty for none.
    #[prop(into, optional)]
    title: String,
    /// The words.
    #[prop(into)]
    text: String,
    /// What one can do, or more words.
    #[prop(optional)]
    body: Vec<AnyView>,
) -> AnyView {
    let class = match weight {
        Weight::Note => "notice",
        Weight::Warn => "notice notice--warn",
        Weight::Stop => "notice notice--stop",
    };
    let title = (!title.is_empty()).then(|| view! { <h2>{title}</h2> }.into_any());
    view! { <div class=class>{title}<p>{text}</p>{body}</div> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! {
        <Banner text="中途可以关闭页面，下次接着填。"/>
        <Banner weight=Weight::Warn title="通知已经过期" text="请等待新一年度的通知。"/>
        <Banner weight=Weight::Stop text="没有打开成功。"/>
    }
    .into_any()
}

//! A text to be copied as it is.

use leptos::prelude::*;

use super::CopyButton;

/// A framed text with what belongs to it, and a button that copies it.
#[component]
pub fn Cite(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The id of the text, where something has to find it.
    #[prop(into, optional)]
    id: Option<String>,
    /// Whether it is a long address, which may break anywhere.
    #[prop(optional)]
    address: bool,
    /// What stands above the text.
    #[prop(optional)]
    above: Option<AnyView>,
    /// What stands below it.
    #[prop(optional)]
    below: Option<AnyView>,
    /// What the button says; empty for no button.
    #[prop(into, optional)]
    copy: String,
) -> AnyView {
    let class = if address { "cite__text cite__text--link" } else { "cite__text" };
    let words = Callback::new(move |()| text.get_untracked());
    let copy = (!copy.is_empty()).then(|| {
        view! { <div class="btns no-print"><CopyButton label=copy words=words/></div> }.into_any()
    });
    view! {
        <div class="cite">
            {above}
            <p class=class id=id>{text}</p>
            {below}
            {copy}
        </div>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! { <Cite text="符合《示例条件》第3点第（2）项：获得授权发明专利" copy="复制引用"/> }
        .into_any()
}

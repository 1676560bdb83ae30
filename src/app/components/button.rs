//! A button.

use leptos::prelude::*;

use crate::app::live::click;

/// How much a button or link stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// One of several.
    #[default]
    Plain,
    /// What most people do next; one a page.
    Primary,
    /// Beside the others.
    Quiet,
}

impl Look {
    /// Its class.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "btn",
            Self::Primary => "btn btn--primary",
            Self::Quiet => "btn btn--quiet",
        }
    }
}

/// A button that does something on this page; what leads elsewhere is a
/// [`LinkButton`](super::LinkButton).
#[component]
pub fn Button(
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// How much it stands out.
    #[prop(optional)]
    look: Look,
    /// A class of its own, in place of the look.
    #[prop(into, optional)]
    class: String,
    /// The id, where the focus has to find it.
    #[prop(into, optional)]
    id: Option<String>,
    /// Whether it is switched on; none for buttons that are no switch.
    #[prop(into, optional)]
    pressed: Option<Signal<bool>>,
    /// What it does; none for the button that sends the form it stands in.
    #[prop(into, optional)]
    on_press: Option<Callback<()>>,
) -> AnyView {
    let class = if class.is_empty() { look.class().to_owned() } else { class };
    let kind = if on_press.is_some() { "button" } else { "submit" };
    let press = click(move |_| {
        if let Some(press) = on_press {
            press.run(());
        }
    });
    let pressed = Signal::derive(move || pressed.map(|pressed| pressed.get().to_string()));
    view! {
        <button
            type=kind
            class=class
            id=id
            aria-pressed=pressed
            on:click=press
        >
            {label}
        </button>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let count = RwSignal::new(0);
    let add = Callback::new(move |()| count.update(|count| *count += 1));
    let said = Signal::derive(move || format!("按了 {} 次", count.get()));
    view! {
        <div class="btns">
            <Button label="继续" look=Look::Primary on_press=add/>
            <Button label="复制" on_press=add/>
            <Button label="清除" look=Look::Quiet on_press=add/>
            <Button label=said pressed=Signal::derive(move || count.get() % 2 == 1) on_press=add/>
        </div>
    }
    .into_any()
}

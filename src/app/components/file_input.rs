//! A file to open, read on the device.

use leptos::prelude::*;

use super::FieldIds;
use crate::app::live::hear;
use crate::platform::files::{self, Chosen};

/// A file input; stands in a [`Field`](super::Field). The same file can be chosen again, after it was
/// corrected: the browser tells nothing where the name stays, unless the input is emptied.
#[component]
pub fn FileInput(
    /// Which files are offered, as `accept` wants it.
    #[prop(into)]
    accept: String,
    /// Gets the file chosen.
    on_choose: Callback<Chosen>,
) -> AnyView {
    let ids = FieldIds::here();
    let change = hear(move |event| {
        if let Some(file) = files::take(&event) {
            on_choose.run(file);
        }
    });
    view! {
        <input
            class="input"
            type="file"
            accept=accept
            id=ids.id
            aria-describedby=ids.described
            aria-invalid=ids.invalid
            on:change=change
        />
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    use super::{Field, Group};
    let size = RwSignal::new(String::new());
    let choose = Callback::new(move |file: Chosen| size.set(format!("{} 字节", file.size())));
    view! {
        <Field id="story-file" label="打开文件" group=Group::Single>
            <FileInput accept=".json,application/json" on_choose=choose/>
        </Field>
        <p>{size}</p>
    }
    .into_any()
}

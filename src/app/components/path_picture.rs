//! From office to office.

use leptos::prelude::*;

/// Stations with arrows between them.
#[component]
pub fn PathPicture(
    /// What it shows, for a screen reader.
    #[prop(into)]
    label: String,
    /// The names of the stations, in order.
    stations: Vec<String>,
) -> AnyView {
    let stations: Vec<AnyView> = stations
        .into_iter()
        .map(|name| {
            view! { <li class="station"><span class="station__name">{name}</span></li> }.into_any()
        })
        .collect();
    view! { <ol class="path" aria-label=label>{stations}</ol> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let stations = ["个人填报", "单位审核公示", "区县人力社保局", "评委会"].map(str::to_owned);
    view! { <PathPicture label="申报路径" stations=stations.to_vec()/> }.into_any()
}

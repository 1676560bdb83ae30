//! Days in their order.

use leptos::prelude::*;

use super::dates;
use super::tag::{Hue, Tag};

/// Where a moment lies, as seen today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// It has passed.
    Past,
    /// It is now.
    Now,
    /// It is to come, or not known.
    #[default]
    Ahead,
}

/// A day or a span of days, and what it is.
#[derive(Default)]
pub struct Moment {
    /// The day or span as people read it.
    pub date: String,
    /// What it is.
    pub label: String,
    /// Where it lies.
    pub when: When,
    /// How it stands, in one word; empty for none.
    pub state: String,
    /// What belongs to it.
    pub more: Option<AnyView>,
}

/// A line of moments.
#[component]
pub fn Timeline(
    /// The moments, the earliest first.
    moments: Vec<Moment>,
) -> AnyView {
    let moments: Vec<AnyView> = moments.into_iter().map(moment).collect();
    view! { <ol class="timeline">{moments}</ol> }.into_any()
}

fn moment(moment: Moment) -> AnyView {
    let Moment { date, label, when, state, more } = moment;
    let (class, hue) = match when {
        When::Past => ("moment moment--past", Hue::No),
        When::Now => ("moment moment--now", Hue::Yes),
        When::Ahead => ("moment", Hue::Plain),
    };
    let tag = (!state.is_empty()).then(|| view! { <Tag text=state hue=hue/> }.into_any());
    view! {
        <li class=class>
            <span class="moment__date">{dates(&date)}</span>
            {label}
            " "
            {tag}
            {more}
        </li>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let moment = |date: &str, label: &str, when, state: &str| Moment {
        date: date.to_owned(),
        label: label.to_owned(),
        when,
        state: state.to_owned(),
        more: None,
    };
    let moments = vec![
        moment("2024-06-30", "学历、年限的计算截止日", When::Past, "已截止"),
        moment("2024-08-01 至 2024-08-31", "网上申报", When::Now, "进行中"),
        moment("2024-12-31", "评审", When::Ahead, "未开始"),
    ];
    view! { <Timeline moments=moments/> }.into_any()
}

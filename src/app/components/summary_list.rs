//! Rows of name and value.

use leptos::prelude::*;

/// A row.
pub struct SummaryRow {
    /// The name.
    pub name: String,
    /// The value.
    pub value: AnyView,
    /// What one can do about it.
    pub act: Option<AnyView>,
}

impl SummaryRow {
    /// A row of words; none where there are none.
    #[must_use]
    pub fn words(name: &str, words: &str) -> Option<Self> {
        (!words.is_empty()).then(|| Self::view(name, words.to_owned().into_any()))
    }

    /// A row of anything.
    #[must_use]
    pub fn view(name: &str, value: AnyView) -> Self {
        Self { name: name.to_owned(), value, act: None }
    }
}

/// Rows of name and value.
#[component]
pub fn SummaryList(
    /// The rows.
    rows: Vec<SummaryRow>,
    /// Rows one can do something about, between lines; else plain ones, as in a card.
    #[prop(optional)]
    acts: bool,
) -> AnyView {
    let rows: Vec<AnyView> = rows.into_iter().map(row).collect();
    let class = if acts { "summary" } else { "summary summary--plain" };
    view! { <dl class=class>{rows}</dl> }.into_any()
}

fn row(row: SummaryRow) -> AnyView {
    let act = row.act.map(|act| view! { <dd class="summary__act">{act}</dd> });
    view! {
        <div class="summary__row">
            <dt>{row.name}</dt>
            <dd class="summary__value">{row.value}</dd>
            {act}
        </div>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let rows = [("最高学历", "大学本科"), ("毕业时间", "2015 年 7 月"), ("备注", "")];
    let rows = rows.into_iter().filter_map(|(name, words)| SummaryRow::words(name, words));
    view! { <SummaryList rows=rows.collect()/> }.into_any()
}

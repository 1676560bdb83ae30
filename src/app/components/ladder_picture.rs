//! The five rungs of titles, drawn as stairs.

use leptos::prelude::*;

/// A rung.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rung {
    /// Its name.
    pub name: String,
    /// What stands in it, line by line.
    pub lines: Vec<String>,
    /// Whether the person holds it.
    pub held: bool,
    /// Whether it is the one applied for.
    pub target: bool,
}

/// The ladder, the lowest rung first.
#[component]
pub fn LadderPicture(
    /// What it shows, for a screen reader.
    #[prop(into)]
    label: String,
    /// The rungs.
    rungs: Vec<Rung>,
) -> AnyView {
    let rungs: Vec<AnyView> = rungs.into_iter().map(rung).collect();
    view! { <ol class="ladder" aria-label=label>{rungs}</ol> }.into_any()
}

fn rung(rung: Rung) -> AnyView {
    let class = match (rung.target, rung.held) {
        (true, _) => "rung rung--target",
        (false, true) => "rung rung--held",
        _ => "rung",
    };
    let lines: Vec<AnyView> = rung
        .lines
        .into_iter()
        .map(|line| view! { <span class="rung__state">{line}</span> }.into_any())
        .collect();
    view! {
        <li class=class aria-current=rung.target.then_some("true")>
            <span class="rung__name">{rung.name}</span>
            {lines}
        </li>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let rung = |name: &str, line: &str, held, target| Rung {
        name: name.to_owned(),
        lines: vec![line.to_owned()],
        held,
        target,
    };
    let rungs = vec![
        rung("员级", "不需要", false, false),
        rung("助理级", "已取得", true, false),
        rung("中级", "本次申报：年限满足", false, true),
        rung("副高级", "最早年度 2029", false, false),
        rung("正高级", "最早年度 2034", false, false),
    ];
    view! { <LadderPicture label="职称层级，从低到高" rungs=rungs/> }.into_any()
}

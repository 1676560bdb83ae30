//! A word with a colour and a shape, the word always being there.

use leptos::prelude::*;

/// What a [`Tag`] or an [`OutcomeBanner`](super::OutcomeBanner) says besides its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hue {
    /// It is good, fits, is open.
    Yes,
    /// It is not.
    No,
    /// Somebody has to be asked.
    Check,
    /// It is not known yet.
    Unknown,
    /// Neither colour nor shape.
    #[default]
    Plain,
}

impl Hue {
    /// The classes of a tag in this colour.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Yes => "tag tag--yes",
            Self::No => "tag tag--no",
            Self::Check => "tag tag--check",
            Self::Unknown => "tag tag--unknown",
            Self::Plain => "tag tag--plain",
        }
    }

    /// The classes of an outcome in this colour.
    #[must_use]
    pub const fn outcome(self) -> &'static str {
        match self {
            Self::Yes => "outcome outcome--yes",
            Self::No => "outcome outcome--no",
            Self::Check => "outcome outcome--check",
            Self::Unknown => "outcome outcome--unknown",
            Self::Plain => "outcome",
        }
    }
}

/// A word set off from the others.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    text: String,
    /// Its colour and shape.
    #[prop(optional)]
    hue: Hue,
) -> AnyView {
    view! { <span class=hue.tag()>{text}</span> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! {
        <p>
            <Tag text="可申报" hue=Hue::Yes/> " "
            <Tag text="不可申报" hue=Hue::No/> " "
            <Tag text="需人工核实" hue=Hue::Check/> " "
            <Tag text="信息不足" hue=Hue::Unknown/> " "
            <Tag text="必交"/>
        </p>
    }
    .into_any()
}

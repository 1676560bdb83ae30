//! 结果文字和凭据: the whole result and how to repeat it, as plain text.

use leptos::prelude::*;

use super::{TakeawayState, print, snapshot::Snapshot, text, title};
use crate::app::components::{CopyButton, Paper, Para};
use crate::app::state::{Shared, Wizard};
use crate::export::text as plain;

/// The chapter.
pub fn body(state: TakeawayState, snapshot: &Shared<Snapshot>) -> AnyView {
    let whole = snapshot.clone();
    let result = Signal::derive(move || {
        let view = &whole.view;
        let ways = state.tried().map(|(parts, found)| (parts.words)(view, &found));
        let ways = ways.unwrap_or_default();
        plain::result(&view.notice, &view.case, &view.assessment, &ways)
    });
    let view = &snapshot.view;
    let receipt = snapshot.today.map(|today| {
        let words = plain::receipt(&view.notice, &view.case, &view.assessment, today.date);
        PaperOf {
            id: "proof",
            title: text::RECEIPT_TEXT,
            words: Signal::stored(words),
            copy: text::COPY_RECEIPT,
            print: text::PRINT_RECEIPT,
        }
    });
    let result = PaperOf {
        id: "result",
        title: text::RESULT_TEXT,
        words: result,
        copy: text::COPY_RESULT,
        print: text::PRINT_RESULT,
    };
    let papers = std::iter::once(result).chain(receipt);
    let papers: Vec<AnyView> = papers.map(|paper| paper.show(state.wizard)).collect();
    view! { <Para class="no-print" text=text::RECEIPT_LEAD/> {papers} }.into_any()
}

/// A text to be copied or printed alone.
struct PaperOf {
    /// By which it is printed alone.
    id: &'static str,
    title: &'static str,
    words: Signal<String>,
    /// What the buttons say.
    copy: &'static str,
    print: &'static str,
}

impl PaperOf {
    fn show(self, wizard: Wizard) -> AnyView {
        let words = self.words;
        let copied = Callback::new(move |()| words.get_untracked());
        view! {
            <div id=self.id>
                {title(self.title)}
                <Paper label=self.title text=words/>
                <div class="btns no-print">
                    <CopyButton label=self.copy words=copied/>
                    {print(wizard, self.print, self.id)}
                </div>
            </div>
        }
        .into_any()
    }
}

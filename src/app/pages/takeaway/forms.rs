//! 官方表格: what shows them is heavy and comes, with the forms themselves, when somebody wants them.

use leptos::prelude::*;

use super::{TakeawayState, snapshot::Snapshot, text};
use crate::app::components::{Arriving, Button, Look, Para};
use crate::app::live::live;
use crate::app::state::remote::Failure;
use crate::app::state::{Chunks, Progress, Remote, Shared, View};

/// Whether the notice has forms.
pub fn is_of_use(view: &View) -> bool {
    view.notice.materials.iter().any(|material| material.form)
}

/// The chapter; the forms are fetched when they are wanted.
pub fn body(state: TakeawayState, snapshot: &Shared<Snapshot>) -> AnyView {
    let wanted = RwSignal::new(false);
    let more = Chunks::here().more;
    let (entry, files) = (snapshot.entry(), state.files);
    let forms = Remote::new(
        move || (wanted.get() && more.parts().is_some()).then(String::new),
        move |_| match more.parts() {
            Some(more) => (more.forms)(files, entry.clone()),
            None => Box::pin(async { Err(Failure::Lost) }),
        },
    );
    let show = Callback::new(move |()| {
        more.prepare();
        wanted.set(true);
    });
    let button = live(move || {
        (!wanted.get()).then(|| {
            view! {
                <div class="btns no-print"><Button look=Look::Primary label=text::FORMS_SHOW on_press=show/></div>
            }
        })
    });
    let progress = Signal::derive(move || match more.progress() {
        _ if !wanted.get() => Progress::Idle,
        Progress::Here => forms.progress(),
        coming => coming,
    });
    let retry = Callback::new(move |()| {
        if matches!(untrack(|| more.progress()), Progress::Failed(_)) {
            more.retry();
        } else {
            forms.retry();
        }
    });
    let snapshot = snapshot.clone();
    let choose = move || Some((more.parts()?.choose)(&snapshot.view, &forms.get()?));
    view! {
        <Para class="no-print" text=text::FORMS_LEAD/>
        {button}
        <Arriving progress=progress failed=text::FORMS_FAILED retry=retry body=choose/>
    }
    .into_any()
}

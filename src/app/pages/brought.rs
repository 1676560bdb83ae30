//! Answers that a link or a file brings: shown before they are used, because they are somebody else's
//! until the person says otherwise.

use leptos::prelude::*;

use super::result::outcome::banner;
use super::takeaway;
use crate::app::components::{
    Arriving, Banner, Button, LinkButton, Look, Page, Panel, Para, SummaryList, SummaryRow, Weight,
};
use crate::app::live::{follow, when};
use crate::app::state::{Files, Filled, Remote, Router, Shared, View, Wizard};
use crate::app::words::{brought as text, takeaway as other};
use crate::assess;
use crate::export::link::{self, Fault};
use crate::flow::{Answers, Route, Step, from_case, summary};
use crate::notice::names;
use crate::platform::clock;
use crate::platform::exporter::{self, Argument};
use crate::platform::fetch::Failure;

/// What was brought, once it is understood.
struct Preview {
    answers: Answers,
    view: View,
    /// Texts that somebody typed freely, cut.
    words: Vec<String>,
    rules_changed: bool,
    /// The labels of answers that no longer fit.
    lost: Vec<String>,
}

/// Takes the code of a link out of the address, and shows what it brings.
pub fn arrive(code: &str) -> AnyView {
    let (wizard, router) = (Wizard::here(), Router::here());
    let code = code.to_owned();
    follow(move || {
        wizard.bring(code.clone());
        router.replace(&Route::Brought);
    });
    view! { <Page heading=text::TITLE body=Vec::new()/> }.into_any()
}

/// The page.
pub fn page() -> AnyView {
    let (wizard, files) = (Wizard::here(), Files::here());
    let come = Remote::new(
        move || {
            let here = files.catalog.get().is_some();
            Some(wizard.brought.get()).filter(|code| here && !code.is_empty())
        },
        move |code| Box::pin(async move { read(files, code).await.map(Shared::new) }),
    );
    let body = move || match come.get() {
        Some(read) => match &*read {
            Ok(preview) => preview.show(wizard, &read),
            Err(why) => refused(why),
        },
        None => ().into_any(),
    };
    let progress = Signal::derive(move || come.progress());
    let retry = Callback::new(move |()| come.retry());
    let nothing = when(move || wizard.brought.with(String::is_empty), || refused(other::NONE_BODY));
    let body = vec![
        nothing,
        view! { <Arriving progress=progress failed=text::NOT_HERE retry=retry body=body/> }
            .into_any(),
    ];
    view! { <Page heading=text::TITLE body=body/> }.into_any()
}

/// What is said where nothing can be read.
fn refused(why: &str) -> AnyView {
    let why = why.to_owned();
    view! {
        <Banner weight=Weight::Stop title=other::BROKEN_TITLE text=why/>
        <div class="btns"><LinkButton label=other::TO_WIZARD to=Route::Start look=Look::Primary/></div>
        {takeaway::import()}
    }
    .into_any()
}

type Read = Result<Preview, String>;

/// What a code holds; else why it cannot be read, for people.
async fn read(files: Files, code: String) -> Result<Read, Failure> {
    let code = match link::edition(&code) {
        Err(Fault::First) => match exporter::text("modern_code", &[Argument::Text(&code)]).await {
            Ok(modern) => modern,
            Err(why) => return Ok(Err(why)),
        },
        _ => code,
    };
    let edition = match link::edition(&code) {
        Ok(Some(edition)) => edition,
        Ok(None) => return Ok(Err(text::NO_EDITION.to_owned())),
        Err(fault) => return Ok(Err(fault.to_string())),
    };
    let Some(entry) = untrack(|| files.edition(&edition)) else {
        return Ok(Err(Fault::UnknownEdition(edition).to_string()));
    };
    let notice = files.notice(entry).await?;
    let opened = link::decode(&code, |id| (id == notice.edition).then_some(&*notice));
    let opened = match opened {
        Ok(opened) => opened,
        Err(fault) => return Ok(Err(fault.to_string())),
    };
    let (answers, words) = from_case::foreign(&notice, &opened.case);
    let view = View::of(Shared::new(Filled::new(notice, &answers, &clock::now(), assess::asking)));
    let (rules_changed, lost) = (opened.rules_changed, opened.lost);
    Ok(Ok(Preview { answers, view, words, rules_changed, lost }))
}

impl Preview {
    fn show(&self, wizard: Wizard, read: &Shared<Read>) -> AnyView {
        let router = Router::here();
        let taken = read.clone();
        let adopt = move |to: Route| {
            let taken = taken.clone();
            Callback::new(move |()| {
                if let Ok(preview) = &*taken {
                    wizard.adopt(preview.answers.clone());
                    router.replace(&to);
                }
            })
        };
        let leave = Callback::new(move |()| {
            wizard.leave_brought();
            router.replace(&Route::Start);
        });
        let own = wizard.answers.with_untracked(|own| !own.is_empty() && *own != self.answers);
        let own = own.then(|| view! { <Banner weight=Weight::Warn text=text::OWN/> }.into_any());
        let (result, papers) = (adopt(Route::Result), adopt(Route::Takeaway(String::new())));
        view! {
            <Para class="lead" text=text::LEAD/>
            {self.notes()}
            {banner(&self.view, true)}
            {own}
            <div class="btns">
                <Button look=Look::Primary label=text::TO_RESULT on_press=result/>
                <Button label=text::TO_PAPERS on_press=papers/>
                <Button look=Look::Quiet label=text::LEAVE on_press=leave/>
            </div>
            <h2>{text::ANSWERS}</h2>
            {self.view.steps.iter().filter_map(|step| section(&self.view, step)).collect_view()}
        }
        .into_any()
    }

    /// What has to be known before it is relied on.
    fn notes(&self) -> Vec<AnyView> {
        let mut notes = Vec::new();
        let mut note = |words: &'static str, lines: Vec<String>| {
            let body = vec![takeaway::list(lines)];
            notes.push(view! { <Banner weight=Weight::Warn text=words body=body/> }.into_any());
        };
        if !self.words.is_empty() {
            note(text::WORDS, self.words.iter().map(|words| text::quoted(words)).collect());
        }
        if self.rules_changed {
            note(text::RULES, vec![[link::RULES_CHANGED, "。"].concat()]);
        }
        if !self.lost.is_empty() {
            note(text::LOST, self.lost.clone());
        }
        notes
    }
}

fn section(view: &View, step: &Step) -> Option<AnyView> {
    let page = view.notice.pages.get(step.page)?;
    let rows = step.asked.iter().filter_map(|asked| {
        let key = names::key(Some(&view.notice), asked.fact);
        let lines = summary::said(&view.notice, &view.answers, key);
        let lines: Vec<AnyView> =
            lines.into_iter().map(|line| view! { <Para text=line/> }.into_any()).collect();
        let name = names::label(&view.notice, asked.fact);
        (!lines.is_empty()).then(|| SummaryRow::view(name, lines.into_any()))
    });
    let rows: Vec<SummaryRow> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let body = vec![view! { <SummaryList rows=rows/> }.into_any()];
    Some(view! { <Panel title=page.title.clone() body=body/> }.into_any())
}

//! 换设备接着办: link, QR code, JSON out and in.

use std::rc::Rc;

use leptos::prelude::*;

use super::snapshot::{Snapshot, notice_file};
use super::{TakeawayState, hand_over, text, title};
use crate::app::components::{
    Button, Cite, Download, Field, File, FileInput, Group, Make, Para, Status,
};
use crate::app::live::live;
use crate::app::state::{Files, Router, Shared, Wizard};
use crate::flow::Route;
use crate::platform::exporter::{self, Argument};
use crate::platform::files::Chosen;
use crate::platform::{address, json};

/// The largest file that is read, in bytes. What is exported here has a tenth of it.
const LARGEST: u64 = 1_000_000;

/// The chapter.
pub fn body(_: TakeawayState, snapshot: &Shared<Snapshot>) -> AnyView {
    let link = [&address::page(), "#a=", &snapshot.code()].concat();
    let shown = link.clone();
    view! {
        <Para text=text::CARRY_LEAD/>
        {title(text::LINK)}
        <Cite text=shown id="link" address=true copy=text::COPY_LINK/>
        {code(link)}
        {title(text::FILE)}
        <Para class="no-print" text=text::FILE_LEAD/>
        {out(snapshot)}
        {hand_over::body(snapshot)}
        {import()}
    }
    .into_any()
}

/// The QR code, drawn when it is wanted.
fn code(link: String) -> AnyView {
    let told = RwSignal::new(String::new());
    let picture = RwSignal::new(String::new());
    let draw = Callback::new(move |()| {
        let link = link.clone();
        told.set(text::WORKING.to_owned());
        leptos::task::spawn_local(async move {
            match exporter::text("qr", &[Argument::Text(&link)]).await {
                Ok(svg) => {
                    picture.try_set(["data:image/svg+xml,", &address::encoded(&svg)].concat());
                    told.try_set(String::new());
                }
                Err(fault) => {
                    told.try_set(fault);
                }
            }
        });
    });
    let shown = live(move || {
        let picture = picture.get();
        (!picture.is_empty()).then(|| {
            view! {
                <img class="code" alt=text::QR_ALT src=picture/>
                <Para class="hint no-print" text=text::QR_HINT/>
            }
        })
    });
    view! {
        <div class="btns no-print"><Button label=text::QR on_press=draw/><Status text=told/></div>
        {shown}
    }
    .into_any()
}

fn out(snapshot: &Shared<Snapshot>) -> AnyView {
    let snapshot = snapshot.clone();
    let make: Make = Rc::new(move || {
        let snapshot = snapshot.clone();
        Box::pin(async move {
            let bytes = snapshot.json().await?.into_bytes();
            Ok(File { name: text::JSON_FILE.to_owned(), kind: "application/json", bytes })
        })
    });
    view! { <div class="btns no-print"><Download label=text::JSON make=make/></div> }.into_any()
}

/// Opening the answers of a file, also where there are none yet. They are shown before they are used.
pub fn import() -> AnyView {
    let (wizard, files) = (Wizard::here(), Files::here());
    let router = Router::here();
    let fault = RwSignal::new(String::new());
    let choose = Callback::new(move |file: Chosen| {
        leptos::task::spawn_local(async move {
            match code_of(files, &file).await {
                Ok(code) => {
                    wizard.bring(code);
                    router.go(&Route::Brought);
                }
                Err(why) => {
                    fault.try_set(why);
                }
            }
        });
    });
    view! {
        <Field id="import" label=text::IMPORT hint=text::IMPORT_HINT fault=fault group=Group::Single class="no-print">
            <FileInput accept=".json,application/json" on_choose=choose/>
        </Field>
    }
    .into_any()
}

/// The answers of a file as the code of a link; else what is wrong with it, for people.
async fn code_of(files: Files, file: &Chosen) -> Result<String, String> {
    if file.size() > LARGEST {
        return Err(text::TOO_LARGE.to_owned());
    }
    let json = file.text().await.ok_or(text::NOT_READ)?;
    // A file made here holds the case beside its assessment.
    let edition =
        json::text_at(&json, &["case", "edition"]).or_else(|| json::text_at(&json, &["edition"]));
    let editions = untrack(|| files.editions());
    let named = |entry: &&_| edition.as_ref().is_none_or(|edition| is_named(entry, edition));
    let entry = editions.iter().find(named).ok_or(text::UNKNOWN_EDITION)?;
    let notice = notice_file(entry).await;
    let code =
        exporter::text("case_code", &[Argument::Bytes(&notice), Argument::Text(&json)]).await?;
    // Only now: what is no case at all has been told as such.
    edition.map(|_| code).ok_or_else(|| text::NO_EDITION.to_owned())
}

fn is_named(entry: &crate::notice::model::CatalogEntry, edition: &str) -> bool {
    entry.edition == edition
}

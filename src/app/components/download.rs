//! A button that makes a file and hands it over.

use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;

use super::button::Look;
use super::{Button, Status};
use crate::app::words;
use crate::platform::{host, share};

/// A file to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Makes a file; what it cannot is said in words for people.
pub type Make = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<File, String>>>>>;

/// A [`Make`] for files that are made at once.
pub fn at_once(make: impl Fn() -> File + 'static) -> Make {
    Rc::new(move || {
        let file = make();
        Box::pin(async move { Ok(file) })
    })
}

/// A button that makes a file when it is pressed, and its answer.
#[component]
pub fn Download(
    /// What it says.
    #[prop(into)]
    label: String,
    /// How much it stands out.
    #[prop(optional)]
    look: Look,
    /// Makes the file.
    make: Make,
) -> AnyView {
    if !host::offers("save") {
        return ().into_any();
    }
    let said = RwSignal::new(String::new());
    let make = StoredValue::new_local(make);
    let press = Callback::new(move |()| {
        let file = make.with_value(|make| make());
        said.set(words::WORKING.to_owned());
        leptos::task::spawn_local(async move {
            let told = match file.await {
                Ok(file) if share::download(&file.name, file.kind, &file.bytes) => {
                    words::DOWNLOADED.to_owned()
                }
                Ok(_) => words::NOT_DOWNLOADED.to_owned(),
                Err(fault) => fault,
            };
            said.try_set(told);
        });
    });
    view! { <Button label=label look=look on_press=press/> <Status text=said/> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let make = at_once(|| File {
        name: "示例.txt".to_owned(),
        kind: "text/plain;charset=utf-8",
        bytes: "示例".as_bytes().to_vec(),
    });
    view! { <div class="btns"><Download label="下载示例文件" make=make/></div> }.into_any()
}

//! Which notice, which file.

use leptos::prelude::*;

use super::state::{DeskState, Stage};
use crate::app::components::{Button, Choice, Field, FileInput, Group, Look, Page, Para, Select};
use crate::app::live::{live, when};
use crate::platform::files::Chosen;
use crate::platform::share;

/// What the input offers to choose.
const ACCEPT: &str = ".xlsx,.xls,.ods,.csv,.txt,.tsv,.zcrs";

/// The page.
pub fn page(desk: DeskState) -> AnyView {
    let choose = Callback::new(move |file: Chosen| desk.choose(file));
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        if let Some(file) = crate::platform::files::dropped(&event) {
            desk.choose(file);
        }
    };
    let editions = live(move || {
        let options: Vec<Choice> = desk.catalog.with(|catalog| {
            let entries = catalog.iter().map(|(entry, _)| entry);
            entries.map(|entry| Choice::new(&entry.edition, &entry.head.name)).collect()
        });
        view! {
            <Field id="edition" label="按哪份通知判断？" hint="各区县、各年度的规定不同，请选受理您单位申报的那一份。" group=Group::Single>
                <Select blank="请选择" options=options value=desk.edition on_change=Callback::new(move |text| desk.choose_edition(text))/>
            </Field>
        }
        .into_any()
    });
    let sample = Callback::new(move |()| desk.sample("R9", 40));
    let template = Callback::new(move |()| template(desk));
    let back = when(
        move || desk.gathered.with(|gathered| gathered.people > 0),
        move || {
            let press = Callback::new(move |()| desk.stage.set(Stage::Work));
            view! { <div class="btns"><Button label="回到原来的名册" on_press=press/></div> }
                .into_any()
        },
    );
    let body = vec![
        view! { <Para class="lead" text="选一份名册，得到每个人能不能申报、按哪种类型、缺什么、交什么。名册只在您的电脑里读，不会上传。"/> }.into_any(),
        editions,
        view! {
            <div class="desk__drop" on:dragover=move |event: leptos::ev::DragEvent| event.prevent_default() on:drop=dropped>
                <Field id="roster" label="选择名册" hint="Excel、WPS 表格、ODS 或 CSV 都可以，原样选来，不用改格式；也可以拖到这里。上次保存的工作进度也在这里打开。" group=Group::Single>
                    <FileInput accept=ACCEPT on_choose=choose/>
                </Field>
            </div>
        }
        .into_any(),
        view! {
            <div class="btns">
                <Button label="下载名册模板" on_press=template/>
                <Button label="用一份虚构的名册试一试" look=Look::Quiet on_press=sample/>
            </div>
        }
        .into_any(),
        back,
        view! { <Para class="hint" text="名册里有身份证号也可以：它只用来认出同一个人，不显示、不保存。"/> }.into_any(),
    ];
    view! { <Page heading="人事工作台" body=body/> }.into_any()
}

/// Hands over the template of the edition chosen.
fn template(desk: DeskState) {
    leptos::task::spawn_local(async move {
        let made = desk.template().await;
        if made.is_some_and(|made| share::download("名册模板.xlsx", super::downloads::XLSX, &made))
        {
            desk.said.set("已下载名册模板".to_owned());
        } else if desk.trouble.with_untracked(String::is_empty) {
            desk.trouble.set("模板没有生成。请检查网络后再试。".to_owned());
        }
    });
}

//! What is taken away.

use std::rc::Rc;

use leptos::prelude::*;

use super::state::DeskState;
use crate::app::components::{Button, Download, File, Look, Make, Para};
use crate::platform::desk::{self, Argument, CallError, FORMS, READER, WRITER};
use crate::platform::share;
use crate::roster::protocol::Request;

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The part.
pub fn part(desk: DeskState) -> AnyView {
    let said = RwSignal::new(String::new());
    let copy = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let request = Request::Messages(desk.filter.get_untracked());
            let messages: Vec<String> = desk.ask(&request).await.unwrap_or_default();
            let count = messages.len();
            let done = share::copy(messages.join("\n\n")).await;
            said.set(if done {
                format!("已复制 {count} 人的话")
            } else {
                "没有复制成功，请用“清单”下载".to_owned()
            });
        });
    });
    let kept = move || {
        let (kept, all) = desk.view.with(|view| (view.kept, view.all));
        if kept == all {
            format!("全部 {all} 人。要只取一部分，先在“名单”里筛选。")
        } else {
            format!("筛选出来的 {kept} 人（共 {all} 人）。")
        }
    };
    view! {
        <section>
            <h2>"带走"</h2>
            <h3>"名册，加上结果"</h3>
            <Para text="还是您的名册，次序、内容、格式都不动，右边加上结论、类型、依据、最早年度、还缺什么、由谁办、材料份数。"/>
            <div class="btns"><Download label="下载带结果的名册" look=Look::Primary make=roster(desk)/></div>
            <h3>"清单与表格"</h3>
            <Para text=Signal::derive(kept)/>
            <div class="btns">
                <Download label="下载清单（结果、还缺什么、读不出的、概览）" make=lists(desk)/>
                <Download label="下载每个人的官方表格（ZIP）" make=forms(desk)/>
            </div>
            <Para class="hint" text="压缩包里有可申报和需人工核实的人的表格，名册里有的已经填好，要手工补的写在目录里；另有日历，和给每个人的话。"/>
            <h3>"给每个人的话"</h3>
            <div class="btns"><Button label="复制给每个人的话" on_press=copy/><span class="said" role="status">{said}</span></div>
            <h3>"下周接着做"</h3>
            <Para text="把工作进度保存成文件，下次在首页“选择名册”那里打开；打开后再选新的名册，就能看到谁的结果变了、为什么。里面有姓名和回答，没有身份证号，请妥善保管。"/>
            <div class="btns"><Download label="保存工作进度" make=session()/></div>
        </section>
    }
    .into_any()
}

fn told(why: CallError) -> String {
    match why {
        CallError::Refused(words) => words,
        CallError::Gone => "没有生成成功。请检查网络后再试；名册和回答都还在。".to_owned(),
    }
}

/// Her own XLSX with cells beside hers; any other file anew.
fn roster(desk: DeskState) -> Make {
    Rc::new(move || {
        Box::pin(async move {
            let name = desk.name.get_untracked();
            let name = format!(
                "{}-结果.xlsx",
                name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem)
            );
            let own = desk.file.get_value();
            let what = if own.is_empty() { "新名册" } else { "名册" };
            let bytes = workbook(READER, what, &[], &own).await?;
            Ok(File { name, kind: XLSX, bytes })
        })
    })
}

/// A workbook of `reader`'s people, written by the program that is for it.
pub async fn workbook(
    reader: &str,
    what: &str,
    places: &[u32],
    original: &[u8],
) -> Result<Vec<u8>, String> {
    let given = [Argument::Text(what), Argument::Places(places)];
    let order = desk::bytes(reader, "order", &given).await.map_err(told)?;
    let given = [Argument::Bytes(&order), Argument::Bytes(original)];
    once(WRITER, "book", &given).await
}

/// What a program makes that is there for this once: its memory is given back only with it.
async fn once(program: &str, name: &str, given: &[Argument<'_>]) -> Result<Vec<u8>, String> {
    let made = desk::bytes(program, name, given).await.map_err(told);
    desk::stop(program);
    made
}

/// The places of those whom the filter keeps.
async fn kept(desk: DeskState) -> Vec<u32> {
    let request = Request::Kept(desk.filter.get_untracked());
    let places: Vec<usize> = desk.ask(&request).await.unwrap_or_default();
    places.into_iter().filter_map(|place| u32::try_from(place).ok()).collect()
}

fn lists(desk: DeskState) -> Make {
    Rc::new(move || {
        Box::pin(async move {
            let bytes = workbook(READER, "清单", &kept(desk).await, &[]).await?;
            Ok(File { name: "清单.xlsx".to_owned(), kind: XLSX, bytes })
        })
    })
}

fn forms(desk: DeskState) -> Make {
    Rc::new(move || {
        Box::pin(async move {
            let failed = || told(CallError::Gone);
            let (rules, details) = desk.notice_files().await.ok_or_else(failed)?;
            let forms = desk.form_file().await;
            let whole = [Argument::Flag(true)];
            let session = desk::bytes(READER, "save", &whole).await.map_err(told)?;
            let places = kept(desk).await;
            let given = [
                Argument::Bytes(&rules),
                Argument::Bytes(&details),
                Argument::Bytes(&forms),
                Argument::Bytes(&session),
                Argument::Places(&places),
            ];
            let bytes = once(FORMS, "archive", &given).await?;
            Ok(File { name: "官方表格.zip".to_owned(), kind: "application/zip", bytes })
        })
    })
}

fn session() -> Make {
    Rc::new(move || {
        Box::pin(async move {
            let bytes =
                desk::bytes(READER, "save", &[Argument::Flag(false)]).await.map_err(told)?;
            Ok(File {
                name: "人事工作台-工作进度.zcrs".to_owned(),
                kind: "application/octet-stream",
                bytes,
            })
        })
    })
}

//! What is taken away.

use std::rc::Rc;

use leptos::prelude::*;

use super::state::Bench;
use crate::app::components::{Button, Download, File, Look, Make, Para};
use crate::platform::desk::{self, Given, READER, Silent, WRITER};
use crate::platform::share;
use crate::roster::protocol::Request;

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The part.
pub fn part(bench: Bench) -> AnyView {
    let said = RwSignal::new(String::new());
    let copy = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let request = Request::Messages(bench.filter.get_untracked());
            let messages: Vec<String> = bench.ask(&request).await.unwrap_or_default();
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
        let (kept, all) = bench.view.with(|view| (view.kept, view.all));
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
            <div class="btns"><Download label="下载带结果的名册" look=Look::Primary make=roster(bench)/></div>
            <h3>"清单与表格"</h3>
            <Para text=Signal::derive(kept)/>
            <div class="btns">
                <Download label="下载清单（结果、还缺什么、读不出的、概览）" make=written(bench, "清单", "清单.xlsx", XLSX)/>
                <Download label="下载每个人的官方表格（ZIP）" make=written(bench, "表格", "官方表格.zip", "application/zip")/>
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

fn told(why: Silent) -> String {
    match why {
        Silent::Said(words) => words,
        Silent::Gone => "没有生成成功。请检查网络后再试；名册和回答都还在。".to_owned(),
    }
}

/// Her own XLSX with cells beside hers; any other file anew.
fn roster(bench: Bench) -> Make {
    Rc::new(move || {
        Box::pin(async move {
            let name = bench.name.get_untracked();
            let name = format!(
                "{}-结果.xlsx",
                name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem)
            );
            let bytes = make(bench, "名册", &bench.file.get_value()).await?;
            Ok(File { name, kind: XLSX, bytes })
        })
    })
}

fn written(bench: Bench, what: &'static str, name: &'static str, kind: &'static str) -> Make {
    Rc::new(move || {
        Box::pin(async move {
            Ok(File { name: name.to_owned(), kind, bytes: make(bench, what, &[]).await? })
        })
    })
}

/// Has the writer make something of the people that the filter keeps.
async fn make(bench: Bench, what: &str, original: &[u8]) -> Result<Vec<u8>, String> {
    let failed = || "没有生成成功。请检查网络后再试；名册和回答都还在。".to_owned();
    let (rules, details) = bench.notice_files().await.ok_or_else(failed)?;
    let forms = bench.form_file().await;
    let session = desk::bytes(READER, "save", &[Given::Flag(true)]).await.map_err(told)?;
    let places: Vec<usize> =
        bench.ask(&Request::Kept(bench.filter.get_untracked())).await.unwrap_or_default();
    let places: Vec<u32> =
        places.into_iter().filter_map(|place| u32::try_from(place).ok()).collect();
    let given = [
        Given::Bytes(&rules),
        Given::Bytes(&details),
        Given::Bytes(&forms),
        Given::Bytes(&session),
        Given::Text(what),
        Given::Places(&places),
        Given::Bytes(original),
    ];
    let made = desk::bytes(WRITER, "make", &given).await.map_err(told);
    // Its memory is given back only with it.
    desk::stop(WRITER);
    made
}

fn session() -> Make {
    Rc::new(move || {
        Box::pin(async move {
            let bytes = desk::bytes(READER, "save", &[Given::Flag(false)]).await.map_err(told)?;
            Ok(File {
                name: "人事工作台-工作进度.zcrs".to_owned(),
                kind: "application/octet-stream",
                bytes,
            })
        })
    })
}

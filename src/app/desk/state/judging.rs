//! Reading the people, judging them, and asking anew for what is seen.

use leptos::prelude::*;

use super::{DeskState, Stage, Tab};
use crate::domain::packed::unpack;
use crate::roster::protocol::{Gathered, PageView, Request};

/// People judged in one go: short enough that cancelling is felt at once.
const SLICE: usize = 2_000;

impl DeskState {
    pub(super) async fn judge(self, run: u32, gather: bool) {
        if gather {
            let Some(gathered) = self.ask::<Gathered>(&Request::Gather).await else { return };
            if gathered.people == 0 {
                self.busy.set(None);
                self.trouble.set(
                    "名册里没有找到人。请核对：标题行选对了吗？有没有一列是“姓名”或“工号”？"
                        .to_owned(),
                );
                return;
            }
            self.gathered.set(gathered);
        }
        let total = self.gathered.with_untracked(|gathered| gathered.people);
        let mut done = 0;
        while done < total {
            self.busy.set(Some(("正在逐人判断", done, total)));
            let Some(now) = self.ask::<usize>(&Request::Judge(SLICE)).await else { return };
            if !self.is_current(run) || now <= done {
                return;
            }
            done = now;
        }
        self.refresh().await;
        if let Some(compared) = self.call("compare", &[]).await {
            self.comparison.set(unpack(&compared));
        }
        self.busy.set(None);
        let outcomes = self.view.with_untracked(|view| view.facets.outcomes.clone());
        let first = outcomes.first().copied().unwrap_or(0);
        self.said.set(format!("已判断 {total} 人，可申报 {first} 人"));
        if self.stage.get_untracked() != Stage::Work {
            let asked = self.asks.with_untracked(|asks| asks.iter().any(|ask| ask.count > 0));
            self.tab.set(if asked { Tab::Unit } else { Tab::People });
            self.turn(Stage::Work);
        }
    }

    /// Everything that is seen, asked anew.
    pub(super) async fn refresh(self) {
        if let Some(asks) = self.ask(&Request::Asks).await {
            self.asks.set(asks);
        }
        self.show_page().await;
        if let Some(tables) = self.ask(&Request::Overview(Vec::new(), self.year())).await {
            self.tables.set(tables);
        }
        if let Some(alike) = self.ask(&Request::Unclear).await {
            self.alike.set(alike);
        }
        if let Some(place) =
            self.person.with_untracked(|person| person.as_ref().map(|person| person.place))
        {
            self.show_person(place).await;
        }
    }

    pub(super) async fn show_page(self) {
        self.asked.update_value(|asked| *asked += 1);
        let asked = self.asked.get_value();
        let request = Request::Page(self.filter.get_untracked(), self.page.get_untracked());
        if let Some(view) = self.ask::<PageView>(&request).await
            && self.asked.get_value() == asked
        {
            self.view.set(view);
        }
    }
}

//! What somebody says for themselves of a week, a month and a day.

use crate::{
    browser::Browser,
    page::Page,
    progress::{pulse, satisfaction, then_and_now, where_i_stand},
    steps::therapy::after_session,
};

/// The ids of somebody's.
pub(super) struct LookBacks {
    pulse: String,
    satisfaction: String,
    then_and_now: String,
    where_i_stand: String,
    after_session: String,
}

impl LookBacks {
    pub(super) async fn of(browser: &Browser) -> Self {
        pulse::answered(browser, "", "2", "3").await;
        let months = satisfaction::answered(browser, ["3", "2", "1", "2"]).await;
        let sentences = then_and_now::written(browser, "We talk again.").await;
        let days = where_i_stand::said(browser, "unsure", "").await;
        let sessions = after_session::written(browser, "3", "").await;
        Self {
            after_session: deleted_by(&sessions),
            pulse: pulse::newest(browser).await.replace("/pulses/", ""),
            satisfaction: deleted_by(&months),
            then_and_now: deleted_by(&sentences),
            where_i_stand: deleted_by(&days),
        }
    }

    /// Which of them is of this kind.
    pub(super) fn id(&self, kind: &str) -> Option<String> {
        match kind {
            "pulse" => Some(self.pulse.clone()),
            "satisfaction" => Some(self.satisfaction.clone()),
            "then and now" => Some(self.then_and_now.clone()),
            "where I stand" => Some(self.where_i_stand.clone()),
            "after a session" => Some(self.after_session.clone()),
            _ => None,
        }
    }
}

/// The id of what the first form for deleting is about.
fn deleted_by(page: &Page) -> String {
    let form = page.form("Delete it for good").action;
    form.split('/').nth(2).unwrap_or_default().to_owned()
}

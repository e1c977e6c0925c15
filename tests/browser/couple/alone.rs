//! What Ana and Ben write for themselves, and what they share of it as copies.

use super::Two;

impl Two<'_> {
    /// A page of each for themselves, and one that was shared; one of those was withdrawn.
    pub(super) async fn journals(&self) {
        for (name, withdraws) in [("Ana", false), ("Ben", true)] {
            let browser = self.world.sign_in(name).await;
            for text in ["You always come home late.", "I counted the plates.\nTwice."] {
                let form = browser.open("/journal/new").await.form("Save, only for me");
                let page = form.fill("text", text).press("Save, only for me").await;
                let copy = page.click("Share a copy").await.press("Share with").await;
                if withdraws {
                    copy.click("Withdraw it").await.press("Withdraw it").await;
                }
            }
        }
    }
}

impl Two<'_> {
    /// The month in a sentence and in numbers, and where each stands.
    pub(super) async fn months(&self) {
        for (name, stand) in [("Ana", "unsure"), ("Ben", "part")] {
            let browser = self.world.sign_in(name).await;
            let form = browser.open("/then-and-now/new").await.form("Save, only for me");
            let form = form.fill("sentence", "I sleep again, and I still count.");
            form.press("Save, only for me").await;
            let mut form = browser.open("/satisfaction/new").await.form("Save, only for me");
            for name in ["happiness", "warm", "rewarding", "satisfied"] {
                form = form.choose(name, "2");
            }
            form.press("Save, only for me").await;
            let form = browser.open("/after-sessions/new").await.form("Save, only for me");
            let form = form.choose("heard", "3").fill("note", "It was fair");
            form.press("Save, only for me").await;
            let form = browser.open("/where-i-stand").await.form("Save, only for me");
            let form = form.choose("stand", stand).fill("note", "Ask me again in spring.");
            form.press("Save, only for me").await;
        }
    }

    /// How this week and the last were, for each.
    pub(super) async fn weeks(&self) {
        for (name, levels) in [("Ana", ["1", "2", "3"]), ("Ben", ["2", "2", "4"])] {
            let browser = self.world.sign_in(name).await;
            let last = browser.open("/pulses/new").await.click("For the week before").await;
            for page in [last, browser.open("/pulses/new").await] {
                let form = page.form("Save, only for me").choose("safe", levels[0]);
                let form = form.choose("care", levels[1]).choose("kept", levels[2]);
                form.press("Save, only for me").await;
            }
        }
    }
}

impl Two<'_> {
    /// A hard day of each for themselves, one that was shared and answered, and one of Ben's withdrawn.
    pub(super) async fn hard_days(&self) {
        for (name, other, withdraws) in [("Ana", "Ben", false), ("Ben", "Ana", true)] {
            let browser = self.world.sign_in(name).await;
            for title in ["The day I found out", "You always forget my father’s birthday"] {
                let form = browser.open("/hard-dates/new").await.form("Save, only for me");
                let form = form.fill("title", title).fill("day", "2026-03-28");
                let form = form.choose("yearly", "yes").fill("helps", "A walk, without words.");
                let page = form.press("Save, only for me").await;
                let copy = page.click("Share a copy").await.press("Share with").await;
                let other = self.world.sign_in(other).await;
                other.open(&copy.path).await.press("I’ll be there").await;
                let browser = self.world.sign_in(name).await;
                if withdraws {
                    let page = browser.open(&copy.path).await.click("Withdraw it").await;
                    page.press("Withdraw it").await;
                }
            }
        }
    }
}

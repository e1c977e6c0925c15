//! What the two share about a therapist.

use super::{Two, made, press};
use crate::browser::Browser;

impl Two<'_> {
    /// Some for a session, one of them talked about; and some to practise, one of them done with.
    pub(super) async fn for_a_therapist(&self) {
        for name in ["Ana", "Ben"] {
            let browser = self.world.sign_in(name).await;
            for what in ["The holidays", "The letter", "The letter to you"] {
                let form = browser.open("/agenda/new").await.form("/agenda");
                made(form.fill("what", what).press("Put it on").await);
            }
            press(&browser, "/agenda", "We have talked about it").await;
            self.found(&browser).await;
            self.handed_over(&browser, if name == "Ana" { "Ben" } else { "Ana" }).await;
            for what in ["You say one good thing", "A walk without phones"] {
                let form = browser.open("/practices/new").await.form("/practices");
                let form = form.fill("what", what).fill("after", "After we clear the table");
                let path = made(form.press("Write it down").await);
                let form =
                    browser.open(&format!("{path}/reflections/new")).await.form("Share with");
                let form = form.choose("how", "partly").fill("words", "You looked up, and laughed");
                made(form.press("Share with").await);
                if what.starts_with('A') {
                    press(&browser, &path, "We are done with it").await;
                }
            }
        }
    }

    /// Pages for a therapist: agreed, declined, ended, and waiting.
    async fn handed_over(&self, browser: &Browser, other: &str) {
        let other = self.world.sign_in(other).await;
        for (answer, button) in
            [("I agree", ""), ("Not like this", ""), ("I agree", "End it now"), ("", "")]
        {
            let before = browser.open("/packets").await.links();
            let page = browser.open("/packets/new").await.click("Read everything").await;
            let page = page.press("Put it to").await;
            assert_eq!((page.status, page.path.as_str()), (200, "/packets"), "{}", page.text());
            let now = page.links().into_iter().filter(|(_, to)| to.starts_with("/packets/"));
            let mut new = now.filter(|(_, to)| before.iter().all(|(_, known)| known != to));
            let (_, path) = new.next().expect("it waits");
            if !answer.is_empty() {
                press(&other, &path, answer).await;
            }
            if !button.is_empty() {
                press(&other, &path, button).await;
            }
        }
    }

    /// Whom they could ask, and when they go there: each changed once, and one of each taken off.
    async fn found(&self, browser: &Browser) {
        for (to, field, off) in
            [("/contacts", "name", "Take it off the list"), ("/appointments", "who", "Call it off")]
        {
            for whom in ["Dr. Noor Weber", "The counselling centre"] {
                let form = browser.open(&format!("{to}/new")).await.form(to).fill(field, whom);
                let form = form.fill("note", "The bell is broken");
                let form = if field == "who" {
                    form.fill("day", "2026-04-02").fill("time", "17:00")
                } else {
                    form
                };
                let path = made(form.press("Write it down").await);
                let form = browser.open(&format!("{path}/changes/new")).await.form("Write it down");
                let path = made(form.fill("note", "The bell rings").press("Write it down").await);
                if whom.starts_with('T') {
                    press(browser, &path, off).await;
                }
            }
        }
    }
}

//! Everything that Ana's phone has ever sent, sent again by everybody else's: nothing comes of it
//! that the access matrix does not allow, no word of hers alone comes back, and none of her records
//! changes.
//!
//! Ana and Ben walk over every page and send every form for three days; what Ana's phone sends is
//! kept, with the forms that she could have sent and did not. Each of the others then has the same
//! worlds, the same requests, and even the same password. A form is sent twice: as it was, and under
//! an id of its own, or whoever comes second would only be told that it was sent before.

mod hers;
mod progress;
mod rows;
mod small_issues;
mod who;

use std::collections::BTreeSet;

use reqwest::Method;

use crate::{
    browser::{Browser, Sent},
    page::Page,
    sealed::search::stands_in,
    table,
    world::World,
};
use hers::Hers;
use rows::Eye;
use who::{Due, Who};

/// Something of hers waits for his answer: the row that says so goes when he answers, her words stay.
const WAITS: [&str; 2] = ["question_waiting:", "breach_asks:"];

/// What somebody says here of their own day stands in its form until the day is over.
const OF_ONES_DAY: &str = "/where-i-stand";

/// A time-out of hers that is over makes way for his: couple, person, until when, until when instead.
fn is_over(row: &str, now: &str) -> bool {
    let until = row.strip_prefix("time_out_now: ").and_then(|row| {
        let columns: Vec<_> = row.split(", ").skip(2).take(2).collect();
        columns.into_iter().rfind(|at| *at != "NULL")
    });
    until.is_some_and(|until| until <= now)
}

/// One of the others, about to send what she sent.
struct Replay<'a> {
    who: Who,
    hers: &'a Hers,
    browser: Browser,
    eye: Eye,
    /// Her id, as the database writes it.
    ana: String,
    /// The time, as the database writes it.
    now: String,
    /// How many requests were refused, and how many allowed.
    counted: (usize, usize),
    /// Words that somebody of another couple, or of their own day, has sent and kept themselves: from then on
    /// they read them in what is their own.
    own: BTreeSet<String>,
}

impl Replay<'_> {
    /// Sends all of it, first what only asks.
    async fn run(mut self) {
        let hers = self.hers;
        let (asked, forms): (Vec<&Sent>, Vec<&Sent>) =
            hers.requests.iter().partition(|sent| sent.method == "GET");
        self.browser.peek("/settings").await;
        let before = self.eye.all().await;
        for sent in asked {
            let page = self.browser.peek(&sent.path).await;
            self.judge(sent, &page);
        }
        assert_eq!(before, self.eye.all().await, "{:?} only asked for pages", self.who);
        for sent in forms {
            if self.who.sends(sent) {
                self.send(sent).await;
                self.send(&sent.under_another_id()).await;
            }
        }
        self.who.must_have_been(self.counted);
    }

    async fn send(&mut self, sent: &Sent) {
        let before = self.eye.all().await;
        let own_page = [("sec-fetch-site", "same-origin")];
        let page = self.browser.send(Method::POST, &sent.path, sent.body.clone(), &own_page).await;
        let due = self.judge(sent, &page);
        let keeps = self.who == Who::AnotherCouple || sent.path == OF_ONES_DAY;
        if due == Due::Allowed && keeps && page.status < 400 {
            let words = self.who.must_not_read(self.hers).iter();
            self.own.extend(words.filter(|word| sent.body.contains(*word)).cloned());
        }
        let after = self.eye.all().await;
        let told = format!("{:?} sends {sent:?}: {}", self.who, page.status);
        match due {
            Due::Allowed if self.who == Who::Herself => {}
            Due::Allowed => {
                let (before, after) = (before.of(&self.ana), after.of(&self.ana));
                let gone = before.difference(&after);
                let gone = gone.filter(|row| !WAITS.iter().any(|waits| row.starts_with(waits)));
                let gone: Vec<_> = gone.filter(|row| !is_over(row, &self.now)).collect();
                assert!(gone.is_empty(), "{gone:?} is gone when {told}");
                // Her partner may propose something to her.
                assert!(self.who.is_of_the_two() || before == after, "something of hers: {told}");
            }
            _ => assert!(before == after, "something is written when {told}"),
        }
    }

    /// What came back is what the matrix says, and none of her words.
    fn judge(&mut self, sent: &Sent, page: &Page) -> Due {
        let route = table::route_of(&sent.method, &sent.path);
        let due = route.as_ref().map_or(Due::Nothing, |route| self.who.due(route));
        let told = || format!("{:?} sends {sent:?}: {} {}", self.who, page.status, page.text());
        let to = page.leads_to();
        match due {
            Due::SignIn => {
                let gives_back = page.status == 401 && page.has("You are signed out");
                assert!(gives_back || to.as_deref() == Some("/sign-in"), "{}", told());
            }
            Due::Nothing => assert_eq!(page.status, 404, "{}", told()),
            Due::Stopped => assert_eq!(page.status, 409, "{}", told()),
            Due::Allowed => assert!(page.status < 500, "{}", told()),
        }
        let mut words = self.who.must_not_read(self.hers).iter();
        let is_own = |word: &String| sent.body.contains(word) || self.own.contains(word);
        let word = words.find(|word| stands_in(&page.html, word) && !is_own(word));
        assert_eq!(word, None, "comes back when {}", told());
        if due == Due::Allowed {
            self.counted.1 += 1;
        } else {
            self.counted.0 += 1;
        }
        due
    }
}

async fn sent_again_by(who: Who) {
    let (world, hers) = hers::walked().await;
    let browser = who.browser(&world).await;
    let mut eye = Eye::on(&world).await;
    let ana = eye.written(&world, "Ana").await;
    let now = format!("'{}'", world.now().to_rfc3339());
    Replay { who, hers, browser, eye, ana, now, counted: (0, 0), own: BTreeSet::new() }.run().await;
}

/// Else the walk might have gone nowhere.
#[tokio::test]
async fn what_she_sent_is_nearly_every_route_and_many_words() {
    let (_world, hers): (World, _) = hers::walked().await;
    hers.is_much();
}

#[tokio::test]
async fn nobody_who_is_signed_out_gets_anything_of_it() {
    sent_again_by(Who::SignedOut).await;
}

#[tokio::test]
async fn nobody_who_waits_for_a_partner_gets_anything_of_it() {
    sent_again_by(Who::Unpaired).await;
}

#[tokio::test]
async fn her_partner_gets_what_is_for_both_and_nothing_of_hers_alone() {
    sent_again_by(Who::Partner).await;
}

#[tokio::test]
async fn nobody_of_another_couple_gets_anything_of_it() {
    sent_again_by(Who::AnotherCouple).await;
}

#[tokio::test]
async fn while_she_has_paused_her_partner_only_reads() {
    sent_again_by(Who::Paused).await;
}

#[tokio::test]
async fn after_she_has_closed_her_partner_only_reads() {
    sent_again_by(Who::Closed).await;
}

#[tokio::test]
async fn her_ex_partner_gets_nothing_of_it() {
    sent_again_by(Who::Ex).await;
}

#[tokio::test]
async fn her_own_phone_shows_nothing_of_hers_alone_while_that_is_locked() {
    sent_again_by(Who::Herself).await;
}

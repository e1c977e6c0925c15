//! What they say to each other, ask, answer and carry.

use super::{Two, made, press};
use crate::browser::Browser;

impl Two<'_> {
    /// One that went both ways, with everything that can be withdrawn, and one that is under way,
    /// with something that each has begun to write.
    pub(super) async fn talks(&self) {
        let ana = self.world.sign_in("Ana").await;
        let ben = self.world.sign_in("Ben").await;
        let first = say(&ana, ("/turn-talks/new", "Begin to write"), &WHEN).await;
        say(&ben, (&first, "Say it back"), &["that it took you back", "", "alone"]).await;
        say(&ana, (&first, "Not quite"), &["that I was ashamed, too"]).await;
        say(&ben, (&first, "Say it back"), &["that you were ashamed of looking", "", ""]).await;
        press(&ana, &first, "I feel heard").await;
        say(&ben, (&first, "Say my side"), &["I saw your face", "ashamed", "", ""]).await;
        say(&ana, (&first, "Say it back"), &["that your hand was faster than you", "", ""]).await;
        press(&ben, &first, "I feel heard").await;
        for (browser, exit) in [(&ben, "commitment"), (&ana, "thank-you")] {
            let parts = [("exit", exit), ("thanks", "For asking a second time.")];
            let look = browser.write(&format!("{first}/drafts"), &parts).await;
            made(look.press("Share with").await);
        }
        let page = ben.open(&first).await.click("Withdraw").await;
        page.press("Withdraw it").await;
        let second = say(&ben, ("/turn-talks/new", "Begin to write"), &WHEN).await;
        for (browser, path, button) in
            [(&ana, second.as_str(), "Say it back"), (&ben, "", ""), (&ana, "", "")]
        {
            let page = match button {
                "" => browser.post("/turn-talks/drafts", &[]).await,
                button => browser.open(path).await.press(button).await,
            };
            page.form("Next").fill("words", "You always come late").press("Next").await;
        }
    }
}

/// Where the two are, what they reached, what they work on, and how much is asked.
async fn agreed(me: &Browser, you: &Browser, answer: &str) {
    let parts = [("phase", "understand"), ("see", "You never listened before.")];
    made(me.write("/phases/drafts", &parts).await.press("Propose it to").await);
    if !answer.is_empty() {
        press(you, "/phases", answer).await;
    }
    let parts = [("what", "You always came home."), ("reached", "2026-03-08")];
    made(me.write("/milestones/drafts", &parts).await.press("Name it to").await);
    if answer == "I agree" {
        press(you, "/milestones", "Yes, we reached that").await;
    }
    let parts = [("goal_1", "You never shout."), ("notice_1", "The cat sleeps.")];
    made(me.write("/therapy-plan/drafts", &parts).await.press("Propose it to").await);
    if !answer.is_empty() {
        press(you, "/therapy-plan", answer).await;
    }
    let parts = [("why", "You never shouted this year.")];
    made(me.write("/maintain/drafts", &parts).await.press("Propose it to").await);
    if answer == "Not like this" {
        press(you, "/maintain", answer).await;
    }
}

impl Two<'_> {
    /// What counts, what was declined, and what waits; and Ana comes back from a time-out.
    pub(super) async fn time_outs(&self) {
        let here = "/time-out/agreement";
        let (ana, ben) = (self.world.sign_in("Ana").await, self.world.sign_in("Ben").await);
        for (me, you, answer) in
            [(&ana, &ben, "I agree"), (&ben, &ana, "Not like this"), (&ana, &ben, "")]
        {
            let parts = [("signal", "Harbour"), ("how", "With two cups of tea.")];
            let look = me.write("/time-out/agreement/drafts", &parts).await;
            made(look.press("Propose it to").await);
            if !answer.is_empty() {
                press(you, here, answer).await;
            }
            let parts = [("counts", "A day on which you always lie."), ("first_day", "We sleep.")];
            let look = me.write("/setback-plan/drafts", &parts).await;
            made(look.press("Propose it to").await);
            if !answer.is_empty() {
                press(you, "/setback-plan", answer).await;
            }
            agreed(me, you, answer).await;
        }
        press(&self.ana, "/today", "A time-out").await;
        press(&self.ana, "/time-out", "I’m back").await;
    }
}

impl Two<'_> {
    /// One that both answered and one of them withdrew, one from the deck that both answered, and one
    /// answer that waits.
    pub(super) async fn questions_of_the_day(&self) {
        let ana = self.world.sign_in("Ana").await;
        let ben = self.world.sign_in("Ben").await;
        answer(&ana, "/question-of-the-day", "The tram bell at the corner.").await;
        answer(&ben, "/question-of-the-day", "The kettle, just before it clicks.").await;
        let page = ben.open("/question-of-the-day").await.click("Withdraw it").await;
        page.press("Withdraw it").await;
        let page = ana.open("/question-of-the-day/deck").await.click("Gratitude").await;
        let form = page.form("Make it today’s question");
        let card = form.fields.iter().find(|field| field.name == "question").expect("a card");
        let card = card.value.clone();
        form.choose("question", &card).press("Make it today’s question").await;
        for browser in [&ana, &ben] {
            answer(browser, "/question-of-the-day", "It stopped raining as I went out.").await;
        }
        answer(&ana, "/question-of-the-day/2026-03-25", "On the flat roof of the bakery.").await;
    }
}

async fn answer(browser: &Browser, path: &str, words: &str) {
    let form = browser.open(path).await.form("/answers").fill("words", words);
    let page = form.press("Share with").await;
    assert_eq!(page.status, 200, "{}", page.text());
}

impl Two<'_> {
    /// Asked and answered by both, one answer taken back, and something that each has begun to write.
    pub(super) async fn questions(&self) {
        let ana = self.world.sign_in("Ana").await;
        let ben = self.world.sign_in("Ben").await;
        for (asks, answers) in [(&ana, &ben), (&ben, &ana)] {
            let question = put(asks, "/question-box/drafts", "Did you think of me then?").await;
            put(answers, &format!("{question}/drafts"), "Yes, on the stairs each time").await;
            let waits = put(asks, "/question-box/drafts", "Who else knows?").await;
            let form = answers.open(&waits).await.form("Tell").choose("pace", "by a day");
            form.fill("day", "2026-03-28").press("Tell").await;
            let page = asks.post("/question-box/drafts", &[]).await.form("Look at it");
            page.fill("words", "You always go silent. Why?").press("Look at it").await;
        }
        let gone = put(&ana, "/question-box/drafts", "Where were you in May?").await;
        let page = ana.open(&gone).await.click("Withdraw").await;
        page.press("Withdraw it").await;
        for tells in [&ana, &ben] {
            let parts = [("what", "She wrote to me on Monday"), ("will", "I tell you next time")];
            tells.write("/tellings/drafts", &parts).await.press("Share with").await;
            let form = tells.post("/tellings/drafts", &[]).await.form("Next");
            form.fill("words", "You always said it was fine").press("Next").await;
        }
        for (offers, other, is_agreed) in [(&ben, &ana, true), (&ana, &ben, false)] {
            let parts = [
                ("about", "I tell you the same day when she writes to me"),
                ("purpose", "So that you need not wonder"),
                ("from", "2026-03-26"),
                ("review", "2026-05-01"),
            ];
            let look = offers.write("/openness/drafts", &parts).await;
            let openness = made(look.press("Offer it to").await);
            if is_agreed {
                press(other, &openness, "Yes, thank you").await;
            }
        }
        let form = ben.open("/question-box").await.form("Ask Ana").choose("minutes", "45");
        form.press("Ask Ana").await;
        press(&ana, "/question-box", "Begin today’s").await;
    }
}

/// Written and shared; where it leads.
async fn put(browser: &Browser, begin: &str, words: &str) -> String {
    let page = browser.post(begin, &[]).await.form("Look at it").fill("words", words);
    made(page.press("Look at it").await.press("Share with").await)
}

impl Two<'_> {
    /// Cards of both, one of them withdrawn; Ana keeps one moment, and Ben has one that is going on.
    pub(super) async fn hard_moments(&self) {
        let (ana, ben) = (self.world.sign_in("Ana").await, self.world.sign_in("Ben").await);
        for (browser, helps) in [
            (&ana, "Come into the room and sit down."),
            (&ana, "Your hand, if I hold mine out."),
            (&ben, "Say that I may stay in the room."),
        ] {
            let parts = [("helps", helps), ("signal", "Harbour")];
            let look = browser.write("/hard-moment-cards/drafts", &parts).await;
            made(look.press("Share with").await);
        }
        press(&self.ana, "/hard-moments/kept", "Keep them, only for me").await;
        press(&self.ana, "/today", "A hard moment").await;
        press(&self.ben, "/today", "I’m here").await;
        press(&self.ana, "/hard-moment", "It has passed").await;
    }
}

impl Two<'_> {
    /// Hers in three rounds, with everything that can be withdrawn; his, to be read; and one that has
    /// not been delivered. Each is writing something.
    pub(super) async fn what_they_carry(&self) {
        let ana = self.world.sign_in("Ana").await;
        let ben = self.world.sign_in("Ben").await;
        self.what_happened().await;
        let hers = carry(&ana, "now").await;
        let reply = ["that the nights are the worst of it"];
        say(&ben, (&hers, "Say what I understand"), &reply).await;
        say(&ana, (&hers, "Partly."), &["that I had looked, and saw nothing"]).await;
        say(&ben, (&hers, "Say what I understand"), &reply).await;
        press(&ana, &hers, "Not yet").await;
        for browser in [&ben, &ana] {
            let mut page = browser.post("/other-side/drafts", &[]).await;
            for answer in ["that I lied", "the lake", "", "that it is too late"] {
                let next = if page.has("Look at it") { "Look at it" } else { "Next" };
                page = page.form(next).fill("words", answer).press(next).await;
            }
            made(page.press("Share a copy").await);
        }
        let his = carry(&ben, "now").await;
        carry(&ana, "then").await;
        for (browser, path, button) in [
            (&ana, his.as_str(), "Say what I understand"),
            (&ana, "/impact-statements/new", "Begin to write"),
            (&ben, "/impact-statements/new", "Begin to write"),
        ] {
            let page = browser.open(path).await.press(button).await;
            let next = if page.has("Look at it") { "Look at it" } else { "Next" };
            page.form(next).fill("words", "At least I sleep again").press(next).await;
        }
    }
}

impl Two<'_> {
    /// Of each two on the list, one of them starred, and one that was taken off.
    pub(super) async fn small_deeds(&self) {
        for (owner, other) in [(&self.ana, &self.ben), (&self.ben, &self.ana)] {
            for words in ["Bring you coffee", "Write you three words at noon", "Carry the bag"] {
                let form = owner.open("/small-deeds").await.form("/small-deeds");
                made(form.fill("deed", words).press("Put it on my list").await);
            }
            press(other, "/small-deeds", "This one matters to me").await;
            let bag = owner.open("/small-deeds").await.click("Carry the bag").await.path;
            press(owner, &bag, "Take it off my list").await;
        }
    }

    /// Some that both would like, some that one of them would not, and a suggestion of each.
    pub(super) async fn hobbies(&self) {
        for name in ["Ana", "Ben"] {
            let browser = self.world.sign_in(name).await;
            for answer in ["I would like that", "Maybe", "No"] {
                press(&browser, "/hobbies/next", answer).await;
            }
            let form = browser.open("/hobbies").await.form("/hobbies/suggestions");
            made(form.fill("hobby", "The tram museum").press("Suggest it to").await);
            let form = browser.open("/ideas/new").await.form("/ideas");
            made(form.fill("what", "The bench by the old lock").press("Put it in").await);
        }
    }

    /// One of each: answered in parts, with more in one; and not ready.
    pub(super) async fn what_they_take_responsibility_for(&self) {
        let (ana, ben) = (self.world.sign_in("Ana").await, self.world.sign_in("Ben").await);
        let own = async |browser: &Browser| {
            let parts = [("did", "I hid the phone"), ("choice", "I could have said so")];
            let parts = [parts[0], parts[1], ("harm", "You count the Fridays")];
            made(
                browser
                    .write("/accountability-statements/drafts", &parts)
                    .await
                    .press("Share with")
                    .await,
            )
        };
        let (his, hers) = (own(&ben).await, own(&ana).await);
        press(&ana, &his, "Received").await;
        for (part, what) in [("2", "What you told yourself"), ("3", "")] {
            let form = ana.open(&his).await.form("Ask for it").choose("part", part);
            form.fill("what", what).press("Ask for it").await;
        }
        let page = ben.open(&his).await.press("Write more here").await;
        let page =
            page.form("Look at it").fill("words", "That nobody knows").press("Look at it").await;
        made(page.press("Share with").await);
        press(&ben, &hers, "I am not ready").await;
        let page = ben.open(&his).await.press("Write more here").await;
        page.form("Look at it").fill("words", "You always count").press("Look at it").await;
        ana.post("/accountability-statements/drafts", &[]).await;
    }

    /// One with a time, one that rests, one that is settled, one that was just raised, and a draft.
    async fn raised(&self, by: &Browser) -> String {
        let parts = [("noticed", "You turned the phone over"), ("felt", "on guard")];
        let parts = [parts[0], parts[1], ("size", "middle")];
        made(by.write("/concerns/drafts", &parts).await.press("Share with").await)
    }

    pub(super) async fn what_they_raised(&self) {
        let (ana, ben) = (self.world.sign_in("Ana").await, self.world.sign_in("Ben").await);
        let timed = self.raised(&ana).await;
        press(&ben, &timed, "Read it. Suggest").await;
        press(&ana, &timed, "That suits me").await;
        for outcome in ["parked", "resolved"] {
            let path = self.raised(&ben).await;
            let form = ana.open(&path).await.form("Suggest how").choose("outcome", outcome);
            let until = if outcome == "parked" { "2026-04-02" } else { "" };
            made(form.fill("until", until).press("Suggest how").await);
            press(&ben, &path, "Yes, leave it so").await;
        }
        self.raised(&ben).await;
        ana.post("/concerns/drafts", &[]).await;
    }

    /// One that Ben remembers otherwise, one under way with a concern suggested, and two times for it.
    pub(super) async fn their_meetings(&self) {
        let (ana, ben) = (self.world.sign_in("Ana").await, self.world.sign_in("Ben").await);
        for (browser, weekday, answer) in [(&ana, "6", "Yes, that suits me"), (&ben, "4", "")] {
            let form = browser.open("/weekly-meetings/time").await.form("Propose to");
            form.choose("weekday", weekday).fill("time", "19:30").press("Propose to").await;
            if !answer.is_empty() {
                press(&ben, "/weekly-meetings/time", answer).await;
            }
        }
        let first = self.met(&ana).await;
        press(&ana, &first, "Close the meeting").await;
        press(&ana, &first, "Sign: I remember it so").await;
        let form = ben.open(&first).await.form("Share with");
        form.fill("words", "We said Saturday").press("Share with").await;
        let second = self.met(&ben).await;
        press(&ben, &format!("{second}?part=4"), "Let’s talk about this one").await;
    }

    /// With a line of each in the first part and the last; its path.
    async fn met(&self, begins: &Browser) -> String {
        let (ana, ben) = (self.world.sign_in("Ana").await, self.world.sign_in("Ben").await);
        let begun = begins.open("/weekly-meetings/new").await.press("Begin the meeting").await;
        let meeting = made(begun);
        for (browser, part) in [(&ana, 1), (&ben, 1), (&ana, 6), (&ben, 6)] {
            let page = browser.open(&format!("{meeting}?part={part}")).await;
            let button = if part == 6 { "Ask" } else { "Share with" };
            page.form(button).fill("words", "The soup on Tuesday").press(button).await;
        }
        press(&ana, &format!("{meeting}?part=6"), "I will").await;
        meeting
    }

    /// Agreed, with other words that wait; closed together; and one that waits.
    async fn what_happened(&self) {
        let ben = self.world.sign_in("Ben").await;
        for (title, kind) in [("The Fridays", "lies"), ("The loan", "money"), ("May", "other")] {
            let parts = [("title", title), ("kind", kind), ("period", "Last autumn")];
            let look = ben.write("/what-happened/drafts", &parts).await;
            let breach = made(look.press("Suggest it to").await);
            if kind != "other" {
                press(&self.ana, &breach, "I agree to this title").await;
            }
            if kind == "money" {
                press(&self.ben, &breach, "Ask Ana to close it").await;
                press(&self.ana, &breach, "Close it together").await;
            }
        }
    }
}

/// Written down, and delivered now or at a time; its path.
async fn carry(browser: &Browser, when: &str) -> String {
    let mut page = browser.open("/impact-statements/new").await.press("Begin to write").await;
    for answer in ["I wake at four", "small", "", "my own eyes", "", "that we laugh again"] {
        let next = if page.has("Look at it") { "Look at it" } else { "Next" };
        page = page.form(next).fill("words", answer).press(next).await;
    }
    let form = page.form(when);
    let form =
        if when == "then" { form.fill("day", "2026-05-01").fill("time", "20:00") } else { form };
    made(form.press(when).await)
}

/// What somebody says first.
const WHEN: [&str; 4] = [
    "You turned the phone over as I came in",
    "My stomach drop",
    "At least that is how it looked for a year",
    "That you leave it as it lies",
];

/// One question after the other, then the whole; the path of the talk.
async fn say(browser: &Browser, (path, button): (&str, &str), answers: &[&str]) -> String {
    let mut page = browser.open(path).await.press(button).await;
    for answer in answers {
        let next = if page.has("Look at it") { "Look at it" } else { "Next" };
        page = page.form(next).fill("words", answer).press(next).await;
    }
    made(page.write(&[]).await.press("Share with").await)
}

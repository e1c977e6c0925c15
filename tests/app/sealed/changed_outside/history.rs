//! Two who have written something of each kind, each of them, with words that stand nowhere else.

use tokio::sync::OnceCell;

use crate::{
    browser::Browser,
    form::Form,
    page::Page,
    steps::{
        accountability::small_deeds,
        communication::{journal, question_of_the_day::answered},
        quality_time::{hobbies, ideas},
        small_issues::hard_date,
        therapy::{agenda, appointment, contact, practice},
    },
    world::{Kept, World},
};

/// What all their words begin with.
pub(super) const STEM: &str = "Fingerhutwiese";

/// A world in which Ana and Ben have all this behind them.
pub(super) async fn world() -> World {
    static LIVED: OnceCell<Kept> = OnceCell::const_new();
    let world = World::kept(&LIVED, async |world| {
        world.another_couple("Ana", "Ben").await;
        live(world).await;
    });
    let world = world.await;
    world.at("2026-03-14 19:00");
    world
}

async fn live(world: &World) {
    let both = [world.browser_of("Ana").await, world.browser_of("Ben").await];
    let mut words = Words(0);
    let date = planned(&both, &mut words).await;
    world.at("2026-03-14 18:00");
    remembered(&both, &date, &mut words).await;
    for (me, you) in [(&both[0], &both[1]), (&both[1], &both[0])] {
        dated(me, &mut words, "2026-03-20").await.press("Propose to").await;
        promised(me, you, &mut words).await;
        refused(me, you, &mut words).await;
        ended(me, you, &mut words).await;
    }
    for browser in &both {
        listed(browser, &mut words).await;
    }
    for name in ["Ana", "Ben"] {
        let browser = world.sign_in(name).await;
        journal::written(&browser, &words.fresh()).await;
        let page = journal::written(&browser, &words.fresh()).await;
        journal::shared(&browser, &page.path).await;
        let form = page.click("Change it").await.form("Save, only for me");
        form.fill("text", &words.fresh()).press("Save, only for me").await;
    }
    talked(world, &mut words).await;
    let again = [world.sign_in("Ana").await, world.sign_in("Ben").await];
    hard_days([&again[0], &again[1]], &mut words).await;
    hard_days([&again[1], &again[0]], &mut words).await;
    agreed_on_a_plan(&again, &mut words).await;
    put_into_the_box(world, &mut words).await;
    wrote_cards(&again, &mut words).await;
    carried(world, &mut words).await;
    for (browser, closeness, button) in [
        (&both[1], "2", "Share with"),
        (&both[0], "3", "only for me"),
        (&both[0], "1", "Share with"),
    ] {
        checked_in(browser, closeness, button, &mut words).await;
    }
}

/// An answer of the day, a small deed, a hobby, an idea, something for a session, something to
/// practise, whom to ask and an appointment.
async fn listed(browser: &Browser, words: &mut Words) {
    answered(browser, &words.fresh()).await;
    small_deeds::listed(browser, &words.fresh()).await;
    hobbies::suggested(browser, &words.fresh()).await;
    ideas::idea(browser, &words.fresh()).await;
    agenda::put_on(browser, &words.fresh()).await;
    let path = practice::written(browser, &words.fresh()).await;
    practice::reflected(browser, &path, "did", &words.fresh()).await;
    contact::written(browser, &words.fresh(), "").await;
    appointment::written(browser, &words.fresh(), "2026-03-19").await;
}

/// One of their own, and another that is shared and answered.
async fn hard_days([me, you]: [&Browser; 2], words: &mut Words) {
    hard_date::written(me, &words.fresh()).await;
    let own = hard_date::written(me, &words.fresh()).await;
    let page = hard_date::shared(me, &own.path).await;
    let form = own.click("Change it").await.form("Save, only for me");
    form.fill("title", &words.fresh()).press("Save, only for me").await;
    hard_date::answered(you, &page.path, &words.fresh()).await;
}

/// Counts, so that no words are said twice.
struct Words(usize);

impl Words {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("{STEM}{:03}x", self.0)
    }
}

async fn dated(browser: &Browser, words: &mut Words, day: &str) -> Form {
    let form = browser.open("/dates/new").await.form("/dates").fill("what", &words.fresh());
    form.fill("day", day).fill("time", "17:00")
}

async fn planned([ana, ben]: &[Browser; 2], words: &mut Words) -> String {
    let page = dated(ana, words, "2026-03-13").await.press("Propose to").await;
    ben.open(&page.path).await.press("Say yes to").await;
    page.path
}

async fn remembered(both: &[Browser; 2], date: &str, words: &mut Words) {
    both[0].open(date).await.press("Yes, it did").await;
    for browser in both {
        let form = browser.open(date).await.form("Share with").choose("closeness", "4");
        let page = form.fill("moment", &words.fresh()).press("Share with").await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
}

/// Proposed by one of them, as their own.
async fn proposed(me: &Browser, words: &mut Words) -> String {
    let form = me.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", &words.fresh()).choose("cadence", "daily");
    form.fill("review_on", "2026-04-12").press("Propose to").await.path
}

/// Agreed, and missed on the first day.
async fn promised(me: &Browser, you: &Browser, words: &mut Words) {
    let path = proposed(me, words).await;
    you.open(&path).await.press("I agree").await;
    let page = me.open(&path).await.click("Partly, or not this time").await;
    let form = page.form("Share with").choose("mark", "missed").fill("obstacle", &words.fresh());
    assert_eq!(form.press("Share with").await.status, 200);
}

async fn refused(me: &Browser, you: &Browser, words: &mut Words) {
    let path = proposed(me, words).await;
    let form = you.open(&path).await.form("No, not this.").fill("why", &words.fresh());
    form.press("No, not this.").await;
}

async fn ended(me: &Browser, you: &Browser, words: &mut Words) {
    let path = proposed(me, words).await;
    you.open(&path).await.press("I agree").await;
    let form = me.open(&path).await.form("End it.").fill("why", &words.fresh());
    form.press("End it.").await;
}

/// Ana spoke and Ben said it back; she is writing something for afterwards.
async fn talked(world: &World, words: &mut Words) {
    let [ana, ben] = &[world.sign_in("Ana").await, world.sign_in("Ben").await];
    let said = written(ana, ("/turn-talks/new", "Begin to write"), words).await;
    let talk = ana.open(&said).await.press("Share with").await.path;
    let back = written(ben, (&talk, "Say it back"), words).await;
    ben.open(&back).await.press("Share with").await;
    written(ana, ("/turn-talks/drafts", ""), words).await;
}

/// Each has written down what they carry, and the other has said what they understand. Ana is writing
/// something else.
async fn carried(world: &World, words: &mut Words) {
    let [ana, ben] = [world.sign_in("Ana").await, world.sign_in("Ben").await];
    for suggests in [&ana, &ben, &ana] {
        let (title, period) = (words.fresh(), words.fresh());
        let parts = [("title", &*title), ("kind", "other"), ("period", &*period)];
        let look = suggests.write("/what-happened/drafts", &parts).await;
        let page = look.press("Suggest it to").await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    for (me, you) in [(&ana, &ben), (&ben, &ana)] {
        let draft = written(me, ("/impact-statements/new", "Begin to write"), words).await;
        let statement = me.open(&draft).await.press("now").await.path;
        let page = you.open(&statement).await.press("Say what I understand").await;
        let page = page.form("Look at it").fill("words", &words.fresh()).press("Look at it").await;
        assert_eq!(page.press("Share with").await.status, 200);
        responsible(me, you, words).await;
        raised(me, you, words).await;
        let draft = written(me, ("/other-side/drafts", ""), words).await;
        assert_eq!(me.open(&draft).await.press("Share a copy").await.status, 200);
        me.open(&draft).await.press("Let it go").await;
    }
    met(&[ana.clone(), ben], words).await;
    written(&ana, ("/impact-statements/new", "Begin to write"), words).await;
}

/// One takes responsibility, the other needs more in a part, and gets it.
async fn responsible(me: &Browser, you: &Browser, words: &mut Words) {
    let parts = [words.fresh(), words.fresh(), words.fresh()];
    let parts = ["did", "choice", "harm"].into_iter().zip(parts.iter().map(String::as_str));
    let look = me.write("/accountability-statements/drafts", &parts.collect::<Vec<_>>()).await;
    let statement = look.press("Share with").await.path;
    let form = you.open(&statement).await.form("Ask for it").choose("part", "2");
    form.fill("what", &words.fresh()).press("Ask for it").await;
    let page = me.open(&statement).await.press("Write more here").await;
    let page = page.form("Look at it").fill("words", &words.fresh()).press("Look at it").await;
    assert_eq!(page.press("Share with").await.status, 200);
}

/// One raises something, the other suggests a time, and they have talked.
async fn raised(me: &Browser, you: &Browser, words: &mut Words) {
    let parts = [words.fresh(), words.fresh(), words.fresh()];
    let parts = ["noticed", "felt", "like"].into_iter().zip(parts.iter().map(String::as_str));
    let look = me.write("/concerns/drafts", &parts.collect::<Vec<_>>()).await;
    let concern = look.press("Share with").await.path;
    you.open(&concern).await.press("Read it. Suggest").await;
    me.open(&concern).await.press("That suits me").await;
}

/// Each thanked and asked in a meeting, and one remembers it otherwise.
async fn met([ana, ben]: &[Browser; 2], words: &mut Words) {
    let meeting = ana.open("/weekly-meetings/new").await.press("Begin the meeting").await.path;
    for (browser, part) in [(ana, 1), (ben, 1), (ana, 6), (ben, 6)] {
        let page = browser.open(&format!("{meeting}?part={part}")).await;
        let button = if part == 6 { "Ask" } else { "Share with" };
        page.form(button).fill("words", &words.fresh()).press(button).await;
    }
    ana.open(&meeting).await.press("Close the meeting").await;
    let form = ben.open(&meeting).await.form("Share with");
    form.fill("words", &words.fresh()).press("Share with").await;
}

/// Two answers of a draft; its path.
async fn written(browser: &Browser, (path, button): (&str, &str), words: &mut Words) -> String {
    let mut page = match button {
        "" => browser.post(path, &[]).await,
        button => browser.open(path).await.press(button).await,
    };
    let draft = page.path.split("/answers").next().expect("a draft").to_owned();
    for _ in 0..2 {
        page = page.form("Next").fill("words", &words.fresh()).press("Next").await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    draft
}

/// Ana proposed what the two do after a setback, and Ben agreed; each has proposed something else since.
async fn agreed_on_a_plan([ana, ben]: &[Browser; 2], words: &mut Words) {
    for (me, you, answer) in [(ana, ben, "I agree"), (ana, ben, "Not like this"), (ben, ana, "")] {
        let (counts, first_day) = (words.fresh(), words.fresh());
        let parts = [("counts", &*counts), ("first_day", &*first_day)];
        let look = me.write("/setback-plan/drafts", &parts).await;
        assert_eq!(look.press("Propose it to").await.status, 200);
        if !answer.is_empty() {
            you.open("/setback-plan").await.press(answer).await;
        }
    }
}

/// Each asked something and answered the other; Ana is writing a question and an answer.
async fn put_into_the_box(world: &World, words: &mut Words) {
    let [ana, ben] = &[world.sign_in("Ana").await, world.sign_in("Ben").await];
    for (asks, answers) in [(ana, ben), (ben, ana)] {
        let question = box_draft(asks, "/question-box/drafts", words).await;
        let question = question.press("Share with").await.path;
        let answer = box_draft(answers, &format!("{question}/drafts"), words).await;
        assert_eq!(answer.press("Share with").await.status, 200);
    }
    for tells in [ana, ben, ana] {
        let mut page = tells.post("/tellings/drafts", &[]).await;
        for button in ["Next", "Next", "Next", "Look at it"] {
            page = page.form(button).fill("words", &words.fresh()).press(button).await;
        }
        assert_eq!(page.press("Share with").await.status, 200);
    }
    for offers in [ana, ben, ana] {
        let (what, purpose) = (words.fresh(), words.fresh());
        let days = [("from", "2026-03-14"), ("review", "2026-04-12")];
        let parts = [("about", &*what), ("purpose", &*purpose), days[0], days[1]];
        let look = offers.write("/openness/drafts", &parts).await;
        assert_eq!(look.press("Offer it to").await.status, 200);
    }
    let open = box_draft(ben, "/question-box/drafts", words).await;
    let open = open.press("Share with").await.path;
    box_draft(ana, "/question-box/drafts", words).await;
    box_draft(ana, &format!("{open}/drafts"), words).await;
}

/// Something written; the look at it.
async fn box_draft(browser: &Browser, begin: &str, words: &mut Words) -> Page {
    let form = browser.post(begin, &[]).await.form("Look at it");
    let page = form.fill("words", &words.fresh()).press("Look at it").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

/// Each wrote a card, and Ana another one; hers is on its way.
async fn wrote_cards([ana, ben]: &[Browser; 2], words: &mut Words) {
    for browser in [ana, ben, ana] {
        let (helps, cue) = (words.fresh(), words.fresh());
        let parts = [("helps", &*helps), ("cue", &*cue)];
        let look = browser.write("/hard-moment-cards/drafts", &parts).await;
        assert_eq!(look.press("Share with").await.status, 200);
    }
    ana.open("/hard-moment").await.press("A hard moment").await;
}

/// With something added.
async fn checked_in(browser: &Browser, closeness: &str, button: &str, words: &mut Words) {
    let form = browser.open("/check-ins/new").await.form("/check-ins");
    let saved = form.choose("closeness", closeness).press(button).await;
    let page = saved.click("Say more").await.press("Go on").await;
    let form = page.form(&format!("{}/details", saved.path)).fill("note", &words.fresh());
    assert_eq!(form.press(button).await.status, 200);
}

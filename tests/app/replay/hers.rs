//! What Ana's phone sent.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Method;
use tokio::sync::OnceCell;
use troth::{access::Audience, routes::Route};
use uuid::Uuid;

use super::{progress, small_issues};
use crate::{
    browser::{Browser, Sent, Tape, encoded},
    impact::{
        breach::{put_differently, suggested},
        hard_moment::card,
        other_side::shared,
        statement::{delivered, partly, replied, scheduled},
    },
    sealed::{
        search::stands_in,
        typist::{STEM, Typist},
        walk::{Day, Walk, everywhere, kind_of, opened},
    },
    steps::{
        accountability::{
            small_deeds::{listed, starred},
            statements::{asked_for, owned},
        },
        communication::{
            disclosure::told,
            openness::offered,
            question_box::{answered, asked},
            question_of_the_day,
            turn_talk::{begun, said_back},
        },
        quality_time::{hobbies, ideas},
    },
    table,
    world::{Kept, World},
};

/// Days that the two walk.
const DAYS: usize = 3;
/// Forms of one kind that are kept.
const ALIKE: usize = 8;

/// All of it, and what it says.
pub(super) struct Hers {
    /// In the order in which they were sent, each once.
    pub(super) requests: Vec<Sent>,
    /// Words that she alone may read.
    pub(super) alone: Vec<String>,
    /// All words that she typed.
    pub(super) typed: Vec<String>,
    at: DateTime<Utc>,
}

impl Sent {
    /// The same form under an id of its own.
    pub(super) fn under_another_id(&self) -> Self {
        let pairs = form_urlencoded::parse(self.body.as_bytes()).into_owned();
        let fresh = |(name, value): (String, String)| {
            if name == "op" { (name, Uuid::now_v7().to_string()) } else { (name, value) }
        };
        let pairs: Vec<_> = pairs.map(fresh).collect();
        Self { body: encoded(&pairs), ..self.clone() }
    }
}

impl Hers {
    /// The routes and words that were reached.
    pub(super) fn is_much(&self) {
        let routes = self.requests.iter().filter_map(|sent| {
            table::route_of(&sent.method, &sent.path).map(|route| (route.method, route.path))
        });
        let routes: BTreeSet<(String, &str)> =
            routes.map(|(method, path)| (method.to_string(), path)).collect();
        let missed = [Method::GET, Method::POST].map(|method| {
            let of_a_therapist =
                |route: &Route| matches!(route.audience, Audience::Therapist | Audience::Linked);
            let table = table::of(&method).into_iter();
            let paths = table.filter(|route| !of_a_therapist(route)).map(|route| route.path);
            let sent = |path: &&str| routes.contains(&(method.to_string(), *path));
            paths.filter(|path| !sent(path)).collect::<Vec<_>>()
        });
        // Those of whoever is not paired yet, or no more, or comes as a therapist, of passkeys, which a number has
        // not, and of giving the phone away, which is signing in as the other.
        assert!(missed[0].len() <= 13 && missed[1].len() <= 27, "these are missed: {missed:?}");
        assert!(self.alone.len() > 5 && self.typed.len() > self.alone.len(), "{:?}", self.alone);
    }
}

/// A copy of the world after the walk, and what was sent on it.
pub(super) async fn walked() -> (World, &'static Hers) {
    static THEM: OnceCell<Kept> = OnceCell::const_new();
    static HERS: OnceCell<Hers> = OnceCell::const_new();
    let world = World::kept(&THEM, async |world| {
        let hers = walk(world).await;
        assert!(HERS.set(hers).is_ok(), "one walk");
    });
    let world = world.await;
    let hers = HERS.get().expect("the walk is over");
    world.app.clock.set(hers.at);
    (world, hers)
}

async fn walk(world: &World) -> Hers {
    world.another_couple("Ana", "Ben").await;
    world.another_couple("Cleo", "Dan").await;
    world.unpaired("Eve").await;
    world.sign_in("Ana").await;
    let (tape, mut walk) = (Tape::default(), Walk::default());
    for nth in 0..DAYS {
        let day = Day { nth, is_last: nth + 1 == DAYS };
        for name in ["Ana", "Ben"] {
            let browser = opened(world, name).await;
            let browser = if name == "Ana" { browser.taped(&tape) } else { browser };
            walk.with(world, &browser, day).await;
        }
        world.advance(TimeDelta::days(1));
    }
    answered_today(world, &tape).await;
    talked(world, &tape).await;
    asked_and_answered(world, &tape).await;
    carried(world, &tape).await;
    responsible(world, &tape).await;
    small_issues::small_issues(world, &tape).await;
    small_issues::weekly_meetings(world, &tape).await;
    small_deeds(world, &tape).await;
    small_issues::hard_days(world, &tape).await;
    hobbies_of_both(world, &tape).await;
    progress::agreed(world, &tape).await;
    let ana = opened(world, "Ana").await;
    world.sign_in("Ana").await;
    let unsent = unsent(&ana, world).await;
    let theirs = read_by(&opened(world, "Ben").await).await;
    let requests = each_once(tape.sent().into_iter().chain(unsent));
    let alone = walk.alone().iter().filter(|word| !stands_in(&theirs, word)).cloned().collect();
    let typed = requests.iter().flat_map(|sent| words_in(&sent.body)).collect();
    Hers { requests, alone, typed, at: world.now() }
}

/// The question of the day, which both answer; she keeps what he says.
async fn answered_today(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    question_of_the_day::answered(&ben, "The kettle").await;
    let page = question_of_the_day::answered(&ana, "The tram bell").await;
    page.click("Keep a copy").await.press("Keep it").await;
}

/// Two talks that go to their end, with a time-out: the walk alone does not come so far.
async fn talked(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let page = ana.open("/turn-talks/new").await;
    if page.path != "/turn-talks/new" {
        page.press("Stop it").await;
    }
    for (speaker, listener) in [(&ana, &ben), (&ben, &ana)] {
        let talk = begun(speaker).await;
        ana.open(&talk).await.press("A time-out").await.press("I’m back").await;
        said_back(listener, &talk, "something").await;
        speaker.open(&talk).await.press("I feel heard").await;
        listener.open(&talk).await.press("Nothing to add").await;
        for one in [speaker, listener] {
            one.open(&talk).await.press("Nothing more for today").await;
        }
        ana.open(&format!("{talk}/hand-over")).await;
        ana.peek(&format!("{talk}/moves")).await;
        ana.peek("/wording/rules").await;
    }
    ana.peek("/time-out/moves").await;
    ana.peek("/hard-moment/moves").await;
    card(&ben, "Say that I may stay").await;
    ben.post("/hard-moments", &[]).await;
    ana.open("/hard-moment").await.press("I’m here").await;
    let draft = ana.post("/turn-talks/drafts", &[]).await.path;
    let draft = draft.split("/answers").next().unwrap_or_default();
    ana.open(draft).await.press("Let it go").await;
}

/// A question of each, answered, with everything that can be done about it, and the time for it.
async fn asked_and_answered(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let hers = asked(&ana, "Did you think of me?").await;
    answered(&ben, &hers, "Yes").await;
    ana.open(&format!("{hers}/answer")).await.click("Keep a copy").await.press("Keep it").await;
    ana.open(&hers).await.click("Withdraw").await.press("Withdraw it").await;
    let his = asked(&ben, "Shall I tell my brother?").await;
    ana.open(&his).await.click("Keep a copy").await.press("Keep it").await;
    let form = ana.open(&his).await.form("Tell Ben").choose("pace", "only with our therapist");
    form.press("Tell Ben").await;
    let page = answered(&ana, &his, "Not yet").await;
    let taken_back = page.links().into_iter().find(|(_, to)| to.ends_with("/withdrawals/new"));
    ana.open(&taken_back.expect("her answer").1).await.press("Withdraw it").await;
    let told_to_her = told(&ben, "I owe my brother money").await;
    let form = ana.open(&told_to_her).await.form("Keep this").choose("intention", "not now");
    form.press("Keep this").await;
    let page = ana.open(&format!("{told_to_her}/words")).await;
    page.press("I have read it. I need time.").await;
    page.click("Keep a copy").await.press("Keep it").await;
    let hers = told(&ana, "I read your letters").await;
    ana.open(&hers).await.click("Withdraw").await.press("Withdraw it").await;
    let his = offered(&ben).await;
    ana.open(&his).await.press("Yes, thank you").await.press("End it.").await;
    offered(&ana).await;
    let draft = ana.post("/question-box/drafts", &[]).await.path;
    let draft = draft.split("/answers").next().unwrap_or_default();
    ana.open(draft).await.press("Let it go").await;
    let form = ben.open("/question-box").await.form("Ask Ana").choose("minutes", "45");
    form.press("Ask Ana").await;
    ana.open("/question-box").await.press("Yes, 45 minutes").await;
    let form = ana.open("/question-box").await.form("Ask Ben").choose("minutes", "15");
    form.press("Ask Ben").await;
    ana.open("/question-box").await.press("Begin today’s").await.press("Enough for today").await;
}

/// What each carries: taken back once, put away, answered both ways, gone round, stopped.
async fn carried(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let day = (world.now() + TimeDelta::days(3)).date_naive().to_string();
    scheduled(&ana, &day).await.press("Take it back").await.press("Let it go").await;
    let breach = suggested(&ben).await;
    put_differently(&ana, &breach).await;
    ben.open(&breach).await.press("I agree to this title").await;
    ana.open(&breach).await.press("Ask Ben to close it").await;
    ana.open(&breach).await.press("Leave it open after all").await;
    let his = delivered(&ben).await;
    ana.open(&his).await.press("Put it away").await;
    replied(&ana, &his, "something").await;
    ana.open(&his).await.press("Stop it").await;
    let form = ana.open(&his).await.form("Say so").choose("exit", "rest");
    form.press("Say so").await;
    let hers = delivered(&ana).await;
    replied(&ben, &hers, "something").await;
    partly(&ana, &hers, "something else").await;
    replied(&ben, &hers, "something more").await;
    ana.open(&hers).await.press("Understood").await;
    for (one, what) in [(&ben, "Keep a copy"), (&ana, "Withdraw")] {
        let page = shared(one).await;
        let page = ana.open(&page.path).await.click(what).await;
        let button = if what == "Withdraw" { "Withdraw it" } else { "Keep" };
        page.press(button).await;
    }
    for (path, what) in
        [(&hers, "Keep a copy"), (&hers, "Withdraw"), (&his, "Keep a copy"), (&his, "Withdraw")]
    {
        let page = ana.open(path).await.click(what).await;
        let button = if what == "Withdraw" { "Withdraw it" } else { "Keep" };
        page.press(button).await;
    }
}

/// What each takes responsibility for, answered and added to, kept and withdrawn.
async fn responsible(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let (hers, his) = (owned(&ana).await, owned(&ben).await);
    ana.open("/accountability-statements/new").await;
    asked_for(&ben, &hers, "1", "Since when?").await;
    let page = ana.open(&hers).await.press("Write more here").await;
    let page = page.form("Look at it").fill("words", "Since May").press("Look at it").await;
    page.press("Share with").await;
    ana.open(&his).await.press("Received").await;
    asked_for(&ana, &his, "2", "And before?").await;
    ana.open(&his).await.press("I am not ready").await;
    for (browser, path, what) in [
        (&ana, &his, "Keep a copy"),
        (&ana, &his, "Withdraw"),
        (&ana, &hers, "Withdraw"),
        (&ana, &hers, "Withdraw all"),
    ] {
        let page = browser.open(path).await.click(what).await;
        let button = if what == "Keep a copy" { "Keep" } else { "Withdraw it" };
        page.press(button).await;
    }
}

/// Two of hers, one taken off and one withdrawn; one of his, starred and kept.
async fn small_deeds(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let (bag, tea) = (listed(&ana, "Carry the bag").await, listed(&ana, "Make the tea").await);
    ana.open(&bag).await.press("Take it off my list").await;
    ana.open(&tea).await.click("Withdraw it").await.press("Withdraw it").await;
    let his = listed(&ben, "Call at noon").await;
    starred(&ana, &his).await;
    ana.open(&his).await.click("Keep a copy").await.press("Keep").await;
    ana.open(&his).await.press("Take the star back").await;
    ana.open("/small-deeds/suggestions").await.press("Put it on my list").await;
}

/// One that both would like, taken off again; a suggestion of each, withdrawn and kept.
async fn hobbies_of_both(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let (hers, his) = (
        hobbies::suggested(&ana, "The tram museum").await,
        hobbies::suggested(&ben, "The old lock").await,
    );
    ana.open(&hers).await.click("Withdraw it").await.press("Withdraw it").await;
    ana.open(&his).await.click("Keep a copy").await.press("Keep").await;
    for browser in [&ben, &ana] {
        hobbies::answered(browser, "quiet-hour", "Maybe").await;
    }
    let hour = [("hobby".to_owned(), "quiet-hour".to_owned())];
    ana.post("/hobbies/answers/ends", &hour).await;
    hobbies::answered(&ana, "quiet-hour", "No").await;
    ana.open("/hobbies/answers").await;
    let hers = ideas::idea(&ana, "The old lock").await;
    ana.open(&hers).await.click("Propose this as a date").await;
    ana.open(&hers).await.click("Withdraw it").await.press("Withdraw it").await;
    let his = ideas::idea(&ben, "The new lock").await;
    ana.open(&his).await.click("Keep a copy").await.press("Keep").await;
}

/// Every form on her pages, as she could send it.
async fn unsent(ana: &Browser, world: &World) -> Vec<Sent> {
    let (mut forms, mut typist) = (Vec::new(), Typist::default());
    for path in everywhere(ana).await {
        for form in ana.open(&path).await.all_forms() {
            let form = typist.fill(form, world.now().date_naive(), 0).form;
            if form.method == Method::POST {
                forms.extend(form.buttons().into_iter().map(|button| Sent {
                    method: "POST".to_owned(),
                    path: form.action.clone(),
                    body: encoded(&form.pairs(button)),
                }));
            }
        }
    }
    forms
}

/// All that somebody can read.
async fn read_by(browser: &Browser) -> String {
    let mut read = String::new();
    for path in everywhere(browser).await {
        read.push_str(&browser.open(&path).await.html);
    }
    read
}

fn each_once(all: impl Iterator<Item = Sent>) -> Vec<Sent> {
    let (mut seen, mut kinds) = (BTreeSet::new(), BTreeMap::<_, usize>::new());
    let mut kept = Vec::new();
    for sent in all {
        let alike = kinds.entry((sent.method.clone(), kind_of(&sent.path))).or_default();
        if (sent.method == "GET" || *alike < ALIKE) && seen.insert(sent.clone()) {
            *alike += 1;
            kept.push(sent);
        }
    }
    kept
}

/// The markers in a form.
fn words_in(body: &str) -> Vec<String> {
    let values = form_urlencoded::parse(body.as_bytes()).map(|(_, value)| value.into_owned());
    values.filter(|value| value.starts_with(STEM)).collect()
}

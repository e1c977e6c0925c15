//! Two weeks of Ana and Ben, made through the pages: each kind of entry, in each state it can be in.

mod alone;
mod talk;
mod therapy;

use crate::{browser::Browser, page::Page, world::World};

/// From Thursday 12 March to Thursday 26 March.
pub(crate) async fn two_weeks(world: &World) {
    world.another_couple("Ana", "Ben").await;
    let two = Two { world, ana: world.browser_of("Ana").await, ben: world.browser_of("Ben").await };
    two.commitments().await;
    two.weeks().await;
    two.check_ins().await;
    two.dates().await;
    two.days_of_the_first_commitment().await;
    two.afterwards().await;
    world.at("2026-03-26 19:00");
    two.what_waits().await;
    two.weeks().await;
    two.talks().await;
    two.time_outs().await;
    two.questions_of_the_day().await;
    two.questions().await;
    two.hard_moments().await;
    two.what_they_carry().await;
    two.what_they_take_responsibility_for().await;
    two.what_they_raised().await;
    two.their_meetings().await;
    two.small_deeds().await;
    two.hobbies().await;
    two.for_a_therapist().await;
    two.journals().await;
    two.hard_days().await;
    two.months().await;
    let ana = world.sign_in("Ana").await;
    assert_eq!(ana.open("/today").await.status, 200);
}

struct Two<'world> {
    world: &'world World,
    ana: Browser,
    ben: Browser,
}

impl Two<'_> {
    async fn commitments(&self) {
        let home = promise(&self.ben, "me", "Home by seven, or a message before six").await;
        press(&self.ana, &home, "I agree").await;
        let asked = promise(&self.ana, "partner", "Say on Sunday which evenings you are out").await;
        counter(&self.ben, &asked, "Write my evenings out on the calendar by Sunday").await;
        let declined = promise(&self.ben, "me", "Tell you about every message from work").await;
        let form = self.ana.open(&declined).await.form("No, not this");
        form.fill("why", "I do not want to keep watch.").press("No, not this").await;
        let ended = promise(&self.ana, "me", "Call my sister instead of you at work").await;
        press(&self.ben, &ended, "I agree").await;
        let form = self.ana.open(&ended).await.form("End it");
        form.fill("why", "I no longer need to.").press("End it").await;
        let taken_back = promise(&self.ana, "me", "Read one page together").await;
        press(&self.ana, &taken_back, "Take it back").await;
        let reworded = promise(&self.ana, "me", "Ask before ten, or leave it for tomorrow").await;
        press(&self.ben, &reworded, "I agree").await;
        counter(&self.ana, &reworded, "Ask before nine, or leave it for tomorrow").await;
    }

    async fn check_ins(&self) {
        let alone = check_in(&self.ana, "1", "Save, only for me").await;
        say_more(&alone, "Save, only for me").await;
        let copied = check_in(&self.ana, "3", "Save, only for me").await;
        copied.click("Share a copy").await.press("Share with Ben").await;
        check_in(&self.ben, "2", "Share with Ana").await;
        self.world.at("2026-03-13 21:00");
        let shared = check_in(&self.ben, "3", "Share with Ana").await;
        say_more(&shared, "Share with Ana").await;
        check_in(&self.ben, "0", "Save, only for me").await;
    }

    async fn dates(&self) {
        let lake = date(&self.ana, "Once round the lake", "2026-03-14").await;
        press(&self.ben, &lake, "Say yes to Ana").await;
        let soup = date(&self.ben, "Soup at the market", "2026-03-21").await;
        press(&self.ana, &soup, "Say yes to Ben").await;
        let cinema = date(&self.ben, "The cinema by the bridge", "2026-03-24").await;
        press(&self.ana, &cinema, "Say yes to Ben").await;
        let garden = date(&self.ben, "Your mother’s garden", "2026-03-28").await;
        press(&self.ana, &garden, "Tell Ben: not now").await;
        let museum = date(&self.ana, "The small museum", "2026-03-29").await;
        press(&self.ana, &museum, "Take it back").await;
        let moved = date(&self.ben, "A bench in the sun", "2026-04-04").await;
        press(&self.ana, &moved, "Say yes to Ben").await;
        suggest(&self.ben, &moved, "2026-04-05").await;
        let called_off = date(&self.ana, "The old tram", "2026-04-06").await;
        press(&self.ben, &called_off, "Say yes to Ana").await;
        press(&self.ben, &called_off, "Call it off").await;
        let open = date(&self.ana, "Breakfast at the harbour", "2026-04-11").await;
        suggest(&self.ben, &open, "2026-04-12").await;
    }

    async fn days_of_the_first_commitment(&self) {
        let home = self.ben.open("/commitments").await.click("Home by seven").await.path;
        for (day, words) in [("13", "I saw it"), ("14", "I didn’t see it"), ("15", "Let’s talk")]
        {
            self.world.at(&format!("2026-03-{day} 20:00"));
            let kept = press(&self.ben, &home, "Kept").await;
            press(&self.ana, &kept.path, words).await;
        }
        for (day, mark) in [("16", "partly"), ("17", "missed"), ("18", "excused")] {
            self.world.at(&format!("2026-03-{day} 20:00"));
            let page = self.ben.open(&home).await.click("Partly, or not this time").await;
            let form = page.form("Share with Ana").choose("mark", mark);
            let form = form.fill("obstacle", "The meeting ran over, and I did not step out.");
            form.fill("repair", "An alarm at a quarter to six.").press("Share with Ana").await;
        }
    }

    async fn afterwards(&self) {
        self.world.at("2026-03-22 11:00");
        for (browser, words) in
            [(&self.ana, "The duck walked beside us."), (&self.ben, "You laughed.")]
        {
            let page = browser.open("/dates").await.click("Once round the lake").await;
            let page =
                if page.has("Did it happen?") { page.press("Yes, it did").await } else { page };
            let form = page.form("Share with").choose("closeness", "4").fill("moment", words);
            form.press("Share with").await;
        }
        let page = self.ben.open("/dates").await.click("Soup at the market").await;
        let page = page.press("Yes, it did").await;
        page.form("Share with Ana").choose("closeness", "3").press("Share with Ana").await;
        self.world.at("2026-03-22 12:00");
        let lake = self.ana.open("/dates").await.click("Once round the lake").await;
        let form = lake.click("Correct it").await.form("Share the change with Ben");
        let form = form.fill("moment", "The duck walked beside us, all the way.");
        form.press("Share the change with Ben").await;
    }

    async fn what_waits(&self) {
        let bring = promise(&self.ana, "partner", "Tell me first when a plan changes").await;
        self.ana.open(&bring).await;
        let tea = promise(&self.ben, "me", "Make the tea on Sundays").await;
        press(&self.ana, &tea, "I agree").await;
        let page = self.ben.open(&tea).await.click("Look at it again").await;
        let form = page.form("to keep it").fill("review_on", "2026-06-26");
        form.press("to keep it").await;
        date(&self.ben, "The market, early", "2026-04-18").await;
    }
}

async fn press(browser: &Browser, path: &str, button: &str) -> Page {
    let page = browser.open(path).await.press(button).await;
    assert_eq!(page.status, 200, "{button}: {}", page.text());
    page
}

/// A commitment that this person proposes, of their own or of their partner; its path.
pub(crate) async fn promise(browser: &Browser, owner: &str, words: &str) -> String {
    let page = browser.open(&format!("/commitments/new?owner={owner}")).await;
    let form = page.form("/commitments").fill("promise", words);
    let form = form.fill("why", "Not knowing is the worst of it.");
    let form = form.fill("know", "You hear the key, or your phone.").choose("cadence", "daily");
    let form = form.fill("review_on", "2026-06-12");
    made(send(form).await)
}

async fn counter(browser: &Browser, path: &str, words: &str) {
    let page = browser.open(&format!("{path}/versions/new")).await;
    let form = page.form(&format!("{path}/versions")).fill("promise", words);
    made(send(form.choose("cadence", "weekly").choose("weekday", "sun")).await);
}

/// A date that this person proposes; its path.
pub(crate) async fn date(browser: &Browser, what: &str, day: &str) -> String {
    let form = browser.open("/dates/new").await.form("/dates").fill("what", what);
    let form = form.fill("place", "The side with the benches").fill("cost", "Nothing");
    let form = form.fill("note", "Only if you like.").choose("phones_away", "yes");
    made(send(form.fill("day", day).fill("time", "10:00")).await)
}

async fn suggest(browser: &Browser, path: &str, day: &str) {
    let page = browser.open(&format!("{path}/versions/new")).await;
    made(send(page.form(&format!("{path}/versions")).fill("day", day)).await);
}

async fn check_in(browser: &Browser, closeness: &str, button: &str) -> Page {
    let form = browser.open("/check-ins/new").await.form("/check-ins");
    form.choose("closeness", closeness).press(button).await
}

async fn say_more(saved: &Page, button: &str) {
    let form = saved.click("Say more").await.form("Go on");
    let page = form.choose("feeling", "tired").choose("feeling", "hopeful").press("Go on").await;
    let form = page.form(&format!("{}/details", saved.path)).choose("strength_1", "4");
    let form = form.choose("energy", "2").fill("need", "An evening without questions");
    let form =
        form.fill("thanks", "You rang at six.").fill("note", "I looked at the clock.\nTwice.");
    assert_eq!(form.press(button).await.path, saved.path);
}

/// Sends it by its first button; a page that only asks to look at the words again is sent again.
async fn send(form: crate::form::Form) -> Page {
    let action = form.action.clone();
    let button = form.buttons()[0].to_owned();
    let page = form.press(&button).await;
    if page.has("Before you send it") {
        return page.form(&action).press(&button).await;
    }
    page
}

fn made(page: Page) -> String {
    assert_eq!(page.status, 200, "{}: {}", page.path, page.text());
    page.path
}

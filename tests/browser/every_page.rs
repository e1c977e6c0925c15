//! Every page, for everybody: readable by all, by day and by night, on the smallest screen, in
//! correct HTML, moving nothing, asking nobody else.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use reqwest::Method;
use troth::routes;

use crate::{
    browser::Browser,
    couple,
    look::Look,
    neutral,
    phone::Phone,
    rare, tools,
    walk::{Seen, Walk},
    world::World,
};

/// Addresses that answer with something other than a page of their own.
const NO_PAGES: [&str; 10] = [
    "/",
    "/static/{file}",
    "/healthz",
    "/calendar/{code}",
    "/dates/{id}/calendar.ics",
    "/turn-talks/{id}/moves",
    "/weekly-meetings/{id}/moves",
    "/wording/rules",
    "/time-out/moves",
    "/hard-moment/moves",
];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_wrong_on_any_page() {
    let (world, look, folder) = (neutral::world().await, Look::new(), empty_folder("pages"));
    couple::two_weeks(&world).await;
    let walk = Start { world: &world, look: &look, folder: &folder };
    let ana = partner(walk.of("Ana").await, "Ben", world.browser());
    let ben = partner(walk.of("Ben").await, "Ana", world.browser());
    let outside = outside(&walk);
    let (ana, (ben, outside)) = tokio::join!(ana, async { (ben.await, outside.await) });
    let rare = rare(&look, &folder).await;
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for walked in [ana, ben, rare].into_iter().chain(outside) {
        seen.extend(walked.routes);
        found.extend(walked.found);
    }
    found.extend(tools::nu(&folder));
    found.extend(tools::html_validate(&folder));
    let table = routes::all(true);
    let pages = table.table().iter().filter(|route| route.method == Method::GET);
    let unseen = pages.map(|route| route.path).filter(|path| !seen.contains(path));
    let unseen = unseen.filter(|path| !NO_PAGES.contains(path));
    found.extend(unseen.map(|path| format!("{path}: nobody found a page there")));
    assert!(found.is_empty(), "{}\n{} findings", found.join("\n"), found.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_finds_each_kind_of_fault() {
    let (world, folder) = (neutral::world().await, empty_folder("wrong"));
    let (phone, page) = (Phone::new(&world).await, neutral::wrong());
    phone.open(&page).await;
    phone.sees("Late").await;
    let found = Look::new().at(&phone, 200).await.join("\n");
    phone.off().await;
    for fault in [
        "moved by",
        "the first key reaches",
        "axe by day: color-contrast",
        "axe by night: html-has-lang",
        "wide on 320",
        "violates the following Content Security Policy",
        "asked http://127.0.0.1:9/elsewhere",
    ] {
        assert!(found.contains(fault), "{fault}: {found}");
    }
    fs::write(folder.join("wrong.html"), "<p><p id=p><p id=p>").expect("a page");
    assert!(tools::nu(&folder).join("\n").contains("Duplicate ID"));
    assert!(tools::html_validate(&folder).join("\n").contains("Duplicate ID"));
}

/// What every walk starts with.
struct Start<'all> {
    world: &'all World,
    look: &'all Look,
    folder: &'all Path,
}

impl<'all> Start<'all> {
    /// Somebody signs in on a phone, and in a browser without a screen.
    async fn of(&self, who: &'static str) -> Walk<'all> {
        let browser = self.world.sign_in(who).await;
        self.with(who, browser, Phone::of(who, self.world).await)
    }

    fn with(&self, who: &'static str, browser: Browser, phone: Phone) -> Walk<'all> {
        Walk::new(who, browser, phone, self.look, self.folder.to_owned())
    }
}

async fn partner(mut walk: Walk<'_>, other: &str, stranger: Browser) -> Seen {
    walk.everywhere().await;
    walk.visit("/not-a-page").await;
    walk.come_back("/check-ins/new", "Save, only for me").await;
    walk.come_back("/commitments/new?owner=me", &format!("Propose to {other}")).await;
    walk.come_back("/commitments/new?owner=partner", &format!("Ask {other}")).await;
    walk.come_back("/dates/new", &format!("Propose to {other}")).await;
    walk.make_a_code().await;
    walk.come_back("/unlock", "Open, only for me").await;
    walk.close_what_is_only_mine().await;
    let week = ["/check-ins?from=2026-03-09", "/check-ins", "/unlock", "/more"];
    walk.follow(week.map(str::to_owned).into(), "/check-ins").await;
    walk.find_oneself_signed_out(&stranger, &format!("Propose to {other}")).await;
    walk.end().await
}

/// Who is not part of a pair, or not yet.
async fn outside(start: &Start<'_>) -> [Seen; 3] {
    let world = start.world;
    let eve = world.unpaired("Eve").await;
    let invite = world.invite_link(&eve).await;
    let set_up = world.set_up_link().await;
    let mut visitor = start.with("visitor", world.browser(), Phone::new(world).await);
    visitor.visit(&invite).await;
    visitor.visit(&set_up).await;
    visitor.everywhere().await;
    visitor.visit("/not-a-page").await;
    visitor.come_back("/sign-in", "Sign in").await;
    visitor.come_back("/recover", "Come back in").await;
    visitor.come_back("/invite", "Go on").await;
    visitor.come_back(&set_up, "Make my account").await;
    visitor.come_back(&invite, "Make my account and say yes").await;
    let mut eve = start.of("Eve").await;
    eve.everywhere().await;
    world.accept(&invite, "Fay").await;
    eve.visit("/pairing").await;
    let mut fay = start.of("Fay").await;
    fay.visit("/pairing").await;
    [visitor.end().await, eve.end().await, fay.end().await]
}

/// Pages on the way out and on the way back, in a world of their own: there, months pass.
async fn rare(look: &Look, folder: &Path) -> Seen {
    let world = neutral::world().await;
    let start = Start { world: &world, look, folder };
    let mut walk = start.with("rare", world.browser(), Phone::new(&world).await);
    rare::corrected(&world, &mut walk).await;
    rare::second_step(&world, &mut walk).await;
    rare::import(&world, &mut walk).await;
    rare::reset(&world, &mut walk).await;
    rare::therapist(&world, &mut walk).await;
    rare::closing(&world, &mut walk).await;
    walk.end().await
}

fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the pages of last time");
    }
    fs::create_dir_all(&folder).expect("a folder for pages");
    folder
}

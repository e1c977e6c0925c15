//! What a person gives is sealed: markers typed into every field of every form are found nowhere in
//! the data folder or the log.
//!
//! The walk finds pages and forms by itself. A new form whose text is never accepted, or never seen
//! again on a page, fails here: teach `typist` what it wants, or say in `ELSEWHERE` why not.

mod changed_outside;
mod imported;
pub(crate) mod search;
pub(crate) mod typist;
pub(crate) mod walk;
mod withdrawn;

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::{
        closing::close,
        export::taken::{MY_WORDS, OUR_RECORD, take},
        parting::decide,
    },
    log,
    steps::therapy::link::linked,
    world::{PASSWORD, World},
};
use search::{Haystack, stands_in};
use walk::{Day, Walk, opened};

/// Days that pass between the walks, so that what is due becomes due.
const DAYS: usize = 6;
/// Fields whose text is not an entry: where it goes instead.
const ELSEWHERE: [(&str, &str); 5] = [
    ("/journal/searches", "words are looked for and forgotten"),
    ("/invite", "six words are compared and forgotten"),
    ("/recover", "a code is compared and forgotten"),
    ("/recovery/confirmations", "a code is compared and forgotten"),
    ("/second-step/code", "a code is compared and forgotten"),
];

#[tokio::test]
async fn no_word_that_was_typed_is_readable_where_it_is_kept() {
    let world = World::with_couple("Ana", "Ben").await;
    world.reset_link("Ana").await;
    linked(&world, &["agenda", "plan", "practice"]).await;
    let mut walk = Walk::default();
    for nth in 0..DAYS {
        let day = Day { nth, is_last: nth + 1 == DAYS };
        if day.is_last {
            // Begun and left empty, so that there is a draft to be let go of and not to be shared.
            opened(&world, "Ana").await.post("/question-box/drafts", &[]).await;
        }
        for name in ["Ana", "Ben"] {
            walk.through(&world, name, day).await;
        }
        world.advance(TimeDelta::days(1));
    }
    for name in ["Ana", "Ben"] {
        walk.look_around(&world, name).await;
    }
    walk.every_form_was_taken(&ELSEWHERE);
    walk.every_text_was_seen_again(&ELSEWHERE);

    let mut secrets = vec![typist::STEM.to_owned(), PASSWORD.to_owned()];
    for name in ["Ana", "Ben"] {
        secrets.push(world.browser_of(name).await.cookie().expect("a cookie"));
    }
    nothing_is_readable(&world, &secrets);
    let world = world.restarted().await;
    let mut taken = String::new();
    for name in ["Ana", "Ben"] {
        taken.push_str(&take(&world.browser_of(name).await, MY_WORDS).await.text);
    }
    walk.every_text_is_taken_along(&taken, &ELSEWHERE);
    kept_and_let_go(&world, &mut walk, &mut secrets).await;
    walk.every_route_was_reached();
    world.app.db.close().await;
    nothing_is_readable(&world, &secrets);
    let closed = Haystack::of(world.folder(), &log::text());
    assert!(closed.holds(b"Ana"), "names are plain, so that people can sign in: the search finds");
}

fn nothing_is_readable(world: &World, secrets: &[String]) {
    let all = Haystack::of(world.folder(), &log::text());
    for secret in secrets {
        all.must_not_hold(secret);
    }
}

/// Ana closes it. Thirty days later each keeps a copy and reads every word of it there; then each
/// answers what there is to answer on its pages, which lets it go at last.
async fn kept_and_let_go(world: &World, walk: &mut Walk, secrets: &mut Vec<String>) {
    let ana = world.browser_of("Ana").await;
    let record = take(&ana, OUR_RECORD).await.text;
    let begun_anew =
        [words_begun_anew(&ana).await, { words_begun_anew(&world.browser_of("Ben").await).await }];
    close(&ana).await;
    world.advance(TimeDelta::days(30));
    let mut both = Vec::new();
    for name in ["Ana", "Ben"] {
        let browser = world.sign_in(name).await;
        let page = decide(&browser, "keep").await.click("You and").await;
        for words in typist::markers_in(&record) {
            assert!(page.html.contains(words), "{name} keeps no {words}: {}", page.text());
        }
        secrets.push(browser.cookie().expect("a cookie"));
        both.push(browser);
    }
    nothing_is_readable(world, secrets);
    for (browser, begun_anew) in both.iter().zip(begun_anew) {
        walk.through_what_was_kept(world, browser).await;
        let page = browser.open("/kept").await.click("You and").await;
        assert!(page.has("You have let go what the two of you shared."), "{}", page.text());
        // What somebody wrote for themselves stays theirs, also if they had shared a copy of it, and so
        // do their own words with which they have begun to write something anew.
        let alone = || walk.alone().iter().chain(&begun_anew);
        let is_theirs = |words: &str| alone().any(|alone| alone == words);
        let mut shared = typist::markers_in(&record).filter(|words| !is_theirs(words));
        let shared = shared.find(|words| page.html.contains(words));
        assert_eq!(shared, None, "{}", page.text());
    }
}

/// What stands in somebody's drafts and in what they have shared as well.
async fn words_begun_anew(browser: &Browser) -> Vec<String> {
    let mut json = take(browser, MY_WORDS).await.json;
    let drafts = json.as_object_mut().and_then(|all| all.remove("drafts")).expect("drafts");
    let (drafts, shared) = (drafts.to_string(), json.to_string());
    let both = typist::markers_in(&drafts).filter(|words| stands_in(&shared, words));
    both.map(str::to_owned).collect()
}

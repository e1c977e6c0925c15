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
    couple::export::taken::{MY_WORDS, take},
    log,
    world::{PASSWORD, World},
};
use search::Haystack;
use walk::{Day, Walk};

/// Days that pass between the walks, so that what is due becomes due.
const DAYS: usize = 6;
/// Fields whose text is not an entry: where it goes instead.
const ELSEWHERE: [(&str, &str); 4] = [
    ("/invite", "six words are compared and forgotten"),
    ("/recover", "a code is compared and forgotten"),
    ("/recovery/confirmations", "a code is compared and forgotten"),
    ("/second-step/code", "a code is compared and forgotten"),
];

#[tokio::test]
async fn no_word_that_was_typed_is_readable_where_it_is_kept() {
    let world = World::with_couple("Ana", "Ben").await;
    world.reset_link("Ana").await;
    let mut walk = Walk::default();
    for nth in 0..DAYS {
        let day = Day { nth, is_last: nth + 1 == DAYS };
        for name in ["Ana", "Ben"] {
            walk.through(&world, name, day).await;
        }
        world.advance(TimeDelta::days(1));
    }
    for name in ["Ana", "Ben"] {
        walk.look_around(&world, name).await;
    }
    walk.every_route_was_reached();
    walk.every_form_was_taken(&ELSEWHERE);
    walk.every_text_was_seen_again(&ELSEWHERE);

    let mut secrets = vec![typist::STEM.to_owned(), PASSWORD.to_owned()];
    for name in ["Ana", "Ben"] {
        secrets.push(world.browser_of(name).await.cookie().expect("a cookie"));
    }
    let open = Haystack::of(world.folder(), &log::text());
    for secret in &secrets {
        open.must_not_hold(secret);
    }
    let world = world.restarted().await;
    let mut taken = String::new();
    for name in ["Ana", "Ben"] {
        taken.push_str(&take(&world.browser_of(name).await, MY_WORDS).await.text);
    }
    walk.every_text_is_taken_along(&taken, &ELSEWHERE);
    world.app.db.close().await;
    let closed = Haystack::of(world.folder(), &log::text());
    for secret in &secrets {
        closed.must_not_hold(secret);
    }
    assert!(closed.holds(b"Ana"), "names are plain, so that people can sign in: the search finds");
}

//! An end wins over whatever comes at the same moment.

use super::{
    agenda,
    link::{ALL, linked, proposed, sign},
    talks::talked,
};
use crate::{host::Host, world::World};

/// Copies and keys that are left for the therapist.
async fn left(world: &World) -> [usize; 2] {
    let host = &mut Host::of(world).await;
    let copies = host.rows("select 1 from therapist_copy").await.len();
    [copies, host.rows("select 1 from therapist_key").await.len()]
}

#[tokio::test]
async fn nothing_that_comes_with_an_end_is_left_behind() {
    for end_comes_first in [true, false] {
        let world = World::with_couple("Ana", "Ben").await;
        let ([ana, ben, noor], path) = linked(&world, &ALL).await;
        let talk = talked(&ana, &ben).await;
        ben.open(&talk).await.press("Tick it").await;
        agenda::put_on(&ana, "The weekend at my parents").await;
        let answers = ana.open("/pulses/new").await.form("/pulses").choose("safe", "3");
        let answers = answers.press("Save, for me and Noor");
        let tick = ana.open(&talk).await.form("Tick it").press("Tick it");
        let comment = noor.open(&path).await.click("Comment").await.form("read it now");
        let comment = comment.fill("words", "Begin with this one.").press("read it now");
        let end = ben.open("/therapist").await.form("End it now").press("End it now");
        let ended = if end_comes_first {
            tokio::join!(end, answers, tick, comment).0
        } else {
            tokio::join!(answers, tick, comment, end).3
        };
        assert_eq!(ended.status, 200, "{}", ended.text());
        assert_eq!(left(&world).await, [0, 0], "the end first: {end_comes_first}");
        assert_eq!(noor.open(&path).await.status, 404);
        assert!(ana.open("/pulses").await.has("This week is answered."), "it is hers");
    }
}

#[tokio::test]
async fn a_proposal_that_is_taken_back_is_open_to_nobody_whoever_signs_meanwhile() {
    for end_comes_first in [true, false] {
        let world = World::with_couple("Ana", "Ben").await;
        let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
        ana.open("/therapist").await.press("End it now").await;
        let link = proposed(&ana, &ALL).await.path;
        sign(&ana, &link, "").await;
        let back = ana.open(&link).await.form("Take it back").press("Take it back");
        let signs = ben.open(&link).await.form("Sign it").with_password().press("Sign it");
        if end_comes_first {
            tokio::join!(back, signs);
        } else {
            tokio::join!(signs, back);
        }
        assert_eq!(left(&world).await[1], 0, "the end first: {end_comes_first}");
        assert_eq!(noor.open(&path).await.status, 404);
        let theirs = link.rsplit('/').next().expect("an id");
        assert_eq!(noor.open(&format!("/couples/{theirs}")).await.status, 404);
    }
}

//! Withdrawing while the other keeps a copy, changing a note while the other opens both: one comes
//! first, and nothing is half.

use super::{a_date, noted, shared};
use crate::world::{World, came_back};

#[tokio::test]
async fn a_copy_is_whole_or_refused_when_both_act_at_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let mut kept = Vec::new();
    for nth in 0..8 {
        let note = format!("Window number {nth}.");
        let path = shared(&ana, &note).await.path;
        let withdraw = ana.open(&format!("{path}/withdrawals/new")).await.form("Withdraw it");
        let keep = ben.open(&format!("{path}/kept-copies/new")).await.form("Keep it");
        let (gone, copied) = tokio::join!(withdraw.press("Withdraw it"), keep.press("Keep it"));
        assert_eq!(gone.status, 200, "she needs nobody for it: {}", gone.text());
        assert!([200, 409].contains(&copied.status), "{}", copied.text());
        kept.push((note, copied.status == 200));
    }
    let (copies, week) = (ben.open("/kept-copies").await, ben.open("/check-ins").await);
    for (note, is_kept) in kept {
        assert_eq!(copies.has(&note), is_kept, "{note}");
        assert!(!week.has(&note));
    }
}

/// Ben never reads what Ana was told that he would not read: either her change came first, or she is
/// asked.
#[tokio::test]
async fn a_note_that_changes_while_the_other_opens_both_is_never_half() {
    for nth in 0..6 {
        let world = World::with_couple("Ana", "Ben").await;
        let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
        let date = a_date(&world).await;
        noted(&ana, &date, "The dukc").await;
        let path = format!("{date}/notes/corrections/new");
        let change = ana.open(&path).await.form("Share it like this").fill("moment", "The duck");
        let notes = ben.open(&date).await.form("Share with").choose("closeness", "4");
        let (change, opens) = (change.press("Share it like this"), notes.press("Share with"));
        let (changed, opened) = if nth % 2 == 0 {
            tokio::join!(change, opens)
        } else {
            let (opened, changed) = tokio::join!(opens, change);
            (changed, opened)
        };
        assert_eq!(opened.status, 200, "{}", opened.text());
        let page = ben.open(&date).await;
        if changed.status == 200 {
            assert!(page.has("The duck") && !page.has("The dukc"), "{}", page.text());
        } else {
            assert!(came_back(&changed).contains("Both notes have opened meanwhile"));
            assert!(page.has("The dukc"), "{}", page.text());
        }
    }
}

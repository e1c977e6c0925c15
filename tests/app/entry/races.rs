//! Withdrawing while the other keeps a copy: one comes first, and nothing is half.

use super::shared;
use crate::world::World;

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

//! Epochs in the database itself: what a key that somebody held before opens, and what it does not.

use sqlx::Row as _;
use troth::sealed::{Key, Kind, Opened, Place, Sealed, Seed, Signers, VerifyingKey, Wrapped};
use uuid::Uuid;

use super::{
    CHANGED, LOST,
    entries::{Inside, Person, purpose},
};
use crate::{browser::Browser, host::Host, world::World};

const NEW: &str = "eleven small boats drift past the mill";

async fn shares(browser: &Browser, closeness: &str, button: &str) {
    let form = browser.open("/check-ins/new").await.form("/check-ins");
    let page = form.choose("closeness", closeness).press(button).await;
    assert_eq!(page.status, 200, "{}", page.text());
}

/// Ben is reset, and Ana takes his new key.
async fn reset_ben(world: &World) -> Browser {
    let page = world.browser().open(&world.reset_link("Ben").await).await;
    let form = page.form("Reset my account").choose("read", "yes").choose("secret", "own");
    let page = form.fill("password", NEW).press("Reset my account").await;
    let page = page.press("Go on without a code").await;
    let ana = world.browser_of("Ana").await.open("/four-words").await;
    let form = ana.form("Take the new key").choose("compared", "yes");
    assert_eq!(form.press("Take the new key").await.status, 200);
    page.browser
}

/// The shared check-ins, each with its place, the oldest first.
async fn check_ins(host: &mut Host) -> Vec<(Place, Sealed)> {
    let couple = Uuid::from_slice(&host.blobs("select id from couple").await[0]).expect("an id");
    let kind = Kind { name: "check_in", scope: "check_in" };
    let sql = "select id, author, epoch, words from check_in where epoch > 0 order by id";
    let rows = host.rows(sql).await;
    let place = |row: &sqlx::sqlite::SqliteRow| Place {
        kind,
        id: row.get(0),
        part: 0,
        author: row.get(1),
        couple,
        epoch: row.get(2),
    };
    rows.iter().map(|row| (place(row), Sealed::from_bytes(row.get(3)))).collect()
}

/// Every key that was handed to anybody.
async fn handed(host: &mut Host) -> Vec<(Uuid, Uuid, u32, Wrapped)> {
    let rows = host.rows("select couple, person, epoch, wrapped from couple_key").await;
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect()
}

#[tokio::test]
async fn a_key_of_before_never_opens_a_later_entry() {
    let world = World::with_couple("Ana", "Ben").await;
    let host = &mut Host::of(&world).await;
    let old = Person::of(&world, host, "Ben").await;
    let ana = world.browser_of("Ana").await;
    shares(&ana, "1", "Share with Ben").await;
    let ben = reset_ben(&world).await;
    shares(&ana, "3", "Share with Ben").await;

    let entries = check_ins(host).await;
    assert_eq!(entries.iter().map(|(place, _)| place.epoch).collect::<Vec<_>>(), [1, 2]);
    let keys = host.blobs("select ed25519 from credential").await;
    let signers = keys.iter().map(|key| VerifyingKey::from_slice(key).expect("a key"));
    let anybody = signers.fold(Signers::nobody(), |all, key| all.or(&Signers::of(&key)));
    let mut shared = old.shared.clone();
    for (couple, person, epoch, wrapped) in handed(host).await {
        let key = shared.take_over(&wrapped, (&purpose(couple, person, epoch), epoch), &anybody);
        assert!(key.is_none() || person != old.id, "epoch {epoch} was handed to the old key");
        if let Some(key) = key {
            shared.learn(epoch, key);
        }
    }
    let [(then, before), (now, later)] = entries.try_into().expect("two");
    assert!(matches!(shared.open::<Inside>(&then, &anybody, &before), Opened::Genuine(_)));
    assert_eq!(shared.open::<Inside>(&now, &anybody, &later), Opened::ChangedOutside);
    assert!(ben.open("/today").await.has("Fairly close"), "his new key opens it");
}

#[tokio::test]
async fn an_open_session_learns_the_new_key_at_its_next_request() {
    let world = World::with_couple("Ana", "Ben").await;
    let phone = world.sign_in("Ana").await;
    assert_eq!(phone.open("/today").await.status, 200);
    let ben = reset_ben(&world).await;
    shares(&ben, "3", "Share with Ana").await;
    assert!(phone.open("/today").await.has("Fairly close"));
    shares(&phone, "4", "Share with Ben").await;
    let host = &mut Host::of(&world).await;
    assert!(check_ins(host).await.iter().all(|(place, _)| place.epoch == 2));
    host.run("update couple_key set wrapped = x'00'", &[]).await;
    assert!(phone.open("/today").await.has("Fairly close"), "it keeps what it has learnt");
}

/// The host may plant whatever they like beside it: it is left alone, and nothing is lost.
#[tokio::test]
async fn a_planted_key_does_not_take_the_number_of_the_next() {
    let world = World::with_couple("Ana", "Ben").await;
    let host = &mut Host::of(&world).await;
    let couple = Uuid::from_slice(&host.blobs("select id from couple").await[0]).expect("an id");
    let ana = host.id_of("Ana").await;
    let keys = Seed::random().shared();
    let planted = keys.hand_over(&keys.public().x25519, &Key::random(), &purpose(couple, ana, 2));
    let sql = "insert into couple_key (couple, person, epoch, wrapped, made_at)
               values (?, ?, 2, ?, '2026-03-12T18:00:00+00:00')";
    let planted = planted.expect("wraps");
    host.once(sql, &[couple.as_bytes(), ana.as_bytes(), planted.bytes()]).await;
    let ben = reset_ben(&world).await;
    shares(&ben, "3", "Share with Ana").await;
    assert!(world.browser_of("Ana").await.open("/today").await.has("Fairly close"));
    let epochs: Vec<_> = check_ins(host).await.iter().map(|(place, _)| place.epoch).collect();
    assert_eq!(epochs, [3]);
}

#[tokio::test]
async fn spoiled_words_of_earlier_keys_are_no_words_of_his() {
    let world = World::with_couple("Ana", "Ben").await;
    shares(&world.browser_of("Ben").await, "3", "Share with Ana").await;
    let ben = reset_ben(&world).await;
    let host = &mut Host::of(&world).await;
    host.once("update vouched_key set keys = cast(x'00' || substr(keys, 2) as blob)", &[]).await;
    let page = ben.open("/check-ins").await;
    assert!(page.has(CHANGED) && !page.has(LOST), "{}", page.text());
    assert!(!page.has("Fairly close"));
}

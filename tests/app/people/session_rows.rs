//! What the database keeps of a session, as the person who runs the server sees it.

use chrono::TimeDelta;

use crate::{host::Host, log, world::World};

/// The blobs of Ana's sessions, the newest first.
async fn of_ana(world: &World, column: &str) -> Vec<Vec<u8>> {
    let host = &mut Host::of(world).await;
    let ana = host.id_of("Ana").await.simple();
    let sql =
        format!("select {column} from session where person = x'{ana}' and {column} is not null");
    host.blobs(&format!("{sql} order by made_at desc")).await
}

#[tokio::test]
async fn what_a_password_gave_is_gone_after_five_minutes() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    world.advance(TimeDelta::minutes(5) - TimeDelta::seconds(1));
    ana.open("/today").await;
    assert_eq!(of_ana(&world, "seed").await.len(), 1, "it still counts");
    world.advance(TimeDelta::seconds(1));
    ana.open("/today").await;
    assert!(of_ana(&world, "seed").await.is_empty(), "nobody finds it there");
}

#[tokio::test]
async fn reading_goes_on_when_nothing_can_be_written_and_the_log_says_so() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let no_room =
        "create trigger no_room before update on session begin select raise(abort, 'no room'); end";
    Host::of(&world).await.run(no_room, &[]).await;
    world.advance(TimeDelta::minutes(1));
    assert_eq!(ana.open("/today").await.status, 200);
    assert!(log::text().contains("the session was not brought up to date"));
}

/// Else every page that is read would wait for the disk, for as long as such a key lies there.
#[tokio::test]
async fn a_key_that_does_not_open_is_not_kept() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let before = of_ana(&world, "shared").await;
    let planted = "insert into couple_key (couple, person, epoch, wrapped, made_at)
                   select couple, person, 2, x'00', made_at from couple_key";
    assert!(Host::of(&world).await.run(planted, &[]).await > 0);
    assert_eq!(ana.open("/today").await.status, 200);
    assert_eq!(of_ana(&world, "shared").await, before);
}

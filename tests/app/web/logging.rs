//! The log: which kind of page, how it went, how long it took. Nobody and nothing else.

use crate::{
    log,
    world::{PASSWORD, SignUp as _, World},
};

#[tokio::test]
async fn no_name_word_or_id_gets_into_the_log() {
    let world = World::new().await;
    let ana = world.unpaired("Annemarie-Sommerfeld").await;
    let link = world.invite_link(&ana).await;
    let ben = world.browser();
    let form = ben.open(&link).await.form("say yes").choose("rules", "yes");
    form.sign_up("Benedikt-Winterhalter").press("say yes").await;
    ana.open("/pairing").await.press("Yes, Benedikt-Winterhalter and I begin").await;
    let typed = "quagmire-of-unmistakable-words";
    let form = world.browser().open("/invite").await.form("Go on").fill("words", typed);
    form.press("Go on").await;
    ana.open(&format!("/{typed}?{typed}")).await;

    let log = log::text();
    assert!(log.contains("route=\"/invite/{code}\""), "the kind of page is there");
    let (cookie, code) = (ana.cookie().expect("a cookie"), link.replace("/invite/", ""));
    let mut unsaid = vec!["Sommerfeld", "Winterhalter", "unmistakable", PASSWORD, &cookie, &code];
    let ids = ids(&world).await;
    unsaid.extend(ids.iter().map(String::as_str));
    for word in unsaid {
        assert!(!log.to_lowercase().contains(&word.to_lowercase()), "the log says {word}");
    }
}

/// The ids of all people and couples, as they may be written.
async fn ids(world: &World) -> Vec<String> {
    let found: Vec<uuid::Uuid> =
        sqlx::query_scalar("select id from person union select id from couple")
            .fetch_all(world.app.db.read().await.expect("reads").conn())
            .await
            .expect("ids");
    assert!(found.len() >= 3);
    found.iter().flat_map(|id| [id.to_string(), id.simple().to_string()]).collect()
}

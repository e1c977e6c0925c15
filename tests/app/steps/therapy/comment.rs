//! What a therapist writes on something, for both at the same moment.

use chrono::TimeDelta;

use super::{
    agenda,
    link::{ALL, comes, invited, linked, proposed, sign, words_of},
};
use crate::{
    browser::Browser,
    world::{World, came_back},
};

const LIST: &str = "/therapist/comments";
const BEGIN: &str = "Begin with this one, and take ten minutes each.";

/// Noor comments on the first thing of her page.
pub(crate) async fn commented(noor: &Browser, path: &str, words: &str) {
    let form = noor.open(path).await.click("Comment").await.form("read it now");
    let page = form.fill("words", words).press("read it now").await;
    assert!(page.has(words), "{}", page.text());
}

#[tokio::test]
async fn both_read_a_comment_at_the_same_moment() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &ALL).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    assert!(ana.open(LIST).await.has("Nothing has come yet."));
    commented(&noor, &path, BEGIN).await;
    for phone in [&ana, &ben] {
        let page = phone.open("/agenda").await.click("Look at it").await;
        assert!(page.has(BEGIN) && page.has("Noor, today"), "{}", page.text());
        assert!(page.has("Both of you read it."));
    }
    assert_eq!(ana.open(LIST).await.all(".card"), ben.open(LIST).await.all(".card"));
    let page = ben.open(LIST).await.click("See what it is about").await;
    assert!(page.has("The weekend at my parents"));
    let today = ben.open("/today").await;
    assert!(today.has("From your therapist") && !today.has("From Ana"), "{}", today.text());
    assert!(today.click("Read it").await.has(BEGIN));
    let page = noor.open(&path).await;
    assert!(page.has(BEGIN) && page.has("You, today"), "{}", page.text());
}

#[tokio::test]
async fn it_is_put_otherwise_for_a_quarter_of_an_hour() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    commented(&noor, &path, BEGIN).await;
    let page = noor.open(&path).await.click("Comment, or change yours").await;
    let page = page.click("Put it otherwise").await;
    let form = page.form("read it now");
    assert_eq!(form.value("words"), BEGIN);
    form.fill("words", "Begin wherever you like.").press("read it now").await;
    let seen = ana.open(LIST).await;
    assert!(seen.has("Begin wherever you like.") && !seen.has(BEGIN), "{}", seen.text());
    assert!(seen.has("Noor, today, changed since"), "{}", seen.text());
    let page = noor.open(&path).await.click("Comment, or change yours").await;
    let page = page.click("Put it otherwise").await;
    world.advance(TimeDelta::minutes(15));
    let again = page.form("read it now").fill("words", "On second thought, later.");
    let again = again.press("read it now").await;
    let came = came_back(&again);
    assert!(came.contains("The quarter of an hour in which you could change it is over"), "{came}");
    assert_eq!(again.form("read it now").value("words"), "On second thought, later.");
    assert!(!ana.open(LIST).await.has("On second thought"));
    let page = again.form("read it now").press("read it now").await;
    assert!(page.has("On second thought, later."), "as a comment of its own");
}

#[tokio::test]
async fn its_author_withdraws_it_and_no_word_of_it_stays() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    commented(&noor, &path, BEGIN).await;
    world.advance(TimeDelta::hours(2));
    let page = noor.open(&path).await.click("Comment, or change yours").await;
    assert!(!page.has("Put it otherwise"));
    page.press("Withdraw it").await;
    let ana = world.sign_in("Ana").await;
    let seen = ana.open(LIST).await;
    assert!(seen.has("Noor withdrew this today.") && !seen.has(BEGIN), "{}", seen.text());
    assert!(noor.open(&path).await.has("You withdrew this today."));
    let page = ana.open("/today").await;
    assert!(!page.has("From your therapist"), "{}", page.text());
}

#[tokio::test]
async fn nothing_is_written_on_what_is_not_open() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda", "plan"]).await;
    let item = agenda::put_on(&ana, "The weekend at my parents").await;
    commented(&noor, &path, BEGIN).await;
    let id = item.rsplit('/').next().expect("an id").to_owned();
    let form = noor.open(&format!("{path}/comments?on=agenda_{id}")).await.form("read it now");
    for on in [format!("plan_{id}"), format!("concerns_{id}"), "agenda".to_owned(), id.clone()] {
        assert_eq!(noor.open(&format!("{path}/comments?on={on}")).await.status, 404, "{on}");
        let sent = noor
            .post(
                &format!("{path}/comments"),
                &[("on".to_owned(), on.clone()), ("words".to_owned(), "No".to_owned())],
            )
            .await;
        assert_eq!(sent.status, 404, "{on}");
    }
    ben.open("/therapist").await.press("Close For the next session").await;
    let page = form.fill("words", "One more thing").press("read it now").await;
    assert_eq!(page.status, 404, "{}", page.text());
    let seen = ana.open(LIST).await;
    assert!(seen.has(BEGIN) && !seen.has("One more thing"), "what was written stays");
}

#[tokio::test]
async fn after_the_end_the_two_read_it_and_no_therapist_does() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    commented(&noor, &path, BEGIN).await;
    ben.open("/therapist").await.press("End it now").await;
    assert_eq!(noor.open(&path).await.status, 404);
    let hub = ana.open("/therapist").await;
    assert!(hub.click("What Noor wrote").await.has(BEGIN));
    let vera = comes(&world, &invited(&world, &ana).await, "Vera").await;
    let page = proposed(&ana, &["agenda"]).await;
    sign(&ana, &page.path, &words_of(&vera, "Ana").await).await;
    sign(&ben, &page.path, &words_of(&vera, "Their partner").await).await;
    let page = vera.open("/couples").await.click("Ana and Ben").await;
    assert!(page.has("The weekend at my parents"), "{}", page.text());
    assert!(!page.has(BEGIN), "what another therapist wrote is for the two");
}

#[tokio::test]
async fn who_comes_back_is_handed_what_they_wrote_and_not_what_another_did() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    commented(&noor, &path, BEGIN).await;
    ben.open("/therapist").await.press("End it now").await;
    let vera = comes(&world, &invited(&world, &ana).await, "Vera").await;
    let page = proposed(&ana, &["agenda"]).await;
    sign(&ana, &page.path, &words_of(&vera, "Ana").await).await;
    sign(&ben, &page.path, &words_of(&vera, "Their partner").await).await;
    let hers = vera.open("/couples").await.click("Ana and Ben").await.path;
    commented(&vera, &hers, "Begin with the weekend.").await;
    ben.open("/therapist").await.press("End it now").await;
    let form = ana.open("/therapist/links/new").await.form("Propose it to");
    let noors = "select lower(hex(id)) from person where name = 'Noor'";
    let mut db = world.app.db.read().await.expect("a reader");
    let id: String = sqlx::query_scalar(noors).fetch_one(db.conn()).await.expect("Noor");
    let id: uuid::Uuid = id.parse().expect("an id");
    let form = form.choose("therapist", &id.to_string()).choose("section", "agenda");
    let page = form.choose("policy", "no secrets").choose("days", "90").press("Propose").await;
    sign(&ana, &page.path, "").await;
    sign(&ben, &page.path, "").await;
    let page = noor.open("/couples").await.click("Ana and Ben").await;
    assert!(page.has(BEGIN) && !page.has("Begin with the weekend."), "{}", page.text());
    let of_vera =
        "select count(*) from therapist_key k join therapist_comment c on c.epoch = k.epoch
                     join person p on p.id = c.author and p.name = 'Vera'
                    where k.scope = 'therapist'";
    let handed: i64 = sqlx::query_scalar(of_vera).fetch_one(db.conn()).await.expect("a number");
    assert_eq!(handed, 0, "no key that opens what another wrote");
}

#[tokio::test]
async fn a_longer_link_keeps_what_was_written_before() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    commented(&noor, &path, BEGIN).await;
    let page = proposed(&ana, &ALL).await;
    sign(&ana, &page.path, "").await;
    sign(&ben, &page.path, "").await;
    assert!(noor.open("/couples").await.click("Ana and Ben").await.has(BEGIN));
    assert!(ben.open(LIST).await.has(BEGIN));
}

#[tokio::test]
async fn nobody_moves_it_to_something_else_or_changes_a_word() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    let other = agenda::put_on(&ben, "How much do I tell").await;
    commented(&noor, &path, BEGIN).await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    let moved = sqlx::query("update therapist_comment set item = ?");
    let id: uuid::Uuid = other.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    moved.bind(id).execute(tx.conn()).await.expect("moved");
    tx.commit().await.expect("kept");
    let page = ana.open(&other).await;
    assert!(page.has("This was changed outside the app.") && !page.has(BEGIN), "{}", page.text());
    let page = noor.open(&path).await;
    assert!(!page.has(BEGIN), "{}", page.text());
    let flipped =
        "update therapist_comment set item = (select id from agenda_item order by made_at limit 1),
                   words = cast(substr(words, 1, 60) || x'07' || substr(words, 62) as blob)";
    let mut tx = world.app.db.write().await.expect("a transaction");
    sqlx::query(flipped).execute(tx.conn()).await.expect("changed");
    tx.commit().await.expect("kept");
    for page in [ana.open(LIST).await, noor.open(&path).await] {
        assert!(page.has("changed outside the app") && !page.has(BEGIN), "{}", page.text());
    }
}

#[tokio::test]
async fn what_one_of_the_two_signs_in_her_name_is_not_hers() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    commented(&noor, &path, BEGIN).await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    let ana_in_her_place = "update therapist_comment set author = (select author from agenda_item)";
    sqlx::query(ana_in_her_place).execute(tx.conn()).await.expect("changed");
    tx.commit().await.expect("kept");
    let page = ben.open(LIST).await;
    assert!(!page.has(BEGIN), "{}", page.text());
}

#[tokio::test]
async fn who_only_asks_for_the_form_again_has_looked_at_it_too() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    let form = noor.open(&path).await.click("Comment").await.form("read it now");
    let looks = async || ana.open("/therapist/access-log").await.all("tbody tr").len();
    let before = looks().await;
    world.advance(TimeDelta::minutes(20));
    let page = form.fill("words", " ").press("read it now").await;
    assert!(page.has("The weekend at my parents"), "{}", page.text());
    assert_eq!(looks().await, before + 1);
}

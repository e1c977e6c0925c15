//! Copies for a therapist of what somebody keeps for themselves: how a week was, and that they had a hard moment.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use troth::sealed::{Kind, PublicKey, Seed, Words};

use super::{
    ends::end,
    link::{comes, invited, linked, proposed, sign, words_of},
};
use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    impact::hard_moment,
    page::Page,
    progress::pulse::{answered, drawn, newest},
    sealed::walk::opened,
    world::World,
};

const CHANGED: &str = "changed outside the app";
const NOTHING: &str = "No answers in these weeks.";
const BOTH: [&str; 2] = ["pulse", "hard moments"];

/// How many copies lie in the database.
async fn copies(world: &World) -> usize {
    Host::of(world).await.rows("select 1 from therapist_copy").await.len()
}

/// The last number of each line.
fn last(page: &Page) -> Vec<String> {
    drawn(page)
        .iter()
        .map(|label| label.rsplit(' ').next().unwrap_or_default().to_owned())
        .collect()
}

/// Somebody has a hard moment, which passes.
async fn had_one(browser: &Browser) {
    browser.open("/today").await.press("A hard moment").await;
    let page = browser.open("/today").await.press("It has passed").await;
    assert_eq!(page.status, 200, "{}", page.text());
}

#[tokio::test]
async fn what_each_answers_once_both_have_signed_is_seen_and_nothing_of_before() {
    let world = World::with_couple("Ana", "Ben").await;
    answered(&opened(&world, "Ana").await, "2026-03-02", "4", "4").await;
    let ([_, _, noor], path) = linked(&world, &["pulse"]).await;
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    let page = noor.open(&path).await;
    assert!(page.has("How each week was for them") && page.has(NOTHING), "{}", page.text());
    assert!(page.has("Both signed this today. Nothing of before is here."), "{}", page.text());
    assert!(drawn(&page).is_empty() && copies(&world).await == 0);
    let form = ana.open("/pulses/new").await;
    assert!(form.has("me and Noor") && form.has("Noor reads this, too: both of you signed that."));
    assert!(form.has("Ben sees neither your answers nor whether there are any."));
    form.form("/pulses")
        .choose("safe", "3")
        .choose("kept", "1")
        .press("Save, for me and Noor")
        .await;
    answered(&ben, "", "1", "2").await;
    let page = noor.open(&path).await;
    assert!(page.has("Ana answered for one week, Ben for one week."), "{}", page.text());
    // Safe: hers, his; close: his alone; kept: hers alone.
    assert_eq!(last(&page), ["3", "1", "2", "1"], "{:?}", drawn(&page));
    assert!(page.has("I did what I had promised.") && !page.has("I stayed with"));
    assert_eq!(page.all(".week-lines > li").len(), 7, "six, and one of who broke trust");
    assert!(ana.open(&newest(&ana).await).await.has("Noor has a copy of these answers."));
    let mut weeks = ana.open("/pulses").await.links().into_iter().map(|(_, to)| to);
    let before = weeks.rfind(|to| to.len() > 40 && to.starts_with("/pulses/"));
    let before = ana.open(&before.expect("the week before")).await;
    assert!(before.has("only me") && !before.has("Noor"), "{}", before.text());
}

#[tokio::test]
async fn a_changed_answer_takes_the_place_of_its_copy_and_a_deleted_one_takes_it_along() {
    let world = World::with_couple("Ana", "Ben").await;
    answered(&opened(&world, "Ana").await, "2026-03-02", "4", "4").await;
    let ([_, _, noor], path) = linked(&world, &["pulse"]).await;
    let ana = opened(&world, "Ana").await;
    answered(&ana, "", "3", "3").await;
    answered(&ana, "", "0", "").await;
    assert_eq!(last(&noor.open(&path).await), ["0"], "what is skipped now is a gap");
    assert_eq!(copies(&world).await, 1);
    answered(&ana, "2026-03-02", "2", "").await;
    let page = noor.open(&path).await;
    assert!(page.has("Ana answered for 2 weeks, Ben for none."), "{}", page.text());
    assert!(drawn(&page)[0].ends_with(", 2, 0"), "what was said anew is seen: {:?}", drawn(&page));
    let gone = ana.open(&newest(&ana).await).await.press("Delete it for good").await;
    assert_eq!(gone.status, 200, "{}", gone.text());
    let page = noor.open(&path).await;
    assert!(page.has("Ana answered for one week, Ben for none."), "{}", page.text());
    assert_eq!(copies(&world).await, 1);
}

#[tokio::test]
async fn at_least_eight_weeks_make_a_line_and_more_are_seen_from_further_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let (_, path) = linked(&world, &["pulse"]).await;
    for safe in ["1", "", "2", "3"] {
        if !safe.is_empty() {
            answered(&opened(&world, "Ana").await, "", safe, "").await;
        }
        world.advance(TimeDelta::days(7));
    }
    let noor = world.browser_of("Noor").await;
    let line =
        async |weeks: &str| drawn(&noor.open(&format!("{path}?weeks={weeks}")).await).remove(0);
    let weeks = async |weeks: &str| {
        let line = line(weeks).await;
        assert!(line.ends_with(", nothing, 1, nothing, 2, 3, nothing"), "{line}");
        let (_, weeks) = line.split_once(": ").expect("one after the other");
        weeks.split(", ").count()
    };
    assert_eq!([weeks("2").await, weeks("4").await, weeks("12").await], [8, 8, 12]);
}

#[tokio::test]
async fn the_other_of_the_two_learns_nothing_of_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([_, _, noor], path) = linked(&world, &BOTH).await;
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    hard_moment::card(&ana, "A hand").await;
    noor.open(&path).await;
    let pages =
        ["/pulses", "/therapist", "/therapist/access-log", "/hard-moments/kept", "/who-reads"];
    let seen = async || {
        let mut all = Vec::new();
        for page in pages {
            all.push(ben.open(page).await.text());
        }
        all.push(take(&ben, OUR_RECORD).await.json["therapy"].to_string());
        all.push(take(&ben, MY_WORDS).await.json["therapy"].to_string());
        all
    };
    let before = seen().await;
    answered(&ana, "", "3", "3").await;
    ana.open("/hard-moments/kept").await.press("Keep them, and let Noor see how many").await;
    had_one(&ana).await;
    assert_eq!(copies(&world).await, 2);
    noor.open(&path).await;
    assert_eq!(seen().await, before);
}

#[tokio::test]
async fn at_every_end_it_is_closed_and_no_copy_stays_or_comes() {
    for by in ["Ana", "Ben", "therapist", "date", "pause", "closing"] {
        let world = World::with_couple("Ana", "Ben").await;
        let ([ana, ben, noor], path) = linked(&world, &BOTH).await;
        hard_moment::card(&ben, "A hand").await;
        ben.open("/hard-moments/kept").await.press("Keep them").await;
        answered(&ana, "", "3", "3").await;
        had_one(&ben).await;
        assert!(noor.open(&path).await.has("Ben: 1 in these weeks"));
        assert_eq!(copies(&world).await, 2);
        end(&world, by, &path).await;
        assert_eq!(world.browser_of("Noor").await.open(&path).await.status, 404, "{by}");
        let ana = opened(&world, "Ana").await;
        let page = ana.open("/pulses/new").await;
        assert!(!page.has("Noor"), "{by}: {}", page.text());
        if by != "closing" {
            answered(&ana, "", "1", "1").await;
        }
        assert!(!ana.open(&newest(&ana).await).await.has("Noor"), "{by}");
        assert_eq!(copies(&world).await, 0, "{by}");
    }
}

#[tokio::test]
async fn one_closes_a_section_and_what_was_copied_for_it_goes_at_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda", "pulse", "hard moments"]).await;
    hard_moment::card(&ana, "A hand").await;
    ana.open("/hard-moments/kept").await.press("Keep them").await;
    had_one(&ana).await;
    answered(&ana, "", "3", "3").await;
    ben.open("/therapist").await.press("Close How each week was").await;
    let page = noor.open(&path).await;
    assert!(!page.has("How each week was for them") && page.has("Ana: 1 in these weeks"));
    assert_eq!(copies(&world).await, 1, "hers of the week is deleted");
    answered(&ana, "", "2", "2").await;
    assert_eq!(copies(&world).await, 1, "and none is made any more");
    assert!(!ana.open("/pulses/new").await.has("Noor"));
}

#[tokio::test]
async fn longer_takes_both_again_and_what_the_therapist_had_goes_on() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], _) = linked(&world, &["agenda", "pulse", "hard moments"]).await;
    hard_moment::card(&ana, "A hand").await;
    ana.open("/hard-moments/kept").await.press("Keep them").await;
    had_one(&ana).await;
    answered(&ana, "", "3", "3").await;
    let page = proposed(&ana, &["agenda", "pulse"]).await;
    sign(&ana, &page.path, "").await;
    assert_eq!(copies(&world).await, 2, "what stands goes on meanwhile");
    sign(&ben, &page.path, "").await;
    let page = noor.open("/couples").await.click("Ana and Ben").await;
    assert!(page.has("Ana answered for one week, Ben for none."), "{}", page.text());
    assert_eq!(copies(&world).await, 1, "what is not open any more is gone");
    answered(&ana, "", "1", "").await;
    assert_eq!(last(&noor.open(&page.path).await), ["1"]);
}

#[tokio::test]
async fn another_therapist_gets_none_of_it_and_the_one_of_before_nothing_more() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["pulse"]).await;
    answered(&ana, "", "3", "3").await;
    let malik = comes(&world, &invited(&world, &ana).await, "Malik").await;
    let id = Host::of(&world).await.id_of("Malik").await.to_string();
    let form = ana.open("/therapist/links/new").await.form("Propose it to");
    let page = form.choose("therapist", &id).press("Propose it to").await;
    sign(&ana, &page.path, &words_of(&malik, "Ana").await).await;
    sign(&ben, &page.path, &words_of(&malik, "Their partner").await).await;
    assert_eq!(noor.open(&path).await.status, 404);
    let page = malik.open("/couples").await.click("Ana and Ben").await;
    assert!(page.has(NOTHING) && copies(&world).await == 0, "{}", page.text());
    answered(&ana, "", "2", "").await;
    assert_eq!(last(&malik.open(&page.path).await), ["2"]);
}

/// Whoever runs the server may be the partner, and have an account for a therapist, too.
#[tokio::test]
async fn nothing_is_copied_for_what_the_author_did_not_sign() {
    for edit in [
        "insert into therapist_link_section (link, section) select id, 'pulse' from therapist_link",
        "update therapist_link_section set section = 'pulse'",
    ] {
        let world = World::with_couple("Ana", "Ben").await;
        let ([ana, _, _], _) = linked(&world, &["agenda"]).await;
        Host::of(&world).await.once(edit, &[]).await;
        assert!(!ana.open("/pulses/new").await.has("Noor"), "{edit}");
        answered(&ana, "", "3", "3").await;
        assert_eq!(copies(&world).await, 0, "{edit}");
    }
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, _], _) = linked(&world, &["pulse"]).await;
    drop(world.unpaired("Eve").await);
    let eves =
        "(select x25519 from credential where person = (select id from person where name = 'Eve'))";
    let noors = "(select id from person where name = 'Noor')";
    let swap = format!("update credential set x25519 = {eves} where person = {noors}");
    Host::of(&world).await.once(&swap, &[]).await;
    answered(&ana, "", "3", "3").await;
    assert_eq!(copies(&world).await, 0, "another key is in the place of the therapist's");
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Inside(Value);

impl Words for Inside {
    const KIND: Kind = Kind { name: "pulse", scope: "pulse" };
}

/// Where the copy of somebody is.
fn of(id: uuid::Uuid) -> String {
    format!("where author = x'{}'", id.simple())
}

fn set(what: &str, id: uuid::Uuid) -> String {
    format!("update therapist_copy set {what} {}", of(id))
}

async fn copy(host: &mut Host, what: &str, id: uuid::Uuid) -> Vec<u8> {
    host.blobs(&format!("select {what} from therapist_copy {}", of(id))).await.remove(0)
}

/// Ana and Ben have answered for this week; Noor's phone and her page, and who they are.
async fn both_answered(world: &World) -> (Browser, String, [uuid::Uuid; 2]) {
    let ([ana, ben, noor], path) = linked(world, &["pulse"]).await;
    answered(&ana, "", "3", "").await;
    answered(&ben, "", "1", "").await;
    let host = &mut Host::of(world).await;
    (noor, path, [host.id_of("Ana").await, host.id_of("Ben").await])
}

#[tokio::test]
async fn a_copy_that_was_changed_or_is_somebody_elses_is_told_and_not_shown() {
    let world = World::with_couple("Ana", "Ben").await;
    let (noor, path, [hers, his]) = both_answered(&world).await;
    let host = &mut Host::of(&world).await;
    let (blob, bens) = (copy(host, "wrapped", hers).await, copy(host, "wrapped", his).await);
    let entry = copy(host, "entry", hers).await;
    let forged = forged(host, &entry).await;
    host.remember("therapist_copy").await;
    let (wrapped, epoch) = (set("wrapped = ?", hers), set("epoch = epoch + 1", hers));
    for (sql, bytes) in [
        (&wrapped, vec![&blob[..blob.len() - 1]]),
        (&wrapped, vec![&bens[..]]),
        (&wrapped, vec![&forged[..]]),
        (&wrapped, vec![&[][..]]),
        (&epoch, vec![]),
    ] {
        host.once(sql, &bytes).await;
        let page = noor.open(&path).await;
        let told = page.has(&format!("Something that Ana answered was {CHANGED}."));
        assert!(told, "{sql}: {}", page.text());
        assert_eq!(last(&page), ["1"], "his is still there: {sql}");
        host.put_back("therapist_copy").await;
    }
    assert_eq!(last(&noor.open(&path).await), ["3", "1"]);
}

#[tokio::test]
async fn a_copy_counts_only_for_its_author_its_entry_and_its_time() {
    let world = World::with_couple("Ana", "Ben").await;
    let (noor, path, [hers, his]) = both_answered(&world).await;
    let host = &mut Host::of(&world).await;
    let entry = copy(host, "entry", his).await;
    host.remember("therapist_copy").await;
    host.once(&set("author = ?", his), &[hers.as_bytes()]).await;
    let page = noor.open(&path).await;
    assert!(page.has(CHANGED) && last(&page) == ["3"], "his are not hers: {}", page.text());
    host.put_back("therapist_copy").await;
    host.once(&format!("delete from therapist_copy {}", of(his)), &[]).await;
    host.once(&set("entry = ?", hers), &[&entry]).await;
    let page = noor.open(&path).await;
    assert!(page.has(CHANGED) && last(&page).is_empty(), "nor in the place of his");
    host.put_back("therapist_copy").await;
    assert_eq!(last(&noor.open(&path).await), ["3", "1"]);
    let later = "update therapist_link_section set from_epoch = from_epoch + 1";
    host.once(later, &[]).await;
    let page = noor.open(&path).await;
    assert!(page.has(NOTHING) && last(&page).is_empty(), "from before both signed");
}

/// A copy as if it were of hers, made by somebody who knows everything but her key.
async fn forged(host: &mut Host, entry: &[u8]) -> Vec<u8> {
    let mut purpose = b"troth v1 therapist copy\0".to_vec();
    for id in [
        "select couple from therapist_link",
        "select therapist from therapist_link",
        "select id from person where name = 'Ana'",
    ] {
        purpose.extend(host.blobs(id).await.remove(0));
    }
    purpose.extend(entry);
    let epoch = host.rows("select max(epoch) from therapist_copy").await;
    let epoch: i64 = sqlx::Row::get(&epoch[0], 0);
    purpose.extend(u32::try_from(epoch).expect("a small number").to_be_bytes());
    purpose.extend(b"pulse");
    let key = "select x25519 from credential where person = (select therapist from therapist_link)";
    let key = PublicKey::from_slice(&host.blobs(key).await.remove(0)).expect("Noor's key");
    let words =
        Inside(json!({ "week": "2026-03-09", "answers": [{ "sentence": "safe", "level": 0 }] }));
    let wrapped = Seed::random().shared().hand_words(&key, &words, &purpose);
    wrapped.expect("anybody may wrap").bytes().to_vec()
}

#[tokio::test]
async fn hard_moments_are_counted_as_each_keeps_them_and_never_said_when() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    for browser in [&ana, &ben] {
        hard_moment::card(browser, "A hand").await;
    }
    ana.open("/hard-moments/kept").await.press("Keep them, only for me").await;
    had_one(&ana).await;
    let ([_, _, noor], path) = linked(&world, &["hard moments"]).await;
    let page = noor.open(&path).await;
    assert_eq!(
        page.all(".plain-list li"),
        ["Ana: none in these weeks", "Ben: none in these weeks"]
    );
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    let page = ana.open("/hard-moments/kept").await;
    assert!(page.has("Noor sees how many you keep from now on"), "{}", page.text());
    assert!(ana.open("/hard-moment").await.has("Noor then sees how many you keep"));
    for _ in 0..3 {
        had_one(&ana).await;
        world.advance(TimeDelta::minutes(2));
    }
    had_one(&ben).await; // he keeps none
    let page = noor.open(&path).await;
    assert_eq!(page.all(".plain-list li"), ["Ana: 3 in these weeks", "Ben: none in these weeks"]);
    for word in ["12 March", "19:0", "Thursday"] {
        assert!(!page.all(".card").concat().contains(word), "{}", page.text());
    }
    let page = ana.open("/hard-moments/kept").await;
    page.press("Delete it").await;
    assert!(noor.open(&path).await.has("Ana: 2 in these weeks"));
    world.advance(TimeDelta::days(21));
    let page = world.browser_of("Noor").await.open(&path).await;
    assert!(page.has("Ana: none in these weeks"), "three weeks ago: {}", page.text());
}

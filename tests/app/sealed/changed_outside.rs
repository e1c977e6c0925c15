//! Changed outside the app: whoever runs the server edits the database file, and may be one of the
//! two with keys of their own. Each way of changing an entry, for each kind of entry: it is told,
//! its words are never shown as genuine, and everything else is still there.

mod afterwards;
mod attacks;
mod each;
mod entries;
mod epochs;
mod history;
mod keys;
mod tables;

use std::collections::BTreeSet;

use super::{
    search::stands_in,
    walk::{everywhere, opened},
};
use crate::{browser::Browser, host::Host, world::World};
use attacks::Attack;
use entries::{Entry, Person, TABLES, Table};

const CHANGED: &str = "changed outside the app";
/// Said only where that is another reason why something does not open.
const LOST: &str = "before both of you were reset";
/// Pages that show all words to choose from.
const CHOICES: [&str; 2] = ["/check-ins/new", "/parts"];
/// Forms that offer the words of before: empty instead. What can not be shared says why, and what is
/// shown before withdrawing or keeping is shown as a whole or not at all.
const SILENT: [&str; 5] =
    ["/dates/new", "/versions/new", "/share", "/withdrawals/new", "/kept-copies/new"];
/// Blobs that are no sealed words: ids, hashes, public halves. Ids are found by themselves.
const PLAIN: [&str; 20] = [
    "therapist_comment.item",
    "therapist_invite.link",
    "therapist_invite.words",
    "calendar.code",
    "credential.salt",
    "credential.verifier",
    "credential.x25519",
    "credential.ed25519",
    "invite.link",
    "invite.words",
    "operation.body_hash",
    "recovery.verifier",
    "recovery_offer.verifier",
    "earlier_seed.salt",
    "earlier_seed.verifier",
    "earlier_seed.recovery_verifier",
    "reset_link.code",
    "import_link.code",
    "passkey.credential",
    "draft.about",
];
/// Keys, and records that are sealed in pieces, each with its stories in `keys.rs`, `epochs.rs`,
/// `tests/app/sealed/imported.rs`, `tests/app/couple/four_words.rs` and `tests/app/people/`.
const KEYS: [&str; 21] = [
    "therapist_key.wrapped",
    "app_code.secret",
    "app_code_offer.secret",
    "couple_key.wrapped",
    "credential.seed",
    "pinned_key.keys",
    "recovery.seed",
    "recovery_offer.code",
    "recovery_offer.seed",
    "session.private",
    "session.seed",
    "session.shared",
    "earlier_seed.seed",
    "earlier_seed.recovery_seed",
    "vouched_key.keys",
    "import_part.words",
    "imported_part.words",
    "sign_in_begun.seed",
    "sign_in_begun.challenge",
    "passkey.words",
    "passkey_offer.words",
];

/// Words with their own stories, in `afterwards.rs`, `tests/app/impact/`, `tests/app/people/`,
/// `tests/app/progress/` and `tests/app/steps/`.
const AFTERWARDS: [&str; 19] = [
    "turn_talk_tick.words",
    "therapist_comment.words",
    "therapist_session.words",
    "therapist_copy.wrapped",
    "therapist_link_signature.words",
    "calendar.words",
    "check_in_version.words",
    "concern_act.words",
    "date_note_version.words",
    "hard_moment_kept.words",
    "hobby_answer.words",
    "impact_role.words",
    "journal_page.copies",
    "kept_copy.words",
    "look_back.words",
    "meeting_time_act.words",
    "withdrawal.words",
    "wording_answer.words",
    "wording_end.words",
];

/// One person's browser, and every page as it was before anything was changed.
struct Reader {
    browser: Browser,
    before: Vec<Seen>,
}

/// A page that was asked for.
struct Seen {
    path: String,
    status: u16,
    html: String,
}

/// What an attack did to an entry.
struct Done<'a> {
    attack: Attack,
    /// What must not be read any more.
    gone: Vec<String>,
    /// What was put in its place.
    falsified: String,
    /// What is still there.
    rest: &'a [String],
    /// All that can be read in the table.
    here: &'a [String],
}

impl Reader {
    async fn new(world: &World, name: &str) -> Self {
        let browser = opened(world, name).await;
        let mut paths = everywhere(&browser).await;
        let dates = paths.iter().filter(|path| path.starts_with("/dates/") && path.len() > 40);
        let calendars: Vec<_> = dates.map(|path| format!("{path}/calendar.ics")).collect();
        paths.extend(calendars);
        let mut reader = Self { browser, before: Vec::new() };
        for path in paths {
            let seen = reader.see(&path).await;
            reader.before.push(seen);
        }
        reader
    }

    async fn see(&self, path: &str) -> Seen {
        let page = self.browser.peek(path).await;
        let offers = CHOICES.contains(&path.split('?').next().unwrap_or_default())
            || path.ends_with("/corrections/new");
        let html = if offers { String::new() } else { page.html };
        Seen { path: path.to_owned(), status: page.status, html }
    }

    /// Opens every page again that can be another one now; how many those are.
    async fn look(&self, done: &Done<'_>) -> usize {
        let shows = |seen: &Seen| done.here.iter().any(|text| stands_in(&seen.html, text));
        let looks = |seen: &&Seen| !done.attack.is_like_a_flipped_bit() || shows(seen);
        let again: Vec<_> = self.before.iter().filter(looks).collect();
        let mut still = BTreeSet::new();
        for before in &again {
            let now = self.see(&before.path).await;
            let here = format!("{:?} of {:?}: {}", done.attack, done.gone, now.path);
            assert!(now.status < 500, "{here} answers {}", now.status);
            let path = now.path.split('?').next().unwrap_or_default();
            let was_here = done.gone.iter().any(|text| stands_in(&before.html, text));
            if done.attack == Attack::ByTheAuthor {
                assert!(!was_here || stands_in(&now.html, &done.falsified), "{here}: not shown");
                continue;
            }
            for text in done.gone.iter().chain([&done.falsified]) {
                assert!(!stands_in(&now.html, text), "{here} shows {text}");
            }
            still.extend(done.rest.iter().filter(|text| stands_in(&now.html, text)));
            if done.attack.leaves_the_rows() {
                assert_eq!(now.status, before.status, "{here}");
                let silent = SILENT.iter().any(|end| path.ends_with(end));
                let silent = silent || !before.html.starts_with("<!doctype");
                if was_here && !silent {
                    assert!(now.html.to_lowercase().contains(CHANGED), "{here} does not say so");
                }
                let mut rest = done.rest.iter().filter(|text| stands_in(&before.html, text));
                let lost = rest.find(|text| !stands_in(&now.html, text));
                assert!(silent || lost.is_none(), "{here} lost {lost:?}");
            }
        }
        let before = done.rest.iter().filter(|text| {
            again.iter().any(|seen| seen.status == 200 && stands_in(&seen.html, text))
        });
        let lost: Vec<_> = before.filter(|text| !still.contains(text)).collect();
        let none = done.attack == Attack::ByTheAuthor || lost.is_empty();
        assert!(none, "{:?} of {:?} takes {lost:?} along", done.attack, done.gone);
        again.len()
    }
}

/// Does everything to the entries of one table that Ana wrote, one after the other: to one of each
/// kind and of each time that the couple had a new key.
async fn each_attack_on(name: &str) {
    let world = history::world().await;
    let host = &mut Host::of(&world).await;
    let people = [Person::of(&world, host, "Ana").await, Person::of(&world, host, "Ben").await];
    let readers = [Reader::new(&world, "Ana").await, Reader::new(&world, "Ben").await];
    let mut all = Vec::new();
    for table in &TABLES {
        all.extend(Entry::all(host, table, &people).await);
    }
    host.remember(name).await;
    let here: Vec<_> = all.iter().filter(|entry| entry.table == name).collect();
    let mut done = BTreeSet::new();
    for entry in here.iter().filter(|entry| entry.place.author == people[0].id) {
        if entry.texts().is_empty() || !done.insert((entry.place.epoch, entry.place.kind.name)) {
            continue;
        }
        let table = entry.lies_in();
        let other = here.iter().find(|other| other.place.id != entry.place.id);
        let other = other.or_else(|| here.iter().find(|other| other.blob != entry.blob));
        let other = other.expect("more than one");
        for attack in Attack::ALL.into_iter().filter(|attack| attack.fits(table, entry)) {
            attack.run(host, table, (entry, other), (&people[0], &people[1])).await;
            look(&readers, &all, table, attack, (entry, other)).await;
            host.put_back(table.name).await;
        }
    }
    assert!(!done.is_empty(), "Ana wrote nothing that lies in {name}");
}

async fn look(
    readers: &[Reader; 2],
    all: &[Entry],
    table: &Table,
    attack: Attack,
    (entry, other): (&Entry, &Entry),
) {
    let mut gone = entry.texts();
    let makes_room =
        ["date_note", "question_answer"].contains(&table.name) && attack == Attack::Reattribute;
    if attack == Attack::Swap || makes_room {
        gone.extend(other.texts());
    }
    // Where a check-in was re-attributed, what was added to it is the other's as well.
    let touched = |other: &&Entry| {
        let rows = attack.leaves_the_rows();
        other.texts().iter().any(|text| gone.contains(text))
            || !rows && other.place.id == entry.place.id
    };
    let rest = all.iter().filter(|entry| !touched(entry)).flat_map(Entry::texts);
    let rest: Vec<_> = rest.filter(|text| !gone.contains(text)).collect();
    let here = all.iter().filter(|other| other.table == table.name).flat_map(Entry::texts);
    let (here, (_, falsified)) = (here.collect::<Vec<_>>(), entry.falsified());
    let done = Done { attack, gone, falsified, rest: &rest, here: &here };
    let mut seen = 0;
    for reader in readers {
        seen += reader.look(&done).await;
    }
    assert!(seen > 0, "{attack:?} of {:?} is seen nowhere", done.gone);
}

/// A new sealed column appears here, and wants a line in `entries.rs` and a story above.
#[tokio::test]
async fn every_sealed_column_is_covered() {
    let world = World::new().await;
    let host = &mut Host::of(&world).await;
    let blobs = host
        .rows(
            "select t.name || '.' || c.name
               from sqlite_schema t join pragma_table_info(t.name) c
              where t.type = 'table' and t.name <> '_sqlx_migrations' and upper(c.type) = 'BLOB' and c.pk = 0
                and not exists (select 1 from pragma_foreign_key_list(t.name) f
                                 where f.\"from\" = c.name)",
        )
        .await;
    let found: BTreeSet<String> = blobs.iter().map(|row| sqlx::Row::get(row, 0)).collect();
    let words = TABLES.iter().map(|table| format!("{}.words", table.name));
    let known = PLAIN.iter().chain(&KEYS).chain(&AFTERWARDS).map(|column| (*column).to_owned());
    let known: BTreeSet<String> = words.chain(known).collect();
    assert_eq!(found, known, "cover what is new: {:?}", found.difference(&known));
}

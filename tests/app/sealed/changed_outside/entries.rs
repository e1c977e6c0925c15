//! What lies sealed in each table, and who holds which keys.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::Row as _;
use troth::sealed::{
    Key, Kind, Opened, Place, PrivateKey, Sealed, SharedKeys, Signers, VerifyingKey, Words,
    Wrapped, password::Credential,
};
use uuid::Uuid;

use super::history::STEM;
pub(super) use super::tables::{TABLES, Table};
use crate::{
    host::Host,
    world::{PASSWORD, World},
};

/// What is put in the place of words.
const FALSE: &str = "Wetterhahnkeller";

/// Any words, as they lie inside a blob.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Inside(Value);

impl Words for Inside {
    const KIND: Kind = Kind { name: "", scope: "" };
}

/// One row of such a table.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) table: &'static str,
    pub(super) place: Place,
    pub(super) blob: Vec<u8>,
    inside: Inside,
}

/// One of the two, with all their keys.
pub(super) struct Person {
    pub(super) id: Uuid,
    pub(super) shared: SharedKeys,
    private: PrivateKey,
    couple_key: Key,
}

impl Person {
    /// Finds their keys with their password, as signing in does.
    pub(super) async fn of(world: &World, host: &mut Host, name: &str) -> Self {
        let id = host.id_of(name).await;
        let of = format!("from credential where person = x'{}'", id.simple());
        let [salt, verifier, seed] =
            ["salt", "verifier", "seed"].map(|c| format!("select {c} {of}"));
        let salt = host.blobs(&salt).await.remove(0);
        let (verifier, seed) = (host.blobs(&verifier).await, host.blobs(&seed).await);
        let seed = Sealed::from_bytes(seed[0].clone());
        let credential = Credential { salt: salt.clone(), verifier: verifier[0].clone(), seed };
        let root = world.app.hashing.root(PASSWORD, &salt).await.expect("a root");
        let seed = root.open(&credential, id.as_bytes()).expect("the password");
        let mut shared = seed.shared();
        let couple_key = handed(host, id, &shared).await;
        shared.learn(1, couple_key.clone());
        Self { id, shared, private: seed.private(), couple_key }
    }

    /// Words as if `place.author` had written them, but with this person's keys.
    pub(super) fn forge(&self, place: &Place, words: &Inside) -> Vec<u8> {
        let sealed = match place.epoch {
            0 => self.shared.seal_private(place, words),
            _ => self.shared.seal(place, words),
        };
        sealed.expect("all keys are there").bytes().to_vec()
    }

    /// The same under the couple's key, without a signature: as version 1 of a blob was.
    pub(super) fn unsigned(&self, place: &Place, words: &Inside) -> Vec<u8> {
        let key = self.couple_key.derive(&format!("scope:{}", place.kind.scope));
        let words = serde_json::to_vec(words).expect("words");
        Sealed::seal(&key, &place.associated_data(), &words).bytes().to_vec()
    }

    fn open(&self, place: &Place, blob: &[u8]) -> Inside {
        let (sealed, own) =
            (Sealed::from_bytes(blob.to_vec()), Signers::of(&self.shared.public().ed25519));
        let opened = match place.epoch {
            0 => self.private.open(place, &sealed),
            _ => self.shared.open(place, &own, &sealed),
        };
        let Opened::Genuine(words) = opened else { panic!("{place:?} does not open") };
        words
    }
}

/// The couple's key, as it was handed to this person.
async fn handed(host: &mut Host, person: Uuid, keys: &SharedKeys) -> Key {
    let sql =
        format!("select couple, wrapped from couple_key where person = x'{}'", person.simple());
    let row = host.rows(&sql).await.remove(0);
    let (couple, wrapped): (Uuid, Wrapped) = (row.get(0), row.get(1));
    let purpose = purpose(couple, person, 1);
    let both = host.blobs("select ed25519 from credential").await;
    let both = both.iter().map(|key| VerifyingKey::from_slice(key).expect("a key"));
    let both = both.fold(Signers::nobody(), |all, key| all.or(&Signers::of(&key)));
    keys.take_over(&wrapped, (&purpose, 1), &both).expect("it was handed to them")
}

/// What a key is handed over for, as the program writes it.
pub(super) fn purpose(couple: Uuid, person: Uuid, epoch: u32) -> Vec<u8> {
    let what = b"troth v1 couple key\0".as_slice();
    [what, couple.as_bytes(), person.as_bytes(), &epoch.to_be_bytes()].concat()
}

impl Entry {
    /// All rows of a table, opened by those who wrote them.
    pub(super) async fn all(host: &mut Host, table: &Table, people: &[Person; 2]) -> Vec<Self> {
        let couple = host.blobs("select id from couple").await.remove(0);
        let couple = Uuid::from_slice(&couple).expect("an id");
        let rows = host.rows(table.rows).await;
        let entries = rows.iter().map(|row| {
            let epoch = row.get(3);
            let place = Place {
                kind: table.kind,
                id: row.get(0),
                part: row.get(1),
                author: row.get(2),
                couple: if epoch == 0 { Uuid::nil() } else { couple },
                epoch,
            };
            let author = people.iter().find(|person| person.id == place.author);
            let blob: Vec<u8> = row.get(4);
            let inside = author.expect("one of the two").open(&place, &blob);
            Self { table: table.name, place, blob, inside }
        });
        entries.collect()
    }

    /// Its table, as what lies there for the same purpose.
    pub(super) fn lies_in(&self) -> &'static Table {
        let mut here = TABLES.iter().filter(|table| table.name == self.table);
        here.find(|table| table.kind.name == self.place.kind.name).expect("a table")
    }

    /// What can be read of it.
    pub(super) fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        if self.table == "check_in" {
            let closeness = self.inside.0["closeness"].as_u64().expect("a number");
            let words = ["Far apart", "Some distance", "In between", "Fairly close", "Close"];
            texts.push(words[usize::try_from(closeness).expect("one of five")].to_owned());
        }
        let json = self.inside.0.to_string();
        let strings = json.split('"').filter(|string| string.starts_with(STEM));
        texts.extend(strings.map(str::to_owned));
        texts
    }

    /// Other words, as they would be read, and what is read of them.
    pub(super) fn falsified(&self) -> (Inside, String) {
        if self.table == "check_in" {
            return (Inside(serde_json::json!({ "closeness": 0 })), "Far apart".to_owned());
        }
        let json = self.inside.0.to_string().replace(STEM, FALSE);
        (Inside(serde_json::from_str(&json).expect("words")), FALSE.to_owned())
    }
}

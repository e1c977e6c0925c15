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
use crate::{
    host::Host,
    world::{PASSWORD, World},
};

/// What is put in the place of words.
const FALSE: &str = "Wetterhahnkeller";

/// A table with a sealed column `words`.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// Id, part, author, epoch and words of each row.
    rows: &'static str,
    /// The column that says whose words they are, if it is in this table.
    pub(super) author: Option<&'static str>,
    pub(super) has_version: bool,
    kind: Kind,
}

/// One whose rows say who wrote them.
const fn signed(name: &'static str, rows: &'static str, kind: Kind) -> Table {
    Table { name, rows, author: Some("author"), has_version: false, kind }
}

/// Every one of them; the schema is asked whether one is missing.
pub(super) const TABLES: [Table; 32] = [
    signed(
        "check_in",
        "select id, 0, author, epoch, words from check_in",
        Kind { name: "check_in", scope: "check_in" },
    ),
    Table {
        name: "check_in_detail",
        rows: "select d.check_in, 0, c.author, d.epoch, d.words
                 from check_in_detail d join check_in c on c.id = d.check_in",
        author: None,
        has_version: false,
        kind: Kind { name: "check_in_detail", scope: "check_in" },
    },
    Table {
        name: "commitment_version",
        rows: "select commitment, version, author, epoch, words from commitment_version",
        author: Some("author"),
        has_version: true,
        kind: Kind { name: "commitment_version", scope: "commitment" },
    },
    Table {
        name: "commitment_answer",
        rows: "select commitment, version, person, epoch, words from commitment_answer",
        author: Some("person"),
        has_version: true,
        kind: Kind { name: "commitment_answer", scope: "commitment" },
    },
    Table {
        name: "commitment_retirement",
        rows: "select commitment, 0, person, epoch, words from commitment_retirement",
        author: Some("person"),
        has_version: false,
        kind: Kind { name: "commitment_retirement", scope: "commitment" },
    },
    Table {
        name: "keeping",
        rows: "select commitment, cast(julianday(day) - 1721424.5 as integer) << 8 | version,
                      person, epoch, words from keeping",
        author: Some("person"),
        has_version: true,
        kind: Kind { name: "keeping", scope: "commitment" },
    },
    Table {
        name: "date_version",
        rows: "select date, version, author, epoch, words from date_version",
        author: Some("author"),
        has_version: true,
        kind: Kind { name: "date_version", scope: "dates" },
    },
    signed(
        "date_note",
        "select date, 0, author, epoch, words from date_note",
        Kind { name: "date_note", scope: "dates" },
    ),
    signed(
        "turn",
        "select talk, number, author, epoch, words from turn",
        Kind { name: "turn", scope: "talks" },
    ),
    signed(
        "question_answer",
        "select id, 0, author, epoch, words from question_answer",
        Kind { name: "question_answer", scope: "questions" },
    ),
    Table {
        name: "journal_page",
        rows: "select id, 0, author, 0, words from journal_page",
        author: None,
        has_version: false,
        kind: Kind { name: "journal_page", scope: "journal" },
    },
    signed(
        "journal_copy",
        "select id, 0, author, epoch, words from journal_copy",
        Kind { name: "journal_copy", scope: "journal_copies" },
    ),
    Table {
        name: "hard_date",
        rows: "select id, 0, author, 0, words from hard_date",
        author: None,
        has_version: false,
        kind: Kind { name: "hard_date", scope: "hard_dates" },
    },
    signed(
        "shared_hard_date",
        "select id, 0, author, epoch, words from shared_hard_date",
        Kind { name: "shared_hard_date", scope: "shared_hard_dates" },
    ),
    signed(
        "hard_date_answer",
        "select hard_date, number, author, epoch, words from hard_date_answer",
        Kind { name: "hard_date_answer", scope: "shared_hard_dates" },
    ),
    signed(
        "time_out_agreement",
        "select id, 0, author, epoch, words from time_out_agreement",
        Kind { name: "time_out_agreement", scope: "talks" },
    ),
    signed(
        "box_question",
        "select id, 0, author, epoch, words from box_question",
        Kind { name: "box_question", scope: "question_box" },
    ),
    signed(
        "box_answer",
        "select question, number, author, epoch, words from box_answer",
        Kind { name: "box_answer", scope: "question_box" },
    ),
    signed(
        "disclosure",
        "select id, 0, author, epoch, words from disclosure",
        Kind { name: "disclosure", scope: "disclosures" },
    ),
    signed(
        "breach_version",
        "select breach, number, author, epoch, words from breach_version",
        Kind { name: "breach", scope: "breach" },
    ),
    signed(
        "openness",
        "select id, 0, author, epoch, words from openness",
        Kind { name: "openness", scope: "openness" },
    ),
    Table {
        name: "draft_part",
        rows: "select p.draft, case p.part when 'since' then 1 when 'why' then 2 when 'will' then 3 else 0 end, d.author, 0, p.words
                 from draft_part p join draft d on d.id = p.draft
                where d.kind in ('question', 'answer', 'telling')",
        author: None,
        has_version: false,
        kind: Kind { name: "draft_part", scope: "draft" },
    },
    Table {
        name: "draft_part",
        rows: "select p.draft, p.part = 'felt', d.author, 0, p.words
                 from draft_part p join draft d on d.id = p.draft
                where d.kind in ('said', 'reflected', 'not quite')",
        author: None,
        has_version: false,
        kind: Kind { name: "turn_draft_answer", scope: "turn_draft" },
    },
    Table {
        name: "draft_part",
        rows: "select p.draft, p.part in ('myself', 'regret'), d.author, 0, p.words
                 from draft_part p join draft d on d.id = p.draft
                where d.kind in ('statement', 'reply', 'missing', 'other side')",
        author: None,
        has_version: false,
        kind: Kind { name: "impact_draft_answer", scope: "impact_draft" },
    },
    signed(
        "hard_moment_card",
        "select id, 0, author, epoch, words from hard_moment_card",
        Kind { name: "hard_moment_card", scope: "hard_moments" },
    ),
    signed(
        "impact_statement",
        "select id, 0, author, epoch, words from impact_statement",
        Kind { name: "impact_statement", scope: "impact" },
    ),
    signed(
        "impact_statement_act",
        "select statement, number, author, epoch, words from impact_statement_act",
        Kind { name: "impact_statement_act", scope: "impact" },
    ),
    signed(
        "accountability_statement",
        "select id, 0, author, epoch, words from accountability_statement",
        Kind { name: "accountability_statement", scope: "accountability" },
    ),
    signed(
        "accountability_statement_act",
        "select statement, number, author, epoch, words from accountability_statement_act",
        Kind { name: "accountability_statement_act", scope: "accountability" },
    ),
    signed(
        "concern",
        "select id, 0, author, epoch, words from concern",
        Kind { name: "concern", scope: "concerns" },
    ),
    signed(
        "small_deed",
        "select id, 0, author, epoch, words from small_deed",
        Kind { name: "small_deed", scope: "small_deed" },
    ),
    signed(
        "other_side",
        "select id, 0, author, epoch, words from other_side",
        Kind { name: "other_side", scope: "impact" },
    ),
];

impl Table {
    /// What is only its author's has none.
    pub(super) fn has_epoch(&self) -> bool {
        self.rows.contains("epoch")
    }
}

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

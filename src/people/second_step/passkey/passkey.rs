//! What a device is asked that makes or uses a passkey, and whether its answer counts (W3C Web
//! Authentication). `passki` reads and checks the answers; what it leaves open is decided here.

use std::fmt;

use chrono::TimeDelta;
use data_encoding::BASE64URL_NOPAD;
use passki::{
    AuthenticationChallenge, AuthenticationCredential, AuthenticationOptions, AuthenticationState,
    Passki, PasskiError, RegistrationCredential, RegistrationOptions, RegistrationState,
    StoredPasskey,
};
use serde::{Deserialize, Serialize};

use super::site::Site;
use crate::{sealed::random, text::line};

/// As a device shows it.
const ISSUER: &str = "Troth";
/// How long a device may take to make one.
pub const OFFERED_FOR: TimeDelta = TimeDelta::minutes(5);
/// How many somebody can have.
pub const MOST: usize = 12;
/// Letters of a name.
pub const NAME: usize = 40;
/// Bytes of the name that a passkey goes by: no standard has longer ones.
const LONGEST: usize = 1_023;
/// ES256, Ed25519, and RS256 for computers that have no other.
const ALGORITHMS: [i32; 3] = [-7, -8, -257];

/// A passkey, as it is sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Passkey {
    name: String,
    /// The name of the server that it was made for: it works nowhere else.
    site: String,
    /// What its person is called by their devices: random, the same for all of their passkeys.
    handle: Vec<u8>,
    kept: StoredPasskey,
}

/// A passkey that a device was asked to make, and has not made yet.
#[derive(Serialize, Deserialize)]
pub struct Offer {
    name: String,
    handle: Vec<u8>,
    question: String,
    state: RegistrationState,
}

/// What an answer is worth.
#[derive(Debug)]
pub enum Judged {
    /// It counts; this passkey has counted one use more.
    Right(Box<Passkey>),
    /// It is one of theirs, and has counted fewer uses than before: there may be a copy of it.
    Backwards,
    /// Not what was asked.
    Wrong,
}

/// The name somebody gives one of theirs.
///
/// # Errors
/// The sentence to show beside the field.
pub fn parse_name(typed: &str) -> Result<String, String> {
    line(typed, NAME, "Please give it a name, such as the name of the device")
}

impl Offer {
    /// Asks for one more; `person` is who it is for, as their device shows it.
    pub fn new(site: &Site, name: &str, person: &str, before: &[Passkey]) -> Option<Self> {
        let handle = before.first().map_or_else(|| random::<32>().to_vec(), |it| it.handle.clone());
        let kept: Vec<StoredPasskey> = before.iter().map(|it| it.kept.clone()).collect();
        let mut options = RegistrationOptions::default();
        options.exclude_credentials = Some(&kept);
        let started = party(site).start_passkey_registration(&handle, person, person, options);
        let (mut question, state) = started.ok()?;
        question.pub_key_cred_params.retain(|offered| ALGORITHMS.contains(&offered.alg));
        let question = serde_json::to_string(&question).ok()?;
        Some(Self { name: name.to_owned(), handle, question, state })
    }

    /// What the device is asked, as JSON.
    pub fn question(&self) -> &str {
        &self.question
    }

    /// What it will be called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The passkey, if the device made it as it was asked.
    pub fn finish(&self, site: &Site, answer: &str) -> Option<Passkey> {
        let answer: RegistrationCredential = serde_json::from_str(answer).ok()?;
        let kept = party(site).finish_passkey_registration(&answer, &self.state).ok()?;
        let short = (1..=LONGEST).contains(&kept.credential_id.len());
        let (name, site) = (self.name.clone(), site.name().to_owned());
        (short && ALGORITHMS.contains(&kept.algorithm)).then(|| Passkey {
            name,
            site,
            handle: self.handle.clone(),
            kept,
        })
    }
}

impl Passkey {
    /// What its person calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name that it goes by between a device and a server.
    pub fn credential(&self) -> &[u8] {
        &self.kept.credential_id
    }

    /// Whether it works at this server.
    pub fn is_of(&self, site: &Site) -> bool {
        self.site == site.name()
    }

    /// The server that it was made for.
    pub fn site(&self) -> &str {
        &self.site
    }
}

/// What is asked of whoever has one of these, as JSON; nothing if none is of this server.
pub fn question(site: &Site, challenge: &[u8], passkeys: &[Passkey]) -> Option<String> {
    let here: Vec<_> = passkeys.iter().filter(|it| it.is_of(site)).collect();
    let (question, _) = ask(site, challenge, &here).filter(|_| !here.is_empty())?;
    serde_json::to_string(&question).ok()
}

/// What this answer is worth. One that counts comes with the passkey's new counter.
pub fn judge(site: &Site, challenge: &[u8], passkeys: &[Passkey], answer: &str) -> Judged {
    let Ok(answer) = serde_json::from_str::<AuthenticationCredential>(answer) else {
        return Judged::Wrong;
    };
    let id = BASE64URL_NOPAD.decode(answer.raw_id.as_bytes()).unwrap_or_default();
    let mut here = passkeys.iter().filter(|it| it.is_of(site));
    let Some(passkey) = here.find(|it| it.credential() == id) else { return Judged::Wrong };
    let Some((_, state)) = ask(site, challenge, &[passkey]) else { return Judged::Wrong };
    let finish = |kept: &StoredPasskey| {
        let done = party(site).finish_passkey_authentication(&answer, &state, kept)?;
        // A device that says whose passkey it is has to say this person's.
        let theirs = done.user_handle.is_none_or(|handle| handle == passkey.handle);
        if theirs { Ok(done.counter) } else { Err(PasskiError::CredentialNotAllowed) }
    };
    match finish(&passkey.kept) {
        Ok(counter) => {
            let kept = counted(&passkey.kept, counter);
            Judged::Right(Box::new(Passkey { kept, ..passkey.clone() }))
        }
        // The counter is looked at before the signature: only what is signed says anything.
        Err(PasskiError::CounterRegression) if finish(&counted(&passkey.kept, 0)).is_ok() => {
            Judged::Backwards
        }
        Err(_) => Judged::Wrong,
    }
}

/// The question and what its answer is compared with, for this challenge and no other.
fn ask(
    site: &Site,
    challenge: &[u8],
    passkeys: &[&Passkey],
) -> Option<(AuthenticationChallenge, AuthenticationState)> {
    let kept: Vec<StoredPasskey> = passkeys.iter().map(|it| it.kept.clone()).collect();
    let options = AuthenticationOptions::default();
    let (mut question, mut state) =
        party(site).start_passkey_authentication(&kept, options).ok()?;
    question.challenge = BASE64URL_NOPAD.encode(challenge);
    state.challenge = challenge.to_vec();
    Some((question, state))
}

/// The same after so many uses.
fn counted(kept: &StoredPasskey, uses: u32) -> StoredPasskey {
    let mut kept = kept.clone();
    kept.counter = uses;
    kept
}

fn party(site: &Site) -> Passki {
    Passki::new(site.name(), &[site.origin()], ISSUER)
}

impl fmt::Debug for Passkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passkey")
    }
}

#[cfg(test)]
impl Passkey {
    /// One of Ana's.
    pub(crate) fn sample(name: &str, site: &Site) -> Self {
        let mut kept = StoredPasskey::default();
        kept.credential_id = name.as_bytes().to_vec();
        let (name, site) = (name.to_owned(), site.name().to_owned());
        Self { name, site, handle: vec![7; 32], kept }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn home() -> Site {
        Site::of("https://home.example").expect("a site")
    }

    fn read(question: &str) -> Value {
        serde_json::from_str(question).expect("JSON")
    }

    #[test]
    fn a_device_is_asked_for_no_more_than_is_needed() {
        let before = [Passkey::sample("Phone", &home())];
        let offer = Offer::new(&home(), "Key", "Ana", &before).expect("an offer");
        let asked = read(offer.question());
        let offered = asked["pubKeyCredParams"].as_array().expect("algorithms").iter();
        let offered: Vec<i64> = offered.filter_map(|one| one["alg"].as_i64()).collect();
        assert_eq!(offered, [-8, -7, -257]);
        assert_eq!(asked["attestation"], "none");
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "preferred");
        assert_eq!(asked["rp"]["id"], "home.example");
        assert_eq!(asked["user"]["id"], BASE64URL_NOPAD.encode(&[7; 32]), "as for the first");
        assert_eq!(asked["excludeCredentials"][0]["id"], BASE64URL_NOPAD.encode(b"Phone"));
    }

    #[test]
    fn the_name_of_a_person_for_devices_is_random() {
        let ids = [0, 1].map(|_| {
            let offer = Offer::new(&home(), "Key", "Ana", &[]).expect("an offer");
            read(offer.question())["user"]["id"].clone()
        });
        assert_ne!(ids[0], ids[1]);
    }

    #[test]
    fn passkeys_of_another_server_are_not_asked_for() {
        let elsewhere = Site::of("https://old.example").expect("a site");
        let all = [Passkey::sample("Old", &elsewhere), Passkey::sample("Phone", &home())];
        let asked = read(&question(&home(), b"sign this", &all).expect("a question"));
        assert_eq!(asked["challenge"], BASE64URL_NOPAD.encode(b"sign this"));
        assert_eq!(asked["allowCredentials"].as_array().map(Vec::len), Some(1));
        assert_eq!(question(&home(), b"sign this", &all[..1]), None);
    }

    #[test]
    fn what_is_no_answer_is_wrong() {
        let all = [Passkey::sample("Phone", &home())];
        for answer in ["", "{}", "null", "[]", "{\"rawId\":\"UGhvbmU\",\"response\":{}}"] {
            assert!(matches!(judge(&home(), b"x", &all, answer), Judged::Wrong), "{answer}");
        }
    }
}

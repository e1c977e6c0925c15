//! The way to a pair: Ana sets the place up, Ben comes.

use super::{
    handlers::{NAME_TAKEN, OPENS_NOTHING, RULES_UNREAD},
    pages::{InvitePage, PairingPage, RulesPage, SetUpPage, State, WhoReadsPage, WordsPage},
    pairing::{Host, Pairing},
};
use crate::{
    access::{Member, Partner},
    people::account::SignUpForm,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, sent, show},
};

/// The words that are offered, the same on each run.
const SIX: (&str, &str) = ("passphrase", "lamp river garden stone milk apple");
const ZONE: (&str, &str) = ("time_zone", "Europe/Berlin");

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<SetUpPage>(),
        show::<WordsPage>(),
        show::<InvitePage>(),
        show::<PairingPage>(),
        show::<RulesPage>(),
        show::<WhoReadsPage>(),
    ]
    .concat()
}

/// A sign-up that does not go through, with what is wrong.
fn wrong(mut faults: Faults, fields: &[(&str, &str)]) -> Typed {
    let sent = sent::<SignUpForm>(fields);
    assert!(sent.form.parse(&["Ana"], &mut faults).is_none(), "something is wrong");
    sent.with_faults(faults)
}

/// A name that somebody has already.
fn taken(name: &str) -> Typed {
    let typed = Typed::with_values(&[("name", name), ("secret", "words"), SIX, ZONE]);
    typed.with_faults(Faults::one("name", NAME_TAKEN))
}

impl Sample for SetUpPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let host = Faults::one("host", "Please say who runs this server");
        let short = [("name", "Ana"), ("secret", "own"), ("password", "soup at seven"), ZONE, SIX];
        let guessed = [("name", "Ana"), ("secret", "words"), ("passphrase", "one two"), ZONE];
        vec![
            ("empty", Self::new(Typed::with_values(&[SIX, ZONE]))),
            ("nothing filled in", Self::new(wrong(host, &[SIX]))),
            ("a short password", Self::new(wrong(Faults::none(), &short))),
            ("too few words", Self::new(wrong(Faults::none(), &guessed))),
            ("a name that is taken", Self::new(taken("Ana"))),
        ]
    }
}

impl Sample for WordsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let typed = Typed::with_values(&[("words", SIX.1)]);
        let wrong = typed.with_faults(Faults::one("words", OPENS_NOTHING));
        vec![("empty", Self::new(Typed::default())), ("words that open nothing", Self::new(wrong))]
    }
}

impl Sample for InvitePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page = |form| Self::new("Ana".to_owned(), form);
        let rules = Faults::one("rules", RULES_UNREAD);
        vec![
            ("empty", page(Typed::with_values(&[SIX, ZONE]))),
            ("nothing filled in", page(wrong(rules, &[SIX]))),
            ("a name that is taken", page(taken("Ana"))),
        ]
    }
}

impl Sample for PairingPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample_alone();
        let invited = Pairing::Invited { invite: id(51), until: at("2026-03-14 19:20") };
        let typed = Typed::with_values(&[("code", SIX.1)]);
        let taken_back = |field, sentence| State::TakenBack {
            form: typed.with_faults(Faults::one(field, sentence)),
        };
        let accepted = Pairing::Accepted { invite: id(51), name: "Ben".to_owned() };
        let hers = |pairing| {
            State::of("https://troth.example", &ana, pairing).expect("a link fits into a code")
        };
        [
            ("invited", hers(invited)),
            ("not invited", hers(Pairing::NotInvited)),
            ("Ben said yes", hers(accepted)),
            ("waiting for the inviter", State::Waiting { inviter: "Ben".to_owned() }),
            ("taken back", State::TakenBack { form: Typed::default() }),
            ("taken back, and words that open nothing", taken_back("code", OPENS_NOTHING)),
            ("taken back, and rules that were not read", taken_back("rules", RULES_UNREAD)),
        ]
        .map(|(state, view)| (state, Self::new(&ana, view)))
        .into()
    }
}

impl Sample for WhoReadsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page = |host: Host| Self::new(&Partner::sample(), host.sentence("Ana", "Ben"));
        vec![("Ben runs the server", page(Host::Second)), ("somebody else", page(Host::Other))]
    }
}

impl Sample for RulesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |host: Host| Self::new(&ana, host.sentence("Ana", "Ben"));
        vec![
            ("Ana runs the server", page(Host::First)),
            ("Ben runs it", page(Host::Second)),
            ("their therapist runs it", page(Host::Therapist)),
            ("somebody else runs it", page(Host::Other)),
        ]
    }
}

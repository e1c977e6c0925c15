//! Ana and Ben, and what Noor may read.

use std::collections::BTreeSet;

use super::{
    Link, Policy, Section,
    link::compare,
    pages::{HubPage, LinkPage, ProposePage, Written},
    store::{Known, TherapistLink},
};
use crate::{
    access::{Partner, PersonId},
    couple::{InviteId, pairing::Latest},
    sealed::{Opened, Pinned, Seed},
    steps::therapy::next_session,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, day, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<HubPage>(), show::<ProposePage>(), show::<LinkPage>()].concat()
}

fn noor() -> (PersonId, String) {
    (id(5), "Noor".to_owned())
}

/// Proposed by Ana or by Ben, signed by so many.
fn link(by_ana: bool, signed: &[PersonId]) -> TherapistLink {
    let ana = Partner::sample();
    let (therapist, name) = noor();
    TherapistLink {
        id: id(70),
        therapist,
        name,
        policy: Policy::NoSecrets,
        until: day("2026-06-10"),
        sections: Section::ALL
            .map(|it| (it, (!it.is_whole()).then(|| at("2026-03-10 20:00"))))
            .into(),
        link: Link {
            author: if by_ana { ana.person() } else { ana.partner() },
            made_at: at("2026-03-10 19:00"),
            ends_at: at("2026-06-11 00:00"),
            signed: signed.iter().copied().collect(),
            declined: BTreeSet::new(),
            closed: BTreeSet::new(),
            stands: false,
            ended_at: None,
        },
    }
}

fn signed_by_both() -> TherapistLink {
    let ana = Partner::sample();
    link(false, &[ana.person(), ana.partner()])
}

fn known(taken: bool) -> Known {
    let keys = |byte| Seed::from_bytes(&[byte; 32]).expect("32 bytes").shared().public().clone();
    Known { pinned: taken.then(|| Pinned::first(keys(5))), offered: Some(keys(5)) }
}

fn changed() -> Known {
    let other = Seed::from_bytes(&[9; 32]).expect("32 bytes").shared().public().clone();
    Known { offered: Some(other), ..known(true) }
}

impl Sample for HubPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |links: &[TherapistLink], invite: Option<Latest>, all: &[(PersonId, String)]| {
            Self::new(&ana, links, invite, (all, "https://troth.home")).expect("a page")
        };
        let invite = Latest {
            invite: InviteId::from(uuid::Uuid::from_u128(71)),
            expires_at: at("2026-03-14 19:00"),
            revoked: false,
            accepted_by: None,
        };
        let ended = |mut it: TherapistLink| {
            it.link.ended_at = Some(at("2026-03-11 09:00"));
            it
        };
        let closed = |mut it: TherapistLink| {
            it.link.closed.insert(Section::Commitments);
            it
        };
        let mut declined = link(false, &[]);
        declined.link.declined.insert(ana.person());
        let session = Some(next_session::samples::told());
        vec![
            ("open", page(&[signed_by_both()], None, &[noor()])),
            ("nobody yet", page(&[], None, &[])),
            ("an invite waits", page(&[], Some(invite), &[])),
            ("Noor has come", page(&[], None, &[noor()])),
            ("she proposes it", page(&[link(true, &[])], None, &[noor()])),
            ("she has signed it", page(&[link(true, &[ana.person()])], None, &[noor()])),
            ("Ben proposes it", page(&[link(false, &[ana.partner()])], None, &[noor()])),
            ("she said no", page(&[declined], None, &[noor()])),
            ("a section was closed", page(&[closed(signed_by_both())], None, &[noor()])),
            (
                "a session is ahead",
                page(&[signed_by_both()], None, &[noor()]).with_next(&ana, session),
            ),
            ("it has ended", page(&[ended(signed_by_both())], None, &[noor()])),
        ]
    }
}

impl Sample for ProposePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let mut missing = Faults::one("section", "Please choose at least one section");
        missing.add("therapist", "Please choose who it is for");
        let two = vec![noor(), (id(6), "Dr. Malik".to_owned())];
        let form = Typed::default().with_faults(missing);
        vec![
            ("fresh", Self::fresh(&ana, &[], vec![noor()])),
            ("something else than before", Self::fresh(&ana, &[signed_by_both()], vec![noor()])),
            ("nothing was chosen", Self::new(&ana, form, two)),
        ]
    }
}

impl Sample for LinkPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let written = || Written {
            agenda: vec![genuine("The weekend at my parents’".to_owned()), Opened::ChangedOutside],
            commitments: vec![genuine("Home by seven, or a message before six".to_owned())],
            plan: Vec::new(),
            practice: Vec::new(),
        };
        let page = |link: &TherapistLink, known: &Known, form| {
            Self::new(&ana, (link, known, None), written(), form)
        };
        let wrong =
            compare("lamp river", ["select", "escape", "hawk", "trade"]).expect_err("wrong");
        let typed = Typed::with_values(&[("words", "lamp river garden stone")]);
        let wrong = typed.with_faults(Faults::one("words", wrong));
        let form = Typed::default;
        let mut ended = signed_by_both();
        ended.link.ended_at = Some(at("2026-03-11 09:00"));
        vec![
            ("Ben proposes it", page(&link(false, &[]), &known(false), form())),
            ("other words", page(&link(false, &[]), &known(false), wrong)),
            ("another key", page(&link(false, &[]), &changed(), form())),
            ("she proposes it", page(&link(true, &[]), &known(true), form())),
            ("she has signed it", page(&link(true, &[ana.person()]), &known(true), form())),
            ("open", page(&signed_by_both(), &known(true), form())),
            ("ended", page(&ended, &known(true), form())),
        ]
    }
}

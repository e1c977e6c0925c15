//! A month of two people in two browsers: a commitment kept and missed, something small raised, met in the
//! weekly meeting, agreed on, turned into a commitment, and kept.

use crate::{
    engine::{Engine, Light},
    neutral,
    phone::Phone,
    world::World,
};

const HOME: &str = "Home by seven, or a message before six";
const ASK: &str = "Ask Ana before I tell anyone about us";
const NOTICED: &str = "Tom asked me how we are doing";

struct Two {
    world: World,
    ana: Phone,
    ben: Phone,
}

impl Two {
    /// An evening on which both take up their phones.
    async fn on(&self, evening: &str) {
        self.world.at(evening);
        self.ana.sign_in("Ana").await;
        self.ben.sign_in("Ben").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_from_something_small_to_a_promise_that_is_kept() {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let ana = Phone::with(Engine::Chromium, Light::Light, &world).await;
    let ben = Phone::with(Engine::Firefox, Light::Dark, &world).await;
    let two = Two { world, ana, ben };
    promised_kept_and_missed(&two).await;
    raised(&two).await;
    met(&two).await;
    turned_into_a_commitment(&two).await;
    signed(&two).await;
    kept(&two).await;
    two.ana.off().await;
    two.ben.off().await;
}

async fn promised_kept_and_missed(two: &Two) {
    let Two { ana, ben, .. } = two;
    two.on("2026-03-12 20:00").await;
    ben.open("/commitments/new?owner=me").await;
    ben.write("promise", HOME).await;
    ben.tap("Every day").await;
    ben.tap("Propose to Ana").await;
    ben.sees("Waiting for Ana").await;
    ana.open(&ben.address().await).await;
    ana.tap("I agree").await;
    ana.sees("Agreed on Thursday 12 March.").await;
    ben.open("/today").await;
    ben.tap("Kept").await;
    ben.sees_heading("Thursday 12 March").await;
    two.on("2026-03-13 20:00").await;
    ben.tap("Partly, or not").await;
    ben.tap("Not this time").await;
    ben.write("obstacle", "The pump at the weir").await;
    ben.write("repair", "I rang at half past six").await;
    ben.tap("Share with Ana").await;
    ben.sees("I rang at half past six").await;
    ana.open("/today").await;
    ana.sees("I rang at half past six").await;
}

async fn raised(two: &Two) {
    let Two { ana, ben, .. } = two;
    ana.open("/concerns/new").await;
    ana.tap("Begin to write").await;
    for (question, words) in
        [("I noticed …", NOTICED), ("I felt …", "exposed"), ("I’d like …", "that you ask me first")]
    {
        ana.sees_heading(question).await;
        ana.write("words", words).await;
        ana.tap("Next").await;
    }
    ana.sees_heading("How big it is for me").await;
    ana.tap("Skip this").await;
    ana.sees_heading("When I’d like to talk about it").await;
    ana.tap("Skip this").await;
    ana.sees_heading("Look at it once more").await;
    ana.tap("Share with Ben").await;
    ana.sees("Ben can read this now.").await;
    ben.open("/concerns").await;
    ben.tap_link(NOTICED).await;
    ben.tap("Read it. A time comes later").await;
    ben.sees("There is no time to talk about it yet.").await;
}

/// What one does appears on the other's phone by itself.
async fn met(two: &Two) {
    let Two { ana, ben, .. } = two;
    two.on("2026-03-15 19:30").await;
    ben.open("/weekly-meetings/new").await;
    ben.tap("Begin the meeting").await;
    ben.sees_heading("Thanks").await;
    ana.open("/today").await;
    ana.tap("Go to the meeting").await;
    ana.sees_heading("Thanks").await;
    ana.write("words", "Thank you for ringing").await;
    ana.tap("Share with Ben").await;
    ben.sees("Thank you for ringing").await;
    for (leads, follows, part) in
        [(ben, ana, "What went well"), (ana, ben, "Commitments"), (ben, ana, "One concern")]
    {
        leads.tap(&format!("Go on: {part}")).await;
        leads.sees_heading(part).await;
        follows.sees_heading(part).await;
        if part == "Commitments" {
            ben.sees("Kept 1 of 2").await;
        }
    }
    ana.tap("Let’s talk about this one").await;
    ben.sees("Ana suggests this one.").await;
    ben.tap("Yes, this one").await;
    ana.sees("You talk about this one").await;
}

async fn turned_into_a_commitment(two: &Two) {
    let Two { ana, ben, .. } = two;
    ben.tap("How to leave it").await;
    ben.sees_heading("What Ana raised").await;
    ben.tap_at("#leave summary").await;
    ben.tap("I’d do something").await;
    ben.write("promise", ASK).await;
    ben.tap("Once a week").await;
    ben.tap("Sunday").await;
    ben.tap("Propose to Ana").await;
    ben.sees("Waiting for Ana").await;
    ana.open(&ben.address().await).await;
    ana.tap("I agree").await;
    ana.sees("Agreed on Sunday 15 March.").await;
    ana.open("/concerns").await;
    ana.tap_link(NOTICED).await;
    ana.sees("A commitment came of it.").await;
}

async fn signed(two: &Two) {
    let Two { ana, ben, .. } = two;
    for phone in [ana, ben] {
        phone.open("/weekly-meetings").await;
        phone.tap("Go to the meeting").await;
        phone.sees_heading("One concern").await;
    }
    for part in ["The week ahead", "One ask each"] {
        ana.tap(&format!("Go on: {part}")).await;
        ana.sees_heading(part).await;
        ben.sees_heading(part).await;
    }
    ben.write("words", "A walk on Saturday").await;
    ben.tap("Ask Ana").await;
    ana.tap("I will").await;
    ben.sees("Ana will").await;
    ben.tap("Close, and look at the notes").await;
    ana.sees_heading("Notes of your meeting").await;
    ana.sees("Tom asked me how we are doing").await;
    ana.tap("Sign: I remember it so").await;
    // His page moves first: what he signs is what stands there.
    ben.sees("Ana: signed, I remember it so").await;
    ben.tap("Sign: I remember it so").await;
    ana.sees("Ben: signed, I remember it so").await;
}

async fn kept(two: &Two) {
    let Two { ana, ben, .. } = two;
    two.on("2026-03-22 20:00").await;
    ben.open("/commitments").await;
    ben.sees(HOME).await;
    ben.tap_link(ASK).await;
    ben.tap("Kept").await;
    ben.sees_heading("Sunday 22 March").await;
    ana.open(&ben.address().await).await;
    ana.tap("I saw it").await;
    ana.sees("You saw it.").await;
    two.on("2026-04-12 20:00").await;
    for phone in [ana, ben] {
        phone.open("/consistency").await;
        phone.sees(ASK).await;
        phone.sees("Four weeks: Kept 1 of 1.").await;
    }
}

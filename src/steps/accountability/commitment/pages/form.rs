//! The page of a wording: a proposal, a counter, a change.

use askama::Template;
use chrono::TimeDelta;

use crate::{
    access::Partner,
    steps::accountability::{
        cadence::{Cadence, weekday_name},
        commitment::{
            Commitment, CommitmentId,
            form::{WEEKDAYS, usual_review},
            wording::Hints,
        },
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/accountability/commitment/form.html")]
pub(in super::super) struct FormPage {
    frame: Frame,
    partner: String,
    for_me: bool,
    rewording: Option<Rewording>,
    weekdays: [(&'static str, &'static str); 7],
    hints: Hints,
    form: Typed,
}

/// Of which commitment a form proposes another wording.
struct Rewording {
    id: CommitmentId,
    version: u32,
    is_counter: bool,
}

impl FormPage {
    /// For a commitment of one's own, or to ask the other for one.
    pub(in super::super) fn proposal(partner: &Partner, form: Typed) -> Self {
        let for_me = form.value("owner") != "partner";
        Self::new(partner, form, for_me, None)
    }

    /// For another wording of one that is there.
    pub(in super::super) fn rewording(
        partner: &Partner,
        commitment: &Commitment,
        form: Typed,
    ) -> Self {
        let for_me = commitment.owner == partner.person();
        let newest = commitment.newest();
        let is_counter = commitment.waiting().is_some_and(|v| v.author != partner.person());
        let rewording = Rewording { id: commitment.id, version: newest.number, is_counter };
        Self::new(partner, form, for_me, Some(rewording))
    }

    fn new(partner: &Partner, form: Typed, for_me: bool, rewording: Option<Rewording>) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, "Commitment"),
            partner: partner.partner_name().to_owned(),
            for_me,
            rewording,
            weekdays: WEEKDAYS.map(|(word, day)| (word, weekday_name(day))),
            hints: Hints::default(),
            form,
        }
    }

    pub(in super::super) fn with_hints(self, hints: Hints) -> Self {
        Self { hints, ..self }
    }

    /// With what somebody has said already that they will do, or nothing.
    pub(in super::super) fn new_form(partner: &Partner, owner: &str, promise: &str) -> Typed {
        let review = usual_review(partner.today()).to_string();
        let promised = [("promise", promise), ("cadence", "daily"), ("review_on", &*review)];
        Typed::with_values(&[&[("owner", owner)], &promised[..]].concat())
    }

    pub(in super::super) fn filled_form(partner: &Partner, commitment: &Commitment) -> Typed {
        let newest = commitment.newest();
        let review = newest.review_on.max(partner.today() + TimeDelta::days(1)).to_string();
        let mut values = vec![("review_on", review)];
        if let Some(words) = newest.words.get() {
            values.push(("promise", words.promise.clone()));
            values.push(("why", words.why.clone()));
            values.push(("know", words.know.clone()));
        }
        match &newest.cadence {
            Cadence::Once(day) => {
                values.push(("cadence", "once".to_owned()));
                values.push(("once_on", day.to_string()));
            }
            Cadence::Daily => values.push(("cadence", "daily".to_owned())),
            Cadence::Weekly(days) => {
                let word = if days.len() == 1 { "weekly" } else { "weekdays" };
                values.push(("cadence", word.to_owned()));
                let chosen = WEEKDAYS.iter().filter(|(_, day)| days.contains(day));
                values.extend(chosen.map(|(word, _)| ("weekday", (*word).to_owned())));
            }
            Cadence::Monthly(day) => {
                values.push(("cadence", "monthly".to_owned()));
                values.push(("month_day", day.to_string()));
            }
        }
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Typed::with_values(&values)
    }
}

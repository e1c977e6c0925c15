//! Forms, as a browser sends them.

use serde::de::DeserializeOwned;

use super::{ZONE, now, today};
use crate::{
    couple::export::ExportForm,
    people::{account::SignUpForm, emergency_reset::ResetForm},
    steps::{
        accountability::commitment::WordingForm,
        quality_time::date::plan::{NoteForm, PlanForm, limit},
        small_issues::check_in::{DetailsForm, correction::CorrectionForm},
    },
    text::Faults,
    web::form::Posted,
};

/// Does this with a form that was sent, if it is one of this kind.
fn with<F: DeserializeOwned>(body: &[u8], look: impl FnOnce(&F)) {
    if let Some(posted) = Posted::<F>::read(body, ("/x", "/x")) {
        look(&posted.form);
    }
}

/// A form of one of several kinds: the first byte says which.
pub fn form(data: &[u8]) {
    let Some((which, body)) = data.split_first() else { return };
    match which % 8 {
        0 => with(body, plan),
        1 => with(body, |form: &NoteForm| drop(form.parse())),
        2 => with(body, |form: &DetailsForm| no_fault_is_lost(|f| form.parse(f))),
        3 => with(body, |form: &CorrectionForm| no_fault_is_lost(|f| form.parse(f))),
        4 => with(body, |form: &SignUpForm| no_fault_is_lost(|f| form.parse(&["Ben"], f))),
        5 => with(body, |form: &ExportForm| no_fault_is_lost(|f| form.parse(&["Ben"], f))),
        6 => with(body, |form: &ResetForm| no_fault_is_lost(|f| form.parse(&["Ben"], f))),
        _ => with(body, wording),
    }
}

/// Something is done, or something is said to be wrong: never both, never neither.
fn no_fault_is_lost<T>(parse: impl FnOnce(&mut Faults) -> Option<T>) {
    let mut faults = Faults::none();
    let parsed = parse(&mut faults);
    assert_eq!(parsed.is_some(), faults.is_empty(), "{faults:?}");
}

fn plan(form: &PlanForm) {
    let Ok(plan) = form.parse(ZONE, now()) else { return };
    assert!(plan.starts_at > now(), "{form:?} has passed");
    assert_eq!(plan.starts_at.timestamp_subsec_nanos(), 0, "{form:?} is no minute of a clock");
    assert!((5..=10_080).contains(&plan.minutes));
    assert!(!plan.words.what.is_empty() && plan.words.what.chars().count() <= limit::WHAT);
}

fn wording(form: &WordingForm) {
    let Ok(draft) = form.parse(today()) else { return };
    assert!(!draft.words.promise.is_empty() && draft.review_on > today(), "{form:?}");
    super::cadence(draft.cadence.text().as_bytes());
}

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

/// A form as it was sent, if it is one of this kind.
fn read<F: DeserializeOwned>(body: &[u8]) -> Option<F> {
    Posted::<F>::read(body, ("/x", "/x")).map(|posted| posted.form)
}

/// A form of one of several kinds: the first byte says which.
pub fn form(data: &[u8]) {
    let Some((which, body)) = data.split_first() else { return };
    match which % 8 {
        0 => read(body).iter().for_each(plan),
        1 => read(body).iter().for_each(|form: &NoteForm| {
            let _ = form.parse();
        }),
        2 => read(body).iter().for_each(|form: &DetailsForm| no_fault_is_lost(|f| form.parse(f))),
        3 => {
            read(body).iter().for_each(|form: &CorrectionForm| no_fault_is_lost(|f| form.parse(f)));
        }
        4 => read(body)
            .iter()
            .for_each(|form: &SignUpForm| no_fault_is_lost(|f| form.parse(&["Ben"], f))),
        5 => read(body)
            .iter()
            .for_each(|form: &ExportForm| no_fault_is_lost(|f| form.parse(&["Ana", "Ben"], f))),
        6 => read(body)
            .iter()
            .for_each(|form: &ResetForm| no_fault_is_lost(|f| form.parse(&["Ana"], f))),
        _ => read(body).iter().for_each(wording),
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

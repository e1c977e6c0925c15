//! Fills in any form: a marker of its own into every text, something that fits into the rest.

use chrono::{Days, NaiveDate};

use crate::{
    form::{Field, Form, Kind},
    world::PASSWORD,
};

/// What every marker begins with: no page, no library and no key says this.
pub(crate) const STEM: &str = "Kolibrimurmelwinde";

/// Every marker that stands in a text, once or more often.
pub(super) fn markers_in(text: &str) -> impl Iterator<Item = &str> {
    let digits = STEM.len() + 4;
    text.match_indices(STEM).filter_map(move |(at, _)| text.get(at..at + digits))
}

/// A form as it was filled in, and the markers in it, by field.
pub(crate) struct Filled {
    pub(crate) form: Form,
    pub(crate) markers: Vec<(String, String)>,
}

/// The markers given out so far.
#[derive(Default)]
pub(crate) struct Typist {
    markers: usize,
}

impl Typist {
    /// Fills a form in; `attempt` chooses differently each time.
    pub(crate) fn fill(&mut self, mut form: Form, today: NaiveDate, attempt: usize) -> Filled {
        let mut markers = Vec::new();
        for field in &mut form.fields {
            let Kind::Typed(kind) = &field.kind else { continue };
            if let Some(value) = plain_value(kind, asks(&form.action, &field.name), today) {
                field.value = value;
                continue;
            }
            self.markers += 1;
            field.value = format!("{STEM}{:04}", self.markers);
            markers.push((field.name.clone(), field.value.clone()));
        }
        choose(&mut form.fields, attempt);
        Filled { form, markers }
    }
}

/// What a field wants that does not take any words.
/// What a field is about: on a page of a draft its path says it.
fn asks<'a>(action: &'a str, field: &'a str) -> &'a str {
    if field == "words" { action.rsplit('/').next().unwrap_or(field) } else { field }
}

fn plain_value(kind: &str, name: &str, today: NaiveDate) -> Option<String> {
    let in_days = |days| (today + Days::new(days)).to_string();
    Some(match kind {
        "password" => PASSWORD.to_owned(),
        "date" if name == "review_on" => in_days(3),
        "date" if name == "review" => in_days(20),
        "date" if ["reached", "held"].contains(&name) => in_days(0),
        "date" => in_days(2),
        "time" => "07:30".to_owned(),
        "number" => "3".to_owned(),
        _ if name == "month_day" => "13".to_owned(),
        _ => return None,
    })
}

/// Of radios and lists the next one each time, of boxes the first of each name.
fn choose(fields: &mut [Field], attempt: usize) {
    let mut names: Vec<(String, Kind)> =
        fields.iter().map(|field| (field.name.clone(), field.kind.clone())).collect();
    names.retain(|(_, kind)| matches!(kind, Kind::Radio | Kind::Choice | Kind::Checkbox));
    names.dedup();
    for (name, kind) in names {
        let mut group: Vec<&mut Field> =
            fields.iter_mut().filter(|field| field.name == name && field.kind == kind).collect();
        let at = if kind == Kind::Checkbox { 0 } else { attempt % group.len() };
        for (nth, field) in group.iter_mut().enumerate() {
            field.sent = nth == at;
        }
    }
}

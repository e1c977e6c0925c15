//! Every choice is one that a time-out may be.

use super::*;
use crate::{draft::For, text::Typed};

fn said(agreement: &Agreement) -> ToShare {
    let parts = PARTS.into_iter().zip(agreement.parts());
    let parts = parts.map(|(part, (name, words))| {
        assert_eq!(part.name, name);
        assert_eq!(part.read(&words, false).as_ref(), Ok(&words), "a part takes it");
        (part, words)
    });
    ToShare { what: For::TimeOut, parts: parts.collect() }
}

#[test]
fn it_is_read_as_it_was_written_and_chosen() {
    let agreement = Agreement {
        signal: "Lighthouse".to_owned(),
        minutes: 30,
        returns: Returns::WhoTookIt,
        how: String::new(),
        latest: 24,
    };
    assert_eq!(Agreement::of(&said(&agreement), NaiveDate::default()), Ok(agreement.clone()));
    assert_eq!(agreement.length_in_words(), "30 minutes");
    let nothing = ToShare { what: For::TimeOut, parts: Vec::new() };
    let faults = Agreement::of(&nothing, NaiveDate::default());
    let form = Typed::default().with_faults(faults.expect_err("nothing is chosen"));
    let fields: Vec<_> = form.faults().iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["minutes", "latest", "returns"]);
}

#[test]
fn a_good_beginning_is_one_of_the_choices() {
    for part in PARTS {
        let usual = usual(part.name).unwrap_or_default();
        assert_eq!(part.read(usual, false).as_deref(), Ok(usual), "{}", part.name);
        assert_eq!(matches!(part.takes, Takes::OneOf(_)), !usual.is_empty(), "{}", part.name);
    }
}

#[test]
fn every_choice_holds_what_a_time_out_may_be() {
    for (minutes, _) in LENGTHS {
        let minutes: u32 = minutes.parse().expect("a number");
        assert!((20..=120).contains(&minutes));
    }
    for (hours, _) in LATEST {
        let hours: u32 = hours.parse().expect("a number");
        assert!((2..=24).contains(&hours), "as long as the longest, and at most a day");
    }
}

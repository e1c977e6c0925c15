//! Every page in each of its states, rendered and looked at.
//!
//! A page has its samples in the `samples.rs` of its folder; `tests/app/tidy/samples.rs` says so if
//! one is missing. After the test they lie in `target/tmp/samples/`, and `index.html` there leads
//! to each.

use std::{fmt::Write as _, fs, path::Path};

use crate::{
    routes,
    web::{assets, look, sample::Shown},
};

/// Every sample of every page.
fn all() -> Vec<Shown> {
    [
        crate::web::samples::all(),
        crate::safety::samples::all(),
        crate::people::samples::all(),
        crate::people::password::samples::all(),
        crate::people::recovery::samples::all(),
        crate::people::reset::samples::all(),
        crate::people::device::samples::all(),
        crate::people::calendar::samples::all(),
        crate::people::security_log::samples::all(),
        crate::people::erasing::samples::all(),
        crate::people::second_step::samples::all(),
        crate::people::second_step::passkey::samples::all(),
        crate::people::emergency_reset::samples::all(),
        crate::couple::samples::all(),
        crate::couple::four_words::samples::all(),
        crate::couple::export::samples::all(),
        crate::entry::samples::all(),
        crate::couple::imported::samples::all(),
        crate::couple::pause::samples::all(),
        crate::couple::closing::samples::all(),
        crate::couple::parting::samples::all(),
        crate::today::samples::all(),
        impact(),
        crate::steps::samples::all(),
        communication(),
        written_for_the_other(),
        for_bad_minutes(),
        journals(),
        hard_days(),
        deeds(),
        good_hours(),
        small_issues(),
        crate::demo::samples::all(),
    ]
    .concat()
}

/// What one takes responsibility for, promises and keeps.
fn deeds() -> Vec<Shown> {
    [
        crate::steps::accountability::commitment::samples::all(),
        crate::steps::accountability::keeping::samples::all(),
        crate::steps::accountability::statement::samples::all(),
        crate::steps::accountability::small_deed::samples::all(),
    ]
    .concat()
}

/// How each is, and what they raise.
fn small_issues() -> Vec<Shown> {
    [
        crate::steps::small_issues::check_in::samples::all(),
        crate::steps::small_issues::check_in::correction::samples::all(),
        crate::steps::small_issues::concern::samples::all(),
        crate::steps::small_issues::talk::samples::all(),
        crate::steps::small_issues::weekly_meeting::samples::all(),
        crate::steps::small_issues::weekly_meeting::time::samples::all(),
    ]
    .concat()
}

/// What the two say to each other.
fn communication() -> Vec<Shown> {
    [
        crate::steps::communication::wording::samples::all(),
        crate::steps::communication::turn_talk::samples::all(),
        crate::steps::hand_over::samples::all(),
        crate::steps::communication::question_of_the_day::samples::all(),
    ]
    .concat()
}

/// What one writes, and the other opens or answers when they choose.
fn written_for_the_other() -> Vec<Shown> {
    [
        crate::steps::communication::disclosure::samples::all(),
        crate::draft::samples::all(),
        crate::steps::communication::openness::samples::all(),
        crate::impact::breach::samples::all(),
        crate::steps::communication::question_box::samples::all(),
    ]
    .concat()
}

fn for_bad_minutes() -> Vec<Shown> {
    [
        crate::impact::hard_moment::samples::all(),
        crate::impact::hard_moment::card::samples::all(),
        crate::impact::hard_moment::kept::samples::all(),
        crate::steps::communication::time_out::samples::all(),
        crate::steps::communication::time_out::agreement::samples::all(),
    ]
    .concat()
}

/// Those of understanding the impact.
fn impact() -> Vec<Shown> {
    [
        crate::impact::statement::samples::all(),
        crate::impact::role::samples::all(),
        crate::impact::other_side::samples::all(),
    ]
    .concat()
}

/// Pages for oneself, and copies of them.
fn journals() -> Vec<Shown> {
    [
        crate::steps::communication::journal::samples::all(),
        crate::steps::communication::journal::copy::samples::all(),
    ]
    .concat()
}

/// Dates, and what was good.
fn good_hours() -> Vec<Shown> {
    [
        crate::steps::quality_time::date::samples::all(),
        crate::steps::quality_time::date::pact::samples::all(),
        crate::steps::quality_time::date::note::samples::all(),
        crate::steps::quality_time::good_moment::samples::all(),
        crate::steps::quality_time::hobby::samples::all(),
        crate::steps::quality_time::idea::samples::all(),
    ]
    .concat()
}

/// Hard days, and copies of them.
fn hard_days() -> Vec<Shown> {
    [
        crate::progress::phase::samples::all(),
        crate::progress::milestone::samples::all(),
        crate::progress::road::samples::all(),
        crate::progress::maintain::samples::all(),
        crate::progress::pulse::samples::all(),
        crate::progress::satisfaction::samples::all(),
        crate::progress::setback_plan::samples::all(),
        crate::progress::then_and_now::samples::all(),
        crate::progress::where_i_stand::samples::all(),
        crate::steps::small_issues::hard_date::samples::all(),
        crate::steps::therapy::after_session::samples::all(),
        crate::steps::therapy::agenda::samples::all(),
        crate::steps::therapy::comment::samples::all(),
        crate::steps::therapy::packet::samples::all(),
        crate::steps::therapy::packet::file::samples::all(),
        crate::steps::therapy::plan::samples::all(),
        crate::steps::therapy::link::samples::all(),
        crate::steps::therapy::link::invite::samples::all(),
        crate::steps::therapy::view::samples::all(),
        crate::steps::therapy::practice::samples::all(),
        crate::steps::therapy::search::samples::all(),
        crate::steps::therapy::search::appointment::samples::all(),
        crate::steps::therapy::search::contact::samples::all(),
        crate::steps::small_issues::hard_date::shared::samples::all(),
    ]
    .concat()
}

#[test]
fn every_page_is_whole_in_each_of_its_states() {
    let (all, routes) = (all(), routes::all(true));
    keep(&all);
    let mut found = Vec::new();
    for Shown { page, state, html } in &all {
        let faults = look::faults(html, routes.table());
        found.extend(faults.into_iter().map(|fault| format!("{page}, {state}: {fault}")));
    }
    assert!(found.is_empty(), "see target/tmp/samples/index.html:\n  {}\n", found.join("\n  "));
}

/// Writes them down, with the files they load, so that one can look at them in a browser.
fn keep(all: &[Shown]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tmp/samples");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("static")).expect("a folder below target/");
    let write = |name: &str, content: &[u8]| {
        fs::write(folder.join(name), content).expect("a file below target/");
    };
    for (url, content) in assets::all() {
        write(url.trim_start_matches('/'), content);
    }
    let mut index = "<!doctype html><meta charset=\"utf-8\"><title>Samples</title>\n".to_owned();
    for Shown { page, state, html } in all {
        let name = format!("{page} {state}.html").replace(' ', "_");
        write(&name, html.replace("\"/static/", "\"static/").as_bytes());
        let _ = writeln!(index, "<p><a href=\"{name}\">{page}: {state}</a></p>");
    }
    write("index.html", index.as_bytes());
}

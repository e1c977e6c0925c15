//! What is chosen, and how much one packet holds.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn form(sections: &[&str], first: &str, last: &str) -> ChoiceForm {
    ChoiceForm {
        section: sections.iter().map(|word| (*word).to_owned()).collect(),
        first: first.to_owned(),
        last: last.to_owned(),
        seen: String::new(),
    }
}

#[test]
fn sections_and_days_are_chosen_and_nothing_is_guessed() {
    let today = day("2026-03-12");
    let chosen = form(&["plan", "agenda"], "2026-02-13", "2026-03-12").parse(today);
    let sections = vec![Section::Agenda, Section::Plan];
    assert_eq!(chosen, Ok(Choice { sections, first: day("2026-02-13"), last: today }));
    for (sections, first, last, field, fault) in [
        (&[][..], "2026-02-13", "2026-03-12", "section", WHICH),
        (&["journal"], "2026-02-13", "2026-03-12", "section", WHICH),
        (&["plan"], "", "2026-03-12", "first", FIRST),
        (&["plan"], "2026-02-13", "2026-03-13", "last", LAST),
        (&["plan"], "2026-03-12", "2026-03-11", "first", BACKWARDS),
        (&["plan"], "2025-12-09", "2026-03-12", "first", TOO_LONG),
    ] {
        let wrong = form(sections, first, last).parse(today);
        assert_eq!(wrong, Err(Faults::one(field, fault)), "{sections:?} {first} {last}");
    }
    assert!(form(&["plan"], "2025-12-10", "2026-03-12").parse(today).is_ok(), "three months");
}

fn packet(rows: usize, words: &str) -> Packet {
    let row = Row { words: words.to_owned(), ..Row::default() };
    let groups = vec![Group { title: String::new(), rows: vec![row; rows] }];
    Packet {
        first: day("2026-02-13"),
        last: day("2026-03-12"),
        people: ["Ana", "Ben"].map(str::to_owned),
        parts: vec![Part { section: Section::Agenda, groups }],
    }
}

#[test]
fn it_holds_some_twenty_pages_and_never_more_than_can_be_sealed() {
    assert!(!packet(EACH - 1, "The weekend").is_too_much());
    assert!(packet(EACH, "The weekend").is_too_much(), "there may be more than were read");
    let long = packet(1, &"x".repeat(MOST));
    assert!(long.is_too_much());
    assert!(!packet(1, &"x".repeat(MOST - 1_000)).is_too_much());
    const { assert!(MOST < 65_000, "what is sealed has that much room") };
}

#[test]
fn its_days_are_as_short_as_they_can_be_said() {
    for (first, last, said) in [
        ("2026-03-12", "2026-03-12", "12 March 2026"),
        ("2026-03-01", "2026-03-12", "1 to 12 March 2026"),
        ("2026-02-13", "2026-03-12", "13 February to 12 March 2026"),
        ("2025-12-31", "2026-03-12", "31 December 2025 to 12 March 2026"),
    ] {
        let (first, last) = (day(first), day(last));
        assert_eq!(Packet { first, last, ..packet(0, "") }.days(), said);
    }
}

#[test]
fn other_words_have_another_name() {
    assert_eq!(packet(1, "The weekend").digest(), packet(1, "The weekend").digest());
    assert_ne!(packet(1, "The weekend").digest(), packet(1, "The weekends").digest());
    assert_ne!(packet(1, "The weekend").digest(), packet(2, "The weekend").digest());
}

#[test]
fn everything_in_it_is_said() {
    let mut all = packet(1, "The weekend");
    let under = Under { words: "It was good".to_owned(), line: "Ben".to_owned() };
    all.parts[0].groups[0].rows[0].under.push(under);
    let said: Vec<_> = all.said().into_iter().map(|said| (said.words, said.own)).collect();
    let expected = [
        ("13 February to 12 March 2026", false),
        ("The weekend", true),
        ("It was good", true),
        ("Ben", false),
    ];
    assert_eq!(said, expected.map(|(words, own)| (words.to_owned(), own)));
}

#[test]
fn what_is_sent_on_in_one_field_is_the_same_choice_and_comes_back_one_by_one() {
    let today = day("2026-03-12");
    let sent = form(&["agenda,time together"], "2026-02-13", "2026-03-12");
    let chosen = form(&["agenda", "time together"], "2026-02-13", "2026-03-12");
    assert_eq!(sent.parse(today), chosen.parse(today));
    let typed = sent.typed();
    assert!(typed.has("section", "agenda") && typed.has("section", "time together"));
    assert_eq!((typed.value("first"), typed.value("last")), ("2026-02-13", "2026-03-12"));
}

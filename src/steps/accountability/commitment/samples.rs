//! Commitments of Ana and Ben, and their pages as Ana sees them.

use chrono::{NaiveDate, Weekday};

use super::{
    ANSWER_LIMIT, Answer, AnswerKind, Commitment, PromiseWords, ReasonWords, Retirement,
    RetirementWords, Version,
    form::{WordingForm, review_day},
    pages::{EndedPage, FormPage, ListPage, ReviewPage, ShowPage},
    wording::Hints,
};
use crate::{
    access::{Partner, PersonId},
    sealed::Opened,
    steps::accountability::{cadence::Cadence, keeping::samples as keeping},
    text::{Faults, Typed, passage},
    web::sample::{Sample, Shown, at, day, genuine, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [
        show::<ShowPage>(),
        show::<ReviewPage>(),
        show::<ListPage>(),
        show::<EndedPage>(),
        show::<FormPage>(),
    ]
    .concat()
}

impl Version {
    /// Another day on which both look at it again.
    fn until(self, review_on: &str) -> Self {
        Self { review_on: day(review_on), ..self }
    }

    fn answered(self, person: PersonId, kind: AnswerKind, made_at: &str, why: &str) -> Self {
        let words = genuine(ReasonWords { why: why.to_owned() });
        Self { answer: Some(Answer { person, kind, made_at: at(made_at), words }), ..self }
    }
}

/// A first wording: what, why, and how both will know.
fn wording(author: PersonId, cadence: Cadence, made_at: &str, words: [&str; 3]) -> Version {
    let [promise, why, know] = words.map(str::to_owned);
    Version {
        number: 1,
        author,
        cadence,
        review_on: day("2026-04-19"),
        made_at: at(made_at),
        words: genuine(PromiseWords { promise, why, know }),
        answer: None,
    }
}

fn of(number: u128, owner: PersonId, versions: Vec<Version>) -> Commitment {
    let zone = chrono_tz::Europe::Berlin;
    Commitment { id: id(number), owner, zone, versions, retirement: None }
}

/// Ben's, of every day: agreed in February.
pub(crate) fn home_by_seven(ana: &Partner) -> Commitment {
    let words = [
        "Home by seven, or a message before six",
        "From six on Ana listens for the car. She shouldn’t have to.",
        "The clock in the hall, or the message on Ana’s phone.",
    ];
    let version = wording(ana.partner(), Cadence::Daily, "2026-02-01 19:40", words);
    let version = version.answered(ana.person(), AnswerKind::Agreed, "2026-02-02 08:05", "");
    of(11, ana.partner(), vec![version])
}

/// Ana's own, of Tuesdays and Thursdays: due on the evening of the samples.
pub(crate) fn ten_minutes(ana: &Partner) -> Commitment {
    let days = Cadence::Weekly(vec![Weekday::Tue, Weekday::Thu]);
    let words = [
        "Ten minutes in the kitchen after supper, phones in the hall",
        "Ben says what was hard more easily when the evening has a place for it.",
        "The egg timer. We stop when it rings.",
    ];
    let version = wording(ana.person(), days, "2026-01-20 21:10", words);
    let version = version.answered(ana.partner(), AnswerKind::Agreed, "2026-01-20 21:32", "");
    of(12, ana.person(), vec![version])
}

/// Proposed by Ben, waiting for Ana.
pub(crate) fn evenings_out(ana: &Partner) -> Commitment {
    let words = [
        "Write my evenings out on the kitchen calendar by Sunday noon",
        "Ana doesn’t want to find out at six that it’s one of those evenings.",
        "It’s on the calendar, in blue.",
    ];
    let sundays = Cadence::Weekly(vec![Weekday::Sun]);
    of(13, ana.partner(), vec![wording(ana.partner(), sundays, "2026-03-11 20:15", words)])
}

/// Proposed by Ana, with nothing but what she asks; waiting for Ben.
fn bank_statement(ana: &Partner) -> Commitment {
    let words = ["Show the bank statement on the first", "", ""];
    let version = wording(ana.person(), Cadence::Monthly(1), "2026-03-10 07:50", words);
    of(14, ana.partner(), vec![version])
}

/// Agreed, and Ben would like it on other days; or Ana would.
fn with_a_change(ana: &Partner, author: PersonId) -> Commitment {
    let mut commitment = home_by_seven(ana);
    let days = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let words = [
        "Home by seven on working days, or a message before six",
        "At weekends we are together anyway.",
        "The clock in the hall.",
    ];
    let change = wording(author, Cadence::Weekly(days), "2026-03-12 12:30", words);
    commitment.versions.push(Version { number: 2, ..change });
    commitment
}

fn declined(ana: &Partner) -> Commitment {
    let words = [
        "Stay in every Friday evening for a year",
        "Fridays were the lie. I don’t want Ana to sit through another one.",
        "I’m on the sofa.",
    ];
    let why = "I don’t want you locked in. I want to know where you are. That’s something else.";
    let fridays = Cadence::Weekly(vec![Weekday::Fri]);
    let version = wording(ana.partner(), fridays, "2026-01-11 18:00", words);
    let version = version.answered(ana.person(), AnswerKind::Declined, "2026-01-13 21:20", why);
    of(15, ana.partner(), vec![version])
}

/// It has done its work.
fn retired(ana: &Partner) -> Commitment {
    let words = [
        "Call the doctor about sleep",
        "I lie there and listen to you walking up and down. We both need to sleep.",
        "You tell me which day the appointment is.",
    ];
    let once = Cadence::Once(day("2026-02-20"));
    let version = wording(ana.person(), once, "2026-02-10 22:00", words).until("2026-03-06");
    let version = version.answered(ana.partner(), AnswerKind::Agreed, "2026-02-11 07:30", "");
    let why = "I’ve been. Less coffee, and no phone in the hall at four. Nothing worse.".to_owned();
    let words = genuine(RetirementWords { why });
    let retirement = Retirement { person: ana.partner(), made_at: at("2026-03-08 11:00"), words };
    Commitment { retirement: Some(retirement), ..of(16, ana.partner(), vec![version]) }
}

/// The same, but somebody wrote into the database.
pub(crate) fn changed_outside(mut commitment: Commitment) -> Commitment {
    for version in &mut commitment.versions {
        version.words = Opened::ChangedOutside;
    }
    if let Some(retirement) = &mut commitment.retirement {
        retirement.words = Opened::ChangedOutside;
    }
    commitment
}

/// The same, on the day both wanted to look at it again.
pub(crate) fn to_review(mut commitment: Commitment) -> Commitment {
    commitment.versions[0].review_on = day("2026-03-12");
    commitment
}

fn too_long(field: &str) -> Typed {
    let why = "I would like to say it with more words than there is room for. ".repeat(7);
    let typed = Typed::with_values(&[(field, why.trim())]);
    let fault = passage(&why, ANSWER_LIMIT).expect_err("too long");
    typed.with_faults(Faults::one(field, fault))
}

impl Sample for ShowPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |commitment: &Commitment| Self::new(&ana, commitment, &[]);
        let by_seven = home_by_seven(&ana);
        let marks = keeping::four_weeks();
        let again = retired(&ana);
        vec![
            ("Ben keeps it", Self::new(&ana, &by_seven, &marks)),
            ("Ana keeps it", page(&ten_minutes(&ana))),
            ("Ben proposes it", page(&evenings_out(&ana))),
            ("it waits for Ben", page(&bank_statement(&ana))),
            ("Ben proposes a change", Self::new(&ana, &with_a_change(&ana, ana.partner()), &marks)),
            ("a change waits for Ben", page(&with_a_change(&ana, ana.person()))),
            ("time to look at it again", Self::new(&ana, &to_review(by_seven.clone()), &marks)),
            ("Ana said no", page(&declined(&ana))),
            ("ended", page(&again)),
            ("a no that is too long", page(&evenings_out(&ana)).with_form(too_long("why"))),
            ("an end that is too long", page(&by_seven).with_form(too_long("why"))),
            ("changed outside", Self::new(&ana, &changed_outside(by_seven.clone()), &marks)),
            ("ended, and changed outside", page(&changed_outside(retired(&ana)))),
            ("proposed and changed outside", page(&changed_outside(evenings_out(&ana)))),
            (
                "a change that was changed outside",
                page(&changed_outside(with_a_change(&ana, ana.partner()))),
            ),
        ]
    }
}

impl Sample for ReviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |commitment: Commitment, form: Typed| {
            let marks = keeping::four_weeks();
            Self::new(&ana, &commitment, &marks, form).expect("agreed, and nothing waits")
        };
        let by_seven = || to_review(home_by_seven(&ana));
        let past = review_day("2026-03-01", ana.today()).expect_err("it has passed");
        let wrong = Typed::with_values(&[("review_on", "2026-03-01")])
            .with_faults(Faults::one("review_on", past));
        vec![
            ("together", page(by_seven(), Self::empty_form(&ana))),
            ("a day that has passed", page(by_seven(), wrong)),
            ("an end that is too long", page(by_seven(), too_long("why"))),
            ("changed outside", page(changed_outside(by_seven()), Self::empty_form(&ana))),
        ]
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let some =
            [home_by_seven(&ana), ten_minutes(&ana), evenings_out(&ana), bank_statement(&ana)];
        let review = [to_review(home_by_seven(&ana)), to_review(ten_minutes(&ana))];
        let changed = [changed_outside(home_by_seven(&ana)), changed_outside(evenings_out(&ana))];
        vec![
            ("some of each", Self::new(&ana, &some)),
            ("nothing yet", Self::new(&ana, &[])),
            ("only what Ben proposes", Self::new(&ana, &[evenings_out(&ana)])),
            ("time to look at them again", Self::new(&ana, &review)),
            ("changed outside", Self::new(&ana, &changed)),
        ]
    }
}

impl Sample for EndedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let many: Vec<_> =
            (0..20).map(|number| Commitment { id: id(200 + number), ..declined(&ana) }).collect();
        vec![
            ("two", Self::new(&ana, &[retired(&ana), declined(&ana)])),
            ("none", Self::new(&ana, &[])),
            ("many, and earlier ones", Self::new(&ana, &many)),
            ("changed outside", Self::new(&ana, &[changed_outside(retired(&ana))])),
        ]
    }
}

impl Sample for FormPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let today = ana.today();
        let (mine, theirs) = (Self::new_form(&ana, "me", ""), Self::new_form(&ana, "partner", ""));
        let again = |commitment: &Commitment| {
            Self::rewording(&ana, commitment, Self::filled_form(&ana, commitment))
        };
        let strict = "Always answer within a minute";
        let hinted = Typed::with_values(&[("owner", "partner"), ("promise", strict)]);
        vec![
            ("something Ana will do", Self::proposal(&ana, mine)),
            ("something Ana asks of Ben", Self::proposal(&ana, theirs)),
            ("nothing filled in", Self::proposal(&ana, wrong(today, &[("owner", "me")]))),
            ("no weekday", Self::proposal(&ana, wrong(today, &[("cadence", "weekdays")]))),
            ("no day of the month", Self::proposal(&ana, wrong(today, &[("cadence", "monthly")]))),
            ("no day", Self::proposal(&ana, wrong(today, &[("cadence", "once")]))),
            ("too long", Self::proposal(&ana, wrong(today, &long()))),
            (
                "a thought before sending",
                Self::proposal(&ana, hinted).with_hints(Hints::of(&[strict])),
            ),
            ("another wording", again(&evenings_out(&ana))),
            ("a change", again(&home_by_seven(&ana))),
            ("a change of the days", again(&ten_minutes(&ana))),
            ("a change of once a month", again(&bank_statement(&ana))),
            ("a change of once", again(&retired(&ana))),
            ("changed outside", again(&changed_outside(home_by_seven(&ana)))),
        ]
    }
}

/// Every text longer than there is room for.
fn long() -> [(&'static str, &'static str); 3] {
    const LONG: &str = "I will put my phone face up on the table next to the fruit bowl when I \
                        come in, and I will leave it there until both of us have gone to bed, \
                        on every evening when I am at home, also when it rings. I will say \
                        whom I wrote to before anybody asks, and if I forget it I will say so \
                        at breakfast, and not wait until it comes out by itself, because that \
                        was how it went the last time and neither of us wants that again.";
    [("promise", LONG), ("why", LONG), ("know", LONG)]
}

/// A form that does not go through, with what is wrong.
fn wrong(today: NaiveDate, fields: &[(&str, &str)]) -> Typed {
    let sent = sent::<WordingForm>(fields);
    let Err(faults) = sent.form.parse(today) else { panic!("something is wrong") };
    sent.with_faults(faults)
}

//! What the two practise, the form of it, one of them, how it was, and what is behind the two.

use askama::Template;

use super::{
    How, PracticeId, PracticeWords, Reflection, Saying, Standing, Whose,
    practice::{AFTER_LIMIT, WHAT_LIMIT, usual},
    reflection::{LIMIT, store::Reflected},
    store::{PAGE, Practice, Told},
};
use crate::{
    access::{Ours, Partner, PersonId},
    day,
    entry::{MENDING, withdrawn_line},
    sealed::Opened,
    steps::therapy::comment::Beside,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "The way";

#[derive(Template)]
#[template(path = "steps/therapy/practice/list.html")]
pub(super) struct PracticesPage {
    frame: Frame,
    partner: String,
    now: Vec<View>,
    behind: Vec<View>,
    /// The last of those, if there are earlier ones.
    last: Option<PracticeId>,
}

#[derive(Template)]
#[template(path = "steps/therapy/practice/behind.html")]
pub(super) struct BehindPage {
    frame: Frame,
    behind: Vec<View>,
    /// The last of this page, if there are earlier ones.
    last: Option<PracticeId>,
}

#[derive(Template)]
#[template(path = "steps/therapy/practice/new.html")]
pub(super) struct NewPracticePage {
    frame: Frame,
    partner: String,
    form: Typed,
}

#[derive(Template)]
#[template(path = "steps/therapy/practice/practice.html")]
pub(super) struct PracticePage {
    frame: Frame,
    it: View,
    /// What a therapist wrote on it.
    pub(super) beside: Beside,
}

#[derive(Template)]
#[template(path = "steps/therapy/practice/reflect.html")]
pub(super) struct ReflectPage {
    frame: Frame,
    partner: String,
    it: View,
    /// How often one had said it already.
    seen: usize,
    /// Until when it can be put otherwise, once one has said it.
    until: Option<String>,
    form: Typed,
}

/// One in words.
struct View {
    id: PracticeId,
    is_own: bool,
    standing: Standing,
    words: Opened<PracticeWords>,
    /// For whom, and until when.
    line: String,
    byline: String,
    ended: Option<String>,
    withdrawn: Option<Opened<String>>,
    /// Who has said how it was.
    said: Option<String>,
    reflections: Vec<ReflectionView>,
    own: Own,
}

/// What the reader may do about how it was.
#[derive(PartialEq, Eq)]
enum Own {
    /// Say it.
    Unsaid,
    /// Put it otherwise until this time.
    Fresh(String),
    /// Nothing: it was said.
    Said,
}

/// How it was for one of the two, in words.
struct ReflectionView {
    is_own: bool,
    byline: String,
    words: Opened<Reflection>,
    withdrawn: Option<Opened<String>>,
}

fn name_of(partner: &Partner, person: PersonId) -> &str {
    if person == partner.person() { "You" } else { partner.partner_name() }
}

impl View {
    fn of(partner: &Partner, told: Told, reflections: Vec<Reflected>) -> Self {
        let today = partner.today();
        let on = |at: chrono::DateTime<chrono::Utc>| {
            day::on(at.with_timezone(&partner.zone()).date_naive(), today)
        };
        let is_own = told.author == partner.person();
        let until = day::in_words(told.until, today);
        let for_whom = |words: &PracticeWords| words.who.line(is_own, partner.partner_name());
        let ended = told.ended.map(|(who, at)| {
            format!("{} said {} that you are done with it.", name_of(partner, who), on(at))
        });
        let own = reflections.iter().find(|it| it.author == partner.person());
        Self {
            id: told.id,
            is_own,
            standing: told.standing(today),
            line: told.words.get().map_or_else(String::new, for_whom) + ", until " + &until,
            words: told.words,
            byline: format!(
                "{} wrote this down {}.",
                name_of(partner, told.author),
                on(told.made_at)
            ),
            ended,
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
            said: said(partner, &reflections),
            own: Own::of(partner, own),
            reflections: reflections
                .into_iter()
                .map(|it| ReflectionView::of(partner, it))
                .collect(),
        }
    }

    fn is_unsaid(&self) -> bool {
        self.own == Own::Unsaid
    }
}

impl Own {
    fn of(partner: &Partner, own: Option<&Reflected>) -> Self {
        match Saying::of(own.map(Reflected::said), partner.now()) {
            Ok(Saying::First) => Self::Unsaid,
            Ok(Saying::Mended) => own.map_or(Self::Unsaid, |it| Self::Fresh(ends(partner, it))),
            Err(_) => Self::Said,
        }
    }
}

/// Who has said how it was, in a sentence.
fn said(partner: &Partner, all: &[Reflected]) -> Option<String> {
    match all {
        [] => None,
        [one] if one.author == partner.person() => Some("You have said how it was.".to_owned()),
        [_] => Some(format!("{} has said how it was.", partner.partner_name())),
        _ => Some("You have both said how it was.".to_owned()),
    }
}

/// When its quarter of an hour is over, on the clock.
fn ends(partner: &Partner, own: &Reflected) -> String {
    (own.made_at + MENDING).with_timezone(&partner.zone()).format("%H:%M").to_string()
}

impl ReflectionView {
    fn of(partner: &Partner, it: Reflected) -> Self {
        let on = it.made_at.with_timezone(&partner.zone()).date_naive();
        let on = day::on(on, partner.today());
        Self {
            is_own: it.author == partner.person(),
            byline: format!("{}, {on}", name_of(partner, it.author)),
            words: it.words,
            withdrawn: withdrawn_line(partner, it.author, it.withdrawn),
        }
    }
}

/// So many, and the last of them if there are more.
fn page_of(partner: &Partner, mut behind: Vec<Told>) -> (Vec<View>, Option<PracticeId>) {
    let more = behind.len() > PAGE;
    behind.truncate(PAGE);
    let last = behind.last().filter(|_| more).map(|told| told.id);
    (behind.into_iter().map(|told| View::of(partner, told, Vec::new())).collect(), last)
}

impl PracticesPage {
    pub(super) fn new(
        partner: &Partner,
        now: Vec<(Told, Vec<Reflected>)>,
        behind: Vec<Told>,
    ) -> Self {
        let (behind, last) = page_of(partner, behind);
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            now: now.into_iter().map(|(told, said)| View::of(partner, told, said)).collect(),
            behind,
            last,
        }
    }
}

impl BehindPage {
    pub(super) fn new(partner: &Partner, behind: Vec<Told>) -> Self {
        let (behind, last) = page_of(partner, behind);
        Self { frame: Frame::of(partner, Place::More, TITLE), behind, last }
    }
}

impl NewPracticePage {
    pub(super) fn empty(partner: &Partner) -> Self {
        let until = usual(partner.today()).to_string();
        Self::new(partner, Typed::with_values(&[("who", "both"), ("until", &until)]))
    }

    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            form,
        }
    }
}

impl PracticePage {
    pub(super) fn new(ours: &Ours<Practice>, told: Told, reflections: Vec<Reflected>) -> Self {
        let it = View::of(ours, told, reflections);
        Self { frame: Frame::of(ours, Place::More, TITLE), it, beside: Beside::default() }
    }
}

impl ReflectPage {
    pub(super) fn new(
        ours: &Ours<Practice>,
        (told, own): (Told, Option<&Reflected>),
        form: Typed,
    ) -> Self {
        Self {
            frame: Frame::of(ours, Place::More, TITLE),
            partner: ours.partner_name().to_owned(),
            it: View::of(ours, told, Vec::new()),
            seen: Self::seen(own),
            until: own.map(|own| ends(ours, own)),
            form,
        }
    }

    /// How often its author has said it.
    pub(super) fn seen(own: Option<&Reflected>) -> usize {
        own.map_or(0, |own| own.revision as usize + 1)
    }

    /// The form as it begins: what was said a moment ago, or nothing.
    pub(super) fn filled(own: Option<&Reflected>) -> Typed {
        let words = own.and_then(|own| own.words.get());
        words.map_or_else(Typed::default, |it| {
            Typed::with_values(&[("how", it.how.word()), ("words", &it.words)])
        })
    }
}

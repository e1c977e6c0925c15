//! A question with its answers, what both have answered, the deck, and changing an answer.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};

use super::{
    AnswerId, Answers, Asked, Becomes, OpenedId, Theme, Told,
    answer::{
        LIMIT,
        store::{Answer, Done, Waiting},
    },
    deck::{card, themes},
    past::store::{PAGE, Past},
};
use crate::{
    access::{Mine, Partner, PersonId},
    day,
    draft::{DraftId, For, store::Begun},
    entry::withdrawn_line,
    sealed::Opened,
    text::{Typed, capital},
    web::page::{Frame, Place},
};

/// Where a card is no longer in the deck.
const GONE: &str = "A question that is no longer in the deck";

#[derive(Template)]
#[template(path = "steps/communication/question_of_the_day/question.html")]
pub(super) struct QuestionPage {
    frame: Frame,
    form: Typed,
    partner: String,
    /// What stands above it.
    above: String,
    question: String,
    /// What is sent with an answer: the day and the card.
    asks: Option<(NaiveDate, String)>,
    told: Answers<View>,
    /// What the reader has begun to answer it with.
    draft: Option<DraftId>,
    /// What they have begun to answer others with.
    drafts: Vec<(DraftId, &'static str)>,
    /// Below today's.
    today: Option<Below>,
}

/// What stands below today's question.
struct Below {
    /// The days before: day, question, and what one has to know.
    lately: Vec<(NaiveDate, String, String)>,
    /// One's own answers that wait.
    waiting: Vec<(AnswerId, String)>,
}

/// An answer in words.
struct View {
    id: AnswerId,
    words: Opened<String>,
    withdrawn: Option<Opened<String>>,
    /// It can be changed still.
    changes: bool,
}

#[derive(Template)]
#[template(path = "steps/communication/question_of_the_day/correct.html")]
pub(super) struct CorrectPage {
    frame: Frame,
    form: Typed,
    id: AnswerId,
    partner: String,
    question: String,
    becomes: Becomes,
    /// It can not be read, so it can not be changed.
    is_withheld: bool,
}

#[derive(Template)]
#[template(path = "steps/communication/question_of_the_day/past.html")]
pub(super) struct PastPage {
    frame: Frame,
    partner: String,
    past: Vec<(AnswerId, String, String)>,
    /// The last of this page, if there are earlier ones.
    last: Option<OpenedId>,
    is_first: bool,
}

#[derive(Template)]
#[template(path = "steps/communication/question_of_the_day/deck.html")]
pub(super) struct DeckPage {
    frame: Frame,
    /// Number, name, and how one of them goes.
    themes: Vec<(usize, String, String)>,
}

#[derive(Template)]
#[template(path = "steps/communication/question_of_the_day/theme.html")]
pub(super) struct ThemePage {
    frame: Frame,
    form: Typed,
    partner: String,
    nth: usize,
    name: String,
    /// Those that not both have answered.
    cards: Vec<(String, String)>,
}

impl QuestionPage {
    pub(super) fn new(partner: &Partner, asked: &Asked, told: Answers<Told>, form: Typed) -> Self {
        let day = day::in_words(asked.day, partner.today());
        let above = match asked.picked_by {
            None => format!("The question of {day}"),
            Some(who) if who == partner.person() => {
                format!("The question of {day}, taken from the deck by you")
            }
            Some(who) => {
                format!("The question of {day}, taken from the deck by {}", partner.name_of(who))
            }
        };
        Self {
            frame: Frame::of(partner, Place::Talk, "A question"),
            form,
            partner: partner.partner_name().to_owned(),
            above,
            question: asked.card.text.clone(),
            asks: Some((asked.day, asked.card.id.clone())),
            told: views(partner, told),
            draft: None,
            drafts: Vec::new(),
            today: None,
        }
    }

    /// Whether the reader has begun an answer, which waits for them.
    pub(super) fn is_begun(&self) -> bool {
        self.draft.is_some()
    }

    /// Whether they have answered it.
    pub(super) fn is_answered(&self) -> bool {
        !matches!(self.told, Answers::Unwritten)
    }

    /// With what the reader has begun to answer.
    pub(super) fn with_drafts(self, asked: &Asked, drafts: &[Begun]) -> Self {
        let this = For::OfTheDay(asked.drawn());
        let (here, others): (Vec<Begun>, _) = drafts.iter().partition(|draft| draft.what == this);
        let drafts = Begun::listed(&others, "/question-of-the-day");
        Self { draft: here.first().map(|draft| draft.id), drafts, ..self }
    }

    /// With what stands below today's.
    pub(super) fn with_others(
        self,
        partner: &Partner,
        lately: &[Asked],
        done: &Done,
        waiting: Vec<Waiting>,
    ) -> Self {
        let here = self.asks.as_ref().map(|(_, id)| id.clone());
        let shown = |id: &str| {
            here.as_deref() == Some(id) || lately.iter().any(|asked| asked.card.id == id)
        };
        let waiting = waiting.into_iter().filter(|it| !shown(&it.question));
        let waiting = waiting.map(|it| (it.answer, text_of(&it.question))).collect();
        let lately = lately.iter().map(|asked| {
            let id = &asked.card.id;
            let state = match (done.by_both.contains(id), done.by_me.contains(id)) {
                (true, _) => ". Both answers are open",
                (false, true) => ". You have answered",
                (false, false) => "",
            };
            let line = format!("{}{state}", capital(&day::near(asked.day, partner.today())));
            (asked.day, asked.card.text.clone(), line)
        });
        Self { today: Some(Below { lately: lately.collect(), waiting }), ..self }
    }

    /// The page of an answer, in whatever round.
    pub(super) fn of_answer(partner: &Partner, question: &str, told: Answers<Told>) -> Self {
        let above = match &told {
            Answers::Open { since, .. } => {
                format!("A question of the day. Both answers opened on {}", on(partner, *since))
            }
            _ => "A question of the day".to_owned(),
        };
        Self {
            frame: Frame::of(partner, Place::Talk, "A question"),
            form: Typed::default(),
            partner: partner.partner_name().to_owned(),
            above,
            question: text_of(question),
            asks: None,
            told: views(partner, told),
            draft: None,
            drafts: Vec::new(),
            today: None,
        }
    }
}

fn on(partner: &Partner, at: DateTime<Utc>) -> String {
    day::in_words(at.with_timezone(&partner.zone()).date_naive(), partner.today())
}

fn text_of(question: &str) -> String {
    card(question).map_or(GONE, |card| &card.text).to_owned()
}

fn views(partner: &Partner, told: Answers<Told>) -> Answers<View> {
    let view = |author: PersonId, told: Told, since: Option<DateTime<Utc>>| View {
        id: told.id,
        changes: Becomes::of(since, partner.now()).is_ok(),
        words: told.words.map(|answered| answered.words),
        withdrawn: withdrawn_line(partner, author, told.withdrawn),
    };
    match told {
        Answers::Unwritten => Answers::Unwritten,
        Answers::YouWrote(yours) => Answers::YouWrote(view(partner.person(), yours, None)),
        Answers::Open { yours, theirs, since } => Answers::Open {
            yours: view(partner.person(), yours, Some(since)),
            theirs: view(partner.partner(), theirs, Some(since)),
            since,
        },
    }
}

impl CorrectPage {
    /// With what stands there now.
    pub(super) fn filled(answer: &Mine<Answer>, told: &Told, becomes: Becomes) -> Self {
        let words = told.words.get().map_or("", |answered| answered.words.as_str());
        Self::new(answer, told, becomes, Typed::with_values(&[("words", words)]))
    }

    pub(super) fn new(answer: &Mine<Answer>, told: &Told, becomes: Becomes, form: Typed) -> Self {
        let asked = told.words.get().map(|answered| answered.asked.clone());
        Self {
            frame: Frame::of(answer, Place::Talk, "A question"),
            form,
            id: answer.id(),
            partner: answer.partner_name().to_owned(),
            is_withheld: asked.is_none(),
            question: asked.unwrap_or_default(),
            becomes,
        }
    }
}

impl PastPage {
    pub(super) fn new(partner: &Partner, mut past: Vec<Past>, is_first: bool) -> Self {
        let more = past.len() > PAGE;
        past.truncate(PAGE);
        let line = |it: &Past| {
            let opened = format!("Opened on {}", on(partner, it.opened_at));
            (it.answer, text_of(&it.question), opened)
        };
        Self {
            frame: Frame::of(partner, Place::Talk, "Questions"),
            partner: partner.partner_name().to_owned(),
            last: past.last().filter(|_| more).map(|it| it.id),
            past: past.iter().map(line).collect(),
            is_first,
        }
    }
}

impl DeckPage {
    pub(super) fn new(partner: &Partner) -> Self {
        let line = |(nth, theme): (usize, Theme)| {
            let first = theme.cards.first().map_or("", |card| &card.text);
            (nth, capital(theme.name), first.to_owned())
        };
        Self {
            frame: Frame::of(partner, Place::Talk, "Questions"),
            themes: (1..).zip(themes()).map(line).collect(),
        }
    }
}

impl ThemePage {
    pub(super) fn new(
        partner: &Partner,
        (nth, theme): (usize, &Theme),
        done: &Done,
        form: Typed,
    ) -> Self {
        let cards = theme.cards.iter().filter(|card| !done.by_both.contains(&card.id));
        Self {
            frame: Frame::of(partner, Place::Talk, "Questions"),
            form,
            partner: partner.partner_name().to_owned(),
            nth,
            name: capital(theme.name),
            cards: cards.map(|card| (card.id.clone(), card.text.clone())).collect(),
        }
    }
}

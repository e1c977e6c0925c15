//! A page: a view-model in the frame that all pages share.

use askama::Template;
use axum::{
    Extension,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    access::{Appearance, KeyNews, Member, ResetNews},
    day,
    error::{Error, Result},
    text::{Faults, Typed},
};

/// Which of the four places a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The home page.
    Today,
    /// Steps 1 and 4: what is said.
    Talk,
    /// Steps 2 and 3: what is done.
    Together,
    /// Everything else.
    More,
    /// Before signing in.
    Nowhere,
}

impl Place {
    /// Whether it is the place with this word.
    pub fn is(&self, word: &str) -> bool {
        match self {
            Self::Today => word == "today",
            Self::Talk => word == "talk",
            Self::Together => word == "together",
            Self::More => word == "more",
            Self::Nowhere => false,
        }
    }
}

/// What surrounds every page.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each answers one plain question")]
pub struct Frame {
    /// The title in the browser's tab and history: never a word of anybody's.
    pub title: &'static str,
    /// Always shown who is signed in.
    pub signed_in_as: Option<String>,
    /// Which place is marked in the bar.
    pub place: Place,
    /// Light or dark, if chosen.
    pub theme: Option<&'static str>,
    /// Whether the bar is there: after pairing.
    pub bar: bool,
    /// Whether a form that only its owner may send asks for the password: not within five minutes
    /// after it was given.
    pub asks_password: bool,
    /// A line that says what was just done.
    pub notice: Option<&'static str>,
    /// What has to be known of keys before anything else: on Today, with a link to more.
    pub key_news: Option<String>,
    /// What has to be known of reset links: on every page.
    pub resets: Vec<String>,
    /// Whose keys this person waits for after a reset: what is shared does not open until then.
    pub waits_for: Option<String>,
    /// Whether some of what is shared can not be opened by either of the two any more.
    pub has_lost: bool,
    /// That one's own account is about to be erased: for its owner alone.
    pub erasing: Option<String>,
    /// Who stopped what is shared and since when, with the way on: its words and its path.
    pub stop: Option<(String, &'static str, &'static str)>,
    /// One of the two has closed: nothing that was shared changes any more.
    pub is_closed: bool,
}

impl Frame {
    /// Around a page of somebody who is signed in.
    pub fn of(member: &Member, place: Place, title: &'static str) -> Self {
        let theme = match member.appearance() {
            Appearance::Device => None,
            chosen => Some(chosen.word()),
        };
        let (name, bar) = (member.name().to_owned(), place != Place::Nowhere);
        let key_news = member.key_news().filter(|_| place == Place::Today).map(sentence);
        let resets = member.resets().news(member.now());
        let way_on = member.stage_in_words().zip(member.stage().way_on(member.now()));
        let due = member.erasing().due_at();
        Self {
            title,
            signed_in_as: Some(name),
            place,
            theme,
            bar,
            asks_password: !member.has_stepped_up(),
            notice: None,
            key_news,
            resets: resets.into_iter().map(|news| reset_sentence(news, member)).collect(),
            waits_for: member.waits_for().map(str::to_owned),
            has_lost: member.has_lost_the_first_key(),
            erasing: due.map(|at| day::and_time(at, member.zone(), member.today())),
            stop: way_on.map(|(sentence, (way, path))| (sentence, way, path)),
            is_closed: member.stage().closed().is_some(),
        }
    }

    /// Around a page before signing in.
    pub fn plain(title: &'static str) -> Self {
        Self {
            title,
            signed_in_as: None,
            place: Place::Nowhere,
            theme: None,
            bar: false,
            asks_password: true,
            notice: None,
            key_news: None,
            resets: Vec::new(),
            waits_for: None,
            has_lost: false,
            erasing: None,
            stop: None,
            is_closed: false,
        }
    }

    /// Whether something new can be shared: else no page offers to.
    pub fn is_open(&self) -> bool {
        self.stop.is_none()
    }

    /// With a line on top.
    #[must_use]
    pub fn with_notice(self, notice: Option<&'static str>) -> Self {
        Self { notice, ..self }
    }
}

/// What changed, in one sentence.
pub fn sentence(news: &KeyNews) -> String {
    match news {
        KeyNews::Own => "Your own key was changed.".to_owned(),
        KeyNews::Partner(name) => format!("{name}’s key has changed."),
    }
}

/// What was done, by the member's own clock.
fn reset_sentence(news: ResetNews, member: &Member) -> String {
    let on = |at: chrono::DateTime<chrono::Utc>| {
        day::in_words(at.with_timezone(&member.zone()).date_naive(), member.today())
    };
    match news {
        ResetNews::Used(at) => format!(
            "On {} somebody used a reset link that the person who runs this server had made for you.",
            on(at)
        ),
        ResetNews::Made(at) => format!(
            "On {} the person who runs this server made a reset link for you. It has not been used.",
            on(at)
        ),
    }
}

/// The page of a view-model.
pub fn page(view: &impl Template) -> Result<Response> {
    Ok(html(view.render().map_err(|e| Error::Internal(e.into()))?).into_response())
}

/// The page again, with what is wrong beside the fields and everything typed still there: 422.
pub fn again(view: &impl Template, form: &Typed) -> Result<Response> {
    let faults: Faults = form.clone().into_faults();
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Extension(faults), page(view)?).into_response())
}

pub(super) fn html(body: String) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body)
}

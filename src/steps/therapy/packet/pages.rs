//! The packets of the two, choosing what stands in one, reading it, and the page that is printed.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Packet,
    document::what,
    packet::usual,
    pdf::{STANDS_IN, lacking},
    sheet::Sheet,
};
use crate::{
    access::{Partner, PersonId},
    agreeing::{Agreeable as _, Reply, Wording, WordingId, pages::told, store::PAGE},
    sealed::Opened,
    steps::therapy::link::Section,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "The way";

#[derive(Template)]
#[template(path = "steps/therapy/packet/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    partner: String,
    /// These are the newest.
    is_newest: bool,
    /// What waits for the reader's answer.
    asks: Vec<Item>,
    /// What waits for the other's.
    waits: Vec<Item>,
    /// What both agreed.
    agreed: Vec<Item>,
    /// What was answered before a reset: it may have been a yes, and nobody can say so.
    withheld: Vec<Item>,
    /// What was declined or ended.
    over: Vec<String>,
    /// The first of those before these.
    earlier: Option<WordingId>,
}

/// One of them.
struct Item {
    path: String,
    days: String,
    byline: String,
}

#[derive(Template)]
#[template(path = "steps/therapy/packet/choose.html")]
pub(super) struct ChoosePage {
    frame: Frame,
    partner: String,
    form: Typed,
    /// Each with its word, its title, and what exactly stands in it.
    sections: Vec<[&'static str; 3]>,
    /// To everything of four weeks, read at once.
    everything: String,
}

#[derive(Template)]
#[template(path = "steps/therapy/packet/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    partner: String,
    form: Typed,
    /// Names what is shown.
    seen: String,
    sheet: Sheet,
    lacking: Option<String>,
    /// What was chosen, as it is sent on.
    chosen: Vec<(String, String)>,
    /// The way back to it.
    again: String,
}

#[derive(Template)]
#[template(path = "steps/therapy/packet/packet.html")]
pub(super) struct PacketPage {
    frame: Frame,
    partner: String,
    path: String,
    id: WordingId,
    /// Names these words.
    digest: String,
    byline: String,
    /// Nothing if it is over, or cannot be read.
    sheet: Option<Sheet>,
    state: State,
    lacking: Option<String>,
}

/// Where a packet stands, for its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The reader may answer.
    Asks,
    /// The other has not answered.
    Waits,
    /// Both agreed.
    Agreed,
    /// Answered before a reset.
    Withheld,
    /// Declined, or ended.
    Over,
}

#[derive(Template)]
#[template(path = "steps/therapy/packet/print.html")]
pub(super) struct PrintPage {
    frame: Frame,
    path: String,
    sheet: Sheet,
}

impl State {
    fn of(partner: &Partner, wording: &Wording<Packet>) -> Self {
        match wording.answer {
            _ if wording.is_over() => Self::Over,
            None if wording.author == partner.person() => Self::Waits,
            None => Self::Asks,
            Some((Reply::Withheld, _)) => Self::Withheld,
            Some(_) => Self::Agreed,
        }
    }
}

impl ListPage {
    /// Of these, the newest first: a page of them, and the next if there is one.
    pub(super) fn new(partner: &Partner, (all, is_newest): (&[Wording<Packet>], bool)) -> Self {
        let mut page = Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            is_newest,
            asks: Vec::new(),
            waits: Vec::new(),
            agreed: Vec::new(),
            withheld: Vec::new(),
            over: Vec::new(),
            earlier: all.get(PAGE).map(|wording| wording.id),
        };
        for wording in all.iter().take(PAGE) {
            let item = Item::of(partner, wording);
            match State::of(partner, wording) {
                State::Asks => page.asks.push(item),
                State::Waits => page.waits.push(item),
                State::Agreed => page.agreed.push(item),
                State::Withheld => page.withheld.push(item),
                State::Over => page.over.push(item.byline),
            }
        }
        page
    }
}

impl Item {
    fn of(partner: &Partner, wording: &Wording<Packet>) -> Self {
        let days = wording.words.get().map(Packet::days);
        Self {
            path: path(wording),
            days: days.unwrap_or_else(|| "Its words cannot be read now".to_owned()),
            byline: told(partner, wording),
        }
    }
}

fn path(wording: &Wording<Packet>) -> String {
    format!("{}/{}", Packet::PATH, wording.id)
}

impl ChoosePage {
    /// With what was chosen before, if there is something.
    pub(super) fn begin(partner: &Partner, chosen: Typed, is_fresh: bool) -> Self {
        Self::new(partner, if is_fresh { Self::fresh(partner) } else { chosen })
    }

    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            form,
            sections: Section::BY_KEY.map(|it| [it.word(), it.title(), what(it)]).into(),
            everything: everything(partner),
        }
    }

    /// Four weeks, and no section: each is chosen.
    fn fresh(partner: &Partner) -> Typed {
        let (first, last) = usual(partner.today());
        Typed::with_values(&[("first", &first.to_string()), ("last", &last.to_string())])
    }
}

fn everything(partner: &Partner) -> String {
    let (first, last) = usual(partner.today());
    let sections = Section::BY_KEY.map(|it| ("section".to_owned(), it.word().to_owned()));
    let days =
        [("first", first), ("last", last)].map(|(name, day)| (name.to_owned(), day.to_string()));
    let all: Vec<_> = sections.into_iter().chain(days).collect();
    format!("/packets/preview?{}", encoded(&all))
}

impl PreviewPage {
    pub(super) fn new(partner: &Partner, packet: &Packet, form: Typed) -> Self {
        let sheet = Sheet::of(packet, Vec::new());
        let sections: Vec<_> = packet.parts.iter().map(|part| part.section.word()).collect();
        let days = [("first", packet.first.to_string()), ("last", packet.last.to_string())];
        let days = days.map(|(name, day)| (name.to_owned(), day));
        let named = |words: &str| ("section".to_owned(), words.to_owned());
        let again: Vec<_> = sections.iter().map(|it| named(it)).chain(days.clone()).collect();
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            seen: packet.digest(),
            lacking: lacking_in(&sheet),
            sheet,
            again: format!("/packets/new?{}", encoded(&again)),
            chosen: [named(&sections.join(","))].into_iter().chain(days).collect(),
            form,
        }
    }
}

fn encoded(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// What the PDF cannot show of it, in a sentence.
pub(super) fn lacking_in(sheet: &Sheet) -> Option<String> {
    let mut letters: Vec<char> = sheet.words().flat_map(lacking).collect();
    letters.sort_unstable();
    letters.dedup();
    let all: Vec<String> = letters.iter().map(char::to_string).collect();
    (!all.is_empty()).then(|| {
        format!(
            "The PDF has no letters for {}: {STANDS_IN} stands there in their place. The page to print and the HTML \
             file show them.",
            all.join(" ")
        )
    })
}

/// What both agreed to, and who signed it when; what waits, and whose it is.
pub(super) fn sheet(partner: &Partner, wording: &Wording<Packet>) -> Option<Sheet> {
    let on =
        |at: DateTime<Utc>| at.with_timezone(&partner.zone()).format("%A %-d %B %Y").to_string();
    let name = |person: PersonId| partner.name_of(person).to_owned();
    let put = format!("Put together by {} on {}", name(wording.author), on(wording.made_at));
    let agreed = wording.answer.filter(|_| wording.is_agreed()).map(|(_, at)| {
        let other = name(partner.other_than(wording.author));
        format!("Read and agreed by {other} on {}", on(at))
    });
    match &wording.words {
        Opened::Genuine(packet) if !wording.is_over() => {
            Some(Sheet::of(packet, std::iter::once(put).chain(agreed).collect()))
        }
        _ => None,
    }
}

impl PacketPage {
    pub(super) fn new(partner: &Partner, wording: &Wording<Packet>) -> Self {
        let sheet = sheet(partner, wording);
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            path: path(wording),
            id: wording.id,
            digest: wording.digest.clone(),
            byline: told(partner, wording),
            lacking: sheet.as_ref().and_then(lacking_in),
            sheet,
            state: State::of(partner, wording),
        }
    }
}

impl PrintPage {
    /// Nothing unless both agreed to it, and its words are theirs.
    pub(super) fn new(partner: &Partner, wording: &Wording<Packet>) -> Option<Self> {
        let sheet = sheet(partner, wording).filter(|_| wording.is_agreed())?;
        let frame = Frame::of(partner, Place::More, TITLE);
        Some(Self { frame, path: path(wording), sheet })
    }
}

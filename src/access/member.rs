//! `Member`: somebody who is signed in.

mod opening;
#[cfg(test)]
mod samples;

use axum::{extract::FromRequestParts, http::request::Parts};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{
    Appearance, Audience, Cookie, CoupleId, Gate, Handover, KeyNews, NewSession, PartnerKeys,
    PersonId, Resets, Secret, Stage,
    keys::learn,
    session::store as sessions,
    store::{self, Found},
};
use crate::{
    App, day,
    error::{Error, Result},
    people::erasing::erasing::Erasing,
    sealed::{self, Opened, PrivateKey, Sealed, Seed, SharedKeys, Words},
    web::{
        Stopped,
        page::{Frame, Place},
    },
};

pub(super) use opening::AskedBy;
use opening::{kept_or_logged, open_private_tier, open_seed};

/// Proof: signed in.
#[derive(Debug)]
pub struct Member {
    person: PersonId,
    name: String,
    zone: Tz,
    appearance: Appearance,
    secret: Secret,
    own_device: bool,
    pub(super) shared: SharedKeys,
    private: Option<PrivateKey>,
    /// While a password counts that was given in this session.
    seed: Option<Seed>,
    handover: Handover,
    now: DateTime<Utc>,
    paired: bool,
    therapist: bool,
    key_news: Option<KeyNews>,
    resets: Resets,
    waits_for: Option<String>,
    erasing: Erasing,
    stage: Stage,
    /// The partner's name, for the line that says who stopped.
    beside: String,
    /// Where this member is about to share something, which somebody may stop meanwhile.
    pub(super) shares_in: Option<Shares>,
    pub(super) couple: Option<InCouple>,
}

/// Where somebody is about to share something.
#[derive(Debug, Clone, Copy)]
pub struct Shares {
    /// With whom.
    pub couple: CoupleId,
    /// The newest couple key that the database named when the gate let them pass: another may have begun since.
    pub epoch: u32,
}

/// The couple a member is in.
#[derive(Debug)]
pub(super) struct InCouple {
    pub(super) couple: CoupleId,
    pub(super) partner: PersonId,
    pub(super) partner_name: String,
    pub(super) epoch: u32,
    pub(super) keys: PartnerKeys,
    /// The newest couple key that the database names.
    pub(super) named_epoch: u32,
    /// A therapist could read until a while ago: a new key has to begin before anything is sealed.
    pub(super) key_is_due: bool,
}

impl Member {
    /// Who.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// Their name, as shown.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Their time zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Their choice of light or dark.
    pub fn appearance(&self) -> Appearance {
        self.appearance
    }

    /// When the request came.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Their civil day.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// The session's secret.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The keys of the shared tier.
    pub fn keys(&self) -> &SharedKeys {
        &self.shared
    }

    /// What they have to know of keys, if anything.
    pub fn key_news(&self) -> Option<&KeyNews> {
        self.key_news.as_ref()
    }

    /// The reset links that were made for them.
    pub fn resets(&self) -> &Resets {
        &self.resets
    }

    /// The name of the partner who has still to hand them the keys of what the two share, after a
    /// reset.
    pub fn waits_for(&self) -> Option<&str> {
        self.waits_for.as_deref()
    }

    /// Whether the first key of the two is out of reach: each was reset before the other had handed
    /// it over.
    pub fn has_lost_the_first_key(&self) -> bool {
        self.resets.used_at.is_some() && self.shared.newest().is_some() && !self.shared.knows(1)
    }

    /// Whether there is something to read with a partner.
    pub fn is_paired(&self) -> bool {
        self.paired
    }

    /// Whether theirs is an account for a therapist.
    pub fn is_therapist(&self) -> bool {
        self.therapist
    }

    /// Whether they are in a couple, if only in one that waits for their decision.
    pub fn is_in_couple(&self) -> bool {
        self.couple.is_some()
    }

    /// Whether they have asked for their account to be erased.
    pub fn erasing(&self) -> Erasing {
        self.erasing
    }

    /// Where their couple stands; open if there is none.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The couple that they may pause now: it is not closed, and no pause of theirs stands.
    pub fn may_pause(&self) -> Option<CoupleId> {
        let open = self.paired && self.stage.closed().is_none();
        let couple = self.couple.as_ref().filter(|_| open && self.stage.pauses().mine.is_none());
        couple.map(|couple| couple.couple)
    }

    /// Where they share what they are about to write, if they do.
    pub fn shares_in(&self) -> Option<Shares> {
        self.shares_in
    }

    /// Who stopped and since when.
    pub fn stage_in_words(&self) -> Option<String> {
        self.in_words(self.stage)
    }

    /// Why nothing can be shared now, if nothing can.
    pub fn stopped(&self) -> Option<Stopped> {
        self.stopped_at(self.stage)
    }

    /// The same at another stage than that of the request's beginning.
    pub fn stopped_at(&self, stage: Stage) -> Option<Stopped> {
        let title = if stage.closed().is_some() { "Closed" } else { "Paused" };
        let sentence = self.in_words(stage)?;
        Some(Stopped { frame: Frame::of(self, Place::More, title), sentence })
    }

    fn in_words(&self, stage: Stage) -> Option<String> {
        let local = |at: DateTime<Utc>| at.with_timezone(&self.zone).date_naive();
        stage.sentence(&self.beside, self.now, |at| day::in_words(local(at), self.today()))
    }

    /// Whether private entries can be read in this session now.
    pub fn private_is_open(&self) -> bool {
        self.private.is_some()
    }

    /// Opens words that this member alone may read.
    pub fn open_private<W: Words>(&self, place: &sealed::Place, sealed: &Sealed) -> Opened<W> {
        self.private.as_ref().map_or(Opened::Locked, |key| key.open(place, sealed))
    }

    /// The same for words that were sealed at a known time: of what a key from before a reset sealed
    /// nobody can say that it was changed.
    pub fn open_private_of<W: Words>(
        &self,
        place: &sealed::Place,
        sealed_at: DateTime<Utc>,
        sealed: &Sealed,
    ) -> Opened<W> {
        let earlier = self.private.as_ref().map_or(0, PrivateKey::earlier);
        match self.open_private(place, sealed) {
            Opened::ChangedOutside if self.resets.is_out_of_reach(sealed_at, earlier) => {
                Opened::BeforeReset
            }
            opened => opened,
        }
    }

    /// Where words that this member wrote for themselves belong, in whatever couple they are.
    pub fn own_place<W: Words>(&self, id: uuid::Uuid) -> sealed::Place {
        let (author, couple) = (self.person.uuid(), uuid::Uuid::nil());
        sealed::Place { kind: W::KIND, id, part: 0, author, couple, epoch: 0 }
    }

    /// Seals words that this member alone can read back.
    pub fn seal_private<W: Words>(&self, place: &sealed::Place, words: &W) -> Result<Sealed> {
        self.shared.seal_private(place, words).ok_or_else(|| Error::bug("the inbox takes no words"))
    }

    /// Whether they gave their password within the last five minutes: no form asks for it then.
    pub fn has_stepped_up(&self) -> bool {
        self.seed.is_some()
    }

    pub(super) fn seed(&self) -> Option<&Seed> {
        self.seed.as_ref()
    }

    /// The same member with what is only theirs open, for as long as this request lasts.
    pub(super) fn open(&mut self, seed: &Seed) {
        self.private = Some(seed.private());
    }

    /// The session that takes the place of this one, now that the password was given.
    pub(super) fn renewed(&self, seed: &Seed) -> NewSession {
        NewSession::with(
            self.person,
            self.own_device,
            (seed, &self.shared, self.private.as_ref()),
            self.now,
        )
    }

    /// The same member in the session that took the place of theirs. Its cookie goes out with the
    /// answer.
    pub(super) fn go_over(&mut self, app: &App, new: &NewSession, seed: &Seed) {
        self.secret = new.secret().clone();
        self.open(seed);
        self.seed = Some(seed.clone());
        self.handover.leave(new.cookie(&app.config));
    }

    /// Found by the cookie, if the session is still good.
    pub(super) async fn find(app: &App, cookie: &Cookie, by: AskedBy) -> Result<Option<Self>> {
        let (secret, now) = (cookie.secret().clone(), app.clock.now());
        let id = secret.id();
        let Some(found) = store::find(&mut app.db.read().await?, (id.as_slice(), now)).await?
        else {
            return Ok(None);
        };
        if !found.lives(now) {
            return Ok(None);
        }
        let Some(mut shared) = secret.open_shared(found.person, &found.shared) else {
            return Ok(None);
        };
        if let (Some(couple), Some(epoch)) = (found.couple, found.epoch)
            && !shared.knows(epoch)
        {
            let handed = store::handed(&mut app.db.read().await?, couple, found.person).await?;
            if learn(&mut shared, handed, couple, &found) {
                kept_or_logged(
                    sessions::keep_shared(&app.db, &secret, found.person, &shared).await,
                );
            }
        }
        if by.is_use(now - found.used_at) {
            kept_or_logged(sessions::touch(&app.db, &id, now).await);
        }
        let private = open_private_tier(app, &secret, &found, (now, by)).await?;
        let seed = open_seed(app, &secret, &found, now).await;
        Ok(Some(Self::from_found(found, secret, (shared, private, seed), now)))
    }

    fn from_found(
        found: Found,
        secret: Secret,
        (shared, private, seed): (SharedKeys, Option<PrivateKey>, Option<Seed>),
        now: DateTime<Utc>,
    ) -> Self {
        let appearance = found.appearance();
        let couple = InCouple::of(&found, &shared);
        let key_news = key_news(&found, &shared, couple.as_ref());
        let resets = found.resets();
        let has_no_key = resets.used_at.is_some() && shared.newest().is_none();
        let waits_for = couple.as_ref().filter(|_| has_no_key).map(|it| it.partner_name.clone());
        let stage = found.stage();
        Self {
            person: found.person,
            name: found.name,
            zone: found.time_zone.parse().unwrap_or(Tz::UTC),
            appearance,
            secret,
            own_device: found.own_device,
            shared,
            private,
            seed,
            handover: Handover::default(),
            now,
            therapist: found.therapist,
            paired: couple.is_some() && stage.closed().is_none_or(|closed| !closed.is_over(now)),
            key_news,
            resets,
            waits_for,
            erasing: Erasing::of(found.erasing_at),
            stage,
            beside: found.partner_name.unwrap_or_default(),
            shares_in: None,
            couple,
        }
    }
}

impl InCouple {
    /// New words are sealed under the newest key that this session could open.
    fn of(found: &Found, shared: &SharedKeys) -> Option<Self> {
        let (couple, partner) = (found.couple?, found.partner?);
        Some(Self {
            couple,
            partner,
            partner_name: found.partner_name.clone()?,
            epoch: shared.newest().or(found.epoch).unwrap_or_default(),
            keys: PartnerKeys::of(found, partner, shared),
            named_epoch: found.epoch.unwrap_or_default(),
            key_is_due: found.key_is_due,
        })
    }
}

fn key_news(found: &Found, own: &SharedKeys, couple: Option<&InCouple>) -> Option<KeyNews> {
    let public = own.public();
    if found.x25519 != public.x25519.bytes() || found.ed25519 != public.ed25519.bytes() {
        return Some(KeyNews::Own);
    }
    let changed =
        couple.filter(|couple| couple.keys.have_changed() && found.stage().closed().is_none());
    changed.map(|couple| KeyNews::Partner(couple.partner_name.clone()))
}

impl Gate for Member {
    const AUDIENCE: Audience = Audience::Member;
}

impl FromRequestParts<App> for Member {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let cookie = Cookie::of(&parts.headers, &app.config).ok_or(Error::SignInFirst)?;
        let by = AskedBy::of(parts);
        let mut member = Self::find(app, &cookie, by).await?.ok_or(Error::SignInFirst)?;
        member.handover = parts.extensions.get().cloned().unwrap_or_default();
        Ok(member)
    }
}

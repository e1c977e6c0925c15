//! `Partner`: one of two in a couple.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
    Audience, Gate, Member, PartnerKeys,
    keys::take_handed,
    member::{InCouple, Shares},
    stepped_up::{OfMember, Within},
    store::{FoundFormer, Handed},
};
use crate::{
    App,
    couple::epoch,
    error::{Error, Result},
    id::id,
    sealed::{Opened, Place, Sealed, Signers, Words},
    steps::therapy::link::Consent,
};

id!(
    /// A person.
    PersonId
);
id!(
    /// A couple.
    CoupleId
);

const NO_KEY: &str = "The key that the two of you share was changed or taken away outside the app. Nothing \
                      was saved. Ask the person who runs this server for the last good backup.";

const NO_NEW_KEY: &str = "A therapist could read along until a while ago, and the new key that begins after that could not be \
                          made. Nothing was saved. Compare four words with your partner, under More, and try again.";

const NOT_YET: &str = "Your account was reset, and your partner has not taken your new key yet. Nothing was shared. \
                       You can write for yourself at any time.";

/// Proof: signed in, and one of the two partners of a couple.
#[derive(Debug)]
pub struct Partner {
    member: Member,
    couple: InCouple,
    /// Whose signature counts as one's own, and as the partner's.
    signers: [Signers; 2],
}

impl Partner {
    fn new(mut member: Member) -> Option<Self> {
        if member.stage().closed().is_some_and(|closed| closed.is_over(member.now())) {
            return None; // nothing is readable any more but the question
        }
        let couple = member.couple.take()?;
        let signers = [member.keys().signers(), couple.keys.signers()];
        Some(Self { member, couple, signers })
    }

    /// In a couple of before, with the keys that were left to them.
    pub(super) fn former(
        mut member: Member,
        couple: CoupleId,
        found: FoundFormer,
        handed: Handed,
    ) -> Self {
        let (person, partner) = (member.person(), found.partner);
        let mut shared = member.keys().without_couple();
        let pinned =
            |shared: &_| PartnerKeys::of_former(shared, (person, partner), found.pinned.as_ref());
        let (theirs, was_reset) = (pinned(&shared).signers(), member.resets().used_at.is_some());
        take_handed(&mut shared, handed, (couple, person), &theirs, was_reset);
        let keys = pinned(&shared);
        let signers = [shared.signers(), keys.signers()];
        let epoch = shared.newest().unwrap_or_default();
        let partner_name = found.partner_name;
        member.shared = shared;
        let named_epoch = epoch;
        let couple =
            InCouple { couple, partner, partner_name, epoch, keys, named_epoch, key_is_due: false };
        Self { member, couple, signers }
    }

    /// Their couple.
    pub fn couple(&self) -> CoupleId {
        self.couple.couple
    }

    /// The other of the two.
    pub fn partner(&self) -> PersonId {
        self.couple.partner
    }

    /// The one of the two who is not this one.
    pub fn other_than(&self, person: PersonId) -> PersonId {
        if person == self.person() { self.partner() } else { self.person() }
    }

    /// The other's name.
    pub fn partner_name(&self) -> &str {
        &self.couple.partner_name
    }

    /// The other's public keys.
    pub fn partner_keys(&self) -> &PartnerKeys {
        &self.couple.keys
    }

    /// The couple key that new words are sealed under.
    pub fn epoch(&self) -> u32 {
        self.couple.epoch
    }

    /// The name of either of the two.
    pub fn name_of(&self, person: PersonId) -> &str {
        if person == self.person() { self.name() } else { self.partner_name() }
    }

    /// Where words written now by this partner, for both, belong.
    pub fn place<W: Words>(&self, id: uuid::Uuid, part: u32) -> Place {
        self.place_of::<W>(id, part, self.person(), self.epoch())
    }

    /// Where words of either of the two belong.
    pub fn place_of<W: Words>(
        &self,
        id: uuid::Uuid,
        part: u32,
        author: PersonId,
        epoch: u32,
    ) -> Place {
        let couple = if epoch == 0 { uuid::Uuid::nil() } else { self.couple().uuid() };
        Place::of::<W>((id, part), author.uuid(), (couple, epoch))
    }

    /// The same partner, about to share: begins to write only if the couple is open still.
    #[must_use]
    pub(super) fn sharing(mut self) -> Self {
        let (couple, epoch) = (self.couple.couple, self.couple.named_epoch);
        self.member.shares_in = Some(Shares { couple, epoch });
        self
    }

    /// One alone stops something or takes it back, also while either has paused; once one of the two
    /// has closed, what was there stays as both read it for thirty days.
    ///
    /// # Errors
    /// If one of the two has closed.
    pub fn may_still_stop(&self) -> Result<()> {
        match self.stage().closed() {
            Some(_) => Err(Error::Refused(
                "What the two of you shared is closed. Both of you can read it, and nothing in it changes \
                 any more.",
            )),
            None => Ok(()),
        }
    }

    /// Seals that something of one's own is taken back: one is enough to stop, at any time.
    pub fn seal_taking_back(
        &self,
        id: uuid::Uuid,
        part: u32,
        words: &crate::entry::Withdrawal,
    ) -> Result<Sealed> {
        self.sealed(id, part, words)
    }

    /// Seals what is left of what one let a therapist read: less of it is a way to stop, too.
    pub(crate) fn seal_left(&self, link: uuid::Uuid, left: &Consent) -> Result<Sealed> {
        self.sealed(link, 0, left)
    }

    /// Seals that nothing is said any more at a place that stays: taken back as well.
    pub fn seal_emptied<W: Words + Default>(&self, id: uuid::Uuid, part: u32) -> Result<Sealed> {
        self.sealed(id, part, &W::default())
    }

    /// Seals words that both may read, as written now by this partner; [`super::Sharing`] alone does.
    pub(super) fn seal<W: Words>(&self, id: uuid::Uuid, part: u32, words: &W) -> Result<Sealed> {
        if self.couple.key_is_due && self.stage().closed().is_none() && self.waits_for().is_none() {
            return Err(Error::Refused(NO_NEW_KEY));
        }
        self.sealed(id, part, words)
    }

    fn sealed<W: Words>(&self, id: uuid::Uuid, part: u32, words: &W) -> Result<Sealed> {
        let missing = if self.waits_for().is_some() { NOT_YET } else { NO_KEY };
        self.keys().seal(&self.place::<W>(id, part), words).ok_or(Error::Refused(missing))
    }

    /// Opens words that both may read, if `author` is one of the two and signed them.
    pub fn open<W: Words>(
        &self,
        id: uuid::Uuid,
        part: u32,
        author: PersonId,
        epoch: u32,
        sealed: &Sealed,
    ) -> Opened<W> {
        let [own, partners] = &self.signers;
        let signers = match author {
            author if author == self.person() => own,
            author if author == self.partner() => partners,
            _ => return Opened::ChangedOutside,
        };
        self.open_of_another(&self.place_of::<W>(id, part, author, epoch), signers, sealed)
    }

    /// Opens words for both that somebody else than the two signed.
    pub(super) fn open_of_another<W: Words>(
        &self,
        place: &Place,
        signers: &Signers,
        sealed: &Sealed,
    ) -> Opened<W> {
        if self.resets().used_at.is_some() && !self.keys().knows(place.epoch) {
            return Opened::BeforeReset;
        }
        self.keys().open(place, signers, sealed)
    }
}

#[cfg(test)]
impl Partner {
    /// Ana, with Ben: see [`Member::sample`].
    pub(crate) fn sample() -> Self {
        Self::new(Member::sample()).expect("Ana and Ben are a pair")
    }

    /// The same, with these keys in the place of Ben's, known to her or not.
    pub(crate) fn with_partner_keys(
        self,
        known: bool,
        offered: Option<&crate::sealed::PublicKeys>,
    ) -> Self {
        let keys = self.couple.keys.changed(offered);
        let keys = if known { keys } else { keys.forgotten() };
        let member = self.member.with_key_news(super::KeyNews::Partner("Ben".to_owned()));
        Self { member, couple: InCouple { keys, ..self.couple }, ..self }
    }

    /// The same, after a reset, before Ben has taken her new key.
    pub(crate) fn waiting(self) -> Self {
        Self { member: self.member.waiting(), ..self }
    }

    /// The same, when one of the two has stopped.
    pub(crate) fn at_stage(self, stage: super::Stage) -> Self {
        Self { member: self.member.with_stage(stage), ..self }
    }

    /// The same, when her own key in the database is not hers.
    pub(crate) fn with_own_key_changed(self) -> Self {
        Self { member: self.member.with_key_news(super::KeyNews::Own), ..self }
    }

    /// What one of the two wrote, as it lies in the database.
    pub(crate) fn sealed_by<W: Words>(
        &self,
        author: PersonId,
        (id, part): (uuid::Uuid, u32),
        words: &W,
    ) -> Sealed {
        let keys = Member::sample_keys(if author == self.person() { 1 } else { 2 });
        let place = self.place_of::<W>(id, part, author, self.epoch());
        keys.seal(&place, words).expect("both hold the couple's key")
    }
}

impl std::ops::Deref for Partner {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.member
    }
}

impl OfMember for Partner {
    fn member(&self) -> &Member {
        &self.member
    }

    fn member_mut(&mut self, _: Within) -> &mut Member {
        &mut self.member
    }
}

impl Gate for Partner {
    const AUDIENCE: Audience = Audience::Partner;
}

impl FromRequestParts<App> for Partner {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let partner = Self::new(Member::from_request_parts(parts, app).await?);
        let partner = partner.ok_or(Error::NotFound)?;
        // Who waits for the partner's keys after a reset can hand on nothing that the partner takes.
        let may_begin = partner.stage().closed().is_none() && partner.waits_for().is_none();
        if !partner.couple.key_is_due || !may_begin {
            return Ok(partner);
        }
        if let Err(error) = epoch::store::begin_after_link(app, &partner).await {
            // Reading goes on; nothing is sealed before the new key is there.
            tracing::warn!(%error, "no new key has begun after a link with a therapist");
            return Ok(partner);
        }
        Self::new(Member::from_request_parts(parts, app).await?).ok_or(Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Withdrawal;

    #[test]
    fn what_one_signs_as_somebody_else_is_nobodys() {
        let ana = Partner::sample();
        let (id, words) = (uuid::Uuid::from_u128(7), Withdrawal { at: ana.now() });
        for (author, opened) in [
            (ana.person(), Opened::Genuine(words)),
            (ana.partner(), Opened::Genuine(words)),
            (PersonId::mint(), Opened::ChangedOutside),
        ] {
            let sealed = ana.sealed_by(author, (id, 0), &words);
            assert_eq!(ana.open(id, 0, author, ana.epoch(), &sealed), opened);
        }
    }
}

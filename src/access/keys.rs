//! What a member knows of keys: that their own stand where they should, and the partner's as pinned.

use super::{
    CoupleId, PersonId,
    store::{Found, Handed},
};
use crate::{
    couple::{key_purpose, vouching_purpose},
    sealed::{Pinned, PublicKeys, Sealed, SharedKeys, Signers},
};

/// The partner's public keys: as this person took them, and as the database has them now.
#[derive(Debug, Clone)]
pub struct PartnerKeys {
    pinned: Option<Pinned>,
    offered: Option<PublicKeys>,
    /// What they signed with before, where the partner told so after a reset.
    earlier: Signers,
}

/// What somebody has to know of keys before they trust what they read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyNews {
    /// Their own public keys in the database are not those that grow from their seed.
    Own,
    /// Those of the partner with this name are not those that were pinned.
    Partner(String),
}

impl PartnerKeys {
    pub(super) fn of(found: &Found, partner: PersonId, own: &SharedKeys) -> Self {
        let person = found.person.uuid();
        let pinned = found.pinned.as_ref();
        Self {
            pinned: pinned.and_then(|sealed| own.open_pinned(person, partner.uuid(), sealed)),
            offered: (found.partner_x25519.as_deref().zip(found.partner_ed25519.as_deref()))
                .and_then(|(x25519, ed25519)| PublicKeys::from_slices(x25519, ed25519)),
            earlier: own.vouched().partners(),
        }
    }

    /// Those of a partner from before: as pinned, whatever the database has.
    pub(super) fn of_former(
        own: &SharedKeys,
        (person, partner): (PersonId, PersonId),
        pinned: Option<&Sealed>,
    ) -> Self {
        let open = |sealed| own.open_pinned(person.uuid(), partner.uuid(), sealed);
        Self { pinned: pinned.and_then(open), offered: None, earlier: own.vouched().partners() }
    }

    /// Whether they are no longer as pinned, or the pin itself is gone: nothing is handed to them
    /// until this person has compared and accepted.
    pub fn have_changed(&self) -> bool {
        self.pinned.as_ref().map(Pinned::keys) != self.offered.as_ref() || self.pinned.is_none()
    }

    /// As they were pinned.
    pub fn pinned(&self) -> Option<&Pinned> {
        self.pinned.as_ref()
    }

    /// As the database has them.
    pub fn offered(&self) -> Option<&PublicKeys> {
        self.offered.as_ref()
    }

    /// As they are once this person has taken those that the database has, in this epoch.
    pub fn accepted(&self, epoch: u32) -> Option<Self> {
        let keys = self.offered.clone()?;
        let pinned = Pinned::taking(self.pinned.clone(), keys, epoch);
        Some(Self { pinned: Some(pinned), ..self.clone() })
    }

    /// Whose signature counts as the partner's.
    pub(super) fn signers(&self) -> Signers {
        let pinned = self.pinned.as_ref().map(Pinned::signers);
        pinned.map_or_else(Signers::nobody, |pinned| pinned.or(&self.earlier))
    }
}

/// Opens the couple keys that one of the two handed over since the session began. Whether there
/// was one.
pub(super) fn learn(
    shared: &mut SharedKeys,
    handed: Handed,
    couple: CoupleId,
    found: &Found,
) -> bool {
    let before = shared.newest();
    let theirs = found.partner.map(|partner| PartnerKeys::of(found, partner, shared).signers());
    let theirs = theirs.unwrap_or_else(Signers::nobody);
    let was_reset = found.resets().used_at.is_some();
    take_handed(shared, handed, (couple, found.person), &theirs, was_reset);
    shared.newest() != before
}

/// Takes what one of the two handed over. Who still has their own seed needs nobody to tell them
/// what they signed with.
pub(super) fn take_handed(
    shared: &mut SharedKeys,
    handed: Handed,
    (couple, person): (CoupleId, PersonId),
    theirs: &Signers,
    was_reset: bool,
) {
    let own = Signers::of(&shared.public().ed25519);
    if let Some(told) = handed.vouched.filter(|_| was_reset) {
        shared.believe(&told, &vouching_purpose(couple, person), theirs);
    }
    let purpose = |epoch| key_purpose(couple, person, epoch);
    shared.take_all(handed.keys, purpose, &[own, theirs.clone()]);
}

#[cfg(test)]
impl PartnerKeys {
    /// As they were pinned.
    pub(crate) fn as_pinned(keys: &PublicKeys) -> Self {
        let (pinned, offered) = (Some(Pinned::first(keys.clone())), Some(keys.clone()));
        Self { pinned, offered, earlier: Signers::nobody() }
    }

    /// The same, when others stand in the database now.
    pub(crate) fn changed(self, offered: Option<&PublicKeys>) -> Self {
        Self { offered: offered.cloned(), ..self }
    }

    /// The same, when the pin is gone.
    pub(crate) fn forgotten(self) -> Self {
        Self { pinned: None, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealed::Seed;

    #[test]
    fn keys_have_changed_when_they_are_not_as_pinned_or_nothing_is_pinned() {
        let [ben, other] = [(); 2].map(|()| Seed::random().shared().public().clone());
        let same = PartnerKeys::as_pinned(&ben);
        assert!(!same.have_changed());
        assert!(same.clone().changed(Some(&other)).have_changed());
        assert!(same.clone().changed(None).have_changed());
        assert!(same.clone().forgotten().have_changed());
        assert!(same.clone().forgotten().changed(None).have_changed());
        for taken in [same.clone(), same.forgotten()].map(|known| known.changed(Some(&other))) {
            assert!(!taken.accepted(1).expect("there is one to take").have_changed());
        }
    }
}

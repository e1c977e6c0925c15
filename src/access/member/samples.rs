//! Ana as she signs in, for tests alone.

use super::*;

impl Member {
    /// Ana, at home in Berlin on the evening of Thursday 12 March 2026. Ben is her partner.
    pub(crate) fn sample() -> Self {
        let couple = InCouple {
            couple: uuid::Uuid::from_u128(3).into(),
            partner: uuid::Uuid::from_u128(2).into(),
            partner_name: "Ben".to_owned(),
            epoch: 1,
            keys: PartnerKeys::as_pinned(Self::sample_keys(2).public()),
            named_epoch: 1,
            key_is_due: false,
        };
        Self { couple: Some(couple), paired: true, ..Self::sample_alone() }
    }

    /// Ana before the two are a pair.
    pub(crate) fn sample_alone() -> Self {
        let shared = Self::sample_keys(1);
        Self {
            person: uuid::Uuid::from_u128(1).into(),
            name: "Ana".to_owned(),
            zone: Tz::Europe__Berlin,
            appearance: Appearance::Device,
            secret: Secret::sample(),
            own_device: true,
            shared,
            private: Some(Self::sample_seed(1).private()),
            seed: None,
            handover: Handover::default(),
            now: "2026-03-12T18:20:00Z".parse().expect("an instant"),
            paired: false,
            therapist: false,
            key_news: None,
            resets: Resets::default(),
            waits_for: None,
            erasing: Erasing::NotAsked,
            stage: Stage::Open,
            beside: "Ben".to_owned(),
            shares_in: None,
            couple: None,
        }
    }

    /// Noor, who has an account for a therapist.
    pub(crate) fn sample_therapist() -> Self {
        Self {
            person: uuid::Uuid::from_u128(5).into(),
            name: "Noor".to_owned(),
            shared: Self::sample_seed(5).shared(),
            therapist: true,
            ..Self::sample_alone()
        }
    }

    /// What Ana (1) or Ben (2) can open.
    pub(in crate::access) fn sample_keys(who: u8) -> SharedKeys {
        let mut shared = Self::sample_seed(who).shared();
        shared.learn(1, crate::sealed::Key::from_bytes([2; 32]));
        shared
    }

    fn sample_seed(who: u8) -> crate::sealed::Seed {
        crate::sealed::Seed::from_bytes(&[who; 32]).expect("32 bytes")
    }

    /// The same, when what is only hers has closed by itself.
    pub(crate) fn closed(self) -> Self {
        Self { private: None, ..self }
    }

    /// The same, after she has asked for her account to be erased.
    pub(crate) fn about_to_be_erased(self, erasing: Erasing) -> Self {
        Self { erasing, ..self }
    }

    /// The same, when one of the two has stopped.
    pub(crate) fn with_stage(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }

    /// The same, right after she gave her password.
    pub(crate) fn stepped_up(self) -> Self {
        Self { seed: Some(Self::sample_seed(1)), ..self }
    }

    /// The same, with something to know of keys.
    pub(crate) fn with_key_news(self, news: KeyNews) -> Self {
        Self { key_news: Some(news), ..self }
    }

    /// The same, after reset links were made for her.
    pub(crate) fn with_resets(self, resets: Resets) -> Self {
        Self { resets, ..self }
    }

    /// The same, before Ben has handed her the keys of what the two share.
    pub(crate) fn waiting(self) -> Self {
        Self { waits_for: Some("Ben".to_owned()), ..self }
    }

    /// The same, with the light or dark she chose.
    pub(crate) fn with_appearance(self, appearance: Appearance) -> Self {
        Self { appearance, ..self }
    }
}

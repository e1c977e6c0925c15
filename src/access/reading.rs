//! Who reads: one of the two, or a therapist to whom both opened something. Stores that both may ask take one or the
//! other.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{
    CoupleId, CoupleRecord, Linked, Member, Mine, OfCouple, Ours, OwnRecord, Partner, PersonId,
    Sharing, Since, SteppedUp, TherapistView,
};
use crate::{
    sealed::{Opened, Place, Sealed, Signers, Words},
    steps::therapy::link::Section,
};

/// A kind of record that a therapist may be shown, if both partners agree to its section.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing that a therapist may be shown",
    label = "no section that a couple can agree to holds it"
)]
pub trait Shareable {
    /// Where it belongs.
    const SECTION: Section;
}

/// Whoever reads something of one couple.
pub trait Reads: Sync {
    /// Who.
    fn reader(&self) -> Reader<'_>;

    /// Whose it is.
    fn couple(&self) -> CoupleId {
        match self.reader() {
            Reader::Partner(partner) => partner.couple(),
            Reader::Therapist(linked) => linked.couple(),
        }
    }

    /// The one of the two who is not this one.
    fn other_than(&self, person: PersonId) -> PersonId {
        match self.reader() {
            Reader::Partner(partner) => partner.other_than(person),
            Reader::Therapist(linked) => linked.other_than(person),
        }
    }

    /// Opens words of this kind that a therapist wrote for the two, if these are the signers of whoever wrote them.
    fn open_of_therapist<W: Words>(
        &self,
        id: uuid::Uuid,
        (therapist, signers): (PersonId, &Signers),
        epoch: u32,
        sealed: &Sealed,
    ) -> Opened<W> {
        let place = Place::of::<W>((id, 0), therapist.uuid(), (self.couple().uuid(), epoch));
        match self.reader() {
            Reader::Partner(partner) => partner.open_of_another(&place, signers, sealed),
            Reader::Therapist(linked) => linked.unseal_own(&place, sealed),
        }
    }

    /// Who reads.
    fn person(&self) -> PersonId {
        self.reader().member().person()
    }

    /// Where the reader's days begin and end.
    fn zone(&self) -> Tz {
        self.reader().member().zone()
    }

    /// When the request came.
    fn now(&self) -> DateTime<Utc> {
        self.reader().member().now()
    }

    /// The reader's civil day.
    fn today(&self) -> NaiveDate {
        self.reader().member().today()
    }

    /// Opens words of this kind, if `author` is one of the two and signed them.
    fn open<W: Words>(
        &self,
        id: uuid::Uuid,
        part: u32,
        author: PersonId,
        epoch: u32,
        sealed: &Sealed,
    ) -> Opened<W> {
        match self.reader() {
            Reader::Partner(partner) => partner.open(id, part, author, epoch, sealed),
            Reader::Therapist(linked) => linked.unseal(id, part, author, epoch, sealed),
        }
    }
}

/// Whoever may read this kind of record now: either partner, or a therapist to whom both opened it.
pub trait Sees<T: ?Sized>: Reads {
    /// Since when they read it; nothing is left out where no instant is named.
    fn since(&self) -> Option<Since> {
        None
    }
}

/// One of the two, or a therapist.
#[derive(Debug, Clone, Copy)]
pub enum Reader<'a> {
    /// One of the two.
    Partner(&'a Partner),
    /// A therapist.
    Therapist(&'a Linked),
}

impl Reader<'_> {
    fn member(&self) -> &Member {
        match self {
            Self::Partner(partner) => partner,
            Self::Therapist(linked) => linked,
        }
    }
}

impl Reads for Linked {
    fn reader(&self) -> Reader<'_> {
        Reader::Therapist(self)
    }
}

macro_rules! read_by_a_partner {
    ($($gate:ty $(, $rest:ident: $bound:path)?;)*) => {$(
        impl<$($rest: $bound)?> Reads for $gate {
            fn reader(&self) -> Reader<'_> {
                Reader::Partner(self)
            }
        }

        impl<T: ?Sized, $($rest: $bound)?> Sees<T> for $gate {}
    )*};
}
read_by_a_partner! {
    Partner;
    Ours<R>, R: CoupleRecord;
    Mine<R>, R: OwnRecord;
}

impl<G: OfCouple + Sync> Reads for Sharing<G> {
    fn reader(&self) -> Reader<'_> {
        Reader::Partner(self.who())
    }
}

impl<G: Reads + Send> Reads for SteppedUp<G> {
    fn reader(&self) -> Reader<'_> {
        (**self).reader()
    }
}

impl<T: ?Sized, G: OfCouple + Sync> Sees<T> for Sharing<G> {}
impl<T: ?Sized, G: Sees<T> + Send> Sees<T> for SteppedUp<G> {}

impl<T: Shareable + ?Sized> Sees<T> for TherapistView<'_, T> {
    fn since(&self) -> Option<Since> {
        self.linked_since()
    }
}

impl<T: Shareable + ?Sized> Reads for TherapistView<'_, T> {
    fn reader(&self) -> Reader<'_> {
        Reader::Therapist(self.linked())
    }
}

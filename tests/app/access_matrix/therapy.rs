//! What the two share about a therapist.

use crate::{
    browser::Browser,
    steps::therapy::{agenda, appointment, contact, packet, practice},
};

/// The ids of somebody's.
pub(super) struct Therapy {
    agenda_item: String,
    appointment: String,
    contact: String,
    packet: String,
    practice: String,
}

impl Therapy {
    pub(super) async fn of(browser: &Browser, partner: &Browser) -> Self {
        Self {
            agenda_item: agenda::put_on(browser, "The holidays").await.replace("/agenda/", ""),
            appointment: appointment::written(browser, "Dr. Noor Weber", "2026-03-19")
                .await
                .replace("/appointments/", ""),
            contact: contact::written(browser, "Dr. Noor Weber", "")
                .await
                .replace("/contacts/", ""),
            packet: packet::agreed(browser, partner).await.replace("/packets/", ""),
            practice: practised(browser, partner).await,
        }
    }

    /// Which of them is of this kind.
    pub(super) fn id(&self, kind: &str) -> Option<String> {
        match kind {
            "agenda item" => Some(self.agenda_item.clone()),
            "appointment" => Some(self.appointment.clone()),
            "contact" => Some(self.contact.clone()),
            "packet" => Some(self.packet.clone()),
            "practice" => Some(self.practice.clone()),
            _ => None,
        }
    }
}

/// One of which both have said how it was.
async fn practised(browser: &Browser, partner: &Browser) -> String {
    let path = practice::written(browser, "One good thing").await;
    for one in [browser, partner] {
        practice::reflected(one, &path, "did", "It was good").await;
    }
    path.replace("/practices/", "")
}

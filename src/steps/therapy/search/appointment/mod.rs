//! When the two go there: either writes an appointment down, moves it, or calls it off.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod appointment;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use appointment::{AppointmentForm, AppointmentWords, LENGTH, Standing};
pub(crate) use pages::NextSession;

use crate::{entry, id::id, routes::Routes};
use store::Appointment;

id!(
    /// An appointment.
    AppointmentId
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/appointments", handlers::list)
        .post("/appointments", handlers::add)
        .get("/appointments/new", handlers::new_page)
        .get("/appointments/{id}", handlers::show)
        .get("/appointments/{id}/changes/new", handlers::change_page)
        .post("/appointments/{id}/changes", handlers::change)
        .post("/appointments/{id}/ends", handlers::end)
        .get("/appointments/{id}/kept-copies/new", entry::keep_page::<Appointment>)
        .post("/appointments/{id}/kept-copies", entry::keep::<Appointment>)
        .get("/appointments/{id}/withdrawals/new", entry::withdraw_page::<Appointment>)
        .post("/appointments/{id}/withdrawals", entry::withdraw::<Appointment>)
}

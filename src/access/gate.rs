//! The rule that a handler starts with a gate.

use axum::extract::FromRequestParts;

use crate::App;

/// Who a route is for. Printed by `troth routes` and in the access matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, signed in or not.
    Anyone,
    /// Somebody who gave name and password, and owes a second step.
    Halfway,
    /// A person who is signed in.
    Member,
    /// One of two partners.
    Partner,
    /// Both partners of the couple that this kind of record belongs to.
    Ours(&'static str),
    /// The author of this kind of record, alone.
    Mine(&'static str),
    /// One of a couple that is no more, in what was left to them.
    Former,
    /// Somebody with an account for a therapist.
    Therapist,
    /// A therapist, in what both partners of a couple agreed to show them.
    Linked,
}

impl std::fmt::Display for Audience {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Anyone => f.pad("anyone"),
            Self::Halfway => f.pad("halfway in"),
            Self::Member => f.pad("signed in"),
            Self::Partner => f.pad("partner"),
            Self::Ours(record) => f.pad(&format!("both, of a {record}")),
            Self::Former => f.pad("former partner"),
            Self::Therapist => f.pad("therapist"),
            Self::Linked => f.pad("therapist, both agreed"),
            Self::Mine(record) => f.pad(&format!("author, of a {record}")),
        }
    }
}

/// An extractor that proves the caller may be here.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not prove who is asking",
    label = "the first argument of a handler must be a gate: `Visitor`, `Member`, `Partner`, `Ours<_>`, `Mine<_>` or `Sharing<_>`"
)]
pub trait Gate: FromRequestParts<App> + Send {
    /// Who passes.
    const AUDIENCE: Audience;
    /// Whether they pass only while neither of the two has paused or closed.
    const WHILE_OPEN: bool = false;
}

/// The argument list of a handler whose first argument is a [`Gate`].
#[diagnostic::on_unimplemented(
    message = "this handler does not start with a gate",
    label = "the first argument of a handler must be a gate: `Visitor`, `Member`, `Partner`, `Ours<_>`, `Mine<_>` or `Sharing<_>`"
)]
pub trait Gated {
    /// Who the handler is for.
    const AUDIENCE: Audience;
    /// Whether it is there only while neither of the two has paused or closed.
    const WHILE_OPEN: bool;
}

macro_rules! gated {
    ($($rest:ident),*) => {
        impl<M, G: Gate, $($rest),*> Gated for (M, G, $($rest,)*) {
            const AUDIENCE: Audience = G::AUDIENCE;
            const WHILE_OPEN: bool = G::WHILE_OPEN;
        }
    };
}
gated!();
gated!(A);
gated!(A, B);
gated!(A, B, C);
gated!(A, B, C, D);

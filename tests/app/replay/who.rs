//! The others, and what the access matrix says is due to them.

use chrono::TimeDelta;
use troth::{access::Audience, routes::Route};

use super::hers::Hers;
use crate::{
    access_matrix::{self, EVERYBODY, stopped},
    browser::{Browser, Sent},
    sealed::walk::{is_never_sent, opened},
    world::{PASSWORD, World},
};

/// Whoever sends again what Ana sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    SignedOut,
    /// Eve, who is in no couple.
    Unpaired,
    /// Ben.
    Partner,
    /// Cleo.
    AnotherCouple,
    /// Ben, while Ana has paused.
    Paused,
    /// Ben, the day after Ana has closed.
    Closed,
    /// Ben, who has kept a copy of what was shared, a month after Ana has closed.
    Ex,
    /// Ana herself, while what is hers alone is locked.
    Herself,
}

/// What comes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// It leads to signing in.
    SignIn,
    /// As if it were not there.
    Nothing,
    /// One of the two has stopped.
    Stopped,
    /// Whatever the page or the form says.
    Allowed,
}

impl Who {
    /// Their phone, once everything is as it has to be.
    pub(super) async fn browser(self, world: &World) -> Browser {
        match self {
            Self::SignedOut => return world.browser(),
            Self::Unpaired => return world.browser_of("Eve").await,
            Self::AnotherCouple => return opened(world, "Cleo").await,
            Self::Partner => {}
            Self::Paused => send(&world.sign_in("Ana").await, "/pauses", &[]).await,
            Self::Closed => {
                close(world).await;
                world.advance(TimeDelta::days(1));
            }
            Self::Ex => {
                close(world).await;
                world.advance(TimeDelta::days(30));
                let ben = world.sign_in("Ben").await;
                send(&ben, "/closing/decisions", &[("choice", "keep"), ("password", PASSWORD)])
                    .await;
                return ben;
            }
            Self::Herself => {
                let ana = world.sign_in("Ana").await;
                send(&ana, "/locks", &[]).await;
                return ana;
            }
        }
        opened(world, "Ben").await
    }

    /// Whether they send this form at all: nobody ends their own walk, and Ana does not unlock.
    pub(super) fn sends(self, sent: &Sent) -> bool {
        let opens = sent.body.contains("password=") || sent.path == "/unlocks";
        let ends = is_never_sent(&sent.path);
        match self {
            Self::SignedOut => true,
            Self::Herself => !opens && !ends,
            _ => !ends,
        }
    }

    /// What the committed matrix says.
    pub(super) fn due(self, route: &Route) -> Due {
        let is_personal =
            matches!(route.audience, Audience::Anyone | Audience::Member | Audience::Halfway);
        if self == Self::SignedOut && route.audience != Audience::Anyone {
            return Due::SignIn;
        }
        if matches!(route.audience, Audience::Mine(_)) && self != Self::Herself {
            return Due::Nothing;
        }
        let is_theirs = !matches!(route.audience, Audience::Partner | Audience::Former);
        match self.committed(route) {
            // A record of the two may be there, and in a state that the matrix has none in.
            404 if is_personal || self.is_of_the_two() && is_theirs => Due::Allowed,
            404 => Due::Nothing,
            409 if route.while_open && self.has_stopped() => Due::Stopped,
            _ => Due::Allowed,
        }
    }

    /// Whether what is for both is for them.
    pub(super) fn is_of_the_two(self) -> bool {
        matches!(self, Self::Partner | Self::Paused | Self::Closed | Self::Herself)
    }

    fn has_stopped(self) -> bool {
        matches!(self, Self::Paused | Self::Closed)
    }

    /// The status in their column.
    fn committed(self, route: &Route) -> u16 {
        let (column, columns, table) = match self {
            Self::SignedOut => ("visitor", EVERYBODY, access_matrix::COMMITTED),
            Self::Unpaired => ("Eve", EVERYBODY, access_matrix::COMMITTED),
            Self::Partner => ("Ben", EVERYBODY, access_matrix::COMMITTED),
            Self::AnotherCouple => ("Cleo", EVERYBODY, access_matrix::COMMITTED),
            Self::Herself => ("Ana", EVERYBODY, access_matrix::COMMITTED),
            Self::Paused => ("paused", stopped::STAGES, stopped::COMMITTED),
            Self::Closed => ("closed", stopped::STAGES, stopped::COMMITTED),
            Self::Ex => ("kept", stopped::STAGES, stopped::COMMITTED),
        };
        let at = columns.iter().position(|name| *name == column).expect("a column");
        let of_route = |row: &&str| {
            let mut words = row.split_whitespace();
            words.next() == Some(route.method.as_str()) && words.next() == Some(route.path)
        };
        let row = table.lines().find(of_route);
        let row = row.unwrap_or_else(|| panic!("{} is not in the matrix", route.path));
        let statuses: Vec<&str> = row.split_whitespace().rev().take(columns.len()).collect();
        statuses[columns.len() - 1 - at].parse().expect("a status")
    }

    /// Words of hers that no answer to them may hold.
    pub(super) fn must_not_read(self, hers: &Hers) -> &[String] {
        match self {
            Self::SignedOut | Self::Unpaired | Self::AnotherCouple => &hers.typed,
            _ => &hers.alone,
        }
    }

    /// Refused and allowed requests: else the matrix might have been read wrongly.
    pub(super) fn must_have_been(self, (refused, allowed): (usize, usize)) {
        let least = if self == Self::Herself { 0 } else { 40 };
        assert!(refused >= least && allowed >= 5, "{self:?}: {refused} refused, {allowed} allowed");
    }
}

async fn close(world: &World) {
    send(&world.sign_in("Ana").await, "/closings", &[("password", PASSWORD)]).await;
}

async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) {
    let fields: Vec<_> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let page = browser.post_and_stay(path, &fields).await;
    assert_eq!(page.status, 303, "{path}: {}", page.text());
}

//! Every route of the program: the table of contents.

use axum::{
    Router,
    handler::Handler,
    http::Method,
    routing::{MethodFilter, MethodRouter, on},
};

use crate::{
    App,
    access::{Audience, Gated},
};

/// A router that only takes gated handlers, and remembers what it took.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Route>,
}

/// One line of the table of contents.
#[derive(Debug, Clone)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who passes its gate.
    pub audience: Audience,
    /// Whether it is there only while neither of the two has paused or closed.
    pub while_open: bool,
    /// Whether a request leaves a line in the log.
    pub logged: bool,
}

impl Route {
    /// Who it is for, in words.
    pub fn is_for(&self) -> String {
        let while_open = if self.while_open { ", while open" } else { "" };
        format!("{}{while_open}", self.audience)
    }
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page. It changes nothing.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Gated + 'static,
    {
        self.add::<T>(Method::GET, path, on(MethodFilter::GET, handler))
    }

    /// Something a person does.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Gated + 'static,
    {
        self.add::<T>(Method::POST, path, on(MethodFilter::POST, handler))
    }

    /// These routes and those.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.router = self.router.merge(other.router);
        self
    }

    /// None of these leaves a line in the log: that somebody asked is nobody's business.
    #[must_use]
    pub fn unlogged(mut self) -> Self {
        self.table.iter_mut().for_each(|route| route.logged = false);
        self
    }

    /// What it took, in order.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    /// Whether this is the address of a page of this program, perhaps with a day asked for: what
    /// a form may name as the place to go back to.
    pub fn has_page(&self, address: &str) -> bool {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '=' | '&');
        query.chars().all(plain)
            && self.table.iter().any(|route| route.method == Method::GET && fits(route.path, path))
    }

    pub(crate) fn into_router(self) -> Router<App> {
        self.router
    }

    fn add<T: Gated>(
        mut self,
        method: Method,
        path: &'static str,
        route: MethodRouter<App>,
    ) -> Self {
        let (audience, while_open) = (T::AUDIENCE, T::WHILE_OPEN);
        self.table.push(Route { method, path, audience, while_open, logged: true });
        self.router = self.router.route(path, route);
        self
    }
}

/// Whether a path is one of a route's.
fn fits(route: &str, path: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let (parts, asked): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
    let alike =
        |(part, asked): (&&str, &&str)| part == asked || part.starts_with('{') && plain(asked);
    parts.len() == asked.len() && parts.iter().zip(&asked).all(alike)
}

/// All routes; a demo has one page more.
pub fn all(demo: bool) -> Routes {
    let routes = Routes::new()
        .merge(crate::web::assets::routes())
        .merge(crate::safety::routes())
        .merge(crate::people::routes())
        .merge(crate::couple::routes())
        .merge(crate::entry::routes())
        .merge(crate::draft::routes())
        .merge(crate::today::routes())
        .merge(crate::impact::routes())
        .merge(crate::steps::routes())
        .merge(crate::progress::routes());
    if demo { routes.merge(crate::demo::routes()) } else { routes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_own_pages_alone() {
        let routes = all(false);
        for own in ["/check-ins", "/check-ins?from=2026-11-16", "/dates/0198c5c2-5f6a", "/today"] {
            assert!(routes.has_page(own), "{own}");
        }
        for other in [
            "",
            "today",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "https://elsewhere.example/today",
            "/today/",
            "/check-ins/a/share/more",
            "/dates/..",
            "/today?next=//elsewhere.example",
            "/today#fragment",
        ] {
            assert!(!routes.has_page(other), "{other}");
        }
    }
}

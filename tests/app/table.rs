//! The table of contents as paths that can be asked for.

use reqwest::Method;
use troth::routes::{self, Route};

/// All routes with this method.
pub(crate) fn of(method: &Method) -> Vec<Route> {
    let mut table = routes::all(true).table().to_vec();
    table.retain(|route| route.method == *method);
    table
}

/// The route that a path leads to.
pub(crate) fn route_of(method: &str, path: &str) -> Option<Route> {
    let path = path.split('?').next().unwrap_or_default();
    let fits = |route: &str| {
        let (route, path) = (route.split('/'), path.split('/'));
        route.clone().count() == path.clone().count()
            && route.zip(path).all(|(part, asked)| part == asked || part.starts_with('{'))
    };
    let table = routes::all(true).table().to_vec();
    let fitting = table.into_iter().filter(|route| route.method == *method && fits(route.path));
    fitting.min_by_key(|route| route.path.matches('{').count())
}

/// A path with something in each of its braces: the first parameter gets `id`, a `{day}` a day,
/// a `{step}` a step, anything else a word.
pub(crate) fn path(pattern: &str, id: &str) -> String {
    let parts = pattern.split('/').map(|part| match part {
        "{day}" => "2026-03-12",
        "{step}" => "small-issues",
        "{version}" => "1",
        "{part}" => "question",
        _ if part.starts_with('{') => id,
        _ => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// An id that no record has.
pub(crate) const NOBODYS: &str = "0198c5c2-5f6a-7000-8000-000000000000";

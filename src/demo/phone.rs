//! Somebody's phone: sends forms to the router and keeps the session's cookie.

use anyhow::{Context as _, ensure};
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
    response::Response,
};
use tower::ServiceExt as _;

use crate::text::Faults;

/// The largest page that is read.
const LIMIT: usize = 4 * 1024 * 1024;
const FORM: &str = "application/x-www-form-urlencoded";

/// A form's fields.
pub(super) type Fields<'a> = [(&'a str, &'a str)];

/// A browser in the hand of one person.
#[derive(Debug, Clone)]
pub(super) struct Phone {
    router: Router,
    cookie: String,
}

impl Phone {
    /// A phone that is not signed in.
    pub(super) fn new(router: Router) -> Self {
        Self { router, cookie: String::new() }
    }

    /// A phone with a session that was made already.
    pub(super) fn signed_in(router: Router, cookie: &header::HeaderValue) -> anyhow::Result<Self> {
        let mut phone = Self::new(router);
        phone.keep(cookie)?;
        Ok(phone)
    }

    /// Signs in, as on one's own phone.
    pub(super) async fn sign_in(&mut self, name: &str, password: &str) -> anyhow::Result<()> {
        let fields = [("name", name), ("password", password), ("own_device", "yes")];
        self.post("/sign-in", &fields).await.map(drop)
    }

    /// Signs out.
    pub(super) async fn sign_out(&mut self) -> anyhow::Result<()> {
        let to = self.send("/sign-outs", &[]).await?;
        ensure!(to == "/sign-in", "POST /sign-outs leads to {to}");
        self.cookie.clear();
        Ok(())
    }

    /// Sends a form; where its answer leads.
    pub(super) async fn post(
        &mut self,
        route: &str,
        fields: &Fields<'_>,
    ) -> anyhow::Result<String> {
        let to = self.send(route, fields).await?;
        ensure!(to != "/sign-in", "POST {route} asks to sign in");
        Ok(to)
    }

    /// Reads a page.
    pub(super) async fn read(&self, route: &str) -> anyhow::Result<String> {
        let request = Request::get(route).header(header::COOKIE, &self.cookie);
        let response = self.answer(request.body(Body::empty())?).await?;
        let status = response.status();
        ensure!(status == StatusCode::OK, "GET {route} answers {status}");
        let bytes = axum::body::to_bytes(response.into_body(), LIMIT).await?;
        Ok(String::from_utf8(bytes.to_vec())?)
    }

    async fn send(&mut self, route: &str, fields: &Fields<'_>) -> anyhow::Result<String> {
        let body = form(fields);
        let request = Request::post(route)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, FORM)
            .header(header::COOKIE, &self.cookie);
        let response = self.answer(request.body(Body::from(body))?).await?;
        ensure!(
            response.status() == StatusCode::SEE_OTHER,
            "POST {route} answers {}: {}",
            response.status(),
            faults(&response)
        );
        if let Some(cookie) = response.headers().get(header::SET_COOKIE) {
            self.keep(cookie)?;
        }
        let to = response.headers().get(header::LOCATION).context("an answer without a place")?;
        Ok(to.to_str()?.to_owned())
    }

    async fn answer(&self, request: Request<Body>) -> anyhow::Result<Response> {
        let Ok(response) = self.router.clone().oneshot(request).await;
        Ok(response)
    }

    fn keep(&mut self, cookie: &header::HeaderValue) -> anyhow::Result<()> {
        let cookie = cookie.to_str()?;
        cookie.split(';').next().unwrap_or_default().clone_into(&mut self.cookie);
        Ok(())
    }
}

fn form(fields: &Fields<'_>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// What a form's page says is wrong.
fn faults(response: &Response) -> String {
    response.extensions().get::<Faults>().map_or_else(String::new, |faults| format!("{faults:?}"))
}

//! A packet as one HTML page that loads nothing from anywhere.

use askama::Template;
use zeroize::Zeroizing;

use super::super::sheet::Sheet;

/// The app's colours and letters, and the few rules of this one page.
const STYLE: &str = concat!(
    include_str!("../../../../../static/css/tokens.css"),
    include_str!("../../../../../templates/couple/export/record.css"),
    include_str!("../../../../../static/css/parts/sheet.css")
);

#[derive(Template)]
#[template(path = "steps/therapy/packet/file/body.html")]
struct Body<'a> {
    sheet: &'a Sheet,
}

/// The page.
pub(super) fn made(sheet: &Sheet) -> anyhow::Result<Zeroizing<String>> {
    let body = Zeroizing::new(Body { sheet }.render()?);
    Ok(crate::couple::export::alone(STYLE, &body))
}

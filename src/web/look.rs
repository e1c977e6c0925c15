//! What anybody would notice about a page, with eyes, ears or a keyboard.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::routes::Route;

/// Signs that something meant for the program reached the page.
const LEAKS: [&str; 7] = ["Some(", "Ok(", "Err(", "{{", "{%", "Genuine(", "ChangedOutside"];
/// Forms that may be sent twice without harm: they end the session.
const WITHOUT_OP: [&str; 2] = ["/leave", "/sign-outs"];

/// A page as it was read.
struct Page {
    html: Html,
    ids: BTreeSet<String>,
}

/// Everything that is wrong with a page, in sentences.
pub(crate) fn faults(html: &str, routes: &[Route]) -> Vec<String> {
    let page = Page::read(html);
    let mut faults = Vec::new();
    faults.extend(has_its_frame(&page));
    faults.extend(ids_are_there_once(&page));
    faults.extend(references_lead_somewhere(&page));
    faults.extend(links_lead_somewhere(&page, routes));
    faults.extend(forms_can_be_sent(&page, routes));
    faults.extend(fields_have_names(&page));
    faults.extend(faults_stand_beside_their_fields(&page));
    faults.extend(nothing_is_empty(&page));
    faults.extend(headings_are_in_order(&page));
    faults.extend(words_are_whole(&page));
    faults
}

impl Page {
    fn read(html: &str) -> Self {
        let html = Html::parse_document(html);
        let mut page = Self { html, ids: BTreeSet::new() };
        page.ids =
            page.all("[id]").iter().map(|found| attribute(*found, "id").to_owned()).collect();
        page
    }

    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(selector).expect("a selector")).collect()
    }
}

fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// Its words, with one space between each.
fn text(element: ElementRef<'_>) -> String {
    one_line(&element.text().collect::<String>())
}

/// Its beginning, to find it by.
fn named(element: ElementRef<'_>) -> String {
    let html = element.html();
    one_line(html.split_inclusive('>').next().unwrap_or_default())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_its_frame(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let headings = page.all("h1").len();
    if headings != 1 {
        faults.push(format!("{headings} headings of the whole page (h1)"));
    }
    if page.all("title").iter().all(|title| text(*title).is_empty()) {
        faults.push("no title".to_owned());
    }
    let leave = page.all("form[method=post][action=\"/leave\"] button[type=submit]");
    if leave.iter().all(|button| text(*button) != "Leave this page") {
        faults.push("nothing to leave this page with".to_owned());
    }
    faults
}

fn ids_are_there_once(page: &Page) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let again = |found: &ElementRef<'_>| !seen.insert(attribute(*found, "id").to_owned());
    page.all("[id]").into_iter().filter(again).map(|it| format!("twice: {}", named(it))).collect()
}

fn references_lead_somewhere(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    for name in ["for", "aria-describedby", "aria-labelledby", "aria-controls", "data-copy"] {
        for element in page.all(&format!("[{name}]")) {
            for id in attribute(element, name).split_whitespace() {
                if !page.ids.contains(id) {
                    faults.push(format!("no #{id} for {}", named(element)));
                }
            }
        }
    }
    for link in page.all("a[href^=\"#\"]") {
        if !page.ids.contains(&attribute(link, "href")[1..]) {
            faults.push(format!("nothing at the end of {}", named(link)));
        }
    }
    faults
}

fn links_lead_somewhere(page: &Page, routes: &[Route]) -> Vec<String> {
    let dead = |link: &ElementRef<'_>| {
        let to = attribute(*link, "href");
        !to.starts_with('#') && !is_route(routes, "GET", to)
    };
    let links = page.all("a, link[href]").into_iter();
    links.filter(dead).map(|link| format!("leads nowhere: {}", named(link))).collect()
}

/// Whether something answers there.
fn is_route(routes: &[Route], method: &str, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let fits = |route: &Route| {
        let (asked, known) = (path.split('/'), route.path.split('/'));
        asked.clone().count() == known.clone().count()
            && asked.zip(known).all(|(asked, known)| {
                if known.starts_with('{') { !asked.is_empty() } else { asked == known }
            })
    };
    routes.iter().any(|route| route.method.as_str() == method && fits(route))
}

fn forms_can_be_sent(page: &Page, routes: &[Route]) -> Vec<String> {
    let mut faults = Vec::new();
    let (op, button) = (Selector::parse("input[type=hidden][name=op]"), Selector::parse("button"));
    let (op, button) = (op.expect("a selector"), button.expect("a selector"));
    for form in page.all("form") {
        let (method, action) = (attribute(form, "method"), attribute(form, "action"));
        let ops: Vec<_> = form.select(&op).collect();
        let wanted = usize::from(method == "post" && !WITHOUT_OP.contains(&action));
        if !["post", "get"].contains(&method) {
            faults.push(format!("neither post nor get: {}", named(form)));
        }
        if ops.len() != wanted || ops.iter().any(|op| attribute(*op, "value").is_empty()) {
            faults.push(format!("{} times its op, not {wanted}: {}", ops.len(), named(form)));
        }
        // Without an action it goes to the page's own address, which a sample does not have.
        if !action.is_empty() && !is_route(routes, &method.to_uppercase(), action) {
            faults.push(format!("nobody takes {}", named(form)));
        }
        if form.select(&button).next().is_none() {
            faults.push(format!("no button in {}", named(form)));
        }
    }
    faults
}

/// The nearest element of this name around it.
fn inside<'a>(element: ElementRef<'a>, name: &str) -> Option<ElementRef<'a>> {
    element.ancestors().filter_map(ElementRef::wrap).find(|outer| outer.value().name() == name)
}

fn fields_have_names(page: &Page) -> Vec<String> {
    let labels = page.all("label[for]");
    let mut faults = Vec::new();
    for field in page.all("input:not([type=hidden]):not([hidden]), select, textarea") {
        let id = attribute(field, "id");
        let label = labels.iter().find(|label| !id.is_empty() && attribute(**label, "for") == id);
        let label = label.copied().or_else(|| inside(field, "label"));
        if label.is_none_or(|label| text(label).is_empty()) {
            faults.push(format!("no label: {}", named(field)));
        }
        let legend = inside(field, "fieldset").map(|set| set.select(&selector("legend")).count());
        if attribute(field, "type") == "radio" && legend != Some(1) {
            faults.push(format!("a choice without its question: {}", named(field)));
        }
    }
    faults
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn faults_stand_beside_their_fields(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let described = page.all("[aria-describedby]");
    let says = |element: ElementRef<'_>, id: &str| {
        attribute(element, "aria-describedby").split_whitespace().any(|word| word == id)
    };
    for fault in page.all(".fault") {
        let id = attribute(fault, "id");
        let fields: Vec<_> = described.iter().filter(|element| says(**element, id)).collect();
        if fields.is_empty() {
            faults.push(format!("no field is described by {}", named(fault)));
        }
        for field in fields {
            let is_field = ["input", "select", "textarea"].contains(&field.value().name());
            if is_field && attribute(*field, "aria-invalid") != "true" {
                faults.push(format!("not said to be invalid: {}", named(*field)));
            }
        }
        if page.all(".error-summary").len() != 1 {
            faults.push("a fault, and no summary that says so".to_owned());
        }
    }
    for link in page.all(".error-summary a") {
        let id = attribute(link, "href").replacen("#field-", "fault-", 1);
        if !page.ids.contains(&id) {
            faults.push(format!("not beside its field: {}", text(link)));
        }
    }
    for field in page.all("[aria-invalid=true]") {
        if !attribute(field, "aria-describedby").contains("fault-") {
            faults.push(format!("invalid, and does not say why: {}", named(field)));
        }
    }
    faults
}

fn nothing_is_empty(page: &Page) -> Vec<String> {
    let tags = "h1, h2, h3, h4, p, li, dt, dd, a, button, legend, label, summary, option, th, td";
    let shows = |element: ElementRef<'_>| {
        !text(element).is_empty() || element.select(&selector("svg, input, img")).next().is_some()
    };
    let mut faults: Vec<_> = page.all(tags).into_iter().filter(|it| !shows(*it)).collect();
    faults.extend(page.all("ul, ol, dl, select").into_iter().filter(|it| !it.has_children()));
    let mut faults: Vec<_> = faults.into_iter().map(|it| format!("empty: {}", named(it))).collect();
    let again = page.all(".attention + .attention").into_iter();
    faults.extend(again.map(|it| format!("said twice: {}", text(it))));
    faults
}

/// Somebody who listens goes from heading to heading: none is skipped on the way down.
fn headings_are_in_order(page: &Page) -> Vec<String> {
    let headings = page.all("main h1, main h2, main h3, main h4");
    let level = |heading: &ElementRef<'_>| heading.value().name().as_bytes()[1];
    let skips = |two: &&[ElementRef<'_>]| level(&two[1]) > level(&two[0]) + 1;
    headings
        .windows(2)
        .filter(skips)
        .map(|two| format!("skips a level: {}", named(two[1])))
        .collect()
}

fn words_are_whole(page: &Page) -> Vec<String> {
    let body: Vec<String> = page.all("body").into_iter().map(text).collect();
    let body = body.join(" ");
    let mut faults: Vec<_> = LEAKS
        .iter()
        .filter(|leak| body.contains(**leak))
        .map(|leak| format!("says {leak}"))
        .collect();
    let words: Vec<&str> = body.split_whitespace().collect();
    if words.iter().any(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == "None") {
        faults.push("says None".to_owned());
    }
    for unit in ["minutes", "hours", "days", "weeks", "feelings", "commitments", "dates"] {
        let one = |two: &&[&str]| ["1", "One", "one"].contains(&two[0]) && two[1].starts_with(unit);
        faults.extend(words.windows(2).filter(one).map(|two| format!("says {}", two.join(" "))));
    }
    let ends = ["..", ",.", "?.", "!.", " .", " ,", "’s’s", ", You "];
    faults
        .extend(ends.iter().filter(|end| body.contains(**end)).map(|end| format!("says “{end}”")));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r##"<!doctype html><html><head><title>A date</title></head><body>
        <form method="post" action="/leave"><button type="submit">Leave this page</button></form>
        <main id="main"><h1>A walk</h1>
        <section class="error-summary"><h2>Not saved yet</h2><ul><li><a href="#field-what">Say what</a></li></ul></section>
        <form method="post" action="/dates"><input type="hidden" name="op" value="1">
        <label for="field-what">What?</label> <p class="fault" id="fault-what">Say what</p>
        <input id="field-what" name="what" aria-invalid="true" aria-describedby="fault-what">
        <fieldset><legend>How close?</legend><label><input type="radio" name="close"> Close</label></fieldset>
        <button>Propose</button></form>
        <h2>Ahead</h2><h3>May</h3> <p><a href="/dates/1">1 hour at the lake</a></p></main></body></html>"##;

    fn noticed(html: &str) -> Vec<String> {
        faults(html, crate::routes::all(true).table())
    }

    #[test]
    fn a_whole_page_is_whole() {
        assert_eq!(noticed(WHOLE), Vec::<String>::new());
    }

    #[test]
    fn whatever_is_wrong_is_noticed() {
        for (is, becomes, says) in [
            ("<title>A date</title>", "<title> </title>", "no title"),
            ("<h2>Ahead</h2>", "<h1>Ahead</h1>", "2 headings"),
            ("Leave this page", "Go", "nothing to leave"),
            ("id=\"main\"", "id=\"fault-what\"", "twice: <"),
            ("for=\"field-what\"", "for=\"what\"", "no #what for"),
            ("for=\"field-what\"", "", "no label: <input"),
            ("href=\"#field-what\"", "href=\"#what\"", "nothing at the end of"),
            ("href=\"/dates/1\"", "href=\"/date/1\"", "leads nowhere"),
            ("action=\"/dates\"", "action=\"/talk\"", "nobody takes"),
            ("name=\"op\" value=\"1\"", "name=\"op\"", "1 times its op"),
            ("<input type=\"hidden\" name=\"op\" value=\"1\">", "", "0 times its op"),
            ("<form method=\"post\" action=\"/dates\">", "<form>", "neither post nor get"),
            ("<button>Propose</button>", "", "no button in"),
            ("<legend>How close?</legend>", "", "a choice without its question"),
            (" aria-describedby=\"fault-what\"", "", "no field is described by"),
            (" aria-invalid=\"true\"", "", "not said to be invalid"),
            ("class=\"error-summary\"", "", "no summary that says so"),
            (" id=\"fault-what\"", "", "not beside its field"),
            ("1 hour at the lake", "", "empty: <a"),
            ("<h3>May", "<h4>May", "skips a level"),
            ("A walk", "Some(walk)", "says Some("),
            ("A walk", "None", "says None"),
            ("1 hour", "1 hours", "says 1 hours"),
            ("A walk", "A walk..", "says “..”"),
            ("A walk", "Kept, You saw it", "says “, You ”"),
        ] {
            assert!(WHOLE.contains(is), "{is}");
            let noticed = noticed(&WHOLE.replacen(is, becomes, 1)).join("\n");
            assert!(noticed.contains(says), "{is} → {becomes}: {noticed}");
        }
    }
}

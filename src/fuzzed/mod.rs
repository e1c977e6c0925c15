//! Readers of this program's own, each as a function of bytes that stops where a rule is broken.
//!
//! `fuzz/` drives them with whatever a fuzzer thinks of; a test of every run does with the seeds
//! there, cut short at each byte and with each byte changed. Neither the program nor its library
//! holds any of this otherwise.
#![expect(clippy::missing_panics_doc, reason = "to panic is how a broken rule is told")]

mod forms;
mod requests;

pub use forms::form;
pub use requests::request;

use std::{str::from_utf8, sync::LazyLock};

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, header},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::{Europe::Berlin, Tz};

use crate::{
    access::{Cookie, Device},
    config::{Config, Given},
    couple::{
        Code,
        export::{record_in, sections},
        imported::{Brought, ImportCode, joined},
    },
    day,
    people::{reset::LinkCode, second_step::AppSecret},
    routes::{self, Routes},
    safety::Helplines,
    sealed::{Key, Pinned, RecoveryCode, Sealed, SecretKey, Seed, Vouched, unpad},
    steps::{accountability::cadence::Cadence, small_issues::check_in::Week},
    text,
};

/// A reader under test.
pub type Target = fn(&[u8]);

/// All of them, by the name of their target and of the folder of their seeds.
pub const TARGETS: [(&str, Target); 10] = [
    ("address", address),
    ("archive", archive),
    ("blob", blob),
    ("cadence", cadence),
    ("code", code),
    ("form", form),
    ("header", header),
    ("helplines", helplines),
    ("record", record),
    ("request", request),
];

const ZONE: Tz = Berlin;

/// Thursday 12 March 2026, 19:00 where everybody lives.
fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_773_338_400, 0).expect("an instant")
}

fn today() -> NaiveDate {
    now().with_timezone(&ZONE).date_naive()
}

/// What a form may name as the place to go back to, and a week that is asked for.
pub fn address(data: &[u8]) {
    thread_local! { static ROUTES: Routes = routes::all(false); }
    let Ok(text) = from_utf8(data) else { return };
    if ROUTES.with(|routes| routes.has_page(text)) {
        let mut letters = text.chars();
        assert_eq!(letters.next(), Some('/'), "{text:?}");
        assert!(!matches!(letters.next(), Some('/' | '\\')), "{text:?}");
        assert!(
            !text.contains(char::is_whitespace) && !text.contains(char::is_control),
            "{text:?}"
        );
    }
    let week = Week::asked(text, today());
    assert!(week <= Week::of(today()) && week.sunday() - week.monday() == TimeDelta::days(6));
}

/// The tar inside a file that somebody took along.
pub fn archive(data: &[u8]) {
    if let Some(record) = record_in(data) {
        assert!(record.len() <= data.len(), "{} bytes out of {}", record.len(), data.len());
    }
}

/// What lies in the database, changed by whoever has it.
pub fn blob(data: &[u8]) {
    let key = Key::from_bytes([7; 32]);
    assert!(Sealed::from_bytes(data.to_vec()).open(&key, b"here").is_none(), "a forged blob");
    assert!(SecretKey::from_key(&key).open_inbox(data, b"here").is_none(), "a forged letter");
    if let Some(words) = unpad(data.to_vec().into()) {
        assert_eq!(&data[4..4 + words.len()], &words[..]);
    }
    if let Some(seed) = Seed::from_bytes(data) {
        assert_eq!(&seed.bytes()[..], data);
        seed.private().earlier();
    }
    if let Ok(pinned) = serde_json::from_slice::<Pinned>(data) {
        pinned.signers();
    }
    if let Ok(vouched) = serde_json::from_slice::<Vouched>(data) {
        vouched.partners();
    }
    let Some((&first, words)) = data.split_first().filter(|(_, words)| words.len() < 1_000) else {
        return;
    };
    let sealed = Sealed::seal(&key, b"here", words);
    assert_eq!(sealed.open(&key, b"here").as_deref().map(Vec::as_slice), Some(words));
    let mut bytes = sealed.bytes().to_vec();
    let at = (usize::from(first) * 31 + words.len()) % bytes.len();
    bytes[at] ^= first | 1;
    assert!(Sealed::from_bytes(bytes).open(&key, b"here").is_none(), "byte {at} was changed");
}

/// How often, as it is kept.
pub fn cadence(data: &[u8]) {
    let Some(cadence) = from_utf8(data).ok().and_then(Cadence::parse) else { return };
    assert_eq!(Cadence::parse(&cadence.text()).as_ref(), Some(&cadence));
    assert!(!cadence.words().is_empty());
    let last = today() + TimeDelta::days(400);
    let days = cadence.days(today(), last);
    assert!(days.is_sorted() && days.iter().all(|day| (today()..=last).contains(day)));
}

/// Codes and words that somebody typed or opened.
pub fn code(data: &[u8]) {
    let Ok(typed) = from_utf8(data) else { return };
    let code = Code::pasted(typed);
    assert_eq!(Code::parse(code.text()), code, "{typed:?}");
    let link = LinkCode::parse(typed);
    assert_eq!(LinkCode::parse(link.text()).hash(), link.hash(), "{typed:?}");
    if let Some(code) = RecoveryCode::parse(typed) {
        let again = RecoveryCode::parse(&code.groups().join(" ")).expect("as it is shown");
        assert_eq!(again.bytes(), code.bytes(), "{typed:?}");
    }
    if let Some(code) = ImportCode::parse(typed) {
        let again = ImportCode::parse(&code.text()).expect("as it stands in a link");
        assert_eq!(again.hash(), code.hash(), "{typed:?}");
    }
    if let Some(device) = Device::parse(typed) {
        assert_eq!(Device::parse(&device.to_string()), Some(device));
    }
    let secret = AppSecret::from_bytes(&[7; 20]).expect("20 bytes");
    if secret.step(typed, now(), 0).is_some() {
        let digits = typed.chars().filter(|c| !c.is_whitespace());
        assert!(digits.clone().count() == 6 && digits.clone().all(|c| c.is_ascii_digit()));
    }
    for limit in [40, 1_000] {
        let Ok(passage) = text::passage(typed, limit) else { continue };
        assert!(passage.chars().count() <= limit && !passage.contains('\r'));
        assert_eq!(text::passage(&passage, limit), Ok(passage));
    }
}

/// Headers of a request: one a line. Which form comes from here, and whose session it is.
pub fn header(data: &[u8]) {
    const NAMES: [HeaderName; 5] =
        [header::HOST, header::ORIGIN, header::REFERER, header::COOKIE, header::ACCEPT];
    static CONFIGS: LazyLock<[Config; 2]> = LazyLock::new(|| {
        ["http://127.0.0.1:7878", "https://home.example"].map(|url| {
            let given = Given { base_url: Some(url.to_owned()), ..Given::default() };
            Config::load(&given, None).expect("settings")
        })
    });
    let mut headers = HeaderMap::new();
    for line in data.split(|byte| *byte == b'\n') {
        let Some((name, value)) = line.split_first() else { continue };
        let Ok(value) = HeaderValue::from_bytes(value) else { continue };
        match NAMES.get(usize::from(name % 8)) {
            Some(name) => headers.append(name, value),
            None => headers.append("sec-fetch-site", value),
        };
    }
    for config in CONFIGS.iter() {
        Cookie::of(&headers, config);
        let mut request = Request::post("/").body(Body::empty()).expect("a request");
        *request.headers_mut() = headers.clone();
        let allowed = crate::web::allows(&request, config);
        assert!(!allowed || is_ours(&headers, config), "{headers:?} at {}", config.base_url);
    }
}

/// Whether a browser could say so of a page of this address.
fn is_ours(headers: &HeaderMap, config: &Config) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if headers.contains_key("sec-fetch-site") {
        return text("sec-fetch-site") == Some("same-origin");
    }
    let said = text("origin").or(text("referer")).unwrap_or_default();
    let mut origins = vec![config.origin().to_owned()];
    if !config.secure() {
        origins.extend(text("host").map(|host| format!("http://{host}")));
    }
    origins
        .iter()
        .any(|own| said == own || text("origin").is_none() && said.starts_with(&format!("{own}/")))
}

/// The list that whoever runs the server may write.
pub fn helplines(data: &[u8]) {
    let Some(list) = from_utf8(data).ok().and_then(|text| Helplines::parse(text).ok()) else {
        return;
    };
    assert!(!list.emergency.is_empty() && !list.countries.is_empty());
    assert!(list.countries.iter().all(|country| !country.lines.is_empty()));
}

/// A record from another server, read, kept in pieces and shown.
pub fn record(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    let Ok(brought) = Brought::read(text.to_owned().into()) else { return };
    let whole = joined(&brought.pieces()).expect("every piece is there");
    assert_eq!(*whole, text);
    brought.value();
    sections(&brought.record, ZONE);
    day::and_time(brought.record.made_at, ZONE, today());
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    /// Slow: a whole program answers. These have their seeds alone.
    const WHOLE: [&str; 1] = ["request"];

    fn seeds(name: &str) -> Vec<Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
        let files = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        files.map(|file| fs::read(file.expect("a file").path()).expect("a seed")).collect()
    }

    #[test]
    fn no_seed_and_no_seed_that_was_changed_breaks_a_rule() {
        for (name, target) in TARGETS {
            let seeds = seeds(name);
            assert!(seeds.len() > 2, "fuzz/seeds/{name} has {}", seeds.len());
            for seed in seeds {
                target(&seed);
                for at in (0..seed.len().min(600)).filter(|_| !WHOLE.contains(&name)) {
                    target(&seed[..at]);
                    let mut changed = seed.clone();
                    changed[at] ^= 1 << (at % 8);
                    target(&changed);
                }
            }
        }
    }

    #[test]
    fn each_has_a_target_of_its_own() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
        for (name, _) in TARGETS {
            let file = folder.join(format!("{name}.rs"));
            let text = fs::read_to_string(&file).unwrap_or_default();
            assert!(text.contains(&format!("troth::fuzzed::{name}(")), "{}", file.display());
        }
    }
}

//! Getting the file and opening it.

use std::{collections::BTreeMap, io::Read as _};

use age::secrecy::SecretString;
use serde_json::Value;

use crate::{
    browser::Browser,
    form::Form,
    page::{Page, selector},
};

/// What a file can hold, as the form and the record say it.
pub(crate) const MY_WORDS: &str = "my words";
pub(crate) const OUR_RECORD: &str = "our record";

/// A file that has been opened.
pub(crate) struct Taken {
    /// `record.json`, as it is.
    pub(crate) text: String,
    /// The same, read.
    pub(crate) json: Value,
    /// `record.html`.
    pub(crate) html: String,
}

/// The form, filled in with the six offered words and the right password.
pub(crate) fn asked(page: &Page, holds: &str) -> Form {
    let form = page.form("Get the file, only for me").choose("holds", holds);
    form.choose("secret", "words").with_password()
}

/// Takes the words along and opens the file.
pub(crate) async fn take(browser: &Browser, holds: &str) -> Taken {
    take_from(browser, "/export", holds).await
}

/// The same, on this page.
pub(crate) async fn take_from(browser: &Browser, page: &str, holds: &str) -> Taken {
    let form = asked(&browser.open(page).await, holds);
    let words = form.value("passphrase").to_owned();
    let file = form.press_and_stay("Get the file, only for me").await;
    assert_eq!(file.status, 200, "{}", file.text());
    open(&file.body, &words).expect("the six words open it")
}

/// Opens a file with its passphrase, if that is the one.
pub(crate) fn open(file: &[u8], passphrase: &str) -> Option<Taken> {
    let identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    let decryptor = age::Decryptor::new(file).expect("an age file");
    let inside = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).ok()?;
    Some(Taken::read(inside))
}

impl Taken {
    /// Reads the tar inside.
    pub(crate) fn read(tar: impl std::io::Read) -> Self {
        let mut archive = tar::Archive::new(tar);
        let mut files = BTreeMap::new();
        for entry in archive.entries().expect("a tar") {
            let mut entry = entry.expect("an entry");
            let name = entry.path().expect("a name").display().to_string();
            let mut text = String::new();
            entry.read_to_string(&mut text).expect("text");
            files.insert(name, text);
        }
        assert_eq!(files.keys().collect::<Vec<_>>(), ["record.html", "record.json"]);
        let mut file = |name: &str| files.remove(name).expect("both are there");
        let (html, text) = (file("record.html"), file("record.json"));
        Self { json: serde_json::from_str(&text).expect("JSON"), text, html }
    }

    /// Whether these words are anywhere in it.
    pub(crate) fn has(&self, words: &str) -> bool {
        let (json, html) = (self.text.contains(words), self.html.contains(words));
        assert_eq!(json, html, "both files tell the same of “{words}”");
        json
    }

    /// Words of a person in `record.html`, exactly.
    pub(crate) fn own_words(&self) -> Vec<String> {
        let html = scraper::Html::parse_document(&self.html);
        html.select(&selector(".words")).map(|words| words.text().collect()).collect()
    }
}

//! Pages for a therapist as a file: opened and read by other programs.

use age::secrecy::SecretString;
use chrono::TimeDelta;

use super::{agreed, both, put};
use crate::{
    browser::Browser,
    page::Page,
    steps::therapy::{agenda, plan, practice},
    world::PASSWORD,
};

/// Takes it as a file, with the words that open it if it is locked.
async fn file(browser: &Browser, path: &str, form: &str, secret: &str) -> (Page, String) {
    let page = browser.open(&format!("{path}/file")).await;
    let form = page.form("Get the file").choose("form", form).choose("secret", secret);
    let words = form.value("passphrase").to_owned();
    let form = if form.has("password") { form.with_password() } else { form };
    (form.press_and_stay("Get the file").await, words)
}

/// What another program says of this PDF.
#[expect(clippy::disallowed_methods, reason = "a test may start what opens the file elsewhere")]
fn said_of(pdf: &[u8], program: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("notes.pdf");
    std::fs::write(&file, pdf).expect("the download");
    let mut command = std::process::Command::new(program);
    let command = command.args(arguments).arg(&file);
    let command = if program == "pdftotext" { command.arg("-") } else { command };
    let done = command.output().unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text")
}

/// The text of each page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let text = said_of(pdf, "pdftotext", &["-enc", "UTF-8"]);
    text.split_terminator('\u{c}')
        .map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// Something in three sections, in several scripts and of more than a page; its path.
async fn much(ana: &Browser, ben: &Browser) -> String {
    for nth in 1..=9 {
        let long =
            format!("Number {nth}: {}", "how we plan the weekend and who asks whom. ".repeat(7));
        agenda::put_on(if nth % 2 == 0 { ana } else { ben }, long.trim()).await;
    }
    let parts = [
        ("goal_1", "Wir reden über Geld, ohne dass einer geht. Мы говорим. שלום"),
        ("notice_1", "On Sundays, with tea and a 🙂"),
        ("review", "2026-04-09"),
    ];
    plan::proposed(ana, &parts).await;
    ben.open("/therapy-plan").await.press("I agree").await;
    let done = practice::written(ana, "One good thing").await;
    practice::reflected(ben, &done, "did", "It was good").await;
    put(ana, &["agenda", "plan", "practice"]).await
}

fn says_all(pages: &[String]) {
    let all = pages.join(" ");
    for said in [
        "Put together by Ana on Thursday 12 March 2026",
        "Read and agreed by Ben on Thursday 12 March 2026",
        "For the next session",
        "Number 1: how we plan the weekend",
        "Number 9: how we plan the weekend",
        "Wir reden über Geld, ohne dass einer geht. Мы говорим.",
        "On Sundays, with tea and a ▯",
        "We look at it again on Thursday 9 April 2026.",
        "One good thing",
        "It was good",
    ] {
        assert!(all.contains(said), "{said}: {all}");
    }
}

#[tokio::test]
async fn the_pdf_says_page_by_page_what_both_agreed_to_and_can_be_read_aloud() {
    let (_world, ana, ben) = both().await;
    let path = much(&ana, &ben).await;
    let page = ben.open(&path).await;
    assert!(page.has("The PDF has no letters for 🙂"), "{}", page.text());
    page.press("I agree").await;
    let (pdf, _) = file(&ben, &path, "pdf", "none").await;
    assert_eq!(pdf.status, 200, "{}", pdf.text());
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert_eq!(pdf.header("content-disposition"), "attachment; filename=\"notes-2026-03-12.pdf\"");
    assert!(pdf.header("cache-control").contains("no-store"));
    let pages = pages(&pdf.body);
    says_all(&pages);
    assert!(pages.len() >= 2, "{pages:?}");
    for (nth, page) in pages.iter().enumerate() {
        let foot = format!("Page {} of {}", nth + 1, pages.len());
        assert!(page.contains(&foot), "{foot}: {page}");
        assert!(page.contains("Ana and Ben · 13 February to 12 March 2026"), "{page}");
    }
    let begins = pages[0].find("Number 1").zip(pages[0].find("For the next session"));
    assert!(begins.is_some_and(|(first, title)| title < first), "{}", pages[0]);
}

#[tokio::test]
async fn the_pdf_can_be_read_aloud_and_has_every_letter_in_it() {
    let (_world, ana, ben) = both().await;
    agenda::put_on(&ana, "The weekend. שלום").await;
    let path = agreed(&ana, &ben).await;
    let (pdf, _) = file(&ben, &path, "pdf", "none").await;
    let tree = said_of(&pdf.body, "pdfinfo", &["-struct-text"]);
    for part in ["H1", "H2", "Sect", "LI", "LBody", "\"Ana and Ben\""] {
        assert!(tree.contains(part), "{part}: {tree}");
    }
    let about = said_of(&pdf.body, "pdfinfo", &[]);
    assert!(about.contains("Tagged:          yes"), "{about}");
    assert!(!about.contains("Ana"), "its title names nobody: {about}");
    let fonts = said_of(&pdf.body, "pdffonts", &[]);
    let embedded = fonts.lines().skip(2).all(|line| line.contains(" yes yes yes "));
    assert!(embedded && fonts.contains("NotoSerifHebrew"), "{fonts}");
}

#[tokio::test]
async fn the_html_file_is_whole_in_itself() {
    let (_world, ana, ben) = both().await;
    agenda::put_on(&ana, "The weekend <b>at</b> my parents 🙂").await;
    let path = agreed(&ana, &ben).await;
    let (page, _) = file(&ana, &path, "html", "none").await;
    assert_eq!(
        page.header("content-disposition"),
        "attachment; filename=\"notes-2026-03-12.html\""
    );
    let html = String::from_utf8(page.body).expect("text");
    assert!(html.contains("default-src &#39;none&#39;") || html.contains("default-src 'none'"));
    assert!(html.contains("The weekend &#60;b&#62;at&#60;/b&#62; my parents 🙂"), "{html}");
    assert!(html.contains("Read and agreed by Ben on Thursday 12 March 2026"));
    for elsewhere in ["src=", "href=", "url(", "<script"] {
        assert!(!html.contains(elsewhere), "{elsewhere}");
    }
}

#[tokio::test]
async fn a_locked_file_opens_with_its_words_alone_and_the_password_is_asked() {
    let (world, ana, ben) = both().await;
    agenda::put_on(&ana, "The weekend").await;
    let path = agreed(&ana, &ben).await;
    world.advance(TimeDelta::minutes(6));
    let ask = ana.open(&format!("{path}/file")).await.form("Get the file");
    let ask = ask.choose("form", "pdf").choose("secret", "own");
    let page = ask.fill("own_passphrase", PASSWORD).press_and_stay("Get the file").await;
    assert!(page.status == 422 && page.fault("password").is_some(), "{}", page.text());
    let page = ana.open(&format!("{path}/file")).await;
    let ask = page.form("Get the file").choose("form", "pdf").choose("secret", "own");
    let ask = ask.fill("own_passphrase", PASSWORD).with_password();
    let page = ask.press_and_stay("Get the file").await;
    assert!(page.status == 422 && page.fault("own_passphrase").is_some(), "{}", page.text());
    let (page, words) = file(&ana, &path, "pdf", "words").await;
    let name = "attachment; filename=\"notes-2026-03-12.pdf.age\"";
    assert_eq!(page.header("content-disposition"), name, "{}", page.text());
    assert!(opened(&page.body, "six other words than those").is_none());
    let pdf = opened(&page.body, &words).expect("the six words open it");
    assert!(pages(&pdf)[0].contains("The weekend"));
    let log = ana.open("/security-log").await;
    assert!(log.has("Words were taken along, as a file."), "{}", log.text());
}

/// What is in the file, if these are its words.
fn opened(file: &[u8], words: &str) -> Option<Vec<u8>> {
    let identity = age::scrypt::Identity::new(SecretString::from(words.to_owned()));
    let decryptor = age::Decryptor::new(file).expect("an age file");
    let mut inside = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).ok()?;
    let mut all = Vec::new();
    std::io::Read::read_to_end(&mut inside, &mut all).ok()?;
    Some(all)
}

//! Prepares two things a build needs: a scratch database with `migrations/` applied, so that
//! `query!` checks every SQL against the real schema, and the static files, joined, compressed
//! and named by their content. Says how to link.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use sqlx::{
    ConnectOptions,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

type Fallible<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Fallible {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    schema(&out.join("schema.db"))?;
    link();
    assets(&out)
}

/// A program that may lie anywhere in memory has fifty thousand addresses to put right as it
/// starts: packed, their list takes some 30 KB instead of 1.2 MB. glibc reads it since 2.36.
fn link() {
    let gnu = env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|env| env == "gnu");
    if gnu && env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

fn schema(file: &Path) -> Fallible {
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=sqlx.toml");
    let _ = fs::remove_file(file);
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let mut db = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Delete)
            .connect()
            .await?;
        Migrator::new(PathBuf::from("migrations")).await?.run(&mut db).await?;
        Fallible::Ok(())
    })?;
    println!("cargo::rustc-env=DATABASE_URL=sqlite://{}", file.display());
    Ok(())
}

/// Style sheets and scripts become one file each; the rest is taken as it is.
fn assets(out: &Path) -> Fallible {
    println!("cargo::rerun-if-changed=static");
    let mut css = fs::read("static/css/tokens.css")?;
    css.extend(fs::read("static/css/base.css")?);
    css.extend(joined(Path::new("static/css/parts"))?);
    let files = [
        ("app.css", "text/css; charset=utf-8", css),
        ("app.js", "text/javascript; charset=utf-8", joined(Path::new("static/js"))?),
        ("icon.svg", "image/svg+xml", fs::read("static/icon.svg")?),
        (
            "manifest.webmanifest",
            "application/manifest+json",
            fs::read("static/manifest.webmanifest")?,
        ),
    ];
    let mut table = String::from("pub(super) const ASSETS: &[Asset] = &[\n");
    for (name, mime, bytes) in files {
        fs::write(out.join(name), &bytes)?;
        fs::write(out.join(format!("{name}.br")), compressed(&bytes)?)?;
        let digest = Sha256::digest(&bytes);
        let (stem, ending) = name.split_once('.').ok_or("a file has an ending")?;
        let print = digest[..6].iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        writeln!(
            table,
            "Asset {{ name: {name:?}, url: \"/static/{stem}-{print}.{ending}\", mime: {mime:?}, \
             plain: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")), \
             brotli: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.br\")) }},"
        )?;
    }
    table.push_str("];\n");
    fs::write(out.join("assets.rs"), table)?;
    Ok(())
}

fn joined(folder: &Path) -> Fallible<Vec<u8>> {
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut all = Vec::new();
    for file in files {
        all.extend(fs::read(file)?);
        all.push(b'\n');
    }
    Ok(all)
}

fn compressed(bytes: &[u8]) -> Fallible<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

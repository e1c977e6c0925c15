//! Every setting, its default and its reason.
//!
//! The command line wins over the environment, the environment over a TOML file, the file over
//! the defaults.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use anyhow::Context as _;
use clap::Args;
use figment::{
    Figment,
    providers::{Format as _, Serialized, Toml},
};
use serde::{Deserialize, Serialize};

/// Settings as they may be given: on the command line, in the environment, in a file.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// Address and port to listen on [default: 127.0.0.1:7878]
    #[arg(long, env = "TROTH_LISTEN", value_name = "ADDR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    /// Folder that holds the database [default: ./data]
    #[arg(long, env = "TROTH_DATA", value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    /// Address that phones use to reach this server, as in links and codes to scan
    /// [default: http:// and the listening address]
    #[arg(long, env = "TROTH_BASE_URL", value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Address of the server in front, whose X-Forwarded-For tells who calls [default: nobody is believed]
    #[arg(long, env = "TROTH_PROXY", value_name = "IP")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<IpAddr>,
    /// Where "Leave this page" goes [default: `https://www.wikipedia.org/`]
    #[arg(long, env = "TROTH_NEUTRAL_URL", value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neutral_url: Option<String>,
    /// Serve plain HTTP beyond this machine: words then cross the network readable
    #[arg(long, env = "TROTH_PLAIN_HTTP", num_args = 0..=1, default_missing_value = "true")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_http: Option<bool>,
    /// TOML file with the helplines of the help page, in place of those that `troth helplines` prints
    #[arg(long, env = "TROTH_HELPLINES", value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub helplines: Option<PathBuf>,
    /// How many connections may be open at once [default: 512]
    #[arg(long, env = "TROTH_CONNECTIONS", value_name = "N")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connections: Option<usize>,
}

/// Settings as the program uses them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Config {
    /// Loopback by default: reaching further is a decision.
    pub listen: SocketAddr,
    /// Holds the database and its side files, 0700.
    pub data: PathBuf,
    /// Decides whether cookies are `Secure`.
    pub base_url: String,
    /// Without it, all who come through a server in front are one source, and one of them who
    /// tries six words uses up everybody's tries.
    pub proxy: Option<IpAddr>,
    /// An everyday page that says nothing about the one left.
    pub neutral_url: String,
    /// See `Config::check`.
    pub plain_http: bool,
    /// Numbers change, and the couple may know a line nearer to them.
    pub helplines: Option<PathBuf>,
    /// A cap, so that slow clients cannot take all of a small machine.
    pub connections: usize,
    #[serde(skip)]
    policy: Option<axum::http::HeaderValue>,
}

impl Config {
    /// Joins what was given over the file, if there is one, over the defaults.
    ///
    /// # Errors
    /// If the file cannot be read or names a setting that does not exist, or if a setting makes
    /// no sense.
    pub fn load(given: &Given, file: Option<&std::path::Path>) -> anyhow::Result<Self> {
        let mut settings = Figment::from(Serialized::defaults(Self::default_for(given, file)?));
        if let Some(file) = file {
            settings = settings.merge(Toml::file_exact(file));
        }
        let mut config: Self = settings
            .merge(Serialized::defaults(given))
            .extract()
            .context("reading the settings")?;
        // Links are made of it and a path.
        config.base_url.truncate(config.base_url.trim_end_matches('/').len());
        config.check()?;
        config.policy = Some(config.make_policy()?);
        Ok(config)
    }

    /// The defaults; the base address follows where the server listens.
    fn default_for(given: &Given, file: Option<&std::path::Path>) -> anyhow::Result<Self> {
        let from_file: Given = match file {
            Some(file) => Figment::from(Toml::file_exact(file))
                .extract()
                .with_context(|| format!("reading {}", file.display()))?,
            None => Given::default(),
        };
        let listen = given
            .listen
            .or(from_file.listen)
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 7878)));
        Ok(Self {
            listen,
            data: PathBuf::from("data"),
            base_url: format!("http://{listen}"),
            proxy: None,
            neutral_url: "https://www.wikipedia.org/".to_owned(),
            plain_http: false,
            helplines: None,
            connections: 512,
            policy: None,
        })
    }

    fn check(&self) -> anyhow::Result<()> {
        let known = |url: &str| url.starts_with("http://") || url.starts_with("https://");
        anyhow::ensure!(known(&self.base_url), "base_url has to start with http:// or https://");
        anyhow::ensure!(
            known(&self.neutral_url),
            "neutral_url has to start with http:// or https://"
        );
        anyhow::ensure!(
            !self.listen.ip().is_unspecified()
                || self.base_url != format!("http://{}", self.listen),
            "listening on {} means on every address of this machine. Set base_url to the one that phones use, \
             such as http://192.168.1.20:{}, so that invites lead there",
            self.listen,
            self.listen.port()
        );
        anyhow::ensure!(
            self.listen.ip().is_loopback() || self.plain_http || self.secure(),
            "listening on {} would send words over the network unencrypted. Put a server with TLS in \
             front and set base_url to its https:// address, or say --plain-http if that is what you want",
            self.listen
        );
        Ok(())
    }

    /// Whether phones reach this server over HTTPS.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Whether forms cross the network without TLS. Browsers then send no `Sec-Fetch-Site`.
    pub fn plain_beyond_this_machine(&self) -> bool {
        let host = self.origin().strip_prefix("http://").unwrap_or_default();
        let here = ["127.", "localhost", "[::1]"].iter().any(|own| host.starts_with(own));
        !self.secure() && (self.plain_http || !here)
    }

    /// Scheme, host and port of the base address, as browsers send it in `Origin`.
    pub fn origin(&self) -> &str {
        origin_of(&self.base_url)
    }

    /// Own files only, nothing inline, nothing from elsewhere. "Leave this page" is a form whose
    /// answer leads to the neutral page, so that one origin is allowed as a target.
    ///
    /// # Panics
    /// Never: [`Config::load`] refuses a neutral address that cannot be a header.
    pub fn content_security_policy(&self) -> axum::http::HeaderValue {
        self.policy.clone().expect("made when the settings were loaded")
    }

    fn make_policy(&self) -> anyhow::Result<axum::http::HeaderValue> {
        let neutral = origin_of(&self.neutral_url);
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
             connect-src 'self'; manifest-src 'self'; form-action 'self' {neutral}; \
             base-uri 'none'; frame-ancestors 'none'"
        );
        policy.try_into().context("neutral_url holds characters that an address cannot have")
    }
}

fn origin_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url[host..].find('/').map_or(url.len(), |at| host + at);
    &url[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_wins_over_the_file_and_the_file_over_the_defaults() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("troth.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:9000\"\ndata = \"from-file\"\n")
            .expect("writes");
        let given = Given { data: Some("given".into()), ..Given::default() };
        let config = Config::load(&given, Some(&file)).expect("loads");
        assert_eq!(config.data, PathBuf::from("given"));
        assert_eq!(config.base_url, "http://127.0.0.1:9000");
        assert_eq!(config.connections, 512);
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("troth.toml");
        std::fs::write(&file, "listne = \"127.0.0.1:9000\"\n").expect("writes");
        assert!(Config::load(&Given::default(), Some(&file)).is_err());
    }

    #[test]
    fn listening_everywhere_needs_the_address_that_phones_use() {
        let listen = Some(([0, 0, 0, 0], 7878).into());
        let everywhere = Given { listen, plain_http: Some(true), ..Given::default() };
        assert!(Config::load(&everywhere, None).is_err());
        let base_url = Some("http://192.168.1.20:7878".to_owned());
        assert!(Config::load(&Given { base_url, ..everywhere }, None).is_ok());
    }

    #[test]
    fn a_slash_after_the_address_does_no_harm() {
        let base_url = Some("https://home.example/".to_owned());
        let config = Config::load(&Given { base_url, ..Given::default() }, None).expect("loads");
        assert_eq!(config.base_url, "https://home.example");
    }

    #[test]
    fn plain_http_beyond_this_machine_has_to_be_said() {
        let open = Given { listen: Some(([10, 0, 0, 2], 80).into()), ..Given::default() };
        assert!(Config::load(&open, None).is_err());
        let said = Given { plain_http: Some(true), ..open.clone() };
        assert!(Config::load(&said, None).is_ok());
        let behind_tls = Given { base_url: Some("https://home.example/x".into()), ..open };
        assert_eq!(
            Config::load(&behind_tls, None).expect("loads").origin(),
            "https://home.example"
        );
    }
}

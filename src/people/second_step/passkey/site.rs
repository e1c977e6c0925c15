//! Where browsers make and use passkeys: at a name, reached in a way that nobody can listen to.

use std::net::IpAddr;

/// A server that passkeys can belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    name: String,
    origin: String,
}

/// Why none can belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSite {
    /// It is reached under a number.
    Number,
    /// What is sent to it crosses the network readable.
    Plain,
    /// Its address is not one that browsers write the same way.
    Unusual,
}

impl Site {
    /// The server with this scheme, host and port, as in its settings.
    ///
    /// # Errors
    /// If browsers make no passkeys there.
    pub fn of(origin: &str) -> Result<Self, NoSite> {
        let origin = origin.to_ascii_lowercase();
        let (scheme, host) = origin.split_once("://").ok_or(NoSite::Unusual)?;
        if host.starts_with('[') {
            return Err(NoSite::Number);
        }
        let (name, port) =
            host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
        if name.parse::<IpAddr>().is_ok() {
            return Err(NoSite::Number);
        }
        let is_here = name == "localhost" || name.ends_with(".localhost");
        if scheme != "https" && !is_here {
            return Err(NoSite::Plain);
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if name.is_empty() || !name.chars().all(plain) {
            return Err(NoSite::Unusual);
        }
        // Browsers leave the usual port out.
        let usual = if scheme == "https" { "443" } else { "80" };
        let port = port.filter(|port| *port != usual).map(|port| format!(":{port}"));
        let origin = format!("{scheme}://{name}{}", port.unwrap_or_default());
        Ok(Self { name: name.to_owned(), origin })
    }

    /// The name that passkeys are bound to.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where a browser says that it is.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl NoSite {
    /// In one sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Number => {
                "There are no passkeys here: browsers make them only for a server that is reached under a name, and \
                 this one is reached under a number."
            }
            Self::Plain => {
                "There are no passkeys here: browsers make them only where the address begins with https://."
            }
            Self::Unusual => {
                "There are no passkeys here: browsers make them only for a plain name, and the address in this \
                 server’s settings is none."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_over_https_or_on_this_machine_can_have_passkeys() {
        for (given, name, origin) in [
            ("https://home.example", "home.example", "https://home.example"),
            ("https://Home.Example:443", "home.example", "https://home.example"),
            ("https://home.example:8443", "home.example", "https://home.example:8443"),
            ("http://localhost:7878", "localhost", "http://localhost:7878"),
            ("http://localhost:80", "localhost", "http://localhost"),
            ("http://troth.localhost:7878", "troth.localhost", "http://troth.localhost:7878"),
        ] {
            let site = Site::of(given).expect("passkeys");
            assert_eq!((site.name(), site.origin()), (name, origin), "{given}");
        }
    }

    #[test]
    fn a_number_and_plain_http_can_not() {
        for (given, why) in [
            ("http://127.0.0.1:7878", NoSite::Number),
            ("https://192.168.1.20", NoSite::Number),
            ("http://[::1]:7878", NoSite::Number),
            ("http://home.example", NoSite::Plain),
            ("http://notlocalhost", NoSite::Plain),
            ("https://büro.example", NoSite::Unusual),
            ("https://", NoSite::Unusual),
            ("home.example", NoSite::Unusual),
        ] {
            assert_eq!(Site::of(given), Err(why), "{given}");
        }
    }
}

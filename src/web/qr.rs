//! A code to scan.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use crate::error::{Error, Result};

/// A code to scan, as one SVG path on a square of `size` modules.
#[derive(Debug, Clone)]
pub struct Qr {
    size: usize,
    path: String,
}

impl Qr {
    /// The code that says this.
    pub fn of(text: &str) -> Result<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M)
            .map_err(|e| Error::Internal(e.into()))?;
        let size = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, c)| *c == Color::Dark);
        let path = dark.fold(String::new(), |mut path, (at, _)| {
            let _ = write!(path, "M{} {}h1v1h-1z", at % size, at / size);
            path
        });
        Ok(Self { size, path })
    }

    /// Its dark modules, for the `d` of a path.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// With the quiet zone of four modules that scanners need.
    pub fn view_box(&self) -> String {
        let whole = self.size + 8;
        format!("-4 -4 {whole} {whole}")
    }
}

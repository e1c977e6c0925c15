//! Light or dark, as somebody likes it.

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the device says.
    #[default]
    Device,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Appearance {
    /// The choice with this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Device, Self::Light, Self::Dark].into_iter().find(|choice| choice.word() == word)
    }

    /// As it is kept and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

//! What is written down about an account.

use chrono::TimeDelta;

/// How long an event stays readable.
pub const KEPT: TimeDelta = TimeDelta::days(90);

/// Something that happened with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// It was made.
    AccountMade,
    /// Somebody gave name and password.
    SignedIn,
    /// So many wrong passwords that none counts until the day is over.
    WrongPasswords,
    /// One other device was signed out.
    OneSignedOut,
    /// All other devices were signed out.
    OthersSignedOut,
    /// A new password, by whoever knew the old one.
    PasswordChanged,
    /// A new recovery code; the one before stopped working.
    RecoveryCodeMade,
    /// The recovery code gave a new password and ended every session.
    RecoveryCodeUsed,
    /// Words were taken along as a locked file.
    Exported,
    /// The recovery code stopped working before there was another.
    RecoveryCodeEnded,
    /// Somebody who gave the password made the account safe again, on the page of that name.
    MadeSafe,
    /// Signing in asks for a code from an app as well.
    AppCodeMade,
    /// It stopped asking for one.
    AppCodeEnded,
    /// Somebody gave name, password and a code from the app.
    SignedInWithAppCode,
}

impl Event {
    /// All.
    pub const ALL: [Self; 14] = [
        Self::AccountMade,
        Self::SignedIn,
        Self::WrongPasswords,
        Self::OneSignedOut,
        Self::OthersSignedOut,
        Self::PasswordChanged,
        Self::RecoveryCodeMade,
        Self::RecoveryCodeUsed,
        Self::Exported,
        Self::RecoveryCodeEnded,
        Self::MadeSafe,
        Self::AppCodeMade,
        Self::AppCodeEnded,
        Self::SignedInWithAppCode,
    ];

    /// The event that is kept as this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.word() == word)
    }

    /// As it is kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::AccountMade => "account made",
            Self::SignedIn => "signed in",
            Self::WrongPasswords => "wrong passwords",
            Self::OneSignedOut => "one signed out",
            Self::OthersSignedOut => "others signed out",
            Self::PasswordChanged => "password changed",
            Self::RecoveryCodeMade => "recovery code made",
            Self::RecoveryCodeUsed => "recovery code used",
            Self::Exported => "exported",
            Self::RecoveryCodeEnded => "recovery code ended",
            Self::MadeSafe => "made safe",
            Self::AppCodeMade => "app code made",
            Self::AppCodeEnded => "app code ended",
            Self::SignedInWithAppCode => "signed in with app code",
        }
    }

    /// As its owner reads it.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::AccountMade => "This account was made.",
            Self::SignedIn => "Signed in with your password.",
            Self::WrongPasswords => {
                "Five wrong passwords. After that no password counted until the day was over; devices \
                 that were signed in stayed so."
            }
            Self::OneSignedOut => "One of your devices was signed out from another.",
            Self::OthersSignedOut => "All your other devices were signed out.",
            Self::PasswordChanged => {
                "Your password was changed, and all other devices were signed out."
            }
            Self::RecoveryCodeMade => "A recovery code was made. Any earlier one stopped working.",
            Self::RecoveryCodeUsed => {
                "Your recovery code was used for a new password, and all devices were signed out."
            }
            Self::Exported => "Words were taken along, as a file that only its passphrase opens.",
            Self::RecoveryCodeEnded => {
                "Your recovery code of before stopped working, if there was one."
            }
            Self::MadeSafe => {
                "“Make my account safe again” was used. What was chosen there is below."
            }
            Self::AppCodeMade => "From then on, signing in asks for a code from an app as well.",
            Self::AppCodeEnded => "Signing in stopped asking for a code from an app.",
            Self::SignedInWithAppCode => "Signed in with your password and a code from your app.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_reads_back_as_itself() {
        for event in Event::ALL {
            assert_eq!(Event::parse(event.word()), Some(event));
        }
    }
}

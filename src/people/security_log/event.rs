//! What is written down about an account.

use chrono::TimeDelta;

const MAY_BE_COPIED: &str = "Your password was right, and a passkey was refused: it had been used more often before. There may be a copy \
                             of it. Remove it and add a new one.";

/// How long an event stays readable.
pub const KEPT: TimeDelta = TimeDelta::days(90);

const WRONG_PASSWORDS: &str = "Five wrong passwords. After that no password counted until the day was over; devices that \
                               were signed in stayed so.";
const PASSWORD_CHANGED: &str = "Your password was changed, and all other devices were signed out.";
const CALENDAR_MADE: &str =
    "An address was made for your calendar. Any earlier one opens nothing any more.";

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
    /// Words were taken along as a file.
    Exported,
    /// Whoever runs the server made a reset link.
    ResetLinkMade,
    /// It gave a new password and new keys, and ended every session.
    ResetLinkUsed,
    /// Its owner made it useless.
    ResetLinkTakenBack,
    /// An old password or recovery code opened what was sealed before a reset.
    EarlierSeedOpened,
    /// A record from another server was taken in.
    BroughtAlong,
    /// They closed what they shared with their partner.
    Closed,
    /// They decided about what they had shared.
    Parted,
    /// They asked for their account to be erased.
    ErasingAsked,
    /// They took that back.
    ErasingTakenBack,
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
    /// Signing in asks for a passkey as well, or for one of several.
    PasskeyMade,
    /// One of them was removed.
    PasskeyEnded,
    /// Somebody gave name, password and a passkey.
    SignedInWithPasskey,
    /// One that counts its uses had counted fewer than before.
    PasskeyRefused,
    /// A calendar that they subscribe to got an address, or another one.
    CalendarMade,
    /// Its address opens nothing any more.
    CalendarEnded,
}

impl Event {
    /// All.
    pub const ALL: [Self; 29] = [
        Self::AccountMade,
        Self::SignedIn,
        Self::WrongPasswords,
        Self::OneSignedOut,
        Self::OthersSignedOut,
        Self::PasswordChanged,
        Self::RecoveryCodeMade,
        Self::RecoveryCodeUsed,
        Self::Exported,
        Self::ResetLinkMade,
        Self::ResetLinkUsed,
        Self::ResetLinkTakenBack,
        Self::EarlierSeedOpened,
        Self::BroughtAlong,
        Self::Closed,
        Self::Parted,
        Self::ErasingAsked,
        Self::ErasingTakenBack,
        Self::RecoveryCodeEnded,
        Self::MadeSafe,
        Self::AppCodeMade,
        Self::AppCodeEnded,
        Self::SignedInWithAppCode,
        Self::PasskeyMade,
        Self::PasskeyEnded,
        Self::SignedInWithPasskey,
        Self::PasskeyRefused,
        Self::CalendarMade,
        Self::CalendarEnded,
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
            Self::ResetLinkMade => "reset link made",
            Self::ResetLinkUsed => "reset link used",
            Self::ResetLinkTakenBack => "reset link taken back",
            Self::EarlierSeedOpened => "earlier seed opened",
            Self::BroughtAlong => "brought along",
            Self::Closed => "closed",
            Self::Parted => "parted",
            Self::ErasingAsked => "erasing asked",
            Self::ErasingTakenBack => "erasing taken back",
            Self::RecoveryCodeEnded => "recovery code ended",
            Self::MadeSafe => "made safe",
            Self::AppCodeMade => "app code made",
            Self::AppCodeEnded => "app code ended",
            Self::SignedInWithAppCode => "signed in with app code",
            Self::PasskeyMade => "passkey made",
            Self::PasskeyEnded => "passkey ended",
            Self::SignedInWithPasskey => "signed in with passkey",
            Self::PasskeyRefused => "passkey refused",
            Self::CalendarMade => "calendar made",
            Self::CalendarEnded => "calendar ended",
        }
    }

    /// As its owner reads it.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::AccountMade => "This account was made.",
            Self::SignedIn => "Signed in with your password.",
            Self::WrongPasswords => WRONG_PASSWORDS,
            Self::OneSignedOut => "One of your devices was signed out from another.",
            Self::OthersSignedOut => "All your other devices were signed out.",
            Self::PasswordChanged => PASSWORD_CHANGED,
            Self::RecoveryCodeMade => "A recovery code was made. Any earlier one stopped working.",
            Self::RecoveryCodeUsed => {
                "Your recovery code was used for a new password, and all devices were signed out."
            }
            Self::Exported => "Words were taken along, as a file.",
            Self::ResetLinkMade => "The person who runs this server made a reset link for you.",
            Self::ResetLinkUsed => {
                "A reset link was used for a new password and new keys, and all devices were signed out."
            }
            Self::ResetLinkTakenBack => "You took a reset link back. It opens nothing any more.",
            Self::BroughtAlong => "A record from another server was taken in.",
            Self::EarlierSeedOpened => "What you wrote before a reset was opened again.",
            Self::Closed => "You closed what the two of you shared, with your password.",
            Self::Parted => "You decided what becomes of what the two of you shared.",
            Self::ErasingAsked => "You asked for your account to be erased, with your password.",
            Self::ErasingTakenBack => "You took back that your account be erased.",
            Self::RecoveryCodeEnded => "Any recovery code of before stopped working.",
            Self::MadeSafe => "“Make my account safe again” was used, as chosen below.",
            Self::AppCodeMade => "From then on, signing in asks for a code from an app as well.",
            Self::AppCodeEnded => "Signing in stopped asking for a code from an app.",
            Self::SignedInWithAppCode => "Signed in with your password and a code from your app.",
            Self::PasskeyMade => "You added a passkey: signing in asks for one as well.",
            Self::PasskeyEnded => "You removed a passkey.",
            Self::SignedInWithPasskey => "Signed in with your password and a passkey.",
            Self::PasskeyRefused => MAY_BE_COPIED,
            Self::CalendarMade => CALENDAR_MADE,
            Self::CalendarEnded => {
                "The address for your calendar was ended. It opens nothing any more."
            }
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

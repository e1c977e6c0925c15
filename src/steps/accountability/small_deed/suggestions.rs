//! Small deeds of our own, from `suggestions.toml`, to be taken over to one's list.

use std::sync::LazyLock;

use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::Deserialize;

use super::DeedWords;

const SUGGESTIONS: &str = include_str!("suggestions.toml");

#[derive(Deserialize)]
struct File {
    suggestions: Vec<String>,
}

/// Read when the first is shown.
static ALL: LazyLock<Vec<String>> = LazyLock::new(|| {
    let read = Figment::from(Toml::string(SUGGESTIONS)).extract::<File>();
    read.unwrap_or_else(|error| panic!("the suggestions that come along: {error}")).suggestions
});

/// Each with its number, from 1, but for those that stand on this list.
pub(super) fn but_for<'a>(
    list: impl IntoIterator<Item = &'a DeedWords>,
) -> Vec<(usize, &'static str)> {
    let taken: Vec<_> = list.into_iter().map(|words| words.deed.as_str()).collect();
    let all = (1..).zip(ALL.iter().map(String::as_str));
    all.filter(|(_, deed)| !taken.contains(deed)).collect()
}

/// The one with this number.
pub(super) fn numbered(number: &str) -> Option<DeedWords> {
    let at = number.parse::<usize>().ok()?.checked_sub(1)?;
    ALL.get(at).map(|deed| DeedWords { deed: deed.clone() })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{super::DeedForm, *};
    use crate::steps::communication::wording::found;

    #[test]
    fn there_are_some_thirty_each_one_of_its_kind_and_fit_to_be_read() {
        let distinct: BTreeSet<_> = ALL.iter().map(|deed| deed.to_lowercase()).collect();
        assert!(distinct.len() == ALL.len() && (30..=40).contains(&ALL.len()), "{}", ALL.len());
        for deed in ALL.iter() {
            let form = DeedForm { deed: deed.clone(), ..DeedForm::default() };
            assert_eq!(form.parse().map(|words| words.deed).as_deref(), Ok(deed.as_str()));
            assert!(found(deed).is_empty(), "{deed}");
            assert!(deed.chars().count() <= 70, "{deed}");
        }
    }

    #[test]
    fn what_was_taken_is_not_offered_again() {
        let third = numbered("3").expect("there is one");
        let left = but_for([&third]);
        assert_eq!(left.len(), ALL.len() - 1);
        assert!(left.iter().all(|(number, deed)| *number != 3 && *deed != third.deed));
        for wrong in ["", "0", "x", "999"] {
            assert_eq!(numbered(wrong), None, "{wrong}");
        }
    }
}

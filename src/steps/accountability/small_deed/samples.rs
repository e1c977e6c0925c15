//! Small deeds, as Ana comes to them.

use super::{
    DeedForm, DeedWords, Standing,
    pages::{DeedPage, DeedsPage, EarlierPage, SuggestionsPage},
    small_deed::LIMIT,
    store::{Kept, PAGE, SmallDeed},
    suggestions,
};
use crate::{
    access::{Ours, Partner},
    entry::Withdrawal,
    sealed::Opened,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<DeedsPage>(), show::<SuggestionsPage>(), show::<EarlierPage>(), show::<DeedPage>()]
        .concat()
}

fn deed() -> Ours<SmallDeed> {
    Ours::sample(id(701))
}

fn kept(is_hers: bool, number: u128, words: &str) -> Kept {
    let ana = deed();
    Kept {
        id: id(number),
        standing: Standing {
            author: if is_hers { ana.person() } else { ana.partner() },
            is_listed: true,
            is_starred: false,
        },
        words: Opened::Genuine(DeedWords { deed: words.to_owned() }),
        made_at: at("2026-03-10 20:00"),
        starred_at: None,
        retired_at: None,
        withdrawn: None,
    }
}

fn hers() -> Kept {
    kept(true, 701, "Bring you coffee in the morning")
}

fn his() -> Kept {
    kept(false, 702, "Write you three words at noon")
}

fn starred(mut kept: Kept) -> Kept {
    kept.standing.is_starred = true;
    Kept { starred_at: Some(at("2026-03-11 07:30")), ..kept }
}

fn off(mut kept: Kept) -> Kept {
    kept.standing.is_listed = false;
    Kept { retired_at: Some(at("2026-03-11 21:00")), ..kept }
}

fn withdrawn(kept: Kept) -> Kept {
    let withdrawn = Some(Opened::Genuine(Withdrawal { at: at("2026-03-11 21:00") }));
    Kept { withdrawn, words: Opened::ChangedOutside, ..off(kept) }
}

fn damaged(kept: Kept) -> Kept {
    Kept { words: Opened::ChangedOutside, ..kept }
}

impl Sample for DeedsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let some = [
            hers(),
            starred(kept(true, 703, "Put my phone away while we eat")),
            his(),
            starred(kept(false, 704, "Warm up your plate when you come late")),
        ];
        let changed = [damaged(hers()), damaged(his()), damaged(starred(his()))];
        let long = sent::<DeedForm>(&[("deed", &"tea ".repeat(40))]);
        let long = long.with_faults(Faults::one("deed", "Please shorten it a little"));
        let badly = sent::<DeedForm>(&[("deed", "Always be home when you call")]).typed;
        let words = "tea ".repeat(LIMIT / 4);
        let many: Vec<_> = (710..).take(40).map(|nth| starred(kept(true, nth, &words))).collect();
        vec![
            ("some", Self::new(&ana, &some, Typed::default())),
            ("nothing yet", Self::new(&ana, &[], Typed::default())),
            ("too long", Self::new(&ana, &some, long)),
            ("words that land badly", Self::new(&ana, &some, badly.and("read_hints", "deed"))),
            ("changed outside", Self::new(&ana, &changed, Typed::default())),
            ("many", Self::new(&ana, &many, Typed::default())),
        ]
    }
}

impl Sample for SuggestionsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let all = suggestions::but_for([]).into_iter();
        let all: Vec<_> = all.zip(720..).map(|((_, deed), nth)| kept(true, nth, deed)).collect();
        vec![("all", Self::new(&ana, &[])), ("none left", Self::new(&ana, &all))]
    }
}

impl Sample for EarlierPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let some = vec![off(starred(hers())), withdrawn(his()), damaged(off(his()))];
        let many = (760..).take(PAGE + 1).map(|nth| off(kept(false, nth, "Carry the bag")));
        vec![
            ("some", Self::new(&ana, some)),
            ("nothing yet", Self::new(&ana, Vec::new())),
            ("many", Self::new(&ana, many.collect())),
        ]
    }
}

impl Sample for DeedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let show = |kept| Self::new(&deed(), kept);
        vec![
            ("hers", show(hers())),
            ("hers, starred", show(starred(hers()))),
            ("hers, off the list", show(off(starred(hers())))),
            ("hers, withdrawn", show(withdrawn(hers()))),
            ("hers, changed outside", show(damaged(hers()))),
            ("Ben’s", show(his())),
            ("Ben’s, starred", show(starred(his()))),
            ("Ben’s, off the list", show(off(his()))),
            ("Ben’s, withdrawn", show(withdrawn(his()))),
            ("Ben’s, changed outside", show(damaged(starred(his())))),
        ]
    }
}

//! Lines on pages: what belongs together stays together, and no line of a longer text is left alone.

use std::ops::Range;

use super::{
    leaves::{Leaf, Rule},
    lines::{Line, broken},
};

/// A4, in points.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Where the column begins at the left.
pub(super) const LEFT: f32 = 88.0;
/// How wide it is: some 75 characters, and room for notes beside it.
pub(super) const WIDTH: f32 = 404.0;
const TOP: f32 = 80.0;
const BOTTOM: f32 = 90.0;
/// So many lines of a text are never parted from each other.
const TOGETHER: usize = 2;

/// A text, broken into lines.
pub(super) struct Set<'a> {
    /// What.
    pub(super) leaf: &'a Leaf,
    /// Its lines.
    pub(super) lines: Vec<Line>,
}

/// Lines of one text on one page.
pub(super) struct Placed {
    /// Which text.
    pub(super) at: usize,
    /// Which of its lines.
    pub(super) lines: Range<usize>,
    /// Where the first begins, from above.
    pub(super) top: f32,
}

impl<'a> Set<'a> {
    /// Broken to fit the column.
    pub(super) fn of(leaf: &'a Leaf) -> Self {
        let look = leaf.look;
        let lines = broken(&leaf.text, look.face, (WIDTH - leaf.set_in) / look.size);
        Self { leaf, lines }
    }

    fn height(&self, lines: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a page has some fifty lines")]
        let lines = lines as f32;
        lines * self.leaf.look.leading
    }

    /// How many of its lines have to begin together.
    fn first(&self) -> usize {
        let all = self.lines.len();
        if all <= TOGETHER + 1 || self.leaf.look.leads && all <= 6 { all } else { TOGETHER }
    }
}

/// The height that this text and all that it leads to need at least, where it begins.
fn needed(all: &[Set<'_>]) -> f32 {
    let mut height = 0.0;
    for (at, set) in all.iter().enumerate() {
        let look = set.leaf.look;
        let (first, lines) = (set.first(), set.lines.len());
        height += if at == 0 { 0.0 } else { look.above } + set.height(first);
        if !look.leads || first < lines {
            break;
        }
    }
    height
}

/// What stands on each page.
pub(super) fn pages(all: &[Set<'_>]) -> Vec<Vec<Placed>> {
    let (end, mut pages, mut y) = (PAGE.1 - BOTTOM, vec![Vec::new()], TOP);
    for (at, set) in all.iter().enumerate() {
        let look = set.leaf.look;
        let is_first = pages.last().is_some_and(Vec::is_empty);
        let above = if is_first { 0.0 } else { look.above };
        let mut top = y + above;
        if !is_first && top + needed(&all[at..]).min(end - TOP) > end {
            pages.push(Vec::new());
            top = TOP;
        }
        let mut from = 0;
        while from < set.lines.len() {
            let after = all
                .get(at + 1)
                .filter(|_| look.leads)
                .map_or(0.0, |next| next.leaf.look.above + needed(&all[at + 1..]));
            let to = fits(set, from, (end - top, after));
            if let Some(page) = pages.last_mut() {
                page.push(Placed { at, lines: from..to, top });
            }
            y = top + set.height(to - from);
            from = to;
            if from < set.lines.len() {
                pages.push(Vec::new());
                top = TOP;
            }
        }
    }
    pages
}

/// Up to which line a text goes on in this height, one at least. Nothing is left for the next page that would stand
/// alone there: neither one line of it, nor what it leads to.
fn fits(set: &Set<'_>, from: usize, (height, after): (f32, f32)) -> usize {
    let all = set.lines.len();
    let mut to = from + 1;
    while to < all && set.height(to + 1 - from) <= height {
        to += 1;
    }
    let is_parted =
        if to == all { set.height(to - from) + after > height } else { all - to < TOGETHER };
    if is_parted && all >= from + 2 * TOGETHER { all - TOGETHER } else { to }
}

impl Placed {
    /// Whether what is drawn above a text stands on this page: not where a page begins with it.
    pub(super) fn rule(&self, set: &Set<'_>) -> Option<Rule> {
        let rule = set.leaf.look.rule;
        (self.lines.start == 0 && self.top > TOP && rule != Rule::None).then_some(rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::therapy::packet::{
        pdf::leaves::{leaves, tree},
        samples,
    };

    #[test]
    fn every_line_stands_once_within_its_page_and_no_heading_stands_last() {
        let mut sheet = samples::read();
        for nth in 0..40 {
            let mut group = sheet.parts[0].groups[0].clone();
            group.title = format!("Group {nth}");
            group.rows[0].words = "How we plan the weekend, and who asks whom. ".repeat(nth + 1);
            sheet.parts[1].groups.push(group);
        }
        let tree = tree(&sheet);
        let sets: Vec<_> = leaves(&tree).into_iter().map(Set::of).collect();
        let pages = pages(&sets);
        assert!(pages.len() > 5, "{}", pages.len());
        let mut next = vec![0; sets.len()];
        for page in &pages {
            let last = page.last().expect("no page is empty");
            assert!(!sets[last.at].leaf.look.leads || last.lines.end < sets[last.at].lines.len());
            for placed in page {
                let set = &sets[placed.at];
                assert_eq!(next[placed.at], placed.lines.start);
                next[placed.at] = placed.lines.end;
                let bottom = placed.top + set.height(placed.lines.len());
                assert!(placed.top >= TOP && bottom <= PAGE.1 - BOTTOM + 0.01, "{bottom}");
                let (stands, all) = (placed.lines.len(), set.lines.len());
                assert!(stands >= TOGETHER || all <= TOGETHER + 1, "a line alone of {all}");
            }
        }
        assert!(next.iter().zip(&sets).all(|(next, set)| *next == set.lines.len()));
    }
}

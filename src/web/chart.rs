//! Lines as small drawings: they follow the page's colours, and a gap stays a gap.
//!
//! Drawn here and not by a crate, after looking at both beside it at the size of a line on a page: `plotters` writes its
//! colours into the drawing, so that by night it is dark on dark. `poloto` takes them from the page, but draws a whole
//! plot: its letters are too small to read at this size, and its ids stand twice where a page has two.

/// From one point to the next, so many units.
const STEP: u16 = 20;
/// From one value to the next, so many units at least.
const HEIGHT: u16 = 40;
/// Room for a point at each edge.
const EDGE: u16 = 5;

/// One line: points from left to right, joined where nothing is missing between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Each point's place, from the left and from above.
    pub points: Vec<(u16, u16)>,
    /// Points that follow one another without a gap, as the list of places that a polyline takes.
    pub runs: Vec<String>,
    /// Its size.
    pub width: u16,
    /// The same.
    pub height: u16,
    /// What it shows, for whoever does not see it.
    pub label: String,
}

impl Line {
    /// Through these values, each from 0 to `most`.
    pub fn new(values: &[Option<u8>], most: u8) -> Self {
        let place = |(nth, value): (usize, &Option<u8>)| {
            let value = u16::from((*value)?.min(most));
            let x = EDGE + STEP * u16::try_from(nth).unwrap_or(u16::MAX / STEP);
            Some((x, EDGE + HEIGHT - value * HEIGHT / u16::from(most.max(1))))
        };
        let places: Vec<_> = values.iter().enumerate().map(place).collect();
        let runs = places.split(Option::is_none).filter(|run| run.len() > 1);
        let joined = |run: &[Option<(u16, u16)>]| {
            let each: Vec<_> = run.iter().flatten().map(|(x, y)| format!("{x},{y}")).collect();
            each.join(" ")
        };
        let count = u16::try_from(values.len()).unwrap_or(u16::MAX / STEP);
        Self {
            runs: runs.map(joined).collect(),
            points: places.into_iter().flatten().collect(),
            width: 2 * EDGE + STEP * count.saturating_sub(1),
            height: 2 * EDGE + HEIGHT,
            label: label(values, most),
        }
    }
}

/// "From 0 to 4, from left to right: 3, 2, nothing, 4".
fn label(values: &[Option<u8>], most: u8) -> String {
    let word = |value: &Option<u8>| value.map_or_else(|| "nothing".to_owned(), |it| it.to_string());
    let all: Vec<_> = values.iter().map(word).collect();
    format!("From 0 to {most}, from left to right: {}", all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_stays_a_gap_and_a_lonely_point_a_point() {
        let line = Line::new(&[Some(0), Some(4), None, Some(2), None, Some(1), Some(1)], 4);
        assert_eq!(line.runs, ["5,45 25,5", "105,35 125,35"]);
        assert_eq!(line.points, [(5, 45), (25, 5), (65, 25), (105, 35), (125, 35)]);
        assert_eq!((line.width, line.height), (130, 50));
        assert!(line.label.ends_with("0, 4, nothing, 2, nothing, 1, 1"), "{}", line.label);
    }

    #[test]
    fn nothing_at_all_is_no_line() {
        let line = Line::new(&[None, None], 4);
        assert!(line.runs.is_empty() && line.points.is_empty());
        assert_eq!(Line::new(&[], 0).width, 10);
    }

    #[test]
    fn what_lies_above_the_most_stays_inside() {
        assert_eq!(Line::new(&[Some(9)], 4).points, [(5, 5)]);
    }
}

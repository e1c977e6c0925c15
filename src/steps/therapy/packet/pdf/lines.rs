//! Words broken into lines: where Unicode lets them break, in the direction of their script.

use std::ops::Range;

use unicode_bidi::ParagraphBidiInfo;
use unicode_linebreak::linebreaks;

use super::letters::{Run, parts, shape, showable};

/// One line, ready to be drawn.
pub(super) struct Line {
    /// What stands in it, in the order in which it is read.
    pub(super) text: String,
    /// The same as glyphs, from left to right.
    pub(super) runs: Vec<Run>,
    /// It begins at the right.
    pub(super) is_rtl: bool,
}

/// The lines of a text, in this face, none wider than so many times its size.
pub(super) fn broken(text: &str, face: usize, width: f32) -> Vec<Line> {
    let is_end = |letter: char| matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    text.split(is_end).flat_map(|line| paragraph(&showable(line, face), face, width)).collect()
}

fn paragraph(text: &str, face: usize, width: f32) -> Vec<Line> {
    if text.is_empty() {
        return vec![Line { text: String::new(), runs: Vec::new(), is_rtl: false }];
    }
    let bidi = ParagraphBidiInfo::new(text, None);
    let advances = advances(text, &bidi, face);
    let ranges = ranges(text, &advances, width);
    ranges.into_iter().map(|range| line(text, &bidi, (face, range))).collect()
}

/// How far each group of characters reaches, at the place where it begins.
fn advances(text: &str, bidi: &ParagraphBidiInfo<'_>, face: usize) -> Vec<Option<f32>> {
    let (mut advances, mut begins) = (vec![None; text.len()], 0);
    for levels in bidi.levels.chunk_by(|one, next| one == next) {
        let stretch = begins..begins + levels.len();
        begins = stretch.end;
        for part in parts(text, stretch, face) {
            for glyph in shape(text, part, levels[0].is_rtl()).glyphs {
                let at = &mut advances[glyph.text_range.start];
                *at = Some(at.unwrap_or(0.0) + glyph.x_advance);
            }
        }
    }
    advances
}

/// Which characters stand in each line.
fn ranges(text: &str, advances: &[Option<f32>], width: f32) -> Vec<Range<usize>> {
    let reach = |range: Range<usize>| advances[range].iter().flatten().sum::<f32>();
    let (mut lines, mut begins, mut far) = (Vec::new(), 0, 0.0);
    let mut from = 0;
    for (to, _) in linebreaks(text) {
        let seen = from + text[from..to].trim_end().len();
        if begins < from && far + reach(from..seen) > width {
            lines.push(begins..from);
            (begins, far) = (from, 0.0);
        }
        // Longer than a line, and nowhere to break it: between two groups of characters.
        for (at, advance) in (from..).zip(&advances[from..seen]) {
            let Some(advance) = advance else { continue };
            if begins < at && far + advance > width {
                lines.push(begins..at);
                (begins, far) = (at, 0.0);
            }
            far += advance;
        }
        far += reach(seen..to);
        from = to;
    }
    if begins < text.len() || lines.is_empty() {
        lines.push(begins..text.len());
    }
    lines
}

fn line(text: &str, bidi: &ParagraphBidiInfo<'_>, (face, range): (usize, Range<usize>)) -> Line {
    let is_rtl = bidi.paragraph_level.is_rtl();
    let (mut runs, begins) = (Vec::new(), range.start);
    let (levels, stretches) = bidi.visual_runs(range.clone());
    for stretch in stretches {
        let is_rtl = levels[stretch.start].is_rtl();
        let mut parts = parts(text, stretch, face);
        if is_rtl {
            parts.reverse();
        }
        runs.extend(parts.into_iter().map(|part| {
            let mut run = shape(text, part, is_rtl);
            for glyph in &mut run.glyphs {
                let range = &mut glyph.text_range;
                (range.start, range.end) = (range.start - begins, range.end - begins);
            }
            run
        }));
    }
    Line { text: text[range].to_owned(), runs, is_rtl }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::therapy::packet::pdf::letters::SERIF;

    fn texts(text: &str, width: f32) -> Vec<String> {
        broken(text, SERIF, width).into_iter().map(|line| line.text).collect()
    }

    fn wide(line: &Line) -> f32 {
        let ends = line.text.trim_end().len();
        let glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
        glyphs.filter(|glyph| glyph.text_range.start < ends).map(|glyph| glyph.x_advance).sum()
    }

    #[test]
    fn no_word_is_lost_and_no_line_is_too_wide_in_any_script() {
        for text in [
            "We can talk about money without one of us leaving the room.",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
            "Мы можем говорить о деньгах, и никто не выходит.",
            "שלום, אני רוצה לדבר (with Ben) על סוף השבוע ועל הילדים",
            "مرحبا بالعالم، أريد أن نتحدث عن عطلة نهاية الأسبوع 12 مارس",
            "e\u{301}\u{323} and a\u{308}, fi fl ffi → ❤ ✓ 5 € ½",
        ] {
            for width in [6.0, 11.0, 25.0] {
                let lines = broken(text, SERIF, width);
                let all: String = lines.iter().map(|line| line.text.as_str()).collect();
                assert_eq!(all, text);
                for line in &lines {
                    assert!(wide(line) <= width + 0.01, "{}: {}", line.text, wide(line));
                    let glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
                    assert!(
                        glyphs.clone().all(|glyph| glyph.glyph_id.to_u32() != 0),
                        "{}",
                        line.text
                    );
                    let mut seen = vec![false; line.text.len()];
                    for glyph in glyphs {
                        seen[glyph.text_range.clone()].fill(true);
                    }
                    assert!(seen.iter().all(|seen| *seen), "{}", line.text);
                }
            }
        }
    }

    #[test]
    fn lines_that_somebody_began_stay_and_what_no_face_has_is_stood_in_for() {
        assert_eq!(texts("One\n\nTwo 🙂", 40.0), ["One", "", "Two ▯"]);
        assert_eq!(texts("", 40.0), [""]);
        assert_eq!(texts("❤\u{fe0f} 👩\u{200d}👧", 40.0), ["❤ ▯\u{200d}▯"]);
    }

    #[test]
    fn it_begins_at_the_side_of_its_script() {
        assert!(broken("שלום Ben", SERIF, 40.0)[0].is_rtl);
        assert!(!broken("Ben שלום", SERIF, 40.0)[0].is_rtl);
    }
}

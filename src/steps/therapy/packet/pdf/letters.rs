//! The letters of a PDF: which face has a character, and how words become glyphs.

use std::{ops::Range, sync::LazyLock};

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use read_fonts::TableProvider as _;

/// What stands for a character that no face has.
pub(crate) const STANDS_IN: char = '▯';

/// The faces by their place in [`FACES`]: the app's words, its headings, people's words.
pub(super) const SANS: usize = 0;
/// See [`SANS`].
pub(super) const BOLD: usize = 1;
/// See [`SANS`].
pub(super) const SERIF: usize = 2;
/// From here on each helps out with what the chosen one lacks.
const OTHERS: Range<usize> = 3..7;

/// Noto, in the parts that a letter in these scripts needs: see `fonts/README.md`.
static FILES: [&[u8]; 7] = [
    include_bytes!("fonts/NotoSans-Regular.ttf"),
    include_bytes!("fonts/NotoSans-Bold.ttf"),
    include_bytes!("fonts/NotoSerif-Regular.ttf"),
    include_bytes!("fonts/NotoSerifHebrew-Regular.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("fonts/NotoSansMath-Regular.ttf"),
    include_bytes!("fonts/NotoSansSymbols2-Regular.ttf"),
];

static FACES: LazyLock<Vec<Face>> =
    LazyLock::new(|| FILES.iter().map(|file| Face::of(file)).collect());

/// One face.
pub(super) struct Face {
    /// For the file.
    pub(super) font: Font,
    shaped: FontRef<'static>,
    data: ShaperData,
    units: f32,
}

/// Glyphs of one face beside each other, in the order in which they are seen.
pub(super) struct Run {
    /// Its face.
    pub(super) face: usize,
    /// Each with its place in the text.
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// How wide it is at one point.
    pub(super) width: f32,
}

impl Face {
    fn of(file: &'static [u8]) -> Self {
        let shaped = FontRef::new(file).expect("a face of this program is whole");
        let font = Font::new(file.into(), 0).expect("a face of this program is whole");
        let units = font.units_per_em();
        Self { data: ShaperData::new(&shaped), shaped, font, units }
    }

    fn has(&self, letter: char) -> bool {
        self.shaped.cmap().is_ok_and(|cmap| cmap.map_codepoint(letter).is_some())
    }
}

/// The face at this place.
pub(super) fn face(at: usize) -> &'static Face {
    &FACES[at]
}

/// The first face that has this character: the chosen one, or one that helps out.
fn with(letter: char, chosen: usize) -> Option<usize> {
    std::iter::once(chosen).chain(OTHERS).find(|at| face(*at).has(letter))
}

/// Says only how the character before it looks, or is not seen at all.
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}'
            | '\u{1f3fb}'..='\u{1f3ff}'
    )
}

/// Joins others, and has no look of its own.
const fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What a PDF shows in the place of this character.
fn shown(letter: char, chosen: usize) -> Option<char> {
    match letter {
        _ if is_unseen(letter) => None,
        '\t' => Some(' '),
        _ if with(letter, chosen).is_some() => Some(letter),
        _ if is_joiner(letter) => None,
        _ => Some(STANDS_IN),
    }
}

/// One line of text as a PDF can show it.
pub(super) fn showable(text: &str, chosen: usize) -> String {
    text.chars().filter_map(|letter| shown(letter, chosen)).collect()
}

/// The characters of this text that no face has, each once.
pub(crate) fn lacking(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|letter| !letter.is_control())
        .filter(|letter| *letter != STANDS_IN && shown(*letter, SERIF) == Some(STANDS_IN))
}

/// A stretch in one direction as parts of one face each, in the order in which they are read. What goes with the
/// character before it stays in its face.
pub(super) fn parts(
    text: &str,
    stretch: Range<usize>,
    chosen: usize,
) -> Vec<(usize, Range<usize>)> {
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, letter) in text[stretch.clone()].char_indices() {
        let at = stretch.start + at;
        let end = at + letter.len_utf8();
        match parts.last_mut() {
            Some((same, part)) if stays(letter, *same, chosen) => {
                debug_assert_eq!(part.end, at);
                part.end = end;
            }
            _ => parts.push((with(letter, chosen).unwrap_or(chosen), at..end)),
        }
    }
    parts
}

/// Whether it is drawn in the same face as the character before it.
fn stays(letter: char, same: usize, chosen: usize) -> bool {
    if letter.is_alphanumeric() {
        with(letter, chosen) == Some(same)
    } else {
        face(same).has(letter)
    }
}

/// The glyphs of a part, in the order in which they are seen.
pub(super) fn shape(text: &str, (face_at, part): (usize, Range<usize>), is_rtl: bool) -> Run {
    let face = face(face_at);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[part.clone()]);
    buffer.guess_segment_properties();
    buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    let shaper = face.data.shaper(&face.shaped).build();
    let drawn = shaper.shape(buffer, ShapeOptions::new());
    let infos = drawn.glyph_infos();
    let ends = ends(infos.iter().map(|info| info.cluster as usize), part.len());
    let mut width = 0.0;
    let glyphs = infos.iter().zip(drawn.glyph_positions()).map(|(info, place)| {
        let begins = info.cluster as usize;
        let range = part.start + begins..part.start + ends(begins);
        let [advance, x, y] = [place.x_advance, place.x_offset, place.y_offset].map(|units| {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand units at most")]
            let units = units as f32;
            units / face.units
        });
        width += advance;
        KrillaGlyph::new(GlyphId::new(info.glyph_id), advance, x, y, 0.0, range, None)
    });
    Run { face: face_at, glyphs: glyphs.collect(), width }
}

/// Where the characters end that belong together and begin at a place.
fn ends(begins: impl Iterator<Item = usize>, all: usize) -> impl Fn(usize) -> usize {
    let mut begins: Vec<_> = begins.collect();
    begins.sort_unstable();
    move |at| begins.get(begins.partition_point(|next| *next <= at)).copied().unwrap_or(all)
}

//! A packet as a PDF: tagged, so that it can be read aloud, and with every letter inside (PDF/UA-1).

mod flow;
mod leaves;
mod letters;
mod lines;

pub(crate) use letters::{STANDS_IN, lacking};

use anyhow::{Context as _, anyhow};
use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::{DateTime as Stamp, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree},
};

use super::sheet::Sheet;
use flow::{LEFT, PAGE, Placed, Set, WIDTH, pages};
use leaves::{Ink, Leaf, Node, Rule, leaves, tree};
use letters::{BOLD, SANS, face};
use lines::{Line, broken};

const LINES: Ink = (0xe6, 0xdd, 0xd3);
const ACCENT: Ink = (0x2e, 0x6a, 0x5d);
const QUIET: Ink = (0x65, 0x5a, 0x51);
/// The size of what stands below every page, and where.
const FOOT: (f32, f32) = (8.0, PAGE.1 - 48.0);

/// The file, as put together at this time.
pub(crate) fn made(sheet: &Sheet, at: DateTime<Utc>) -> anyhow::Result<Vec<u8>> {
    let tree = tree(sheet);
    let sets: Vec<_> = leaves(&tree).into_iter().map(Set::of).collect();
    let pages = pages(&sets);
    let mut document = Document::new_with(SerializeSettings {
        configuration: ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|wrong| anyhow!("the settings of a PDF: {wrong:?}"))?,
        ..SerializeSettings::default()
    });
    let mut drawn: Vec<Vec<Identifier>> = sets.iter().map(|_| Vec::new()).collect();
    for (nth, placed) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).context("the size of a page")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for placed in placed {
            drawn[placed.at].push(draw(&mut surface, placed, &sets[placed.at]));
        }
        foot(&mut surface, sheet, (nth + 1, pages.len()));
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(&sets, &pages));
    document.set_tag_tree(tagged(tree, drawn));
    document.set_metadata(metadata(sheet, at));
    document.finish().map_err(|wrong| anyhow!("a PDF: {wrong:?}"))
}

/// The title names nobody: it stands in the window of whoever opens the file.
fn metadata(sheet: &Sheet, at: DateTime<Utc>) -> Metadata {
    let two = |part: u32| u8::try_from(part).unwrap_or_default();
    let stamp = Stamp::new(u16::try_from(at.year()).unwrap_or_default())
        .month(two(at.month()))
        .day(two(at.day()))
        .hour(two(at.hour()))
        .minute(two(at.minute()))
        .second(two(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let title = format!("Notes, {}", sheet.days);
    Metadata::new().title(title).language("en".to_owned()).creation_date(stamp)
}

fn fill(surface: &mut Surface<'_>, (red, green, blue): Ink) {
    let paint = rgb::Color::new(red, green, blue).into();
    let fill = Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::default() };
    surface.set_fill(Some(fill));
}

/// Draws lines of one text, and says where they are.
fn draw(surface: &mut Surface<'_>, placed: &Placed, set: &Set<'_>) -> Identifier {
    let look = set.leaf.look;
    match placed.rule(set) {
        Some(Rule::Hairline) => rule(surface, (WIDTH, 0.75), LINES, placed.top - look.above * 0.55),
        Some(Rule::Bar) => rule(surface, (44.0, 2.5), ACCENT, placed.top - look.above * 0.6),
        Some(Rule::None) | None => {}
    }
    let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    fill(surface, look.ink);
    // Where a line of this size stands in the height that it has.
    let mut y = placed.top + (look.leading - look.size) / 2.0 + look.size * 0.86;
    for line in &set.lines[placed.lines.clone()] {
        let x = LEFT + if line.is_rtl { WIDTH - whole(line) * look.size } else { set.leaf.set_in };
        draw_line(surface, line, (x, y), look.size);
        y += look.leading;
    }
    surface.end_tagged();
    identifier
}

/// How wide a line is, the spaces at its end with it.
fn whole(line: &Line) -> f32 {
    line.runs.iter().map(|run| run.width).sum()
}

fn draw_line(surface: &mut Surface<'_>, line: &Line, (mut x, y): (f32, f32), size: f32) {
    for run in &line.runs {
        let font = face(run.face).font.clone();
        surface.draw_glyphs(Point::from_xy(x, y), &run.glyphs, font, &line.text, size, false);
        x += run.width * size;
    }
}

/// For the eye alone.
fn rule(surface: &mut Surface<'_>, (width, height): (f32, f32), ink: Ink, y: f32) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(LEFT, y, width, height) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        fill(surface, ink);
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

/// Whose it is and which page this is, below each.
fn foot(surface: &mut Surface<'_>, sheet: &Sheet, (page, pages): (usize, usize)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    fill(surface, QUIET);
    let (size, y) = FOOT;
    let page = format!("Page {page} of {pages}");
    let page = broken(&page, SANS, WIDTH / size);
    let taken = page.first().map_or(0.0, whole) * size;
    for line in &page {
        draw_line(surface, line, (LEFT + WIDTH - taken, y), size);
    }
    let whose = format!("{} · {}", sheet.title, sheet.days);
    if let Some(line) = broken(&whose, SANS, (WIDTH - taken - 24.0) / size).first() {
        draw_line(surface, line, (LEFT, y), size);
    }
    surface.end_tagged();
}

/// The sections, to jump to.
fn outline(sets: &[Set<'_>], pages: &[Vec<Placed>]) -> Outline {
    let mut outline = Outline::new();
    for (nth, placed) in pages.iter().enumerate() {
        for placed in placed {
            let leaf: &Leaf = sets[placed.at].leaf;
            let begins =
                leaf.look.face == BOLD && leaf.look.rule == Rule::Hairline || placed.at == 0;
            if begins && placed.lines.start == 0 {
                let to = XyzDestination::new(nth, Point::from_xy(LEFT, placed.top));
                outline.push_child(OutlineNode::new(leaf.text.clone(), to));
            }
        }
    }
    outline
}

/// The tree, each text with the places where it was drawn.
fn tagged(tree: Vec<Node>, drawn: Vec<Vec<Identifier>>) -> TagTree {
    let (mut tags, mut drawn) =
        (TagTree::new().with_lang(Some("en".to_owned())), drawn.into_iter());
    for node in tree {
        tags.push(group(node, &mut drawn));
    }
    tags
}

fn group(node: Node, drawn: &mut impl Iterator<Item = Vec<Identifier>>) -> TagGroup {
    match node {
        Node::Leaf(tag, _) => {
            let mut group = TagGroup::new(tag);
            for place in drawn.next().into_iter().flatten() {
                group.push(place);
            }
            group
        }
        Node::Branch(tag, inside) => {
            let mut group = TagGroup::new(tag);
            for node in inside {
                group.push(self::group(node, drawn));
            }
            group
        }
    }
}

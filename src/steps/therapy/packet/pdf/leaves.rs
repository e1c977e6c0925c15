//! What stands in a PDF, as a tree: each leaf is text of one kind, and the branches tell a reader that reads aloud
//! what belongs together.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag, TagKind};

use super::{
    super::{
        Row,
        sheet::{Part, Sheet},
    },
    letters::{BOLD, SANS, SERIF},
};

/// A colour of the app on paper.
pub(super) type Ink = (u8, u8, u8);
const TEXT: Ink = (0x2b, 0x26, 0x22);
const QUIET: Ink = (0x65, 0x5a, 0x51);
const ACCENT: Ink = (0x2e, 0x6a, 0x5d);
/// How far what belongs to something is set in, in points.
const SET_IN: f32 = 18.0;

/// How a text looks. Lengths are in points.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Its face.
    pub(super) face: usize,
    /// How large.
    pub(super) size: f32,
    /// From one line to the next.
    pub(super) leading: f32,
    /// Its colour.
    pub(super) ink: Ink,
    /// The room above.
    pub(super) above: f32,
    /// It stays on one page with what follows.
    pub(super) leads: bool,
    /// What is drawn above it.
    pub(super) rule: Rule,
}

/// What is drawn above a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Nothing.
    None,
    /// A hairline over the whole width: a section begins.
    Hairline,
    /// A short bar: the head ends.
    Bar,
}

/// Text of one kind.
pub(super) struct Leaf {
    /// What stands there.
    pub(super) text: String,
    /// How it looks.
    pub(super) look: Look,
    /// How far it is set in.
    pub(super) set_in: f32,
}

/// A part of the tree.
pub(super) enum Node {
    /// Text.
    Leaf(TagKind, Leaf),
    /// What belongs together.
    Branch(TagKind, Vec<Self>),
}

const fn look(face: usize, (size, leading): (f32, f32), ink: Ink, above: f32) -> Look {
    Look { face, size, leading, ink, above, leads: false, rule: Rule::None }
}

const fn leads(look: Look, rule: Rule) -> Look {
    Look { leads: true, rule, ..look }
}

const TITLE: Look = leads(look(BOLD, (23.0, 29.0), TEXT, 0.0), Rule::None);
const DAYS: Look = leads(look(SANS, (12.0, 17.0), QUIET, 2.0), Rule::None);
const SIGNED: Look = leads(look(SANS, (9.0, 13.5), QUIET, 0.0), Rule::None);
const SIGNED_FIRST: Look = Look { above: 20.0, rule: Rule::Bar, ..SIGNED };
const SECTION: Look = leads(look(BOLD, (14.0, 19.0), ACCENT, 32.0), Rule::Hairline);
const WHAT: Look = leads(look(SANS, (8.5, 12.5), QUIET, 2.0), Rule::None);
const GROUP: Look = leads(look(BOLD, (10.5, 15.0), TEXT, 14.0), Rule::None);
const WORDS: Look = look(SERIF, (11.0, 16.5), TEXT, 11.0);
const UNDER: Look = Look { above: 5.0, ..WORDS };
const LINE: Look = look(SANS, (9.0, 13.5), QUIET, 1.5);
const LINE_ALONE: Look = Look { above: 8.0, ..LINE };
const CLOSING: Look = Look { above: 34.0, rule: Rule::Hairline, ..LINE };

fn leaf(tag: impl Into<TagKind>, look: Look, text: &str) -> Node {
    Node::Leaf(tag.into(), Leaf { text: text.to_owned(), look, set_in: 0.0 })
}

fn heading(level: u16, look: Look, text: &str) -> Node {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    leaf(Tag::Hn(level, Some(text.to_owned())), look, text)
}

/// The whole tree.
pub(super) fn tree(sheet: &Sheet) -> Vec<Node> {
    let head = [heading(1, TITLE, &sheet.title), leaf(Tag::P, DAYS, &sheet.days)];
    let signed = sheet.signed.iter().enumerate();
    let signed =
        signed.map(|(at, line)| leaf(Tag::P, if at == 0 { SIGNED_FIRST } else { SIGNED }, line));
    let parts = sheet.parts.iter().map(part);
    let closing = leaf(Tag::P, CLOSING, sheet.closing);
    head.into_iter().chain(signed).chain(parts).chain([closing]).collect()
}

fn part(part: &Part) -> Node {
    let mut nodes = vec![heading(2, SECTION, part.title), leaf(Tag::P, WHAT, part.what)];
    for group in &part.groups {
        if !group.title.is_empty() {
            nodes.push(heading(3, GROUP, &group.title));
        }
        nodes.extend(list(&group.rows));
    }
    Node::Branch(Tag::Section.into(), nodes)
}

/// Rows as a list, and what belongs to each as a list in it.
fn list(rows: &[Row]) -> Option<Node> {
    let items = rows.iter().map(|row| {
        let leads = !row.under.is_empty();
        let mut nodes = said((&row.words, &row.line), (WORDS, 0.0, leads));
        let under =
            row.under.iter().map(|it| item(said((&it.words, &it.line), (UNDER, SET_IN, false))));
        nodes.extend(listed(under.collect()));
        item(nodes)
    });
    listed(items.collect())
}

fn listed(items: Vec<Node>) -> Option<Node> {
    (!items.is_empty()).then(|| Node::Branch(Tag::L(ListNumbering::None).into(), items))
}

fn item(nodes: Vec<Node>) -> Node {
    Node::Branch(Tag::LI.into(), vec![Node::Branch(Tag::LBody.into(), nodes)])
}

/// Words, with what the app says of them below.
fn said((words, line): (&str, &str), (look, set_in, leads): (Look, f32, bool)) -> Vec<Node> {
    let below = if words.is_empty() { LINE_ALONE } else { LINE };
    let words = (words, Look { leads: leads || !line.is_empty(), ..look });
    let line = (line, Look { leads, ..below });
    let all = [words, line].into_iter().filter(|(text, _)| !text.is_empty());
    all.map(|(text, look)| Node::Leaf(Tag::P.into(), Leaf { text: text.to_owned(), look, set_in }))
        .collect()
}

/// Every text, in the order in which it is read.
pub(super) fn leaves(nodes: &[Node]) -> Vec<&Leaf> {
    let mut all = Vec::new();
    for node in nodes {
        match node {
            Node::Leaf(_, leaf) => all.push(leaf),
            Node::Branch(_, inside) => all.extend(leaves(inside)),
        }
    }
    all
}

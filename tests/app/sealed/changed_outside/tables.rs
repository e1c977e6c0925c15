//! The tables in which something lies sealed.

use troth::sealed::Kind;

/// A table with a sealed column `words`.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// Id, part, author, epoch and words of each row.
    pub(super) rows: &'static str,
    /// The column that says whose words they are, if it is in this table.
    pub(super) author: Option<&'static str>,
    pub(super) has_version: bool,
    pub(super) kind: Kind,
}

/// One whose rows say who wrote them.
const fn signed(name: &'static str, rows: &'static str, kind: Kind) -> Table {
    Table { name, rows, author: Some("author"), has_version: false, kind }
}

/// Every one of them; the schema is asked whether one is missing.
pub(super) const TABLES: [Table; 40] = [
    signed(
        "check_in",
        "select id, 0, author, epoch, words from check_in",
        Kind { name: "check_in", scope: "check_in" },
    ),
    Table {
        name: "check_in_detail",
        rows: "select d.check_in, 0, c.author, d.epoch, d.words
                 from check_in_detail d join check_in c on c.id = d.check_in",
        author: None,
        has_version: false,
        kind: Kind { name: "check_in_detail", scope: "check_in" },
    },
    Table {
        name: "commitment_version",
        rows: "select commitment, version, author, epoch, words from commitment_version",
        author: Some("author"),
        has_version: true,
        kind: Kind { name: "commitment_version", scope: "commitment" },
    },
    Table {
        name: "commitment_answer",
        rows: "select commitment, version, person, epoch, words from commitment_answer",
        author: Some("person"),
        has_version: true,
        kind: Kind { name: "commitment_answer", scope: "commitment" },
    },
    Table {
        name: "commitment_retirement",
        rows: "select commitment, 0, person, epoch, words from commitment_retirement",
        author: Some("person"),
        has_version: false,
        kind: Kind { name: "commitment_retirement", scope: "commitment" },
    },
    Table {
        name: "keeping",
        rows: "select commitment, cast(julianday(day) - 1721424.5 as integer) << 8 | version,
                      person, epoch, words from keeping",
        author: Some("person"),
        has_version: true,
        kind: Kind { name: "keeping", scope: "commitment" },
    },
    Table {
        name: "date_version",
        rows: "select date, version, author, epoch, words from date_version",
        author: Some("author"),
        has_version: true,
        kind: Kind { name: "date_version", scope: "dates" },
    },
    signed(
        "date_note",
        "select date, 0, author, epoch, words from date_note",
        Kind { name: "date_note", scope: "dates" },
    ),
    signed(
        "turn",
        "select talk, number, author, epoch, words from turn",
        Kind { name: "turn", scope: "talks" },
    ),
    signed(
        "question_answer",
        "select id, 0, author, epoch, words from question_answer",
        Kind { name: "question_answer", scope: "questions" },
    ),
    Table {
        name: "journal_page",
        rows: "select id, 0, author, 0, words from journal_page",
        author: None,
        has_version: false,
        kind: Kind { name: "journal_page", scope: "journal" },
    },
    signed(
        "journal_copy",
        "select id, 0, author, epoch, words from journal_copy",
        Kind { name: "journal_copy", scope: "journal_copies" },
    ),
    Table {
        name: "hard_date",
        rows: "select id, 0, author, 0, words from hard_date",
        author: None,
        has_version: false,
        kind: Kind { name: "hard_date", scope: "hard_dates" },
    },
    signed(
        "shared_hard_date",
        "select id, 0, author, epoch, words from shared_hard_date",
        Kind { name: "shared_hard_date", scope: "shared_hard_dates" },
    ),
    signed(
        "hard_date_answer",
        "select hard_date, number, author, epoch, words from hard_date_answer",
        Kind { name: "hard_date_answer", scope: "shared_hard_dates" },
    ),
    signed(
        "wording",
        "select id, number * 3, author, epoch, words from wording where about = 'setback plan'",
        Kind { name: "setback_plan", scope: "setback_plan" },
    ),
    signed(
        "agenda_item",
        "select id, 0, author, epoch, words from agenda_item",
        Kind { name: "agenda_item", scope: "agenda" },
    ),
    signed(
        "contact",
        "select id, 0, author, epoch, words from contact",
        Kind { name: "contact", scope: "contacts" },
    ),
    signed(
        "appointment",
        "select id, 0, author, epoch, words from appointment",
        Kind { name: "appointment", scope: "appointments" },
    ),
    signed(
        "practice",
        "select id, 0, author, epoch, words from practice",
        Kind { name: "practice", scope: "practice" },
    ),
    signed(
        "practice_reflection",
        "select practice, 0, author, epoch, words from practice_reflection",
        Kind { name: "practice_reflection", scope: "practice" },
    ),
    signed(
        "box_question",
        "select id, 0, author, epoch, words from box_question",
        Kind { name: "box_question", scope: "question_box" },
    ),
    signed(
        "box_answer",
        "select question, number, author, epoch, words from box_answer",
        Kind { name: "box_answer", scope: "question_box" },
    ),
    signed(
        "disclosure",
        "select id, 0, author, epoch, words from disclosure",
        Kind { name: "disclosure", scope: "disclosures" },
    ),
    signed(
        "breach_version",
        "select breach, number, author, epoch, words from breach_version",
        Kind { name: "breach", scope: "breach" },
    ),
    signed(
        "openness",
        "select id, 0, author, epoch, words from openness",
        Kind { name: "openness", scope: "openness" },
    ),
    Table {
        name: "draft_part",
        rows: "select p.draft, case p.part when 'since' then 1 when 'why' then 2 when 'will' then 3 else 0 end, d.author, 0, p.words
                 from draft_part p join draft d on d.id = p.draft
                where d.kind in ('question', 'answer', 'telling')",
        author: None,
        has_version: false,
        kind: Kind { name: "draft_part", scope: "draft" },
    },
    Table {
        name: "draft_part",
        rows: "select p.draft, p.part = 'felt', d.author, 0, p.words
                 from draft_part p join draft d on d.id = p.draft
                where d.kind in ('said', 'reflected', 'not quite')",
        author: None,
        has_version: false,
        kind: Kind { name: "turn_draft_answer", scope: "turn_draft" },
    },
    Table {
        name: "draft_part",
        rows: "select p.draft, p.part in ('myself', 'regret'), d.author, 0, p.words
                 from draft_part p join draft d on d.id = p.draft
                where d.kind in ('statement', 'reply', 'missing', 'other side')",
        author: None,
        has_version: false,
        kind: Kind { name: "impact_draft_answer", scope: "impact_draft" },
    },
    signed(
        "hard_moment_card",
        "select id, 0, author, epoch, words from hard_moment_card",
        Kind { name: "hard_moment_card", scope: "hard_moments" },
    ),
    signed(
        "impact_statement",
        "select id, 0, author, epoch, words from impact_statement",
        Kind { name: "impact_statement", scope: "impact" },
    ),
    signed(
        "impact_statement_act",
        "select statement, number, author, epoch, words from impact_statement_act",
        Kind { name: "impact_statement_act", scope: "impact" },
    ),
    signed(
        "accountability_statement",
        "select id, 0, author, epoch, words from accountability_statement",
        Kind { name: "accountability_statement", scope: "accountability" },
    ),
    signed(
        "accountability_statement_act",
        "select statement, number, author, epoch, words from accountability_statement_act",
        Kind { name: "accountability_statement_act", scope: "accountability" },
    ),
    signed(
        "concern",
        "select id, 0, author, epoch, words from concern",
        Kind { name: "concern", scope: "concerns" },
    ),
    signed(
        "weekly_meeting_act",
        "select meeting, number, author, epoch, words from weekly_meeting_act",
        Kind { name: "weekly_meeting_act", scope: "weekly meetings" },
    ),
    signed(
        "small_deed",
        "select id, 0, author, epoch, words from small_deed",
        Kind { name: "small_deed", scope: "small_deed" },
    ),
    signed(
        "hobby_suggestion",
        "select id, 0, author, epoch, words from hobby_suggestion",
        Kind { name: "hobby_suggestion", scope: "hobbies" },
    ),
    signed(
        "idea",
        "select id, 0, author, epoch, words from idea",
        Kind { name: "idea", scope: "dates" },
    ),
    signed(
        "other_side",
        "select id, 0, author, epoch, words from other_side",
        Kind { name: "other_side", scope: "impact" },
    ),
];

impl Table {
    /// What is only its author's has none.
    pub(super) fn has_epoch(&self) -> bool {
        self.rows.contains("epoch")
    }
}

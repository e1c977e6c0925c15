//! Where each stands, what one of the two carries and what was said about it, and the other side.

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::impact::{
        BREACHES, Breach, OTHER_SIDES, OtherSide, ROLES, STATEMENTS, Said, Statement, Titled,
    },
};

/// The hour in which both sit down with it.
const EVENING: u32 = 21;

/// Everything about the impact, each thing by itself.
pub(super) fn tell(calendar: &Calendar) -> Vec<Vec<Deed>> {
    let roles = ROLES.iter().map(|(who, role)| {
        let at = calendar.at(calendar.day(0, 1), EVENING, 10);
        vec![Deed::new(at, *who, "/impact-role").with("role", role)]
    });
    let breaches = BREACHES.iter().map(|it| breach(calendar, it));
    let statements = STATEMENTS.iter().map(|it| statement(calendar, it));
    let other_sides = OTHER_SIDES.iter().map(|it| other_side(calendar, it));
    roles.chain(breaches).chain(statements).chain(other_sides).collect()
}

fn breach(calendar: &Calendar, it: &Breach) -> Vec<Deed> {
    let at = |week, weekday| calendar.at(calendar.day(week, weekday), EVENING, 50);
    let titled = |deed: Deed, title, kind, period| {
        deed.with("title", title).with("kind", kind).with("period", period)
    };
    let first = Deed::new(at(it.week, it.weekday), it.by, "/what-happened");
    let first = titled(first, it.title, it.kind, it.period);
    let acts = it.acts.iter().map(|(week, weekday, who, act)| {
        let deed = |route| Deed::new(at(*week, *weekday), *who, route);
        match *act {
            Titled::Differently { title, kind, period } => {
                titled(deed("versions"), title, kind, period)
            }
            Titled::Agreement(act) => deed("agreements").with("act", act).reading(),
            Titled::Retirement(act) => deed("retirements").with("act", act),
        }
    });
    std::iter::once(first).chain(acts).collect()
}

fn other_side(calendar: &Calendar, it: &OtherSide) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, it.weekday), EVENING, 40);
    let deed = Deed::new(at, it.by, "/other-side");
    vec![it.parts.iter().fold(deed, |deed, (question, words)| deed.with(question, words))]
}

fn statement(calendar: &Calendar, it: &Statement) -> Vec<Deed> {
    let at = |week, weekday| calendar.at(calendar.day(week, weekday), EVENING, 20);
    let deed = Deed::new(at(it.week, it.weekday), it.by, "/impact-statements");
    let delivered = it.areas.iter().fold(deed, |deed, (area, words)| deed.with(area, words));
    let delivered = match it.later {
        None => delivered.with("when", "now"),
        Some((week, weekday)) => delivered
            .with("when", "later")
            .with("day", calendar.day(week, weekday))
            .with("time", "20:00"),
    };
    let answers = it.answers.iter().map(|(week, weekday, answer)| {
        let at = at(*week, *weekday);
        match *answer {
            Said::Replied(words) => {
                Deed::new(at, it.by.other(), "answers").with("understand", words)
            }
            Said::Partly(words) => Deed::new(at, it.by, "answers").with("missing", words),
            Said::NotYet => Deed::new(at, it.by, "judgements").with("judgement", "not yet"),
            Said::Stopped(who) => Deed::new(at, who, "stops"),
            Said::Understood => Deed::new(at, it.by, "judgements").with("judgement", "understood"),
        }
    });
    std::iter::once(delivered).chain(answers).collect()
}

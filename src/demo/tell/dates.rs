//! A date: asked, answered, spent, remembered.

use chrono::{DateTime, TimeDelta, Utc};

use crate::demo::{
    calendar::{Calendar, dice},
    deed::{Deed, in_order},
    story::{Date, DateAct, Who},
};

/// When a date takes place, as it stands at some point of its course.
#[derive(Clone, Copy)]
struct Plan {
    what: &'static str,
    week: u8,
    weekday: u8,
    hour: u8,
    minute: u8,
}

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &Date) -> Vec<Deed> {
    let mut plan = Plan {
        what: it.what,
        week: it.on_week,
        weekday: it.on_weekday,
        hour: it.hour,
        minute: it.minute,
    };
    let asked = at(calendar, it.week, it.weekday, "/dates");
    let mut deeds = vec![planned(calendar, it, plan, Deed::new(asked, it.proposed_by, "/dates"))];
    for act in it.course {
        plan = plan.after(act);
        deeds.push(deed(calendar, it, plan, act));
    }
    for (nth, (who, closeness, moment)) in it.notes.iter().enumerate() {
        let later = TimeDelta::minutes([40, 690][nth.min(1)]);
        let at = deeds.last().map_or(asked, |done| done.at) + later;
        let note = Deed::new(at, *who, "notes");
        let note = note.with("closeness", closeness).with("moment", moment);
        deeds.push(note.with("read_hints", "moment"));
    }
    in_order(deeds)
}

impl Plan {
    fn after(self, act: &DateAct) -> Self {
        match *act {
            DateAct::Counter { on_week, on_weekday, hour, what, .. } => {
                Self { what, week: on_week, weekday: on_weekday, hour, minute: 0 }
            }
            DateAct::Move { on_week, on_weekday, hour, .. } => {
                Self { week: on_week, weekday: on_weekday, hour, minute: 0, ..self }
            }
            _ => self,
        }
    }

    fn starts(self, calendar: &Calendar) -> DateTime<Utc> {
        let day = calendar.day(self.week, self.weekday);
        calendar.at(day, u32::from(self.hour), u32::from(self.minute))
    }
}

fn deed(calendar: &Calendar, it: &Date, plan: Plan, act: &DateAct) -> Deed {
    let (proposer, partner) = (it.proposed_by, it.proposed_by.other());
    let by = |who, route, week, weekday| Deed::new(at(calendar, week, weekday, route), who, route);
    match *act {
        DateAct::Accept { week, weekday } | DateAct::AcceptMove { week, weekday } => {
            by(partner, "acceptances", week, weekday).reading()
        }
        DateAct::AcceptCounter { week, weekday } => {
            by(proposer, "acceptances", week, weekday).reading()
        }
        DateAct::NotNow { week, weekday } => by(partner, "postponements", week, weekday).reading(),
        DateAct::Counter { week, weekday, .. } => {
            planned(calendar, it, plan, by(partner, "versions", week, weekday).reading())
        }
        DateAct::Move { week, weekday, .. } => {
            planned(calendar, it, plan, by(proposer, "versions", week, weekday).reading())
        }
        DateAct::NotThePast { who, week, weekday } => by(who, "pacts", week, weekday),
        DateAct::Done { week, weekday } => {
            let over = plan.starts(calendar) + TimeDelta::minutes(i64::from(it.minutes) + 20);
            let mut deed = by(proposer, "outcomes", week, weekday).with("outcome", "done");
            deed.at = deed.at.max(over);
            deed
        }
        DateAct::CalledOff { week, weekday } => {
            let mut deed = by(Who::Ana, "outcomes", week, weekday).with("outcome", "called off");
            deed.at = calendar.at(calendar.day(week, weekday), 7, 40);
            deed
        }
    }
}

/// At noon or in the evening.
fn at(calendar: &Calendar, week: u8, weekday: u8, route: &str) -> DateTime<Utc> {
    let hour = [12, 18][dice((week, route), 2) as usize];
    calendar.at(calendar.day(week, weekday), hour, dice((weekday, week, route), 58))
}

fn planned(calendar: &Calendar, it: &Date, plan: Plan, deed: Deed) -> Deed {
    let deed = deed
        .with("what", plan.what)
        .with("place", it.place)
        .with("day", calendar.day(plan.week, plan.weekday))
        .with("time", format!("{:02}:{:02}", plan.hour, plan.minute))
        .with("minutes", it.minutes)
        .with("cost", it.cost)
        .with("note", it.note)
        .with("read_hints", "what note");
    if it.phones_away { deed.with("phones_away", "yes") } else { deed }
}

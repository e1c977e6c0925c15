//! The map and its pages: they read across the steps and change nothing.

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{
    Now, Step,
    accountability::commitment::{self, Commitment},
    communication::turn_talk::{self, store::UnderWay},
    pages::{MapPage, StepPage, TogetherPage},
    quality_time::date::store::{self as dates, Ahead},
    small_issues::{check_in, hard_date},
};
use crate::{
    App,
    access::Partner,
    error::{Error, Result},
    impact::{
        role::{self, Role},
        statement::store::{self as statements, News},
    },
    progress::pulse,
    web::page::page,
};

/// What the steps have to say, loaded.
struct Loaded {
    checked_in: bool,
    role: Option<Role>,
    carried: Vec<News>,
    talk: Option<UnderWay>,
    commitments: Vec<Commitment>,
    dates: Vec<Ahead>,
    hard_dates: Vec<hard_date::Ahead>,
    week_asks: bool,
}

impl Loaded {
    async fn read(app: &App, partner: &Partner) -> Result<Self> {
        let db = &mut app.db.read().await?;
        Ok(Self {
            checked_in: check_in::store::checked_in_today(db, partner).await?,
            role: role::store::known(db, partner).await?,
            carried: statements::news(db, partner).await?,
            talk: turn_talk::store::under_way(db, partner).await?,
            commitments: commitment::store::on_the_table(db, partner).await?,
            dates: dates::ahead(db, partner).await?,
            hard_dates: hard_date::store::ahead(db, partner, hard_date::SHOWN_BEFORE).await?,
            week_asks: pulse::asks_today(db, partner).await?,
        })
    }

    fn now<'a>(&'a self, partner: &'a Partner) -> Now<'a> {
        Now {
            me: partner.person(),
            partner: partner.partner_name(),
            is_open: partner.stage().is_open(),
            today: partner.today(),
            checked_in: self.checked_in,
            role: self.role,
            carried: &self.carried,
            talk: self.talk,
            commitments: &self.commitments,
            dates: &self.dates,
            week_asks: self.week_asks,
            hard_day: self.hard_dates.first().map(|it| (it.whose, it.day)),
        }
    }
}

pub(super) async fn map(partner: Partner, State(app): State<App>) -> Result<Response> {
    let loaded = Loaded::read(&app, &partner).await?;
    page(&MapPage::new(&partner, &loaded.now(&partner)))
}

pub(super) async fn step(
    partner: Partner,
    State(app): State<App>,
    Path(slug): Path<String>,
) -> Result<Response> {
    let step = Step::parse(&slug).filter(|step| *step != Step::MovingForward);
    show(&app, &partner, step.ok_or(Error::NotFound)?).await
}

/// The page of one part of the way.
pub(crate) async fn show(app: &App, partner: &Partner, step: Step) -> Result<Response> {
    let loaded = Loaded::read(app, partner).await?;
    page(&StepPage::new(partner, step, &loaded.now(partner)))
}

pub(super) async fn together(partner: Partner, State(app): State<App>) -> Result<Response> {
    let loaded = Loaded::read(&app, &partner).await?;
    page(&TogetherPage::new(&partner, &loaded.now(&partner)))
}

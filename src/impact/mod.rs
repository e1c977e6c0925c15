//! Understanding the impact: what a breach of trust does to both, said and heard.

pub mod breach;
pub mod hard_moment;
pub mod other_side;
pub mod role;
pub mod statement;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(role::routes())
        .merge(breach::routes())
        .merge(statement::routes())
        .merge(other_side::routes())
        .merge(hard_moment::routes())
}

//! Answers to the question of the day: sealed for both, opened together, changed, withdrawn, kept as a
//! copy.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod answer;
pub mod store;

pub use answer::{
    AnswerForm, Answered, Answers, Becomes, CorrectionForm, LIMIT, OPENED, Told, UNREADABLE, words,
};

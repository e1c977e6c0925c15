//! Two agree on it, one ends it.

use proptest::prelude::*;

use super::*;

/// What is tried, by the first or the second of the two.
#[derive(Debug, Clone, Copy)]
enum Try {
    Propose(bool),
    Answer(bool, Reply),
    TakeBack(bool, usize),
    End(usize),
}

const REPLIES: [Reply; 3] =
    [Reply::Said(Answer::Agreed), Reply::Said(Answer::NotLikeThis), Reply::Withheld];

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        any::<bool>().prop_map(Try::Propose),
        (any::<bool>(), 0..3_usize).prop_map(|(who, at)| Try::Answer(who, REPLIES[at])),
        (any::<bool>(), 0..3_usize).prop_map(|(who, at)| Try::TakeBack(who, at)),
        (0..3_usize).prop_map(Try::End),
    ];
    proptest::collection::vec(one, 0..24)
}

/// All wordings, the newest first, each with who answered it.
#[derive(Default)]
struct Course {
    steps: Vec<Step>,
    answered_by: Vec<Option<PersonId>>,
}

impl Course {
    fn attempt(
        &mut self,
        attempt: Try,
        who: impl Fn(bool) -> PersonId,
    ) -> Result<(), TestCaseError> {
        let before = Standing::of(&self.steps);
        let step = |at: usize| self.steps.get(at).copied().map(|step| (at, step));
        match attempt {
            Try::Propose(first) => {
                self.steps.insert(0, Step { author: who(first), answer: None, ended: false });
                self.answered_by.insert(0, None);
                prop_assert_eq!(self.counts(), before.counts.map(|at| at + 1));
            }
            Try::Answer(first, answer) => {
                if step(0).is_some_and(|step| before.may_answer(who(first), step).is_ok()) {
                    self.steps[0].answer = Some(answer);
                    self.answered_by[0] = Some(who(first));
                }
            }
            Try::TakeBack(first, at) => {
                let Some((at, step)) = step(at) else { return Ok(()) };
                if before.may_take_back(who(first), (at, step)).is_ok() {
                    prop_assert!(step.answer.is_none() && step.author == who(first));
                    self.steps.remove(at);
                    self.answered_by.remove(at);
                    prop_assert_eq!(self.counts(), before.counts.map(|at| at - 1));
                }
            }
            Try::End(at) => {
                let Some((at, step)) = step(at) else { return Ok(()) };
                let may = before.may_end((at, step));
                prop_assert!(may.is_ok() || before.counts != Some(at), "either may");
                if may.is_ok() {
                    self.steps[at].ended = true;
                    prop_assert!(before.counts != Some(at) || self.counts().is_none());
                }
            }
        }
        Ok(())
    }

    fn counts(&self) -> Option<usize> {
        Standing::of(&self.steps).counts
    }
}

proptest! {
    /// Two are needed: what counts was agreed by the one who had not proposed it. One is enough:
    /// after either has ended it nothing counts until both agree again.
    #[test]
    fn two_agree_and_one_ends(tries in tries()) {
        let two = [PersonId::mint(), PersonId::mint()];
        let mut course = Course::default();
        for attempt in tries {
            course.attempt(attempt, |first| two[usize::from(!first)])?;
            if let Some(at) = course.counts() {
                let author = course.steps[at].author;
                prop_assert!(course.answered_by[at].is_some_and(|by| by != author));
            }
        }
    }
}

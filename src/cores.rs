//! Which core of the machine does what: pages stay on one, passwords use all, behind the pages.
//!
//! A page asks the database a handful of questions, and each is handed to a reader's thread and
//! back. On one core that is a switch. Between two it wakes a sleeping core, which costs more than
//! the question: the same page took 1.6 times the CPU (`docs/PERFORMANCE.md`). One core serves some
//! thousands of pages a second, so a small server stays cool and its other cores stay free for what
//! is slow on purpose.
//!
//! Linux only; elsewhere both calls do nothing, and pages cost what they cost there.

/// Keeps this thread, and every thread that it starts from now on, on the core it runs on.
/// To be called before there are others.
pub fn stay_on_one() {
    #[cfg(target_os = "linux")]
    linux::stay_on_one();
}

/// Lets this thread use all cores again, after whoever serves a page: for what is slow on purpose.
pub fn stand_back() {
    #[cfg(target_os = "linux")]
    linux::stand_back();
}

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::OnceLock;

    use rustix::{
        process::setpriority_process,
        thread::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity},
    };

    /// How far it stands back, of 19 steps. Whoever is alone on a core gets all of it.
    const BEHIND: i32 = 10;

    /// The cores that this program was given.
    static ALL: OnceLock<CpuSet> = OnceLock::new();

    pub(super) fn stay_on_one() {
        let Ok(all) = sched_getaffinity(None) else { return };
        let mut one = CpuSet::new();
        one.set(sched_getcpu());
        // Kept only if it can be undone. Refused by a sandbox, it costs speed and nothing else.
        if ALL.set(all).is_ok() {
            let _ = sched_setaffinity(None, &one);
        }
    }

    /// Nobody is held up by it if one of the two is refused.
    pub(super) fn stand_back() {
        if let Some(all) = ALL.get() {
            let _ = sched_setaffinity(None, all);
        }
        // On Linux "this process" is this thread alone.
        let _ = setpriority_process(None, BEHIND);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::thread;

    use rustix::{
        process::{getpid, getpriority_process},
        thread::sched_getaffinity,
    };

    use super::*;

    fn cores() -> u32 {
        sched_getaffinity(None).expect("Linux knows").count()
    }

    #[test]
    fn threads_of_a_thread_that_stays_stay_with_it_until_they_stand_back() {
        let all = cores();
        let (child, freed) = thread::spawn(|| {
            stay_on_one();
            thread::spawn(|| {
                let child = cores();
                stand_back();
                let behind = getpriority_process(None).expect("Linux knows");
                assert!(behind > getpriority_process(Some(getpid())).expect("of the first"));
                (child, cores())
            })
            .join()
            .expect("counts")
        })
        .join()
        .expect("counts");
        assert_eq!((child, freed), (1, all));
    }
}

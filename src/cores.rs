//! Which core of the machine does what: pages stay on one, passwords use all.
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

/// Lets this thread use all cores again.
pub fn use_all() {
    #[cfg(target_os = "linux")]
    linux::use_all();
}

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::OnceLock;

    use rustix::thread::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity};

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

    pub(super) fn use_all() {
        if let Some(all) = ALL.get() {
            let _ = sched_setaffinity(None, all);
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::thread;

    use rustix::thread::sched_getaffinity;

    use super::*;

    fn cores() -> u32 {
        sched_getaffinity(None).expect("Linux knows").count()
    }

    #[test]
    fn threads_of_a_thread_that_stays_stay_with_it_until_they_use_all() {
        let all = cores();
        let (child, freed) = thread::spawn(|| {
            stay_on_one();
            thread::spawn(|| {
                let child = cores();
                use_all();
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

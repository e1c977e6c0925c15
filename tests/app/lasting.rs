//! For random acts of everybody: a world that lasts through restarts, and forms that are sent whether
//! or not a page shows them now.

use std::ops::Deref;

use tokio::runtime::{Handle, Runtime};

use crate::{browser::Browser, page::Page, world::World};

/// A world that is stopped and started again in between, for machines that are not async.
pub(crate) struct Lasting {
    runtime: Runtime,
    world: Option<World>,
}

impl Lasting {
    /// Begins with this world.
    pub(crate) fn begin(world: impl Future<Output = World>) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let world = Some(runtime.block_on(world));
        Self { runtime, world }
    }

    /// What waits for acts, also for those that change whoever holds this.
    pub(crate) fn handle(&self) -> Handle {
        self.runtime.handle().clone()
    }

    /// Stops the program and starts it again.
    pub(crate) fn restart(&mut self) {
        let world = self.world.take().expect("a world");
        self.world = Some(self.runtime.block_on(world.restarted()));
    }
}

impl Deref for Lasting {
    type Target = World;

    fn deref(&self) -> &World {
        self.world.as_ref().expect("a world, but for a restart")
    }
}

/// The answer to a form: it is taken, or refused in words.
pub(crate) async fn sent(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let fields: Vec<_> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let page = browser.post_and_stay(path, &fields).await;
    assert!([303, 404, 409, 422].contains(&page.status), "{path}: {}", page.text());
    page
}

//! The three engines that pages are shown by, and a window of each.

pub(crate) mod chromium;
mod driver;
mod firefox;
mod webkit;

use std::sync::Arc;

use fantoccini::Client;

use driver::Driver;

/// What draws the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chrome, Edge, and most browsers on Android.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// `WebKitGTK`, a relative of Safari and of every browser on an iPhone.
    WebKit,
}

/// Light or dark, as the device says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Light {
    /// By day.
    Light,
    /// By night.
    Dark,
}

impl Light {
    /// The colour of the page, as a browser computes it.
    pub(crate) fn page(self) -> &'static str {
        match self {
            Self::Light => "rgb(251, 247, 242)",
            Self::Dark => "rgb(29, 25, 22)",
        }
    }
}

/// A window with nothing kept from others, by day or by night. It holds on to what drives it.
pub(crate) struct Window {
    /// Who passes on what is to be done in it.
    pub(crate) client: Client,
    /// What it is a window of.
    pub(crate) engine: Engine,
    light: Light,
    _driver: Arc<Driver>,
    _screen: Option<Arc<webkit::Screen>>,
}

/// Waits until the page has the size that the window was given.
const HAS_SIZE: &str = "
const [width, height, answer] = arguments;
const look = () => innerWidth === width && innerHeight === height ? answer() : requestAnimationFrame(look);
look();";

impl Engine {
    /// A new window.
    pub(crate) async fn window(self, light: Light) -> Window {
        let (client, driver, screen) = match self {
            Self::Chromium => {
                let (client, driver) = chromium::window().await;
                (client, driver, None)
            }
            Self::Firefox => {
                let (client, driver) = firefox::window().await;
                (client, driver, None)
            }
            Self::WebKit => {
                let (client, driver, screen) = webkit::window(light).await;
                (client, driver, Some(screen))
            }
        };
        let window = Window { client, engine: self, light, _driver: driver, _screen: screen };
        if self != Self::WebKit {
            window.turn(light).await;
        }
        window
    }
}

impl Window {
    /// The device is set to light or dark.
    pub(crate) async fn turn(&self, light: Light) {
        match self.engine {
            Engine::Chromium => chromium::light(&self.client, light).await,
            Engine::Firefox => firefox::light(&self.client, light).await,
            Engine::WebKit => assert_eq!(light, self.light, "WebKitGTK is told when it starts"),
        }
    }

    /// The screen is this many points wide and high.
    pub(crate) async fn screen(&self, width: u32, height: u64) {
        match self.engine {
            Engine::Chromium => return chromium::screen(&self.client, width, height).await,
            Engine::Firefox => firefox::screen(&self.client, width, height).await,
            Engine::WebKit => webkit::screen(&self.client, width, height).await,
        }
        let has_size = self.client.execute_async(HAS_SIZE, vec![width.into(), height.into()]).await;
        has_size.unwrap_or_else(|error| panic!("{width} × {height} in {:?}: {error}", self.engine));
    }
}

/// One test of each story in each engine: `firefox::the_button_leaves_the_page`.
macro_rules! in_every_engine {
    (@ $module:ident $engine:ident $($story:ident)*) => {
        mod $module {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $story() {
                    super::$story(crate::engine::Engine::$engine).await;
                }
            )*
        }
    };
    ($($story:ident)*) => {
        in_every_engine!(@ chromium Chromium $($story)*);
        in_every_engine!(@ firefox Firefox $($story)*);
        in_every_engine!(@ webkit WebKit $($story)*);
    };
}
pub(crate) use in_every_engine;

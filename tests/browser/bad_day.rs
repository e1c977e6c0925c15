//! On a bad day, with a bad connection: one tap, and it is there.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::{neutral, phone::Phone};

/// From the tap to what the page says.
const MOST: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread")]
async fn a_time_out_and_a_hard_moment_are_there_within_two_seconds() {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let look = ana.write("/hard-moment-cards/drafts", &[("helps", "Sit beside me")]).await;
    look.press("Share with Ben").await;
    let phone = Phone::of("Ana", &world).await;
    // A third of a second there and back, 50 KB a second down and 20 KB up.
    let slow = json!({
        "offline": false, "latency": 333, "downloadThroughput": 50_000, "uploadThroughput": 20_000,
    });
    phone.devtools("Network.enable", json!({})).await;
    for (form, said) in
        [("/hard-moments", "Ben has your card"), ("/time-outs", "You take a time-out.")]
    {
        phone.devtools("Network.emulateNetworkConditions", slow.clone()).await;
        phone.open("/today").await;
        let tapped = Instant::now();
        phone.tap_at(&format!("form[action='{form}'] button")).await;
        phone.sees(said).await;
        let took = tapped.elapsed();
        assert!(took < MOST, "{form}: {took:?}");
    }
    phone.off().await;
}

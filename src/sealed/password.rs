//! From a password to keys: Argon2id, at most two at once.

use std::{sync::Arc, time::Duration};

use anyhow::anyhow;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::{Key, Sealed, Seed, random};

/// Argon2id cost, a floor: 64 MiB, three passes, one lane.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const AT_ONCE: usize = 2;
const QUEUE: usize = 64;
const PATIENCE: Duration = Duration::from_secs(10);

/// Hashes passwords, two at a time, so that sign-ins neither slow other pages nor grow memory.
#[derive(Debug, Clone)]
pub struct Hashing {
    working: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

/// One of the two places at work, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    _until_dropped: OwnedSemaphorePermit,
}

/// Too many people are signing in at this moment.
#[derive(Debug, thiserror::Error)]
#[error("too many sign-ins are under way")]
pub struct Busy;

/// What a password gives: the check and the key that opens the seed.
pub struct Root {
    verifier: [u8; 32],
    kek: Key,
}

/// What is kept so that a password can be checked later.
#[derive(Debug, Clone)]
pub struct Credential {
    /// 16 random bytes.
    pub salt: Vec<u8>,
    /// SHA-256 of a key derived from the password.
    pub verifier: Vec<u8>,
    /// The seed, sealed under another key derived from it.
    pub seed: Sealed,
}

impl Default for Hashing {
    fn default() -> Self {
        Self { working: Arc::new(Semaphore::new(AT_ONCE)), queue: Arc::new(Semaphore::new(QUEUE)) }
    }
}

impl Hashing {
    /// The root of a password; waits its turn in a bounded queue.
    ///
    /// # Errors
    /// [`Busy`] if the queue is full or the turn did not come in time.
    pub async fn root(&self, password: &str, salt: &[u8]) -> Result<Root, Busy> {
        let turn = self.turn().await?;
        let password = normalised(password);
        let salt = salt.to_vec();
        turn.work(move || stretch(&password, &salt)).await?.map_err(|_| Busy)
    }

    /// A turn at what is slow and large on purpose; waits in a bounded queue.
    ///
    /// # Errors
    /// [`Busy`] if the queue is full or the turn did not come in time.
    pub async fn turn(&self) -> Result<Turn, Busy> {
        let _place = self.queue.clone().try_acquire_owned().map_err(|_| Busy)?;
        let turn = tokio::time::timeout(PATIENCE, self.working.clone().acquire_owned());
        Ok(Turn { _until_dropped: turn.await.map_err(|_| Busy)?.map_err(|_| Busy)? })
    }
}

impl Turn {
    /// Does the work aside from the pages. The turn lasts until it is done, also when the client
    /// has hung up.
    ///
    /// # Errors
    /// [`Busy`] if it did not come to its end.
    pub async fn work<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let work = move || {
            let _until_done = self;
            crate::cores::stand_back();
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Busy)
    }
}

impl Root {
    /// What is stored for a new password.
    pub fn credential(&self, salt: &[u8], person: &[u8], seed: &Seed) -> Credential {
        Credential {
            salt: salt.to_vec(),
            verifier: self.verifier.to_vec(),
            seed: Sealed::seal(&self.kek, &seed_place(person), &seed.bytes()),
        }
    }

    /// The seed, if this was the password.
    pub fn open(&self, credential: &Credential, person: &[u8]) -> Option<Seed> {
        if !bool::from(self.verifier.ct_eq(credential.verifier.as_slice())) {
            return None;
        }
        Seed::from_bytes(&credential.seed.open(&self.kek, &seed_place(person))?)
    }
}

/// A fresh salt.
pub fn salt() -> [u8; 16] {
    random()
}

fn seed_place(person: &[u8]) -> Vec<u8> {
    [b"troth v1 seed\0".as_slice(), person].concat()
}

/// Anything goes in a password, composed one way on every keyboard (NFKC).
fn normalised(password: &str) -> Zeroizing<String> {
    Zeroizing::new(password.nfkc().collect())
}

fn stretch(password: &str, salt: &[u8]) -> anyhow::Result<Root> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(64)).map_err(|e| anyhow!("{e}"))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut memory = vec![Block::new(); argon2.params().block_count()];
    let mut root = Zeroizing::new([0; 64]);
    let hashed = argon2.hash_password_into_with_memory(
        password.as_bytes(),
        salt,
        &mut root[..],
        &mut memory,
    );
    memory.zeroize();
    hashed.map_err(|e| anyhow!("{e}"))?;
    Ok(Root {
        verifier: Sha256::digest(Key::expand(&root[..], "v1 verifier").bytes()).into(),
        kek: Key::expand(&root[..], "v1 kek"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_opens_the_seed() {
        let (hashing, salt, person) = (Hashing::default(), salt(), b"person");
        let seed = Seed::random();
        let root =
            hashing.root("seven plain words make a passphrase", &salt).await.expect("hashes");
        let credential = root.credential(&salt, person, &seed);
        assert_eq!(root.open(&credential, person).expect("opens").bytes(), seed.bytes());
        assert!(root.open(&credential, b"another person").is_none());
        let wrong =
            hashing.root("seven plain words make a passphrasE", &salt).await.expect("hashes");
        assert!(wrong.open(&credential, person).is_none());
    }
}

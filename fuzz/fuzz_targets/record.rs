//! See `record` in src/fuzzed/.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| troth::fuzzed::record(data));

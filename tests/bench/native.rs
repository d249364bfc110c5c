//! Measures the engine as native code: `cargo xtask bench native`.
//!
//! Prints `name value unit` a line. Each number is a median, so that a busy machine tells less on it; growth is the time
//! for a doubled text as a multiple, 2 where the engine is linear.

use jiyao::repair::repair;
use jiyao::{Options, read};
use std::hint::black_box;
use std::time::Instant;

const CLEAN: &str = include_str!("../corpus/district-meeting.txt");
const SPOILT: &str = include_str!("../corpus/district-meeting-spoilt.txt");

fn main() {
    let options = Options::default();
    let page = characters(CLEAN, 3_000);
    let megabyte = bytes(CLEAN, 1_000_000);
    let spoilt = bytes(SPOILT, 1_000_000);
    let doubled = [megabyte.as_str(), &megabyte].concat();

    let whole = |text: &str| {
        let reading = read(text, &options);
        let marks = reading.marks();
        (marks.len(), reading.json(200).len())
    };
    let first = seconds(1, || whole(&page));
    let once = seconds(200, || whole(&page));
    let megabyte_time = seconds(5, || whole(&megabyte));
    let repair_time = seconds(5, || repair(&spoilt, &options).edits.len());
    let growth = seconds(5, || whole(&doubled)) / megabyte_time;
    println!("first {:.0} µs", first * 1e6);
    println!("page {:.0} µs", once * 1e6);
    println!("megabyte {:.0} ms", megabyte_time * 1e3);
    println!("repair {:.1} MB/s", spoilt.len() as f64 / 1e6 / repair_time);
    println!("growth {growth:.2} ×");
}

/// The median time of `times` runs.
fn seconds<T>(times: usize, mut work: impl FnMut() -> T) -> f64 {
    let mut measured: Vec<f64> = (0..times)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64()
        })
        .collect();
    measured.sort_by(f64::total_cmp);
    measured[times / 2]
}

/// The text over and over, `count` characters of it.
fn characters(text: &str, count: usize) -> String {
    text.chars().cycle().take(count).collect()
}

/// The text over and over, to the first end that is not below `size` bytes.
fn bytes(text: &str, size: usize) -> String {
    text.repeat(size.div_ceil(text.len()))
}

//! Says what is going on and how long it took.

use std::time::{Duration, Instant};

use crate::failure::Outcome;

/// Runs a step under its name, and says how long it took when that was noticeable.
pub fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    eprintln!("==> {name}");
    let start = Instant::now();
    let result = work()?;
    let took = start.elapsed();
    if took > Duration::from_secs(1) {
        eprintln!("    {}", spoken(took));
    }
    Ok(result)
}

/// A duration as people say it: `4.2 s`, `3 min 05 s`.
pub fn spoken(took: Duration) -> String {
    let seconds = took.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", took.as_secs() / 60, took.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(spoken(Duration::from_millis(4_240)), "4.2 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 05 s");
    }
}

//! Waiting for something to happen, for some time at most.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use frontdoor_core::ports::Task;
use leptos::prelude::set_timeout;

/// Wakes those who wait for it. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Bell(&'static Rung);

#[derive(Default)]
struct Rung {
    count: Cell<u32>,
    waiting: RefCell<Vec<Waker>>,
}

impl Default for Bell {
    fn default() -> Self {
        Self(Box::leak(Box::default()))
    }
}

impl Bell {
    /// Wakes all who wait.
    pub fn ring(self) {
        self.0.count.set(self.0.count.get().wrapping_add(1));
        for waker in self.0.waiting.take() {
            waker.wake();
        }
    }

    /// How often it has rung.
    pub fn count(self) -> u32 {
        self.0.count.get()
    }

    /// Waits until it rings, at most so many milliseconds.
    pub async fn rest(self, wait: i64) {
        self.rest_since(self.count(), wait).await;
    }

    /// Waits until it has rung since it had rung so often, at most so many milliseconds.
    pub async fn rest_since(self, count: u32, wait: i64) {
        let wait = Duration::from_millis(u64::try_from(wait).unwrap_or_default());
        set_timeout(
            move || {
                if self.0.count.get() == count {
                    self.ring();
                }
            },
            wait,
        );
        poll_fn(|context| self.poll(count, context)).await;
    }

    /// What comes of a task; none where it rings before, and the task is given up then.
    pub async fn unless<T>(self, mut task: Task<T>) -> Option<T> {
        let count = self.0.count.get();
        poll_fn(|context| {
            if let Poll::Ready(done) = task.as_mut().poll(context) {
                return Poll::Ready(Some(done));
            }
            self.poll(count, context).map(|()| None)
        })
        .await
    }

    fn poll(self, count: u32, context: &Context<'_>) -> Poll<()> {
        if self.0.count.get() != count {
            return Poll::Ready(());
        }
        self.0.waiting.borrow_mut().push(context.waker().clone());
        Poll::Pending
    }
}

//! The part of a request's body that nobody read.
//!
//! A call may be refused before all of its body is read: too large, or of a kind that is not taken.
//! When a server closes the connection with bytes on the way, the system resets it, and a caller
//! that is still sending never sees the answer: a browser reports a network that failed, and a
//! portal sends the same again. So the rest is read and thrown away before the answer goes out, as
//! RFC 9112, section 9.6, has servers do.

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};

/// How much of a rest is read, in bytes. Who sends more is cut off.
const MOST: usize = 256 * 1024 * 1024;

/// How long a rest is waited for.
const LONGEST: Duration = Duration::from_secs(20);

/// A body of which somebody else may read the rest, once its reader is gone.
#[derive(Clone, Debug)]
pub struct Unread {
    body: Arc<Mutex<Body>>,
}

impl Unread {
    /// The body, all of it unread.
    #[must_use]
    pub fn new(body: Body) -> Self {
        Self {
            body: Arc::new(Mutex::new(body)),
        }
    }

    /// Reads what is left up to its end, within bounds of size and time, and throws it away.
    pub async fn discard(mut self) {
        let to_the_end = async {
            let mut read = 0;
            while read < MOST {
                let frame = std::future::poll_fn(|context| pin!(&mut self).poll_frame(context));
                let Some(Ok(frame)) = frame.await else { return };
                read += frame.data_ref().map_or(0, Bytes::len);
            }
        };
        tokio::time::timeout(LONGEST, to_the_end).await.ok();
    }

    fn with<T>(&self, work: impl FnOnce(Pin<&mut Body>) -> T) -> T {
        let mut body = self.body.lock().unwrap_or_else(PoisonError::into_inner);
        work(Pin::new(&mut *body))
    }
}

impl HttpBody for Unread {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|body| body.poll_frame(context))
    }

    fn is_end_stream(&self) -> bool {
        self.with(|body| body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|body| body.size_hint())
    }
}

//! Serving HTTP over TCP by hand, so that a connection can be closed in place of an answer, which
//! no web framework offers.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::response::Response;
use hyper::body::Frame;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

use crate::unread::Unread;

/// How long open calls get to finish when the server ends.
const GRACE: Duration = Duration::from_secs(2);

/// Marks a response that is never sent: the connection closes in its place.
#[derive(Clone, Copy, Debug)]
pub struct DropConnection;

impl DropConnection {
    /// A response that carries the mark.
    #[must_use]
    pub fn response() -> Response {
        let mut response = Response::new(Body::empty());
        response.extensions_mut().insert(Self);
        response
    }
}

impl std::fmt::Display for DropConnection {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the connection was dropped on command")
    }
}

impl std::error::Error for DropConnection {}

/// A body whose parts come through a channel, errors included.
#[derive(Debug)]
pub struct ChannelBody {
    receiver: mpsc::Receiver<std::io::Result<Bytes>>,
}

impl ChannelBody {
    /// The body at this end of the channel.
    #[must_use]
    pub fn new(receiver: mpsc::Receiver<std::io::Result<Bytes>>) -> Self {
        Self { receiver }
    }
}

impl hyper::body::Body for ChannelBody {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<std::io::Result<Frame<Bytes>>>> {
        self.receiver
            .poll_recv(context)
            .map(|part| part.map(|bytes| bytes.map(Frame::data)))
    }
}

/// What a server listens to besides its port.
#[derive(Clone, Debug)]
pub struct Signals {
    /// True: end.
    pub end: watch::Receiver<bool>,
    /// Changes: close the connections that are open now, each after the call that it is serving.
    pub renewal: watch::Receiver<()>,
}

impl Signals {
    /// Returns when the server is to end.
    async fn ended(&mut self) {
        // An error means that the server's handle is gone, which is an end too.
        self.end.wait_for(|ended| *ended).await.ok();
    }

    /// Returns when a connection that is open now is to close.
    async fn closed(mut self) {
        let mut renewal = self.renewal.clone();
        renewal.mark_unchanged();
        tokio::select! {
            () = self.ended() => {}
            changed = renewal.changed() => drop(changed),
        }
    }
}

/// Serves until told to end, then lets open calls finish for a moment.
pub async fn serve(listener: TcpListener, router: Router, mut signals: Signals) {
    let mut connections = JoinSet::new();
    loop {
        let connection_signals = signals.clone();
        tokio::select! {
            () = signals.ended() => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(converse(stream, router.clone(), connection_signals));
                }
                // Out of file handles, most likely: some are free again in a moment.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    let all_done = async { while connections.join_next().await.is_some() {} };
    // Calls that do not finish in time are cut off with the set.
    tokio::time::timeout(GRACE, all_done).await.ok();
}

/// Answers the calls of one connection.
async fn converse(stream: TcpStream, router: Router, signals: Signals) {
    stream.set_nodelay(true).ok();
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let router = router.clone();
        async move {
            let (parts, body) = request.into_parts();
            let body = Unread::new(Body::new(body));
            let request = Request::from_parts(parts, Body::new(body.clone()));
            let answered: Result<Response, Infallible> = router.oneshot(request).await;
            body.discard().await;
            match answered {
                Ok(response) if response.extensions().get::<DropConnection>().is_none() => {
                    Ok(response)
                }
                // An error makes hyper close the connection without a byte.
                _ => Err(DropConnection),
            }
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    // The outcome is no news: callers that leave and calls that are dropped on command end a
    // connection with an error, and that is as it should be.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = signals.closed() => {
            connection.as_mut().graceful_shutdown();
            connection.await.ok();
        }
    }
}

//! The sandbox agency: a small real Open311 GeoReport v2 server over SQLite, written from the
//! standard, and a small Form.io server and a desk on a Matrix homeserver beside it. It stands for "an
//! existing agency" wherever none is at hand, and shares no code with the portal, so that one
//! misreading of a standard cannot hide in both.
//!
//! In reading order: [`options`] and [`sandbox`] put it together, [`catalogue`] is what it offers,
//! [`georeport`] and [`formio`] are the public APIs over the [`store`], [`desk`] is where citizens chat,
//! [`staff`] is what people do behind it, and [`misbehave`] and [`distort`] are what can go wrong on command.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub mod catalogue;
pub mod clock;
pub mod demo;
pub mod desk;
pub mod distort;
pub mod formio;
pub mod georeport;
pub mod misbehave;
pub mod mode;
pub mod options;
pub mod recordings;
pub mod sandbox;
pub mod staff;
pub mod store;
pub mod transport;
pub mod unread;
pub mod wire_json;
pub mod wire_xml;

use desk::{Desk, Homeserver};
use options::Options;
use sandbox::{OpenError, Sandbox, Source};
use transport::Signals;

/// A running sandbox.
#[derive(Debug)]
pub struct Running {
    /// Where the public API listens.
    pub public: SocketAddr,
    /// Where the staff page listens.
    pub staff: SocketAddr,
    end: watch::Sender<bool>,
    servers: Vec<JoinHandle<()>>,
}

impl Running {
    /// Ends it: no new connections, and a moment for open calls to finish.
    pub async fn stop(self) {
        self.end.send_replace(true);
        for server in self.servers {
            server.await.ok();
        }
    }
}

/// Opens the database, listens on both ports and serves in the background.
///
/// # Errors
/// Says what could not be opened, read or listened on.
pub async fn serve(options: &Options) -> Result<Running, OpenError> {
    let mut sandbox = Sandbox::open(options)?;
    if let Some(base_url) = &options.matrix {
        let homeserver = Homeserver {
            base_url: base_url.clone(),
            server_name: options.matrix_name.clone(),
        };
        sandbox.desk = Some(Desk::open(&sandbox.store, &homeserver).await?);
    }
    let sandbox = Arc::new(sandbox);
    for agency in &sandbox.agencies {
        if let Source::Recordings(recordings) = &agency.source {
            for file in recordings.missing() {
                eprintln!("The recording {} is missing.", file.display());
            }
        }
    }
    if options.demo {
        demo::seed(&sandbox).await?;
    }
    let public = listen(options.listen).await?;
    let staff = listen(options.staff_listen).await?;
    let (end, ended) = watch::channel(false);
    let addresses = (
        public.local_addr().map_err(OpenError::Listen)?,
        staff.local_addr().map_err(OpenError::Listen)?,
    );
    let mut router =
        formio::router(Arc::clone(&sandbox)).merge(georeport::router(Arc::clone(&sandbox)));
    let mut servers = Vec::new();
    if let Some(desk) = &sandbox.desk {
        desk.write_registration(&options.data, &format!("http://{}", addresses.0))
            .map_err(OpenError::Registration)?;
        router = router
            .merge(desk::service::router(Arc::clone(desk)))
            .merge(desk::state::router(Arc::clone(desk)));
        servers.push(tokio::spawn(desk_work(Arc::clone(&sandbox), ended.clone())));
    }
    servers.extend([
        tokio::spawn(transport::serve(
            public,
            router,
            Signals {
                end: ended.clone(),
                renewal: sandbox.renewal.subscribe(),
            },
        )),
        tokio::spawn(transport::serve(
            staff,
            staff::router(Arc::clone(&sandbox)),
            Signals {
                end: ended,
                renewal: sandbox.renewal.subscribe(),
            },
        )),
    ]);
    Ok(Running {
        public: addresses.0,
        staff: addresses.1,
        end,
        servers,
    })
}

/// Has the desk work until the end. Whatever it is in the middle of goes on with the next start.
async fn desk_work(sandbox: Arc<Sandbox>, mut ended: watch::Receiver<bool>) {
    let Some(desk) = &sandbox.desk else { return };
    tokio::select! {
        _ = ended.wait_for(|ended| *ended) => {}
        () = Arc::clone(desk).read_arrivals(Arc::clone(&sandbox)) => {}
        () = Arc::clone(desk).make_calls() => {}
        () = Arc::clone(desk).look_back() => {}
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener, OpenError> {
    TcpListener::bind(address).await.map_err(|error| {
        OpenError::Listen(std::io::Error::new(
            error.kind(),
            format!("{address}: {error}"),
        ))
    })
}

//! The browser behind the ports of `frontdoor_core`, and the few things of a page that no port
//! describes.
//!
//! Nothing here panics: a browser that lacks something, or refuses it, is an answer like any other.

mod blob;
mod clock;
mod deadline;
mod download;
pub mod ecmascript;
mod entries;
mod fetch;
pub mod file;
pub mod history;
pub mod idle;
pub mod install;
pub mod intl;
mod listener;
pub mod own_files;
pub mod page;
pub mod pattern;
pub mod photo;
pub mod place;
mod random;
mod reflect;
mod store;
mod vault;
pub mod worker;

use frontdoor_core::ports::{Http, Locks, Store, Vault, World};

/// Requests over `fetch`.
#[must_use]
pub fn http() -> Http {
    Http { send: fetch::send }
}

/// `localStorage` and `sessionStorage`.
#[must_use]
pub fn store() -> Store {
    Store {
        get: store::get,
        set: store::set,
        remove: store::remove,
        erase_all: store::erase_all,
    }
}

/// Sealed records in IndexedDB.
#[must_use]
pub fn vault() -> Vault {
    vault::vault()
}

/// The Web Locks of this origin.
#[must_use]
pub fn locks() -> Locks {
    Locks {
        take: vault::take_lock,
    }
}

/// The device's clock and its source of chance.
#[must_use]
pub fn world() -> World {
    World {
        now: clock::now,
        utc_offset: clock::utc_offset,
        time_zone: intl::time_zone,
        random_id: random::id,
        chance: random::chance,
    }
}

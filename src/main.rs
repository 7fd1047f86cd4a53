//! Mounts the portal.

fn main() {
    frontdoor::app::start();
}

//! Mounts the portal.

fn main() {
    leptos::mount::mount_to_body(|| "Frontdoor");
}

//! The device in the hand, as function pointers that `app` fills from `platform`.

use frontdoor_core::expression::Exec;
use frontdoor_core::ports::{Fix, InstallWay, Photo, PhotoError, PlaceError, Task};

/// What pages may ask of the device.
#[derive(Clone, Copy)]
pub struct Device {
    /// Makes a chosen file ready to send, without its metadata.
    pub prepare_photo: fn(web_sys::File) -> Task<Result<Photo, PhotoError>>,
    /// Reads a chosen file as it is, at most so many bytes from its start; none where that is not possible
    /// any more.
    pub read_file: fn(web_sys::File, f64) -> Task<Option<Vec<u8>>>,
    /// Matches JavaScript's patterns.
    pub exec: Exec,
    /// Fetches the library of forms' scripts; none where it does not come.
    pub script_library: fn() -> Task<Option<String>>,
    /// A `blob:` address to show a picture of this media type by; to be released.
    pub preview: fn(&[u8], &str) -> Option<String>,
    /// Lets go of a photo's preview.
    pub release_photo: fn(&str),
    /// Finds the place; asks the person first.
    pub locate: fn() -> Task<Result<Fix, PlaceError>>,
    /// Puts a text on the clipboard; false when the browser refused.
    pub copy: fn(String) -> Task<bool>,
    /// Opens the print dialog.
    pub print: fn(),
    /// Saves a text as a file of this name.
    pub save_text: fn(&str, &str),
    /// Loads the page anew.
    pub reload: fn(),
    /// Whether the device says that it has a network.
    pub online: fn() -> bool,
    /// Adds an address to the history; the second one is what the browser is told.
    pub push: fn(&str, &str),
    /// Puts an address in place of the current one; the second one is what the browser is told.
    pub replace: fn(&str, &str),
    /// Leaves for another address and puts it in place of the current one.
    pub leave: fn(&str),
    /// Shows the `dialog` element with this id as a modal one.
    pub show_dialog: fn(&str),
    /// Goes back in the history.
    pub back: fn(),
    /// Scrolls to the top.
    pub scroll_to_top: fn(),
    /// Moves focus to the element with this id; false when there is none.
    pub focus: fn(&str) -> bool,
    /// Sets the document's title.
    pub set_title: fn(&str),
    /// Has the version of the portal that waits take over; a reload follows.
    pub update: fn(),
    /// How the portal can be installed at this moment.
    pub install_way: fn() -> InstallWay,
    /// Has the browser ask whether to install it, once; whether the citizen said yes.
    pub install: fn() -> Task<bool>,
    /// Shows a number on the icon of the installed portal; 0 takes it away.
    pub set_badge: fn(u32),
    /// The pictures that another app has just shared with the installed portal, once.
    pub take_shared: fn() -> Task<Vec<web_sys::File>>,
}

//! What the desk keeps about itself.

use rusqlite::{OptionalExtension, params};

use crate::store::{Store, StoreError};

impl Store {
    /// A secret of the desk's, 256 random bits as hexadecimal digits; made when it is first asked for.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn desk_secret(&self, name: &'static str) -> Result<String, StoreError> {
        self.run(move |connection| {
            connection.execute(
                "INSERT OR IGNORE INTO desk_settings (name, value)
                 VALUES (?1, lower(hex(randomblob(32))))",
                [name],
            )?;
            let sql = "SELECT value FROM desk_settings WHERE name = ?1";
            connection.query_row(sql, [name], |row| row.get(0))
        })
        .await
    }

    /// The staff's switch, if it has ever been moved.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn desk_switch(&self) -> Result<Option<String>, StoreError> {
        self.run(|connection| {
            let sql = "SELECT value FROM desk_settings WHERE name = 'switch'";
            connection.query_row(sql, [], |row| row.get(0)).optional()
        })
        .await
    }

    /// Moves the staff's switch.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn set_desk_switch(&self, word: &'static str) -> Result<(), StoreError> {
        self.run(move |connection| {
            let sql = "INSERT OR REPLACE INTO desk_settings (name, value) VALUES ('switch', ?1)";
            connection.execute(sql, params![word]).map(drop)
        })
        .await
    }
}

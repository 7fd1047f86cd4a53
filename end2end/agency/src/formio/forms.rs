//! The forms on offer: a folder of definitions.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// The forms of a folder, by path.
#[derive(Debug, Default)]
pub struct Forms(Vec<Form>);

/// One form.
#[derive(Debug)]
pub struct Form {
    /// The path under which it is served: the name of its file.
    pub path: String,
    /// Its title, or its path where it has none.
    pub title: String,
    /// Where its definition lies.
    pub file: PathBuf,
    /// Its definition, as its publisher wrote it.
    pub definition: String,
}

impl Forms {
    /// Reads every `.json` file of a folder.
    ///
    /// # Errors
    /// Says which file cannot be read or is no JSON.
    pub fn open(folder: &Path) -> Result<Self, String> {
        let failed =
            |path: &Path, what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
        let folder = std::path::absolute(folder).map_err(|error| failed(folder, &error))?;
        let entries = std::fs::read_dir(&folder).map_err(|error| failed(&folder, &error))?;
        let mut forms = Vec::new();
        for entry in entries {
            let file = entry.map_err(|error| failed(&folder, &error))?.path();
            let Some(path) = file.file_stem().and_then(|name| name.to_str()) else {
                continue;
            };
            if file.extension().is_some_and(|ending| ending == "json") {
                let definition =
                    std::fs::read_to_string(&file).map_err(|error| failed(&file, &error))?;
                let document: Value =
                    serde_json::from_str(&definition).map_err(|error| failed(&file, &error))?;
                forms.push(Form {
                    path: path.to_owned(),
                    title: document["title"].as_str().unwrap_or(path).to_owned(),
                    file,
                    definition,
                });
            }
        }
        forms.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(Self(forms))
    }

    /// The form under this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Form> {
        self.0.iter().find(|form| form.path == path)
    }

    /// What `GET /form` lists: the forms without their components.
    #[must_use]
    pub fn list(&self) -> Value {
        let entry = |form: &Form| {
            json!({
                "_id": form.path,
                "type": "form",
                "name": form.path,
                "path": form.path,
                "title": form.title,
            })
        };
        self.0.iter().map(entry).collect()
    }
}

//! Where a component keeps its answer: the model types of Form.io.

use super::component::Component;
use crate::form::definition::Binding;

/// Where the answer is, and whether what is within is shown although the component is hidden.
pub(super) struct Model {
    pub binding: Binding,
    pub keeps_hiding: bool,
    /// Whether it is of the type that takes anything.
    pub any: bool,
}

pub(super) fn model(component: Component) -> Model {
    let name = model_type(component);
    let binding = match name {
        "nestedArray" | "nestedDataArray" => Binding::Rows,
        "object" | "dataObject" | "map" => Binding::Object,
        "none" => Binding::Layout,
        "content" => Binding::Text,
        // What has no type has no answer either.
        _ if component.source_type().is_empty() => Binding::Text,
        _ if component.flag("tree") => Binding::Object,
        _ => Binding::Value,
    };
    Model {
        keeps_hiding: matches!(binding, Binding::Value | Binding::Text),
        binding,
        any: name == "any",
    }
}

fn model_type<'a>(component: Component<'a>) -> &'a str {
    let told = component.text("modelType");
    if !told.is_empty() {
        return told;
    }
    match component.source_type() {
        "datagrid" | "editgrid" | "datatable" | "dynamicWizard" => "nestedArray",
        "tagpad" => "nestedDataArray",
        "form" => "dataObject",
        "container" | "address" => "object",
        "datamap" => "map",
        "htmlelement" | "content" => "content",
        "textfield" | "password" | "email" | "url" | "phoneNumber" | "day" | "datetime"
        | "time" | "signature" => "string",
        "number" | "currency" => "number",
        "checkbox" | "radio" => "boolean",
        "table" | "well" | "columns" | "fieldset" | "panel" | "tabs" => "none",
        _ => {
            let refuses = component.get("input") == &crate::value::Value::Bool(false);
            let holds = component.flag("components") && !component.flag("input");
            if refuses || holds { "none" } else { "any" }
        }
    }
}

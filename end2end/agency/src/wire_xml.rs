//! Answers as XML, in the shapes of the standard.

use crate::catalogue::{Attribute, Service};
use crate::georeport::{Answer, Created, Discovery, Problem, RequestView, TokenView};

/// Writes an answer.
#[must_use]
pub fn write(answer: &Answer) -> String {
    let mut xml = Writer::new();
    match answer {
        Answer::Discovery(discovery) => xml.within("discovery", |xml| document(xml, discovery)),
        Answer::Services(services) => xml.list("services", services, service),
        Answer::Definition {
            service_code,
            attributes,
        } => xml.within("service_definition", |xml| {
            xml.leaf("service_code", service_code);
            xml.list("attributes", attributes, attribute);
        }),
        Answer::Created(list) => xml.list("service_requests", list, created),
        Answer::Token(list) => xml.list("service_requests", list, token),
        Answer::Requests(list) => xml.list("service_requests", list, request),
        Answer::Errors(list) => xml.list("errors", list, problem),
    }
    xml.text
}

fn document(xml: &mut Writer, discovery: &Discovery) {
    xml.leaf("changeset", "2026-01-05 09:00");
    xml.leaf("contact", &discovery.contact);
    xml.leaf("key_service", &discovery.key_service);
    xml.within("endpoints", |xml| {
        xml.within("endpoint", |xml| {
            xml.leaf("specification", "http://wiki.open311.org/GeoReport_v2");
            xml.leaf("url", &discovery.url);
            xml.leaf("changeset", "2026-01-05 09:00");
            xml.leaf("type", "test");
            xml.list("formats", &discovery.formats, |xml, format| {
                xml.leaf("format", format);
            });
        });
    });
}

fn service(xml: &mut Writer, service: &Service) {
    xml.within("service", |xml| {
        xml.leaf("service_code", &service.service_code);
        xml.leaf("service_name", &service.service_name);
        xml.leaf("description", &service.description);
        xml.leaf("metadata", boolean(service.metadata()));
        xml.leaf("type", service.kind.as_str());
        xml.leaf("keywords", &service.keywords.join(", "));
        xml.leaf("group", &service.group);
    });
}

fn attribute(xml: &mut Writer, attribute: &Attribute) {
    xml.within("attribute", |xml| {
        xml.leaf("variable", boolean(attribute.variable));
        xml.leaf("code", &attribute.code);
        xml.leaf("datatype", attribute.datatype.as_str());
        xml.leaf("required", boolean(attribute.required));
        xml.leaf("datatype_description", &attribute.datatype_description);
        xml.leaf("order", &attribute.order.to_string());
        xml.leaf("description", &attribute.description);
        if let Some(automated) = &attribute.automated {
            xml.leaf("automated", automated);
        }
        if !attribute.values.is_empty() {
            xml.list("values", &attribute.values, |xml, choice| {
                xml.within("value", |xml| {
                    xml.leaf("key", &choice.key);
                    xml.leaf("name", &choice.name);
                    if let Some(message) = &choice.disable_message {
                        xml.leaf("disable_message", message);
                    }
                });
            });
        }
    });
}

fn created(xml: &mut Writer, created: &Created) {
    xml.within("request", |xml| {
        if let Some(reference) = &created.service_request_id {
            xml.leaf("service_request_id", reference);
        }
        if let Some(token) = &created.token {
            xml.leaf("token", token);
        }
        xml.leaf("service_notice", &created.service_notice);
        xml.leaf("account_id", &created.account_id);
    });
}

fn token(xml: &mut Writer, view: &TokenView) {
    xml.within("request", |xml| {
        let reference = view.service_request_id.as_deref().unwrap_or_default();
        xml.leaf("service_request_id", reference);
        xml.leaf("token", &view.token);
    });
}

fn request(xml: &mut Writer, view: &RequestView) {
    let record = &view.record;
    let typed = &record.typed;
    xml.within("request", |xml| {
        xml.leaf("service_request_id", &record.service_request_id);
        xml.leaf("status", record.status.as_str());
        xml.leaf("status_notes", &record.status_notes);
        xml.leaf("service_name", &view.service_name);
        xml.leaf("service_code", &record.service_code);
        xml.leaf("description", &typed.description);
        xml.leaf("agency_responsible", &view.agency_responsible);
        xml.leaf("service_notice", &view.service_notice);
        for (name, date) in view.dates() {
            xml.leaf(name, &date);
        }
        xml.leaf("address", &typed.address_string);
        xml.leaf("address_id", &typed.address_id);
        xml.leaf("zipcode", "");
        xml.leaf("lat", &typed.lat);
        xml.leaf("long", &typed.long);
        let media_url = view.media_urls.first().map_or("", String::as_str);
        xml.leaf("media_url", media_url);
        if view.media_urls.len() > 1 {
            xml.list("media_urls", &view.media_urls, |xml, url| {
                xml.leaf("media_url", url);
            });
        }
        xml.list("notes", &record.notes, |xml, note| {
            xml.within("note", |xml| {
                xml.leaf("datetime", &note.at.to_w3c(view.utc_offset_minutes));
                xml.leaf("summary", &note.summary);
                xml.leaf("type", &note.kind);
            });
        });
    });
}

fn problem(xml: &mut Writer, problem: &Problem) {
    xml.within("error", |xml| {
        xml.leaf("code", &problem.code.to_string());
        xml.leaf("description", &problem.description);
    });
}

fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// An indented document that grows.
struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    fn new() -> Self {
        Self {
            text: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(),
            depth: 0,
        }
    }

    /// An element that holds others.
    fn within(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.indent();
        self.text.push_str(&format!("<{name}>\n"));
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.indent();
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// An element that holds a list.
    fn list<T>(&mut self, name: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.within(name, |xml| items.iter().for_each(|item| write(xml, item)));
    }

    /// An element that holds a text.
    fn leaf(&mut self, name: &str, text: &str) {
        self.indent();
        if text.is_empty() {
            self.text.push_str(&format!("<{name}/>\n"));
        } else {
            self.text.push_str(&format!("<{name}>"));
            text.chars().for_each(|c| self.escaped(c));
            self.text.push_str(&format!("</{name}>\n"));
        }
    }

    /// A character of a text. A carriage return is written as a reference, because a reader turns
    /// a bare one into a line feed (XML 1.0, 2.11); characters that XML forbids (2.2) are replaced.
    fn escaped(&mut self, character: char) {
        match character {
            '&' => self.text.push_str("&amp;"),
            '<' => self.text.push_str("&lt;"),
            '>' => self.text.push_str("&gt;"),
            '\r' => self.text.push_str("&#13;"),
            '\t' | '\n' => self.text.push(character),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => self.text.push('\u{fffd}'),
            other => self.text.push(other),
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_element() {
        let answer = Answer::Errors(vec![Problem {
            code: 400,
            description: "a <b> & c\r\nd \u{1} e ]]>".to_owned(),
        }]);
        assert_eq!(
            write(&answer),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<errors>\n  <error>\n    \
             <code>400</code>\n    <description>a &lt;b&gt; &amp; c&#13;\nd \u{fffd} e \
             ]]&gt;</description>\n  </error>\n</errors>\n"
        );
    }

    #[test]
    fn an_empty_list_is_an_element_with_white_space() {
        assert!(
            write(&Answer::Requests(Vec::new()))
                .ends_with("<service_requests>\n</service_requests>\n")
        );
    }
}

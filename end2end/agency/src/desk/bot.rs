//! What the bot knows: the services of the agencies, how to reach people, and the public part of
//! requests. It looks for words and understands nothing.

use super::conversation::Answer;
use crate::catalogue::{Catalogue, Service};
use crate::clock::Instant;
use crate::sandbox::{Sandbox, Source};
use crate::store::StoreError;

/// Words that ask for a person, in the languages of the demonstration.
const PERSON: [&str; 14] = [
    "person",
    "human",
    "agent",
    "someone",
    "somebody",
    "staff",
    "operator",
    "persona",
    "agente",
    "humano",
    "alguien",
    "شخص",
    "موظف",
    "إنسان",
];

/// Words that ask how to reach people otherwise.
const CONTACT: [&str; 9] = [
    "phone",
    "telephone",
    "call",
    "email",
    "contact",
    "hours",
    "open",
    "address",
    "visit",
];

/// Words of one language that say nothing of what is asked for.
const EMPTY: [&str; 22] = [
    "about", "anything", "can", "does", "for", "from", "have", "help", "how", "long", "need",
    "not", "report", "that", "the", "there", "this", "want", "what", "when", "where", "with",
];

/// The words of a question, in small letters.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// What the bot finds for this.
///
/// # Errors
/// When the database refuses.
pub async fn answer(sandbox: &Sandbox, text: &str) -> Result<Answer, StoreError> {
    let words = words(text);
    if words.iter().any(|word| PERSON.contains(&word.as_str())) {
        return Ok(Answer::Person);
    }
    for word in &words {
        if let Some(found) = request(sandbox, word).await? {
            return Ok(Answer::Found(found));
        }
    }
    let catalogues = sandbox
        .agencies
        .iter()
        .filter_map(|agency| match &agency.source {
            Source::Catalogue(catalogue) => Some(catalogue),
            Source::Recordings(_) => None,
        });
    let found = catalogues
        .clone()
        .flat_map(|catalogue| catalogue.services.iter().map(move |s| (catalogue, s)))
        .map(|(catalogue, service)| (hits(service, &words), catalogue, service))
        .filter(|(hits, ..)| *hits > 0)
        // The first of several equal ones, since the greatest of a row is its last one.
        .rev()
        .max_by_key(|(hits, ..)| *hits);
    if let Some((_, catalogue, service)) = found {
        return Ok(Answer::Found(described(catalogue, service)));
    }
    if words.iter().any(|word| CONTACT.contains(&word.as_str())) {
        let contact = catalogues.map(|catalogue| catalogue.contact.as_str());
        return Ok(Answer::Found(contact.collect::<Vec<_>>().join("\n\n")));
    }
    Ok(Answer::Unknown)
}

/// How many of the words are the service's; those of its name count double.
fn hits(service: &Service, words: &[String]) -> usize {
    let name = self::words(&service.service_name);
    words
        .iter()
        .filter(|word| word.chars().count() > 2 && !EMPTY.contains(&word.as_str()))
        .map(|word| {
            let is_named = name.iter().any(|own| is_same(own, word));
            let is_key = service.keywords.iter().any(|own| is_same(own, word));
            usize::from(is_named) * 2 + usize::from(is_key)
        })
        .sum()
}

/// Whether two words are one, give or take an `s` at the end.
fn is_same(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.trim_end_matches('s').to_lowercase();
    stem(one) == stem(other)
}

fn described(catalogue: &Catalogue, service: &Service) -> String {
    let mut text = format!("{}\n{}", service.service_name, plain(&service.description));
    if let Some(days) = service.expected_days {
        text.push_str(&format!("\nThis usually takes {days} days."));
    }
    text.push_str(&format!(
        "\nYou can report it in this portal, under \"{}\" of the {}.",
        service.group, catalogue.name
    ));
    text
}

/// The text of a description that may hold HTML.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for character in html.chars() {
        match character {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                text.push(' ');
            }
            other if !is_tag => text.push(other),
            _ => {}
        }
    }
    let text = text.replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the request of this reference stands, as far as everybody may read it.
async fn request(sandbox: &Sandbox, word: &str) -> Result<Option<String>, StoreError> {
    if word.len() < 4 || !word.bytes().any(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let reference = word.to_uppercase();
    for agency in &sandbox.agencies {
        let Source::Catalogue(catalogue) = &agency.source else {
            continue;
        };
        let found = sandbox
            .store
            .by_reference(&catalogue.slug, &reference)
            .await?;
        let Some(record) = found.filter(|record| record.ready_at <= Instant::now()) else {
            continue;
        };
        let service = catalogue.service(&record.service_code);
        let name = service.map_or(&record.service_code, |service| &service.service_name);
        let status = record.status.as_str();
        let notes = &record.status_notes;
        return Ok(Some(format!("{reference} ({name}) is {status}. {notes}")));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(question: &str) -> Option<String> {
        let catalogues = Catalogue::built_in().unwrap();
        let words = words(question);
        catalogues[0]
            .services
            .iter()
            .rev()
            .max_by_key(|service| hits(service, &words))
            .filter(|service| hits(service, &words) > 0)
            .map(|service| service.service_name.clone())
    }

    #[test]
    fn a_question_finds_the_service_whose_words_it_has() {
        for (question, name) in [
            (
                "How do I report a pothole?",
                "Pothole or broken road surface",
            ),
            ("My BIN was not collected", "Missed bin collection"),
            ("there are rats in the yard", "Rats, mice or insects"),
        ] {
            assert_eq!(best(question).as_deref(), Some(name), "{question}");
        }
        assert_eq!(best("What is the meaning of it?"), None);
    }

    #[test]
    fn descriptions_lose_their_markup() {
        let html = "<p>Lights that are <b>off</b>.</p><p>Lamps &amp; posts<br>too.</p>";
        assert_eq!(plain(html), "Lights that are off . Lamps & posts too.");
    }
}

//! Every sentence that a person can read from the data of an edition, with where it comes from.

use std::collections::BTreeSet;
use zhicheng::notice::Notice;

use zhicheng::domain::options;
use zhicheng::notice::compile;
use zhicheng::notice::load::NoticeSet;
use zhicheng::notice::model::library::Library;

/// A sentence and its place.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// What shows it.
    pub place: String,
    /// Its words.
    pub words: String,
    /// The edition whose notice it speaks for.
    pub speaks_for: String,
}

/// The product's own words that a sentence may name in quotation marks: labels and options.
pub fn own_words(notice: &Notice) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = ["没有", "未确认"].map(str::to_owned).into();
    for list in [
        options::TITLE_SOURCES,
        options::MEDIA,
        options::DISCIPLINES,
        options::ACHIEVEMENTS,
        options::TRI,
        options::DEGREES,
    ] {
        found.extend(list.iter().map(|option| (*option).to_owned()));
    }
    for wording in &notice.wordings {
        found.insert(wording.label.clone());
        found.extend(wording.members.iter().map(|(_, label, _)| label.clone()));
    }
    found
}

/// The sentences of an edition.
pub fn sentences(set: &NoticeSet, notice: &Notice) -> Vec<Sentence> {
    let mut all = Gather { edition: notice.edition.clone(), found: Vec::new() };
    all.asking(notice);
    all.handing_in(notice);
    all.rules(notice);
    if let Some(library) = compile::library(set, &notice.edition) {
        all.library(&library);
    }
    all.found
}

struct Gather {
    edition: String,
    found: Vec<Sentence>,
}

impl Gather {
    fn add(&mut self, place: &str, words: &str) {
        if !words.trim().is_empty() {
            self.found.push(Sentence {
                place: place.to_owned(),
                words: words.to_owned(),
                speaks_for: self.edition.clone(),
            });
        }
    }

    fn asking(&mut self, notice: &Notice) {
        for page in &notice.pages {
            self.add(&format!("page {}", page.key), &page.title);
            self.add(&format!("page {}", page.key), &page.lead);
        }
        for wording in &notice.wordings {
            let place =
                format!("wording {}", zhicheng::notice::names::key(Some(notice), wording.fact));
            if !notice.questions.iter().any(|question| question.fact == wording.fact) {
                continue;
            }
            for words in [&wording.label, &wording.ask, &wording.hint] {
                self.add(&place, words);
            }
            for (option, words) in &wording.options {
                self.add(&format!("{place} {option}"), words);
            }
            for (member, label, hint) in &wording.members {
                self.add(&format!("{place}.{member}"), label);
                self.add(&format!("{place}.{member}"), hint);
            }
        }
    }

    fn handing_in(&mut self, notice: &Notice) {
        for material in &notice.materials {
            self.add(&format!("material {}", material.id), &material.text);
            for (label, words) in &material.details {
                self.add(&format!("material {} {label}", material.id), words);
            }
        }
        if let Some(certificate) = &notice.certificate {
            for field in &certificate.fields {
                self.add(&format!("field {}", field.name), &field.name);
                self.add(&format!("field {}", field.name), &field.value);
            }
            for action in certificate.actions.iter().filter_map(|action| action.action.as_ref()) {
                self.add("action", action);
            }
        }
        if let Some(citation) = &notice.citation {
            for words in [&citation.template, &citation.exception, &citation.document] {
                self.add("citation", words);
            }
        }
        if let Some(rule) = notice.courses.as_ref().and_then(|courses| courses.rule.as_ref()) {
            self.add("courses", &rule.exempt_said);
        }
        for path in &notice.paths {
            self.add("path", &path.nodes.join("。"));
            self.add("path", &path.documents.join("。"));
        }
    }

    fn rules(&mut self, notice: &Notice) {
        let head = &notice.head;
        for words in
            [&head.title, &head.number, &head.issuer, &head.issued, &head.summary, &head.expiry]
        {
            self.add("notice", words);
        }
        for contact in &head.contacts {
            for words in [&contact.office, &contact.about, &contact.phone, &contact.address] {
                self.add("contact", words);
            }
        }
        for item in &notice.verify {
            self.add(&format!("item {}", item.id), &item.ask);
        }
        for rule in &notice.verify_rules {
            let id = rule.item.of(&notice.verify).map_or("", |item| item.id.as_str());
            self.add(&format!("verify {id}"), rule.ask.as_deref().unwrap_or_default());
        }
        for exclusion in &notice.exclusions {
            self.add("why", &exclusion.why);
            self.add("mend", &exclusion.mend.replace("→12", ""));
        }
        for judgement in &notice.judgements {
            self.add("judgement", &judgement.why);
        }
        for rhythm in &notice.rhythms {
            self.add("rhythm", &rhythm.text);
        }
        for link in &notice.links {
            self.add("link", &link.name);
        }
        for action in notice.certificate.iter().flat_map(|certificate| &certificate.actions) {
            self.add("action", &action.say);
        }
        for argument in &notice.kind_arguments {
            self.add("speaks", &argument.why);
        }
        for clause in &notice.clauses {
            let home = clause.id.split('.').next().unwrap_or_default().to_owned();
            if home != self.edition {
                self.found.push(Sentence {
                    place: format!("borrowed {}", clause.id),
                    words: clause.meaning.clone(),
                    speaks_for: home,
                });
            }
        }
    }

    fn library(&mut self, library: &Library) {
        for entry in &library.entries {
            self.add(&format!("meaning {}", entry.id), &entry.meaning);
            self.add(&format!("open {}", entry.id), &entry.open);
        }
    }
}

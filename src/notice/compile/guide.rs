//! Compiling the questions that lead a person to the matter they need.

use super::context::tables_of;
use crate::domain::{Place, options};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::NoticeSet;
use crate::notice::model::{GuideAnswer, GuideQuestion, Next};

/// The questions of the common folder, the first one first.
///
/// # Errors
/// Answers that lead nowhere or back, and questions that no answer leads to.
pub fn guide(set: &NoticeSet) -> Result<Vec<GuideQuestion>, Vec<Finding>> {
    let tables = tables_of(&set.common, &|file| file.guide.as_slice());
    let mut problems = Vec::new();
    let mut led = vec![false; tables.len()];
    let mut questions = Vec::new();
    for (at, (location, question)) in tables.iter().enumerate() {
        let mut report = |code: Code, message: String| {
            let finding = Finding::new(code, &location.file).within(&question.id);
            problems.push(finding.noting(message));
        };
        if question.answer.len() < 2 {
            report(Code::Incomplete, "一个问题至少要有两个回答".to_owned());
        }
        let mut answers = Vec::new();
        for answer in &question.answer {
            let matter = Place::find(options::MATTERS, |matter| *matter == answer.then);
            // Only forward, so that it comes to an end.
            let next = tables.iter().skip(at + 1).position(|(_, next)| next.id == answer.then);
            let then = match (matter, next.map(|next| next + at + 1)) {
                (Some(matter), _) => Some(Next::Matter(matter.among())),
                (None, Some(next)) => {
                    if let Some(led) = led.get_mut(next) {
                        *led = true;
                    }
                    u8::try_from(next).ok().map(Next::Question)
                }
                (None, None) => None,
            };
            match then {
                Some(then) => answers.push(GuideAnswer { say: answer.say.clone(), then }),
                None => report(
                    Code::UnknownName,
                    format!("「{}」不是要办的事，也不是后面某个问题的 id", answer.then),
                ),
            }
        }
        questions.push(GuideQuestion {
            ask: question.ask.clone(),
            hint: question.hint.clone(),
            answers,
        });
    }
    for ((location, question), _) in tables.iter().zip(&led).skip(1).filter(|(_, led)| !**led) {
        let finding = Finding::new(Code::Unread, &location.file).within(&question.id);
        problems.push(finding.noting("没有回答通到这个问题，请删去或补上"));
    }
    if problems.is_empty() { Ok(questions) } else { Err(problems) }
}

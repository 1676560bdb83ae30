//! When things take place, as officials write it.

use serde::Deserialize;

use super::Written;

/// `[[rhythm]]`: what takes place again and again, where no window is printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Rhythm {
    #[serde(default)]
    pub matters: Vec<String>,
    pub text: String,
    pub clause: String,
}

/// `[[publicity]]`: 单位公示 before an application is handed in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Publicity {
    #[serde(default)]
    pub matters: Vec<String>,
    /// Days, at least.
    pub days: u16,
    /// 工作日 (where nothing is said) or 自然日.
    pub unit: Option<String>,
    /// For whom; for everybody where nothing is said.
    pub when: Option<Written>,
    pub clause: String,
}

/// `[[signup]]`: who has to register on the platform before anything can be handed in there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Signup {
    #[serde(default)]
    pub matters: Vec<String>,
    /// For whom; for everybody where nothing is said.
    pub when: Option<Written>,
    pub text: String,
    pub clause: String,
}

/// `[[holidays]]`: which days of a year people do not work, and on which weekends they do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct Holidays {
    pub year: u16,
    /// Days, or days with 至 between them.
    #[serde(default)]
    pub off: Vec<String>,
    /// Saturdays and Sundays on which people work.
    #[serde(default)]
    pub work: Vec<String>,
    /// Who published it: 国办发明电〔2025〕7号.
    pub source: String,
}

//! Builds the index of a log.

use std::ops::ControlFlow;

use crate::error::Error;
use crate::ledger::Ledger;
use crate::ledger::scan::scan;
use crate::log::LogPosition;
use crate::state::books::date;
use crate::state::documents::Documents;
use crate::state::terms::{decision_terms, question_terms, taken_terms};
use crate::state::{fold, since};

impl Ledger {
    /// True if the index should be rebuilt: there is no trusted one, or it is far behind the log.
    pub fn is_index_wanted(&self) -> bool {
        let size = self.source.reader.head().map_or(0, |head| head.size);
        self.source.caches.index.as_ref().is_some_and(|files| files.is_wanted(size))
    }

    /// Rebuilds the index; `None` if there is no user folder to register it in, `false` if another process is building
    /// it. Errs if the log is damaged, or the index cannot be written.
    pub fn rebuild_index(&self) -> Result<Option<bool>, Error> {
        let Some(files) = &self.source.caches.index else { return Ok(None) };
        let reader = &self.source.reader;
        let head = reader.head()?;
        let Some(mut index) = files.begin().map_err(Error::Index)? else { return Ok(Some(false)) };
        let (mut end, mut taken, mut documents) = (None, Ok(()), Documents::default());
        scan(reader, &LogPosition::default(), &head, &mut |found, position| {
            let seq = found.record.seq;
            let mut find_by = |term| index.find_by(term, seq);
            decision_terms(&found.record, None, &mut find_by);
            found.chain.iter().for_each(|corrected| taken_terms(corrected, &mut find_by));
            question_terms(&found.record, &found.chain, &mut find_by);
            if position.size() == head.size {
                end = Some(position.clone());
            }
            let (record, corrected) = date(&documents, Box::new(found.record), &found.chain);
            fold(&mut documents, &record, corrected.as_ref());
            taken = index.take(&found.offset, found.leaf, since(&record, corrected.as_ref()).number());
            if taken.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        taken.map_err(Error::Index)?;
        if let Some(end) = end {
            index.finish(end).map_err(Error::Index)?;
        }
        Ok(Some(true))
    }
}

//! Rules of assessments, given, when and then.

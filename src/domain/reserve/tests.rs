//! Rules of cases and advances, given, when and then.

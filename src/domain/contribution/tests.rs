//! Rules of contributions, given, when and then.

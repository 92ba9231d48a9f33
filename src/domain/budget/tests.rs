//! Rules of budgets, given, when and then.

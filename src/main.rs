//! The `pledgebook` command.

fn main() -> std::process::ExitCode {
    pledgebook::internals::cli::main(std::env::args_os())
}

//! The `pledgebook` command.

fn main() -> std::process::ExitCode {
    pledgebook::cli::main(std::env::args_os())
}

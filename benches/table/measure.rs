//! Clocks, and processes whose time and memory are measured.

use std::process::{Command, Stdio};
use std::time::Instant;

/// Turns end after so many seconds, if there were enough of them.
const SECONDS_MAX: f64 = 6.0;
const TURNS_LEAST: usize = 3;
const TURNS_MAX: usize = 21;

/// Has each one measured in turn, again and again, and gives the medians.
pub fn in_turns<const N: usize>(mut each: [&mut dyn FnMut() -> f64; N]) -> [f64; N] {
    let begin = Instant::now();
    let mut found: [Vec<f64>; N] = std::array::from_fn(|_| Vec::new());
    while found[0].len() < TURNS_LEAST || found[0].len() < TURNS_MAX && begin.elapsed().as_secs_f64() < SECONDS_MAX {
        for (measured, all) in each.iter_mut().zip(&mut found) {
            all.push(measured());
        }
    }
    found.map(median)
}

pub fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// How long something takes by the clock on the wall.
pub fn wall(run: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    run();
    begin.elapsed().as_secs_f64()
}

/// How long a whole process takes. One that fails measures nothing, so it stops the bench.
pub fn process(command: &mut Command) -> f64 {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let begin = Instant::now();
    let ended = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let seconds = begin.elapsed().as_secs_f64();
    assert!(ended.status.success(), "{command:?}: {}", String::from_utf8_lossy(&ended.stderr));
    seconds
}

/// The seconds that all threads of a process were on a processor, its own and the system's: what bash's `time` says of it.
pub fn cpu(command: &Command) -> f64 {
    let mut timed = Command::new("bash");
    timed.args(["-c", "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null 2>/dev/null", "bash"]);
    let said = output_of(timed, command);
    let seconds: Option<Vec<f64>> = said.split_whitespace().map(|part| part.parse().ok()).collect();
    match seconds.as_deref() {
        Some([user, system]) => user + system,
        _ => panic!("bash says of the time of {command:?}: {said}"),
    }
}

/// The most memory that a process had, where GNU time is there to tell.
pub fn peak(command: &Command) -> Option<u64> {
    let time = "/usr/bin/time";
    if !std::path::Path::new(time).exists() {
        return None;
    }
    let mut timed = Command::new(time);
    timed.args(["-f", "%M"]);
    let said = output_of(timed, command);
    said.lines().last()?.trim().parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
}

/// What a measuring program says on standard error of a command.
fn output_of(mut measuring: Command, command: &Command) -> String {
    measuring.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measuring.env(name, value),
            None => measuring.env_remove(name),
        };
    }
    let ended = measuring.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output();
    let ended = ended.unwrap_or_else(|error| panic!("{measuring:?}: {error}"));
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(ended.status.success(), "{measuring:?}: {said}");
    said
}

/// Whether a command can be run at all.
pub fn works(program: &str, args: &[&str]) -> bool {
    let ended = Command::new(program).args(args).stdout(Stdio::null()).stderr(Stdio::null()).status();
    ended.is_ok_and(|status| status.success())
}

/// What it is measured on.
pub fn machine() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or("unknown", |(_, model)| model.trim());
    format!("{processors} processors ({model})")
}

import { execute } from './execute.assembly';
import { frameTeam } from './frame.assembly';
import {
  lineAsleep,
  lineAwaited,
  lineDone,
  lineJob,
  lineReady,
  teamActive,
  teamFrame,
  teamInstruction,
  teamLine,
  teamParts,
  teamStop,
} from './team-layout.assembly';

// The main thread runs the program. Where an instruction is marked as shared, it hands it to the helpers, does its own
// share, and waits for theirs. Helpers know nothing but the job. Built for one thread, none of this is compiled.

/**
 * Looks at a word before going to sleep on it: sleeping and waking cost some tens of microseconds, and the next shared
 * instruction mostly comes sooner.
 */
const looks = 20_000;

function lineOf(team: usize, part: i32): usize {
  return team + teamLine + <usize>part * teamLine;
}

/** How many threads there are for shared instructions: helpers that have not begun yet are done without. */
export function partsOf(frame: usize): i32 {
  if (!ASC_FEATURE_THREADS) return 1;
  const team = <usize>load<u32>(frame, frameTeam);
  if (team === 0) return 1;
  const most = atomic.load<i32>(team, teamActive);
  let parts = 1;
  while (parts < most && atomic.load<i32>(lineOf(team, parts), lineReady) !== 0) parts += 1;
  return parts;
}

export function executeTogether(at: usize, frame: usize, parts: i32): void {
  if (!ASC_FEATURE_THREADS) return;
  const team = <usize>load<u32>(frame, frameTeam);
  store<u32>(team, <u32>at, teamInstruction);
  store<u32>(team, <u32>frame, teamFrame);
  store<i32>(team, parts, teamParts);
  for (let part = 1; part < parts; part++) {
    const line = lineOf(team, part);
    atomic.add<i32>(line, 1, lineJob);
    if (atomic.load<i32>(line, lineAsleep) !== 0) atomic.notify(line + lineJob, 1);
  }
  execute(at, frame, 0, parts);
  for (let part = 1; part < parts; part++) {
    const line = lineOf(team, part);
    awaitChange(line + lineDone, atomic.load<i32>(line, lineJob) - 1, line + lineAwaited);
  }
}

/**
 * A helper's whole life: does its share of each job until it is told to stop. It calls the operations, so that they are
 * compiled for speed while this function still runs.
 */
export function helperLoop(team: usize, part: i32): void {
  if (!ASC_FEATURE_THREADS) return;
  const line = lineOf(team, part);
  let done = atomic.load<i32>(line, lineDone);
  atomic.store<i32>(line, 1, lineReady);
  for (;;) {
    awaitChange(line + lineJob, done, line + lineAsleep);
    if (atomic.load<i32>(team, teamStop) !== 0) break;
    execute(load<u32>(team, teamInstruction), load<u32>(team, teamFrame), part, load<i32>(team, teamParts));
    done += 1;
    atomic.store<i32>(line, done, lineDone);
    if (atomic.load<i32>(line, lineAwaited) !== 0) atomic.notify(line + lineDone, 1);
  }
  atomic.store<i32>(line, 0, lineReady);
}

/** Returns once the word is no longer `old`. Whoever changes it looks at `asleep` afterwards, so no waking is missed. */
function awaitChange(word: usize, old: i32, asleep: usize): void {
  for (let look = 0; look < looks; look++) {
    if (atomic.load<i32>(word) !== old) return;
  }
  atomic.store<i32>(asleep, 1);
  while (atomic.load<i32>(word) === old) atomic.wait<i32>(word, old, -1);
  atomic.store<i32>(asleep, 0);
}

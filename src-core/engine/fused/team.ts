import type { StepEngine } from '../step-engine';
import * as layout from './assembly/team-layout.assembly';
import type { FusedExports, FusedMemory } from './wasm';

export { mostParts } from './assembly/team-layout.assembly';

/** The threads that share one engine: the one that calls `train`, and helpers in `helperLoop`. */
export interface Team {
  /** Threads that work on large operations. May be changed at any time, from any thread; 1 leaves the helpers asleep. */
  active: number;
  /** Helpers in their loop. Those that are not are done without, so training may begin before they do. */
  readonly ready: number;
  /** Sends all helpers home: each returns from its loop. Not while a call of the engine runs. */
  stop(): void;
}

/** Of a memory that is shared. Helpers take no part before `active` is set to more than 1. */
export function makeTeam(memory: FusedMemory, exports: Pick<FusedExports, 'teamAddress'>): Team {
  const words = new Int32Array(memory.buffer, exports.teamAddress(), layout.teamBytes / 4);
  const lineAt = (part: number, field: number): number => (layout.teamLine * (1 + part) + field) / 4;
  return {
    get active() {
      return Atomics.load(words, layout.teamActive / 4);
    },
    set active(parts) {
      Atomics.store(words, layout.teamActive / 4, Math.max(1, Math.min(parts, layout.mostParts)));
    },
    get ready() {
      let ready = 0;
      for (let part = 1; part < layout.mostParts; part++) ready += Atomics.load(words, lineAt(part, layout.lineReady));
      return ready;
    },
    stop() {
      Atomics.store(words, layout.teamStop / 4, 1);
      for (let part = 1; part < layout.mostParts; part++) {
        const job = lineAt(part, layout.lineJob);
        Atomics.add(words, job, 1);
        Atomics.notify(words, job);
      }
    },
  };
}

/** The engine with the helpers of its memory: they join in as soon as they are there, and nobody waits for them. */
export function withTeam(engine: StepEngine, team: Team, parts: number): StepEngine {
  team.active = parts;
  return Object.assign(engine, {
    giveWay(on: boolean): void {
      team.active = on ? 1 : parts;
    },
    dispose(): void {
      team.stop();
    },
  });
}

import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Milliseconds without a sign of life after which a lock counts as left behind. */
const patience = 120_000;
const heartbeat = 30_000;

export interface FileLocks {
  /** Whether the file is this program's to write, now and until it is released. */
  readonly take: (path: string) => boolean;
  /** Releases every file but this one. */
  readonly keepOnly: (path: string | null) => void;
}

export interface LockWorld {
  readonly pid: number;
  readonly host: string;
  readonly now: () => number;
  readonly isAlive: (pid: number) => boolean;
}

interface LockText {
  readonly pid: number;
  readonly host: string;
  readonly id: string;
}

const thisProcess: LockWorld = { pid: process.pid, host: hostname(), now: Date.now, isAlive };

/** Where the lock of a file lies; the name is the one that LibreOffice made known. */
export const lockPath = (path: string): string => join(dirname(path), `.~lock.${basename(path)}#`);

/**
 * Locks against other programs of ours, on this machine or another that shares the folder: a small file beside the
 * project. One left by a crash is taken over. Where none can be written the project can hardly be either, and the file
 * counts as free.
 */
export function makeFileLocks(world: LockWorld = thisProcess): FileLocks {
  const id = randomUUID();
  const held = new Set<string>();
  let beating: NodeJS.Timeout | null = null;

  const own = (path: string): boolean => readLock(lockPath(path))?.id === id;
  const beat = (): void => {
    const time = new Date(world.now());
    for (const path of held) if (own(path)) touch(lockPath(path), time);
  };
  const release = (path: string): void => {
    held.delete(path);
    if (own(path)) rmSync(lockPath(path), { force: true });
  };

  return {
    take(path) {
      if (own(path)) return true;
      const text = JSON.stringify({ pid: world.pid, host: world.host, id } satisfies LockText);
      if (!create(lockPath(path), text, () => isLeft(lockPath(path), world))) return false;
      held.add(path);
      beating ??= setInterval(beat, heartbeat).unref();
      return true;
    },
    keepOnly(path) {
      for (const other of [...held]) if (other !== path) release(other);
      if (held.size > 0 || beating === null) return;
      clearInterval(beating);
      beating = null;
    },
  };
}

/** False where another holds it. */
function create(path: string, text: string, mayTakeOver: () => boolean): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return true;
  }
  if (!mayTakeOver()) return false;
  rmSync(path, { force: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch {
    // Somebody else was as quick.
    return false;
  }
}

/** Whether who made the lock is gone without having removed it. */
function isLeft(path: string, { host, now, isAlive }: LockWorld): boolean {
  const lock = readLock(path);
  if (lock === null) return true;
  if (lock.host === host && !isAlive(lock.pid)) return true;
  try {
    return now() - statSync(path).mtimeMs > patience;
  } catch {
    return true;
  }
}

function readLock(path: string): LockText | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isLockText(value) ? value : null;
  } catch {
    return null;
  }
}

function isLockText(value: unknown): value is LockText {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, host, id } = value as Partial<Record<keyof LockText, unknown>>;
  return typeof pid === 'number' && typeof host === 'string' && typeof id === 'string';
}

function touch(path: string, time: Date): void {
  try {
    utimesSync(path, time, time);
  } catch {
    // The drive has gone; so has whoever else could see the lock.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process cannot be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

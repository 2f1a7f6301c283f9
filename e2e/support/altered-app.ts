import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './desktop-runtime';

export interface Fault {
  readonly file: 'main/main.js' | 'preload/preload.cjs';
  /** Must occur in the built file; every occurrence is replaced. */
  readonly find: RegExp;
  readonly replace: string;
}

/** A copy of the built app with one thing broken. The page itself is shared with the real one. */
export function plantFault(folder: string, { file, find, replace }: Fault): string {
  const copy = copyWithoutPage(folder);
  symlinkSync(join(projectRoot, 'out/renderer'), join(copy, 'out/renderer'), 'junction');
  // Beside the page's folder, under a name that begins like it: what a careless comparison gives out.
  mkdirSync(join(copy, 'out/renderer-private'));
  writeFileSync(join(copy, 'out/renderer-private/secret.txt'), 'secret');
  const path = join(copy, 'out', file);
  const built = readFileSync(path, 'utf8');
  const broken = built.replace(new RegExp(find, 'g'), replace);
  if (broken === built)
    throw new Error(`the built ${file} has no ${String(find)}: the fault must be planted elsewhere`);
  writeFileSync(path, broken);
  return copy;
}

/** The built main and preload around an empty page, for specs in which the spec itself plays the page. */
export function withEmptyPage(folder: string): string {
  const copy = copyWithoutPage(folder);
  mkdirSync(join(copy, 'out/renderer'));
  writeFileSync(join(copy, 'out/renderer/index.html'), '<!doctype html><title>Empty</title>');
  return copy;
}

function copyWithoutPage(folder: string): string {
  const copy = join(folder, 'app');
  mkdirSync(join(copy, 'out'), { recursive: true });
  cpSync(join(projectRoot, 'package.json'), join(copy, 'package.json'));
  for (const part of ['main', 'preload']) {
    cpSync(join(projectRoot, 'out', part), join(copy, 'out', part), { recursive: true });
  }
  return copy;
}

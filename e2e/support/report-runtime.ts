import { describeRuntime, findDesktopRuntime } from './desktop-runtime';

/** Said once, before the first spec: what "desktop" means in this report. */
export default function reportRuntime(): void {
  console.log(`desktop specs run on ${describeRuntime(findDesktopRuntime())}`);
}

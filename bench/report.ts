import { wilsonInterval } from '../src-core/explain/honest-accuracy';
import type { AccuracyResult } from './accuracy';
import type { Comparison, Effort, SideResult } from './compare';
import type { EditTime } from './edit';
import type { Machine } from './machine';
import { markdownTable, rounded } from './markdown';
import { ratioOf, type Spread } from './measure';
import type { MemoryResult } from './memory';
import type { TargetLine } from './other-targets';
import type { Peak } from './peak';
import type { WindowResult } from './window-part';
import { windowRows } from './window-rows';

/** The side that the others are compared with: the first of these that ran. */
const own = ['fused-1', 'tfjs-ours'];

/** What the figures of a run depend on, and how they were taken. */
export function machineSection(date: string, machine: Machine, effort: Effort, peak: Peak | null): string {
  const { processor, cores, memoryGiB, system, node, load } = machine;
  return [
    `${date}: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; load before the run ${load.toFixed(2)}.`,
    `Medians of ${effort.rounds} rounds (least–most), all sides of a table in turns within one run, each in a process of its own.`,
    ...(load > cores / 4 ? ['**The machine was busy with other work: these figures say little.**'] : []),
    ...(effort.clock === 'wall' ? [] : ['Seconds are those that a side had a core, on a machine with other work.']),
    ...(peak === null ? [] : [peakWords(peak)]),
  ].join('\n');
}

function peakWords({ multiplyAdd, roundedTwice, roundedOnce }: Peak): string {
  const shareWords = (speed: number): string =>
    `${speed.toFixed(1)} GFLOP/s, ${(speed / multiplyAdd).toFixed(2)} of it`;
  const once = roundedOnce === null ? '' : ` rounded once (what the app takes here) ${shareWords(roundedOnce)};`;
  return (
    `Multiply-add peak of one core with vectors of 128 bits in WebAssembly: ${multiplyAdd.toFixed(1)} GFLOP/s; "of peak" ` +
    `is a share of that times the threads. The fused engine's product 256 × 784 × 256 alone:${once} rounded twice ` +
    `${shareWords(roundedTwice)}.`
  );
}

export function netSection({ net, results, absent }: Comparison, peak: Peak | null): string {
  const base = own.flatMap((id) => results.find((side) => side.id === id) ?? [])[0] ?? results[0];
  const head = ['side', 'samples/s', 'least–most', 'GFLOP/s', ...(peak === null ? [] : ['of peak']), 'loss', 'us ÷ it'];
  const rows = results.map((side) => [
    side.title,
    rounded(side.speed.median),
    `${rounded(side.speed.least)}–${rounded(side.speed.most)}`,
    rounded(gigaflops(side, net.flops)),
    ...(peak === null ? [] : [rounded(gigaflops(side, net.flops) / (peak.multiplyAdd * side.threads))]),
    side.loss?.toFixed(3) ?? 'not finite',
    base ? spreadWords(ratioOf(base.rounds, side.rounds)) : '',
  ]);
  return [
    `## ${net.title}`,
    '',
    markdownTable(head, rows),
    '',
    ...(base ? [`"Us" is: ${base.title}. ${rounded(net.flops)} flops a sample.`] : []),
    ...results.map(({ title, note }) => `- ${title}: ${note}`),
    ...absent.map(({ title, why }) => `- ${title} was skipped: ${why}`),
  ].join('\n');
}

function gigaflops({ speed }: SideResult, flops: number): number {
  return (speed.median * flops) / 1e9;
}

function spreadWords({ median, least, most }: Spread): string {
  return `${rounded(median)} (${rounded(least)}–${rounded(most)})`;
}

export function targetSection(lines: readonly TargetLine[]): string {
  const rows = lines.map(({ what, against, target, measured, verdict }) => [what, against, target, measured, verdict]);
  return `## Targets\n\n${markdownTable(['what', 'against', 'target', 'measured', ''], rows)}`;
}

export function accuracySection(results: readonly AccuracyResult[]): string {
  const percent = (share: number): string => (100 * share).toFixed(2);
  const rows = results.map(({ title, accuracy, rows, seeds, loss }) => {
    const [low, high] = wilsonInterval(Math.round(accuracy.median * rows), rows);
    return [
      title,
      String(seeds),
      percent(accuracy.median),
      `${percent(accuracy.least)}–${percent(accuracy.most)}`,
      `${percent(low)}–${percent(high)}`,
      loss.median.toFixed(4),
    ];
  });
  const head = ['network', 'seeds', 'accuracy, %', 'least–most', '95 % of n = 10,000', 'training loss'];
  const words = 'Fashion-MNIST, batch 256, 10 epochs: mean test accuracy of the last three, median over the seeds.';
  return `## Accuracy on the fused engine\n\n${words}\n\n${markdownTable(head, rows)}`;
}

export function memorySection(results: readonly MemoryResult[]): string {
  const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
  const rows = results.map(({ title, steps, first, last, flat }) => [
    title,
    steps.toLocaleString('en'),
    `${mebibytes(first.heapUsed)} → ${mebibytes(last.heapUsed)}`,
    `${mebibytes(first.arrayBuffers)} → ${mebibytes(last.arrayBuffers)}`,
    `${mebibytes(first.wasm)} → ${mebibytes(last.wasm)}`,
    `${mebibytes(first.rss)} → ${mebibytes(last.rss)}`,
    flat ? 'flat' : 'grows',
  ]);
  const head = ['side', 'steps', 'heap, MiB', 'buffers, MiB', 'WASM, MiB', 'resident, MiB', ''];
  return `## Memory, 2-8-8-2\n\n${markdownTable(head, rows)}`;
}

export function editSection(edits: readonly EditTime[]): string {
  const rows = edits.map(({ edit, time }) => [
    edit,
    time.median.toFixed(1),
    `${time.least.toFixed(1)}–${time.most.toFixed(1)}`,
  ]);
  return `## An edit of 1,000 nodes, with its analysis\n\n${markdownTable(['edit', 'ms', 'least–most'], rows)}`;
}

export function windowSection(result: WindowResult): string {
  if ('absent' in result) return `## The window\n\nSkipped: ${result.absent}`;
  const rows = Object.entries(windowRows).flatMap(([row, title]) =>
    Object.entries(result.rows).flatMap(([name, { median, least, most }]) =>
      name === row ? [[title, String(median), `${least}–${most}`]] : [],
    ),
  );
  return `## The window, in Chromium\n\n${markdownTable(['', 'median or percentile', 'least–most'], rows)}`;
}

/**
 * `npx tsx bench/analysis.ts [rounds]`: what one edit of a graph of 1,000 nodes costs the analysis, beside an analysis
 * from nothing, both in turns within each round; then the slowest of the broken graphs. Where others share the
 * processor, its time tells more than the clock's. Fails where an edit takes more
 * than twice its target.
 */
import type { Analysis } from '../src-core/graph/analysis';
import { analyze } from '../src-core/graph/analyze';
import { applyChange } from '../src-core/graph/apply-change';
import type { GraphDocument, GraphNode } from '../src-core/graph/document';
import type { Change } from '../src-core/graph/edit';
import { makeEdge } from '../src-core/graph/make';
import { brokenGraphs } from '../src-core/testing/broken-graphs';
import { drawGraph, type Sketch } from '../src-core/testing/sketch';
import { describeMachine } from './machine';
import { markdownTable } from './markdown';
import { median, ratioOf, spreadOf } from './measure';

/** Milliseconds that an edit may take: a frame at 60 a second. */
const target = 16;
const tableTarget = 50;
const size = 1000;
const rounds = Number(process.argv[2] ?? 15);

type Nodes = Record<string, Sketch['nodes'][string]>;

interface Topology {
  readonly title: string;
  readonly sketch: Sketch;
  /** The dense layer that is edited. */
  readonly layer: string;
}

const units = ['dense', { units: 16 }] as const;

/** Dense and activation in turn between input and softmax. */
function chain(): Topology {
  const nodes: Nodes = { in: 'input', flat: 'flatten' };
  const names = ['in', 'flat'];
  for (let pair = 0; names.length < size - 2; pair++) {
    Object.assign(nodes, { [`d${pair}`]: units, [`a${pair}`]: 'activation' });
    names.push(`d${pair}`, `a${pair}`);
  }
  Object.assign(nodes, { last: 'dense', head: 'softmax' });
  names.push('last', 'head');
  const wires = names.slice(1).map((name, index) => `${names[index]} ${name}`);
  return { title: 'chain', sketch: { nodes, wires }, layer: 'd249' };
}

/** 874 dense layers beside each other, joined by a tree of Adds of eight. */
function wide(): Topology {
  const nodes: Nodes = { in: 'input', flat: 'flatten' };
  const wires = ['in flat'];
  let level = Array.from({ length: Math.floor(((size - 4) * 7) / 8) }, (_, leaf) => `d${leaf}`);
  for (const leaf of level) {
    nodes[leaf] = units;
    wires.push(`flat ${leaf}`);
  }
  for (let joint = 0; level.length > 1; ) {
    const next: string[] = [];
    for (let from = 0; from < level.length; from += 8) {
      const parts = level.slice(from, from + 8);
      const [only] = parts;
      if (parts.length === 1 && only !== undefined) next.push(only);
      else {
        const name = `j${joint++}`;
        nodes[name] = 'add';
        wires.push(...parts.map((part, slot) => `${part} ${name} ${slot}`));
        next.push(name);
      }
    }
    level = next;
  }
  Object.assign(nodes, { last: 'dense', head: 'softmax' });
  wires.push(`${level[0]} last`, 'last head');
  return { title: 'wide, with 874 branches', sketch: { nodes, wires }, layer: 'd437' };
}

/** One network with 142 residual blocks. */
function residual(): Topology {
  const nodes: Nodes = { in: 'input', flat: 'flatten', first: units };
  const wires = ['in flat', 'flat first'];
  let before = 'first';
  for (let block = 0; block < Math.floor((size - 5) / 7); block++) {
    const [d, b, r, e, c, s, a] = ['d', 'b', 'r', 'e', 'c', 's', 'a'].map((letter) => `${letter}${block}`);
    Object.assign(nodes, { [`${d}`]: units, [`${b}`]: 'batch-norm', [`${r}`]: 'activation', [`${e}`]: units });
    Object.assign(nodes, { [`${c}`]: 'batch-norm', [`${s}`]: 'dropout', [`${a}`]: 'add' });
    wires.push(`${before} ${d}`, `${d} ${b}`, `${b} ${r}`, `${r} ${e}`, `${e} ${c}`, `${c} ${s}`);
    wires.push(`${s} ${a}`, `${before} ${a} 1`);
    before = `${a}`;
  }
  Object.assign(nodes, { last: 'dense', head: 'softmax' });
  wires.push(`${before} last`, 'last head');
  return { title: 'residual, 142 blocks', sketch: { nodes, wires }, layer: 'd71' };
}

/** 250 networks of four nodes on one canvas. */
function manyNets(): Topology {
  const nodes: Nodes = {};
  const wires: string[] = [];
  for (let net = 0; net < size / 4; net++) {
    Object.assign(nodes, { [`i${net}`]: 'input', [`f${net}`]: 'flatten', [`d${net}`]: units, [`s${net}`]: 'softmax' });
    wires.push(`i${net} f${net}`, `f${net} d${net}`, `d${net} s${net}`);
  }
  return { title: '250 small nets', sketch: { nodes, wires }, layer: 'd125' };
}

/** A network, and 332 pieces that begin nowhere: a problem on every node of them. */
function pieces(): Topology {
  const nodes: Nodes = { in: 'input', flat: 'flatten', last: 'dense', head: 'softmax' };
  const wires = ['in flat', 'flat last', 'last head'];
  for (let piece = 0; piece < Math.floor((size - 4) / 3); piece++) {
    Object.assign(nodes, { [`d${piece}`]: units, [`a${piece}`]: 'activation', [`e${piece}`]: 'dense' });
    wires.push(`d${piece} a${piece}`, `a${piece} e${piece}`);
  }
  return { title: 'a net and 332 loose pieces', sketch: { nodes, wires }, layer: 'd166' };
}

/** 498 dense layers that want a flat input, each before its own end. */
function unflat(): Topology {
  const nodes: Nodes = { in: 'input' };
  const wires: string[] = [];
  for (let branch = 0; branch < (size - 2) / 2; branch++) {
    Object.assign(nodes, { [`d${branch}`]: units, [`s${branch}`]: 'softmax' });
    wires.push(`in d${branch}`, `d${branch} s${branch}`);
  }
  return { title: '499 dense layers behind images', sketch: { nodes, wires }, layer: 'd249' };
}

function editsOf(document: GraphDocument, layer: GraphNode): Record<string, (round: number) => Change> {
  const wire = document.edges.find(({ from }) => from === layer.id);
  if (!wire) throw new Error('The layer feeds nothing.');
  const again = makeEdge(document, wire.from, wire.to, wire.slot);
  const flip = (round: number): boolean => round % 2 === 0;
  return {
    'units set': (round) => ({ kind: 'set-params', node: layer.id, params: { units: 16 + (round % 2) } }),
    'bias switched': (round) => ({ kind: 'set-params', node: layer.id, params: { bias: flip(round) } }),
    bypassed: (round) => ({ kind: 'bypass', node: layer.id, bypassed: flip(round) }),
    renamed: (round) => ({ kind: 'rename', node: layer.id, label: flip(round) ? 'Waist' : null }),
    moved: (round) => ({ kind: 'move', positions: [{ node: layer.id, to: { x: round, y: 1 } }] }),
    'batch set': (round) => ({ kind: 'set-training', training: { batch: 100 + (round % 2) } }),
    'wire cut and drawn': (round) =>
      flip(round) ? { kind: 'remove', nodes: [], edges: [wire.id] } : { kind: 'connect', edge: again },
    'node added': (round) => ({
      kind: 'place',
      nodes: [{ type: 'activation' }],
      where: { at: 'wire', edge: document.edges[round % document.edges.length]?.id ?? wire.id },
    }),
  };
}

/** Median milliseconds of one edit and of an analysis from nothing, round by round in turns. */
function timeEdit(start: GraphDocument, change: (round: number) => Change) {
  let document = start;
  let analysis: Analysis = analyze(document);
  const edit: number[] = [];
  const full: number[] = [];
  const work: number[] = [];
  for (let round = -5; round < rounds; round++) {
    const changed = applyChange(document, change(round + 5));
    if (!changed.ok) continue;
    document = changed.value;
    const used = process.cpuUsage();
    const from = performance.now();
    analysis = analyze(document, analysis);
    const between = performance.now();
    const { user, system } = process.cpuUsage(used);
    analyze(document);
    const to = performance.now();
    if (round < 0) continue;
    work.push((user + system) / 1000);
    edit.push(between - from);
    full.push(to - between);
  }
  return { edit, full, work };
}

const faults: string[] = [];
const rows: string[][] = [];
for (const { title, sketch, layer } of [chain(), wide(), residual(), manyNets(), pieces(), unflat()]) {
  const document = drawGraph(sketch);
  const node = document.nodes.find(({ id }) => id === layer);
  if (!node) throw new Error(`There is no layer ${layer}.`);
  const count = `${document.nodes.length}, ${document.edges.length}`;
  for (const [name, change] of Object.entries(editsOf(document, node))) {
    const { edit, full, work } = timeEdit(document, change);
    const time = spreadOf(edit);
    const ratio = ratioOf(full, edit);
    if (time.median > 2 * target) faults.push(`${title}, ${name}: ${time.median.toFixed(1)} ms, not ${target}`);
    rows.push([
      title,
      count,
      name,
      median(full).toFixed(1),
      time.median.toFixed(2),
      `${time.least.toFixed(2)}–${time.most.toFixed(1)}`,
      median(work).toFixed(2),
      ratio.median.toFixed(1),
      time.median <= target ? 'met' : 'missed',
    ]);
  }
}
const { processor, load, node } = describeMachine();
console.log(
  `${processor}, Node ${node}, load before the run ${load.toFixed(2)}; medians of ${rounds} rounds in turns.\n`,
);
const head = [
  'graph',
  'nodes, wires',
  'edit',
  'full, ms',
  'edit, ms',
  'least–most',
  'processor, ms',
  'full ÷ edit',
  `≤ ${target} ms`,
];
console.log(markdownTable(head, rows));

const broken = brokenGraphs.map((entry) => {
  const document = drawGraph(entry);
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    analyze(document);
    return performance.now() - from;
  });
  return { title: entry.title, time: median(times) };
});
const [slowest] = broken.toSorted((one, other) => other.time - one.time);
if (slowest) {
  console.log(`\n${broken.length} broken graphs, slowest ${slowest.time.toFixed(2)} ms: ${slowest.title}.`);
  if (slowest.time > tableTarget) faults.push(`${slowest.title}: ${slowest.time.toFixed(1)} ms, not ${tableTarget}`);
}
for (const fault of faults) console.error(`Far from its target: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

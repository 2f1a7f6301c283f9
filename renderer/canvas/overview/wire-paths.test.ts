import { expect, test } from 'vitest';
import { analyze } from '../../../src-core/graph/analyze';
import { makeRandom } from '../../../src-core/random';
import { drawGraph, type Sketch } from '../../../src-core/testing/sketch';
import { type FlowView, makeFlowAdapter } from '../flow-adapter';
import { makeWirePaths } from './wire-paths';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

function viewOf(count: number): FlowView {
  const nodes: Record<string, Sketch['nodes'][string]> = { in: 'input' };
  const names = ['in'];
  for (let index = 0; index < count; index++) {
    nodes[`d${index}`] = ['dense', { units: 4 }];
    names.push(`d${index}`);
  }
  const document = drawGraph({ nodes, wires: names.slice(1).map((name, index) => `${names[index]} ${name}`) });
  return {
    document,
    analysis: analyze(document),
    selectedNodes: new Set(),
    selectedEdges: new Set(),
    moving: new Map(),
    measured: new Map(),
    verdicts: null,
  };
}

test(`wires that are worked out as cards move are those that are worked out afresh, seed ${seed}`, () => {
  const random = makeRandom(seed);
  const adapter = makeFlowAdapter();
  const followed = makeWirePaths();
  const start = viewOf(80);
  const place = () => ({ x: random.integer(5_000), y: random.integer(4_000) });
  const moving = new Map<string, { readonly x: number; readonly y: number }>(
    start.document.nodes.map(({ id }) => [id, place()]),
  );
  const measured = new Map<string, { readonly width: number; readonly height: number }>();
  for (let step = 0; step < 120; step++) {
    const node = start.document.nodes[random.integer(start.document.nodes.length)];
    if (node === undefined) continue;
    if (step % 5 === 4) measured.set(node.id, { width: 192, height: 120 + random.integer(120) });
    else moving.set(node.id, place());
    const view = { ...start, moving: new Map(moving), measured: new Map(measured) };
    const [nodes, edges] = [adapter.nodes(view), adapter.edges(view)];
    expect(followed(nodes, edges)).toEqual(makeWirePaths()(nodes, edges));
  }
});

test('a wire is gone with its card', () => {
  const adapter = makeFlowAdapter();
  const wires = makeWirePaths();
  const before = viewOf(3);
  expect(wires(adapter.nodes(before), adapter.edges(before)).size).toBe(3);
  const after = viewOf(2);
  expect(wires(adapter.nodes(after), adapter.edges(after)).size).toBe(2);
});

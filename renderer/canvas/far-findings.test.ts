import { expect, test } from 'vitest';
import { chainView, diagnosis } from '../testing/diverged-chain';
import { farFindings, type PlacedFinding, placeFindings } from './far-findings';
import { makeFlowAdapter } from './flow-adapter';

const adapter = makeFlowAdapter();
const findings = farFindings(adapter.nodes(chainView), adapter.edges(chainView), diagnosis);

test('the node to blame comes first, by its name, then the wire whose numbers are none, then the one that grew most', () => {
  expect(findings.map(({ tone, words }) => `${tone} ${words}`)).toEqual([
    expect.stringMatching(/^e Dense \d: first to leave: ∞ at step 37$/),
    'e ∞ at step 37, before: 4e30',
    'w mean |x| 2e37',
  ]);
});

const screen = { transform: [40, 30, 0.2], width: 700, height: 200 } as const;
const boxOf = ({ left, middle, words }: PlacedFinding) => ({
  left,
  right: left + Math.min(280, 6 * words.length),
  top: middle - 9,
  bottom: middle + 9,
});

test('words that are placed stay within the canvas and do not lie over each other', () => {
  const boxes = placeFindings(findings, screen).map(boxOf);
  expect(boxes.length).toBeGreaterThanOrEqual(2);
  for (const [index, box] of boxes.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(screen.width);
    for (const other of boxes.slice(index + 1)) {
      const apart =
        other.left > box.right || box.left > other.right || other.top > box.bottom || box.top > other.bottom;
      expect(apart).toBe(true);
    }
  }
});

test('what is out of view has no words at its edge', () => {
  expect(placeFindings(findings, { ...screen, transform: [-5000, 30, 0.2] })).toEqual([]);
});

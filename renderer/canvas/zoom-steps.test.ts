import { expect, test } from 'vitest';
import { makeZoomSteps } from './zoom-steps';

/** A canvas that is half-way to where it was sent, until it is looked at later. */
function canvas() {
  let zoom = 1;
  let time = 0;
  const sent: number[] = [];
  const step = makeZoomSteps(
    {
      getZoom: () => zoom,
      limits: () => ({ least: 0.05, most: 2 }),
      zoomTo: (to) => {
        sent.push(to);
        zoom = (zoom + to) / 2;
        return Promise.resolve(true);
      },
    },
    () => time,
    () => 160,
  );
  return {
    step,
    sent,
    arrive() {
      zoom = sent.at(-1) ?? zoom;
      time += 200;
    },
    lookElsewhere(to: number) {
      zoom = to;
    },
  };
}

test('two quick steps make two steps, whatever the movement of the first has reached', () => {
  const { step, sent } = canvas();
  step(-1);
  step(-1);
  expect(sent[1]).toBeCloseTo(1 / 1.44, 12);
});

test('a step after the movement starts from the zoom that is there', () => {
  const { step, sent, arrive, lookElsewhere } = canvas();
  step(1);
  arrive();
  lookElsewhere(0.5);
  step(1);
  expect(sent).toEqual([1.2, 0.6]);
});

test('steps beyond the limit are none, so that the next one back is seen', () => {
  const { step, sent, lookElsewhere } = canvas();
  lookElsewhere(1.9);
  for (let press = 0; press < 5; press++) step(1);
  step(-1);
  expect(sent.at(-1)).toBeCloseTo(2 / 1.2, 12);
});

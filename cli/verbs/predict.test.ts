import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command, makeScratch, makeTestProjects, type TestProjects } from '../testing';
import { encodePng } from '../testing-png';

const prediction = z.strictObject({ probabilities: z.array(z.array(z.number())) });
const scratch = makeScratch();
let projects: TestProjects;
beforeAll(async () => {
  projects = await makeTestProjects(scratch);
});
afterAll(() => scratch.remove());

describe('of a CSV', () => {
  it('gives a probability for each class of each row', async () => {
    const rows = scratch.path('rows.csv');
    writeFileSync(rows, '5.1,3.5,1.4,0.2\n6.7,3.0,5.2,2.3\n');
    const { code, stdout } = await command(['predict', projects.trained, '--input', rows, '--json']);
    const { probabilities } = prediction.parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(probabilities.map((row) => row.indexOf(Math.max(...row)))).toEqual([0, 2]);
    for (const row of probabilities) expect(row.reduce((sum, value) => sum + value)).toBeCloseTo(1, 6);
  });

  it.each([
    ['1,2\n3,4\n', 'each row needs 4 columns'],
    ['1,2,3,4\n1,2,3\n', 'Row 2 has 3 columns, but row 1 has 4'],
    ['a,b,c,d\n1,2,x,4\n', 'Row 2, column 3: expected a number, found "x"'],
    ['a,b,c,d\n', 'holds no rows'],
  ])('of %j says what is wrong', async (text, sentence) => {
    const rows = scratch.path('wrong.csv');
    writeFileSync(rows, text);
    const { code, stderr } = await command(['predict', projects.trained, '--input', rows]);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });
});

describe('of an image', () => {
  const picture = scratch.path('picture.png');
  const project = scratch.path('softmax.layerloom');
  const writePicture = (side: number) => {
    const pixels = Array.from({ length: side * side }, (_, index) => index % 256);
    writeFileSync(picture, encodePng({ width: side, height: side, colourType: 0, channels: 1, pixels }));
    return pixels;
  };
  beforeAll(() => command(['new', 'softmax-regression', '-o', project]));

  it('as PNG equals that of its pixels as CSV', async () => {
    const rows = scratch.path('pixels.csv');
    writeFileSync(rows, `${writePicture(28).join(',')}\n`);
    const [png, csv] = await Promise.all(
      [picture, rows].map((path) => command(['predict', project, '--input', path, '--json'])),
    );
    expect(png?.code).toBe(0);
    expect(prediction.parse(JSON.parse(png?.stdout ?? '')).probabilities[0]).toHaveLength(10);
    expect(png?.stdout).toBe(csv?.stdout);
  });

  it('of another size or for another kind of data is refused', async () => {
    writePicture(20);
    const size = await command(['predict', project, '--input', picture]);
    expect(size.code).toBe(1);
    expect(size.stderr).toContain('must be 28 × 28 pixels, found 20 × 20');
    expect((await command(['predict', projects.trained, '--input', picture])).stderr).toContain('give a CSV');
  });

  it('with pixels from 0 to 1 warns', async () => {
    const rows = scratch.path('scaled.csv');
    writeFileSync(rows, `${Array.from({ length: 784 }, (_, index) => (index % 2) / 2).join(',')}\n`);
    const { code, stderr } = await command(['predict', project, '--input', rows]);
    expect(code).toBe(0);
    expect(stderr).toContain('expected from 0 to 255');
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Captured, command, makeScratch } from './testing';
import { encodePng } from './testing-png';

const scratch = makeScratch();
const iris = scratch.path('iris.layerloom');
const trained = scratch.path('trained.layerloom');
const gate = scratch.path('gate.layerloom');

const metrics = z.object({ loss: z.number(), accuracy: z.number() });
const epochLine = z.strictObject({
  kind: z.literal('epoch'),
  epoch: z.number(),
  train: metrics.strict(),
  test: metrics.strict(),
  samplesPerSecond: z.number(),
});
const evaluation = z.strictObject({
  n: z.number(),
  accuracy: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  confusion: z.array(z.array(z.number())),
});
const prediction = z.strictObject({ probabilities: z.array(z.array(z.number())) });

const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

/** Replaces part of a project's text, to make it faulty. */
function spoil(path: string, from: string | RegExp, to: string): string {
  const spoilt = scratch.path('spoilt.layerloom');
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(spoilt, text.replace(from, to));
  return spoilt;
}

let training: Captured;
beforeAll(async () => {
  await command(['new', 'first-mlp', '-o', iris]);
  await command(['new', 'xor-by-hand', '-o', gate]);
  training = await command(['train', iris, '--epochs', '60', '--lr', '0.1', '--batch', '16', '--json', '-o', trained]);
});
afterAll(() => scratch.remove());

describe('wrong use', () => {
  it.each([
    [['trian'], 'Did you mean "train"?'],
    [['paint'], 'There are new, check'],
    [['train'], '"train" needs a FILE'],
    [['train', 'a', 'b'], 'takes one FILE, not "b" too'],
    [['train', 'a', '--epoch', '3'], 'has no flag --epoch. Did you mean --epochs?'],
    [['train', 'a', '--dropout', '3'], 'See "layerloom train --help"'],
    [['train', 'a', '--epochs'], '--epochs needs a value: N'],
    [['train', 'a', '--epochs', 'ten'], '--epochs takes a whole number from 1 to 10000, not "ten"'],
    [['train', 'a', '--epochs', '1.5'], 'whole number'],
    [['train', 'a', '--lr=-1'], '--lr takes a number'],
    [['train', 'a', '--optimizer', 'lion'], '--optimizer takes one of sgd, momentum'],
    [['train', 'a', '--schedule', 'sine'], '--schedule takes one of constant, step'],
    [['train', 'a', '--clip-norm', '1', '--clip-value', '1'], 'either --clip-norm or --clip-value'],
    [['train', 'a', '--threads', '0'], '--threads'],
    [['train', 'a', '--engine', 'tpu'], '--engine takes one of auto, fused, wasm, cpu'],
    [['check', 'a', '--json=yes'], '--json takes no value'],
    [['new'], '"new" needs a TEMPLATE: blank, softmax-regression'],
    [['new', 'first-mpl'], 'Did you mean "first-mlp"?'],
    [['compare', 'a'], 'Give the other project: layerloom compare TRAINED --with OTHER'],
    [['predict', 'a'], '"predict" needs --input'],
    [['export', 'a', '-o', 'b'], '"export" needs --to'],
    [['export', 'a', '--to', 'tfjs'], '"export" needs -o'],
    [['export', 'a', '--to', 'caffe', '-o', 'b'], '--to takes one of tfjs'],
    [['data', 'irises'], 'Did you mean "iris"?'],
    [['data', 'iris', '--option', 'size=3'], '"iris" has no option "size". It has standardise.'],
    [['data', 'moons', '--option', 'size=3'], 'Option "size" of "moons" is wrong'],
  ])('%j ends with 2 and a hint', async (argv, hint) => {
    const { code, stdout, stderr } = await command(argv);
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('without a verb shows the help', async () => {
    expect(await command([])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('layerloom train FILE') as string,
    });
  });
});

describe('help', () => {
  it.each(['new', 'check', 'summary', 'train', 'evaluate', 'compare', 'predict', 'export', 'data'])(
    '%s lists its flags',
    async (verb) => {
      const { code, stdout } = await command([verb, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^layerloom ${verb} `));
      expect(stdout).toContain('--json');
    },
  );
});

describe('faults of files', () => {
  it.each(['check', 'summary', 'train', 'evaluate'])('%s ends with 1 and a sentence', async (verb) => {
    const broken = scratch.path('broken.layerloom');
    writeFileSync(broken, readFileSync(iris).subarray(0, 200));
    for (const path of [scratch.path('missing'), dirname(iris), broken]) {
      const { code, stdout, stderr } = await command([verb, path]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(`layerloom: ${path}`);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });

  it('a place that cannot be written to is said, and nothing is left there', async () => {
    const { code, stderr } = await command(['new', 'blank', '-o', scratch.path('no-such-folder/a.layerloom')]);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no such file or folder');
    expect(readdirSync(dirname(iris)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });
});

describe('new', () => {
  it('lists every template', async () => {
    const { stdout } = await command(['new', '--list', '--json']);
    const ids = z
      .array(z.object({ id: z.string() }))
      .parse(JSON.parse(stdout))
      .map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['blank', 'softmax-regression', 'first-mlp', 'fashion-mlp', 'spirals']));
    for (const id of ids) expect((await command(['new', id])).code).toBe(0);
  });
});

describe('check', () => {
  it('finds nothing in a template', async () => {
    expect(await command(['check', iris, '--json'])).toMatchObject({ code: 0, stdout: '{"problems":[]}\n' });
  });

  it('names the problems of a faulty network and ends with 1', async () => {
    const faulty = spoil(iris, /"units":\s*3/, '"units": 4');
    const { code, stdout } = await command(['check', faulty, '--json']);
    const problem = z.strictObject({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      nodes: z.array(z.string()),
      edges: z.array(z.string()),
      message: z.string(),
      fixes: z.array(z.string()),
    });
    const { problems } = z.strictObject({ problems: z.array(problem).min(1) }).parse(JSON.parse(stdout));
    expect(code).toBe(1);
    expect(problems[0]).toMatchObject({ severity: 'error', message: expect.not.stringContaining('**') as string });
    const train = await command(['train', faulty]);
    expect(train.code).toBe(1);
    expect(train.stderr).toContain(problems[0]?.message);
  });
});

describe('summary', () => {
  it('counts 43 parameters for the first MLP', async () => {
    const { code, stdout } = await command(['summary', iris, '--json']);
    expect(code).toBe(0);
    const { parameters, nodes } = z
      .object({
        parameters: z.number(),
        nodes: z.array(z.object({ type: z.string(), shape: z.array(z.number()), parameters: z.number() })),
      })
      .parse(JSON.parse(stdout));
    expect(parameters).toBe(43);
    expect(nodes.map((node) => [node.type, node.shape, node.parameters])).toEqual([
      ['input', [4], 0],
      ['dense', [5], 25],
      ['activation', [5], 0],
      ['dense', [3], 18],
      ['softmax', [3], 0],
    ]);
  });
});

describe('train', () => {
  it('gives one line an epoch and a last word, and learns', () => {
    const all = lines(training.stdout);
    const epochs = all.slice(0, -1).map((line) => epochLine.parse(line));
    expect(training.code).toBe(0);
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(all.at(-1)).toEqual({ kind: 'end', how: 'finished' });
    expect(epochs.at(-1)?.train.loss).toBeLessThan(0.5 * (epochs[0]?.train.loss ?? 0));
    expect(epochs.at(-1)?.test.accuracy).toBeGreaterThanOrEqual(0.9);
  });

  it('repeats bit for bit, and differs with another seed', async () => {
    const losses = async (...flags: string[]) => {
      const { stdout } = await command(['train', iris, '--epochs', '3', '--json', ...flags]);
      return lines(stdout)
        .slice(0, -1)
        .map((line) => epochLine.parse(line).train.loss);
    };
    const first = await losses();
    expect(await losses()).toEqual(first);
    expect(await losses('--seed', '99')).not.toEqual(first);
  });

  it('writes the same bytes with one thread and with three', async () => {
    const [project, rows] = [scratch.path('images.layerloom'), scratch.path('images.csv')];
    await command(['new', 'fashion-mlp', '-o', project]);
    await command(['data', 'fashion-mnist-test', '--head', '300', '-o', rows]);
    const [alone, shared] = ['1', '3'].map((threads) => ({ threads, to: scratch.path(`of-${threads}.layerloom`) }));
    if (!alone || !shared) throw new Error('no runs');
    for (const { threads, to } of [alone, shared]) {
      const { stderr } = await command([
        'train',
        project,
        '--data',
        rows,
        '--epochs',
        '1',
        '--engine',
        'fused',
        '--threads',
        threads,
        '-o',
        to,
      ]);
      expect(stderr.includes(`with ${threads} threads`)).toBe(threads !== '1');
    }
    expect(readFileSync(shared.to, 'utf8') === readFileSync(alone.to, 'utf8')).toBe(true);
  });

  it('stops at Ctrl+C before the next epoch and still writes the file', async () => {
    const stopped = scratch.path('stopped.layerloom');
    const argv = ['train', iris, '--epochs', '10000', '--json', '-o', stopped];
    const { code, stdout } = await command(argv, { interrupt: true });
    expect(code).toBe(0);
    expect(lines(stdout).map((line) => z.object({ kind: z.string() }).parse(line).kind)).toEqual(['epoch', 'end']);
    expect(lines(stdout).at(-1)).toEqual({ kind: 'end', how: 'stopped' });
    expect(readFileSync(stopped, 'utf8')).toContain('"weights"');
  });

  it('says when it diverged and writes nothing', async () => {
    const output = scratch.path('diverged.layerloom');
    const { code, stdout, stderr } = await command([
      'train',
      iris,
      '--lr',
      '100',
      '--optimizer',
      'momentum',
      '--json',
      '-o',
      output,
    ]);
    expect(code).toBe(1);
    expect(lines(stdout).at(-1)).toEqual({ kind: 'end', how: 'failed' });
    expect(stderr).toContain('diverged at step');
    expect(existsSync(output)).toBe(false);
  });

  it('trains on the rows of a CSV', async () => {
    const rows = scratch.path('train.csv');
    await command(['data', 'iris-train', '--head', '30', '-o', rows]);
    const { code, stderr } = await command(['train', iris, '--epochs', '1', '--data', rows]);
    expect(code).toBe(0);
    expect(stderr).toContain('on 30 flowers');
  });
});

describe('compare', () => {
  const comparison = z.object({
    n: z.number(),
    networks: z.array(z.object({ right: z.number(), interval: z.tuple([z.number(), z.number()]) })),
    bothRight: z.number(),
    onlyFirst: z.number(),
    onlySecond: z.number(),
    bothWrong: z.number(),
    p: z.number(),
    better: z.string().nullable(),
  });

  it('names the trained network against the first weights, with counts, n and p', async () => {
    const { code, stdout } = await command(['compare', trained, '--with', iris, '--json']);
    const compared = comparison.parse(JSON.parse(stdout));
    expect([code, compared.n, compared.better]).toEqual([0, 50, trained]);
    expect(compared.bothRight + compared.onlyFirst).toBe(compared.networks[0]?.right);
    expect(compared.bothRight + compared.onlySecond).toBe(compared.networks[1]?.right);
    expect(compared.bothRight + compared.onlyFirst + compared.onlySecond + compared.bothWrong).toBe(50);
    expect(compared.p).toBeLessThan(0.05);
  });

  it('says that a network cannot be told from itself', async () => {
    const { stdout } = await command(['compare', trained, '--with', trained]);
    expect(stdout).toContain('Not distinguishable: McNemar p = 1.0 (exact binomial)');
  });

  it('refuses networks with other test rows', async () => {
    const { code, stderr } = await command(['compare', trained, '--with', gate]);
    expect(code).toBe(1);
    expect(stderr).toContain('different test rows');
  });
});

describe('evaluate', () => {
  it('agrees with the last epoch of the training', async () => {
    const { code, stdout } = await command(['evaluate', trained, '--json']);
    const { n, accuracy, interval, confusion } = evaluation.parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(n).toBe(50);
    expect(accuracy).toBe(epochLine.parse(lines(training.stdout).at(-2)).test.accuracy);
    expect(confusion.map((row) => row.reduce((sum, count) => sum + count))).toEqual([17, 17, 16]);
    expect(interval[0]).toBeLessThan(accuracy);
    expect(interval[1]).toBeGreaterThan(accuracy);
  });

  it('gives the same for the test set as a CSV in centimetres', async () => {
    const rows = scratch.path('test.csv');
    await command(['data', 'iris-test', '-o', rows]);
    const [own, csv] = await Promise.all([
      command(['evaluate', trained, '--json']),
      command(['evaluate', trained, '--json', '--data', rows]),
    ]);
    expect(csv.stdout).toBe(own.stdout);
  });

  it('finds XOR by hand exact on its four rows, and says that the weights are the first ones', async () => {
    const { stdout, stderr } = await command(['evaluate', gate, '--json']);
    expect(evaluation.parse(JSON.parse(stdout))).toMatchObject({ n: 4, accuracy: 1 });
    expect(stderr).toContain('no trained weights');
  });

  it('reads an IDX pair from a folder', async () => {
    const folder = dirname(iris);
    writeFileSync(
      scratch.path('t10k-images-idx3-ubyte'),
      Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1]),
    );
    writeFileSync(scratch.path('t10k-labels-idx1-ubyte'), Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]));
    const { stdout } = await command(['evaluate', gate, '--json', '--data', folder]);
    expect(evaluation.parse(JSON.parse(stdout))).toMatchObject({ n: 2, accuracy: 1 });
  });

  it('refuses weights of another network', async () => {
    const { code, stderr } = await command(['evaluate', spoil(trained, /"units":\s*5/, '"units": 6')]);
    expect(code).toBe(1);
    expect(stderr).toContain('do not fit the network');
  });
});

describe('predict', () => {
  it('gives a probability for each class of each row', async () => {
    const rows = scratch.path('rows.csv');
    writeFileSync(rows, '5.1,3.5,1.4,0.2\n6.7,3.0,5.2,2.3\n');
    const { code, stdout } = await command(['predict', trained, '--input', rows, '--json']);
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
    const { code, stderr } = await command(['predict', trained, '--input', rows]);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });
});

describe('predict of an image', () => {
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
    expect((await command(['predict', trained, '--input', picture])).stderr).toContain('give a CSV');
  });

  it('with pixels from 0 to 1 warns', async () => {
    const rows = scratch.path('scaled.csv');
    writeFileSync(rows, `${Array.from({ length: 784 }, (_, index) => (index % 2) / 2).join(',')}\n`);
    const { code, stderr } = await command(['predict', project, '--input', rows]);
    expect(code).toBe(0);
    expect(stderr).toContain('expected from 0 to 255');
  });
});

describe('export', () => {
  it('writes a LayersModel', async () => {
    const folder = scratch.path('export/deep');
    const { code } = await command(['export', trained, '--to', 'tfjs', '-o', folder]);
    const manifest = z.object({
      format: z.literal('layers-model'),
      weightsManifest: z.array(z.object({ paths: z.array(z.string()) })),
    });
    const parsed = manifest.parse(JSON.parse(readFileSync(`${folder}/model.json`, 'utf8')));
    expect(code).toBe(0);
    for (const path of parsed.weightsManifest.flatMap(({ paths }) => paths))
      expect(readdirSync(folder)).toContain(path);
  });
});

describe('explain', () => {
  const stack = scratch.path('stack.layerloom');
  beforeAll(() => {
    // The chapter's Iris network with its ReLU bypassed: two layers that are one.
    const text = readFileSync(trained, 'utf8');
    const bypassed = text.replace('"id": "activation-1",', '"bypassed": true, "id": "activation-1",');
    writeFileSync(stack, bypassed);
  });

  it('prints the measured numbers as JSON', async () => {
    const { code, stdout } = await command(['explain', stack, '--claim', 'linear-collapse', '--json']);
    expect(code).toBe(0);
    const measured = z
      .object({
        claim: z.literal('linear-collapse'),
        trained: z.literal(true),
        n: z.number(),
        parameters: z.object({ before: z.number(), after: z.number() }),
        largestDifference: z.number(),
        holds: z.boolean(),
      })
      .parse(JSON.parse(stdout));
    // By hand: (4 + 1) · 5 + (5 + 1) · 3 before, (4 + 1) · 3 after.
    expect(measured.parameters).toEqual({ before: 43, after: 15 });
    expect(measured.largestDifference).toBeLessThanOrEqual(1e-4);
    expect(measured.holds).toBe(true);
  });

  it('says the same in words', async () => {
    const { stdout } = await command(['explain', stack, '--claim', 'linear-collapse']);
    expect(stdout).toMatch(
      /^Dense 1 and Dense 2 are one layer of 4 inputs and 3 outputs\.\nParameters: 43 before, 15 as/,
    );
  });

  it.each([
    [[], 2, '"explain" needs --claim'],
    [['--claim', 'linear-colapse'], 2, 'Did you mean "linear-collapse"?'],
    [['--claim', 'batch-norm'], 1, 'There is no BatchNorm in this network'],
    [['--claim', 'rank', '--option', 'node'], 2, '--option takes NAME=VALUE'],
  ])('refuses %j', async (flags, code, sentence) => {
    const answer = await command(['explain', stack, ...flags]);
    expect(answer.code).toBe(code);
    expect(answer.stderr).toContain(sentence);
  });
});

describe('data', () => {
  it('is CSV in centimetres with the label last', async () => {
    const { stdout } = await command(['data', 'iris-test', '--head', '2']);
    expect(stdout.trim().split('\n')).toHaveLength(3);
    expect(stdout).toMatch(/^sepal length \(cm\),.*,label\n\d\.?\d?,\d\.?\d?,\d\.?\d?,\d\.?\d?,0\n/);
    expect((await command(['data', 'iris'])).stdout.trim().split('\n')).toHaveLength(151);
  });

  it('takes the options of made sets', async () => {
    const { stdout } = await command(['data', 'logic-gates-test', '--option', 'gate=nor', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      rows: [
        [0, 0, 1],
        [0, 1, 0],
        [1, 0, 0],
        [1, 1, 0],
      ],
    });
  });
});

it('runs as a process of its own, with nothing but the answer on stdout', () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const stdout = execFileSync(process.execPath, ['--import', 'tsx', main, 'evaluate', gate, '--json'], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(evaluation.parse(JSON.parse(stdout)).accuracy).toBe(1);
});

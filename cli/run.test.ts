import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command, evaluation, makeScratch, makeTestProjects, spoil, type TestProjects } from './testing';

const scratch = makeScratch();
let projects: TestProjects;
beforeAll(async () => {
  projects = await makeTestProjects(scratch);
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
  it.each(['new', 'check', 'summary', 'train', 'evaluate', 'compare', 'predict', 'export', 'data', 'find-rate'])(
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
    writeFileSync(broken, readFileSync(projects.iris).subarray(0, 200));
    for (const path of [scratch.path('missing'), dirname(projects.iris), broken]) {
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
    expect(readdirSync(dirname(projects.iris)).filter((name) => name.includes('unfinished'))).toEqual([]);
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
    expect(await command(['check', projects.iris, '--json'])).toMatchObject({ code: 0, stdout: '{"problems":[]}\n' });
  });

  it('names the problems of a faulty network and ends with 1', async () => {
    const faulty = spoil(scratch, projects.iris, /"units":\s*3/, '"units": 4');
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
    const { code, stdout } = await command(['summary', projects.iris, '--json']);
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

describe('export', () => {
  it('writes a LayersModel', async () => {
    const folder = scratch.path('export/deep');
    const { code } = await command(['export', projects.trained, '--to', 'tfjs', '-o', folder]);
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
  const stdout = execFileSync(process.execPath, ['--import', 'tsx', main, 'evaluate', projects.gate, '--json'], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(evaluation.parse(JSON.parse(stdout)).accuracy).toBe(1);
});

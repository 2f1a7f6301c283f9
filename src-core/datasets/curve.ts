import { z } from 'zod';
import { longestFormula } from '../formula/parse-formula';
import { makeRandom } from '../random';
import { checkedFormula, curveFunction, curveReach, curveSteps, drawnFunction, formatHeights } from './curve-function';
import { type DatasetInfo, defineDataset } from './define-dataset';
import { makeRows, rowCounts, rowFields, rowOptions } from './held-out';
import { pointLicence, pointOrigin } from './points';
import { heldDefault } from './test-part';

const options = z
  .object({
    kind: z.enum(['formula', 'drawn']),
    formula: z.string().max(longestFormula),
    /** Heights at −3, −2.9, … 3, apart by spaces. */
    drawn: z.string().max(1_000),
    noise: z.number().min(0).max(2),
    ...rowOptions,
  })
  .superRefine(({ kind, formula, drawn }, context) => {
    const checked = kind === 'formula' ? checkedFormula(formula) : drawnFunction(drawn);
    if (!checked.ok) context.addIssue({ code: 'custom', path: [kind], message: checked.error });
  });

export type CurveOptions = z.infer<typeof options>;

const defaults: CurveOptions = {
  kind: 'formula',
  formula: 'sin(2x) + x/3',
  drawn: formatHeights(Array.from({ length: 61 }, (_, index) => Math.abs((index - 30) / 10) - 1)),
  noise: 0.1,
  size: 600,
  held: heldDefault,
  seed: 7,
};

/** Regression: a number for a number. */
export const curve = defineDataset<'curve', CurveOptions>({
  id: 'curve',
  title: 'Curve',
  doc: 'Points of a function that you type or draw, with noise: a network that predicts y from x is a picture of what it can be.',
  origin: pointOrigin,
  licence: pointLicence,
  group: 'line',
  options,
  defaults,
  fields: [
    {
      control: 'select',
      key: 'kind',
      label: 'Function',
      options: [
        { value: 'formula', label: 'Typed' },
        { value: 'drawn', label: 'Drawn' },
      ],
    },
    {
      control: 'formula',
      key: 'formula',
      label: 'y =',
      hint: 'A function of x from −3 to 3, such as sin(2x) + x/3.',
      check: checkedFormula,
      when: { key: 'kind', is: ['formula'] },
    },
    {
      control: 'drawing',
      key: 'drawn',
      label: 'Drawn curve',
      hint: 'Drag over the field, or move along it with the arrow keys.',
      when: { key: 'kind', is: ['drawn'] },
    },
    {
      control: 'slider',
      key: 'noise',
      label: 'Noise',
      min: 0,
      max: 2,
      step: 0.05,
      hint: 'Standard deviation of what is added to y.',
    },
    ...rowFields,
  ],
  info: curveInfo,
  source: {
    kind: 'made',
    make(given) {
      const made = curveFunction(given);
      if (!made.ok) throw new Error(made.error);
      const random = makeRandom(given.seed);
      const noise = random.fork('noise');
      // Stratified, then shuffled: an even sample of the line, in any first rows too.
      const places = Uint32Array.from({ length: given.size }, (_, index) => index);
      random.shuffle(places);
      return makeRows(curveInfo(given), given, (index) => {
        const along = ((places[index] ?? 0) + random.uniform()) / given.size;
        const feature = Math.round((2 * along - 1) * curveReach * curveSteps) / curveSteps;
        return { feature, label: made.value(feature) + given.noise * noise.normal() };
      });
    },
  },
});

function curveInfo(given: CurveOptions): DatasetInfo {
  return {
    shape: [1],
    task: 'regression',
    classes: [],
    ...rowCounts(given),
    scale: 1,
    unit: 'points',
    featureNames: ['x'],
    targetName: 'y',
  };
}

import { z } from 'zod';
import { defineDataset } from './define-dataset';
import { rowFields, rowOptions } from './held-out';
import { pointLicence } from './points';
import { boundedNormal, logistic, type Risk, type RiskFeature, riskInfo, riskSource } from './risk';
import { heldDefault } from './test-part';

const options = z.object({ feature: z.enum(['income', 'log']), ...rowOptions });
type IncomeOptions = z.infer<typeof options>;

/** Incomes are log-normal: half earn less than 40 thousand dollars a year, few earn very much more. */
const median = 40;
const spread = 0.8;
const mean = median * Math.exp(spread ** 2 / 2);

const features: Readonly<Record<IncomeOptions['feature'], RiskFeature>> = {
  income: {
    name: 'income ($1,000)',
    of: (income) => income,
    mean,
    deviation: mean * Math.sqrt(Math.exp(spread ** 2) - 1),
  },
  log: {
    name: 'log₁₀ income ($1,000)',
    of: Math.log10,
    mean: Math.log10(median),
    deviation: spread / Math.LN10,
  },
};

/** Twice the income raises the odds four-fold, at 25 thousand dollars they are even: monotone, and linear in the logarithm. */
const risk: Risk<IncomeOptions> = {
  classes: ['defaults', 'repays'],
  unit: 'people',
  draw: (random) => median * Math.exp(spread * boundedNormal(random, 4)),
  chance: (income) => logistic(2 * Math.log(income / 25)),
  feature: ({ feature }) => features[feature],
};

/** (4.1.1): "an applicant with a higher income would always be more likely to repay". */
export const income = defineDataset<'income', IncomeOptions>({
  id: 'income',
  title: 'Income',
  doc: 'Made-up borrowers: who earns more is likelier to repay, but the first 50 thousand dollars matter more than the last.',
  origin: 'Made here from the seed after an example of the chapter (4.1.1); nobody was asked.',
  licence: pointLicence,
  group: 'line',
  options,
  defaults: { feature: 'income', size: 1500, held: heldDefault, seed: 7 },
  fields: [
    {
      control: 'select',
      key: 'feature',
      label: 'Feature',
      options: [
        { value: 'income', label: 'Income' },
        { value: 'log', label: 'Log of income' },
      ],
      hint: 'The logarithm makes the log-odds a straight line.',
    },
    ...rowFields,
  ],
  info: (given) => riskInfo(risk, given),
  source: riskSource(risk),
});

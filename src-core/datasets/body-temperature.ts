import { z } from 'zod';
import { defineDataset } from './define-dataset';
import { rowFields, rowOptions } from './held-out';
import { pointLicence } from './points';
import { boundedNormal, logistic, type Risk, type RiskFeature, riskInfo, riskSource } from './risk';
import { heldDefault } from './test-part';

const options = z.object({ feature: z.enum(['temperature', 'distance']), ...rowOptions });
type TemperatureOptions = z.infer<typeof options>;

const healthy = 37;
const spread = 1.8;

const features: Readonly<Record<TemperatureOptions['feature'], RiskFeature>> = {
  temperature: { name: 'T (°C)', of: (temperature) => temperature, mean: healthy, deviation: spread },
  // Mean and deviation of |z| are √(2/π) and √(1 − 2/π).
  distance: {
    name: '|T − 37| (°C)',
    of: (temperature) => Math.abs(temperature - healthy),
    mean: spread * Math.sqrt(2 / Math.PI),
    deviation: spread * Math.sqrt(1 - 2 / Math.PI),
  },
};

/** At 1.2 degrees from 37 the odds are even; every further degree multiplies them by e⁴. */
const risk: Risk<TemperatureOptions> = {
  classes: ['survives', 'dies'],
  unit: 'patients',
  draw: (random) => healthy + spread * boundedNormal(random, 3.5),
  chance: (temperature) => logistic(4 * (Math.abs(temperature - healthy) - 1.2)),
  feature: ({ feature }) => features[feature],
};

/** (4.1.1): "we can easily come up with examples that violate monotonicity". */
export const bodyTemperature = defineDataset<'body-temperature', TemperatureOptions>({
  id: 'body-temperature',
  title: 'Body temperature',
  doc: 'Made-up patients whose risk rises both ways from 37 °C: no increasing and no decreasing function of T can tell them apart.',
  origin: 'Made here from the seed after an example of the chapter (4.1.1); not medical data.',
  licence: pointLicence,
  group: 'line',
  options,
  defaults: { feature: 'temperature', size: 1500, held: heldDefault, seed: 7 },
  fields: [
    {
      control: 'select',
      key: 'feature',
      label: 'Feature',
      options: [
        { value: 'temperature', label: 'T' },
        { value: 'distance', label: '|T − 37|' },
      ],
      hint: 'The distance from 37 °C is the chapter’s remedy: with it the risk is monotone.',
    },
    ...rowFields,
  ],
  info: (given) => riskInfo(risk, given),
  source: riskSource(risk),
});

import { defineDataset } from './define-dataset';
import { pointDefaults, pointFields, pointInfo, pointLicence, pointOptions, pointOrigin, pointSource } from './points';

const classes = ['upper right', 'lower left'] as const;
const centre = 1.5;

export const gaussians = defineDataset({
  id: 'gaussians',
  title: 'Gaussians',
  doc: 'Two round clouds that overlap more the noisier they are: a straight line is the best answer.',
  origin: pointOrigin,
  licence: pointLicence,
  group: 'points',
  options: pointOptions,
  defaults: pointDefaults,
  fields: pointFields,
  info: (options) => pointInfo(classes, options),
  source: pointSource(classes, ({ noise }) => (label, _along, random) => {
    // Wider clouds with more noise, so that the slider runs from clearly apart to overlapping (1.5 deviations).
    const deviation = 0.4 + 2 * noise;
    const middle = label === 0 ? centre : -centre;
    return [middle + deviation * random.normal(), middle + deviation * random.normal()];
  }),
});

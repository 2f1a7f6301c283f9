import { defineDataset } from './define-dataset';
import { pointDefaults, pointFields, pointInfo, pointLicence, pointOptions, pointOrigin, pointSource } from './points';

const classes = ['upper moon', 'lower moon'] as const;
const radius = 1.8;

export const moons = defineDataset({
  id: 'moons',
  title: 'Moons',
  doc: 'Two half circles that reach into each other.',
  origin: pointOrigin,
  licence: pointLicence,
  group: 'points',
  options: pointOptions,
  defaults: pointDefaults,
  fields: pointFields,
  info: (options) => pointInfo(classes, options),
  source: pointSource(classes, () => (label, along) => {
    const angle = Math.PI * along;
    const x = radius * Math.cos(angle);
    const y = radius * Math.sin(angle);
    return label === 0 ? [x - radius / 2, y - radius / 4] : [radius / 2 - x, radius / 4 - y];
  }),
});

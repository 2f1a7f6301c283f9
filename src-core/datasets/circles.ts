import { defineDataset } from './define-dataset';
import { pointDefaults, pointFields, pointInfo, pointLicence, pointOptions, pointOrigin, pointSource } from './points';

const classes = ['inside', 'outside'] as const;
/** The disc ends at 1.2 and the ring begins at 2.1: a clear gap while there is no noise. */
const radii = [
  { from: 0, to: 1.2 },
  { from: 2.1, to: 2.8 },
] as const;

export const circles = defineDataset({
  id: 'circles',
  title: 'Circles',
  doc: 'A disc inside a ring: no straight line parts them.',
  origin: pointOrigin,
  licence: pointLicence,
  group: 'points',
  options: pointOptions,
  defaults: pointDefaults,
  fields: pointFields,
  info: (options) => pointInfo(classes, options),
  source: pointSource(classes, () => (label, along, random) => {
    const { from, to } = radii[label];
    // The square root spreads the points evenly over the area.
    const radius = Math.sqrt(from * from + (to * to - from * from) * along);
    const angle = 2 * Math.PI * random.uniform();
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }),
});

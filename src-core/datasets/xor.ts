import { defineDataset } from './define-dataset';
import { pointDefaults, pointFields, pointInfo, pointLicence, pointOptions, pointOrigin, pointSource } from './points';

const classes = ['signs agree', 'signs differ'] as const;
/** Free strip on both sides of each axis. */
const gap = 0.2;
const reach = 2.8;

export const xor = defineDataset({
  id: 'xor',
  title: 'XOR',
  doc: 'Four squares, opposite ones alike: the smallest task that a straight line cannot do.',
  origin: pointOrigin,
  licence: pointLicence,
  group: 'points',
  options: pointOptions,
  defaults: pointDefaults,
  fields: pointFields,
  info: (options) => pointInfo(classes, options),
  source: pointSource(classes, () => (label, along, random) => {
    const x = gap + (reach - gap) * random.uniform();
    const y = gap + (reach - gap) * random.uniform();
    const side = along < 0.5 ? 1 : -1;
    return [side * x, (label === 0 ? side : -side) * y];
  }),
});

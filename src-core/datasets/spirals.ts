import { defineDataset } from './define-dataset';
import { pointDefaults, pointFields, pointInfo, pointLicence, pointOptions, pointOrigin, pointSource } from './points';

const classes = ['first arm', 'second arm'] as const;
const turns = 1.75;
const reach = 2.8;

export const spirals = defineDataset({
  id: 'spirals',
  title: 'Two spirals',
  doc: 'Two arms wound round each other: the classic task that needs hidden layers.',
  origin: pointOrigin,
  licence: pointLicence,
  group: 'points',
  options: pointOptions,
  defaults: pointDefaults,
  fields: pointFields,
  info: (options) => pointInfo(classes, options),
  source: pointSource(classes, () => (label, along) => {
    // The arms begin a little off the centre, where they would touch.
    const way = 0.1 + 0.9 * along;
    const angle = 2 * Math.PI * turns * way + Math.PI * label;
    return [reach * way * Math.sin(angle), reach * way * Math.cos(angle)];
  }),
});

import { findDataset } from '../../../src-core/datasets/registry';
import type { ParamValue } from '../../../src-core/nodes/define-node';
import { useApp } from '../../store/create-store';
import { Button } from '../../ui/button';
import { changeTitle } from '../../ui/change-title';
import { SliderField } from '../../ui/slider-field';

/** Options of a set of points that one turns while looking at it, with their words here. */
const turned: Readonly<Record<string, string>> = { noise: 'Noise', size: 'Samples', held: 'Test part, %' };

/** Seeds are whole numbers of 32 bits. */
const seeds = 2 ** 32;

/** How many points there are and how far they stray: ordinary edits of the data set's options. */
export function PointControls() {
  const dataset = useApp(({ document }) => document.dataset);
  const edit = useApp((state) => state.edit);
  const definition = findDataset(dataset.id);
  if (definition === null) return null;
  const options = { ...definition.defaults, ...dataset.options };
  const change = (key: string, value: ParamValue, title: string, mode: 'join' | 'step'): void => {
    edit({ kind: 'set-dataset', dataset: { id: dataset.id, options: { ...options, [key]: value } } }, title, mode);
  };
  const seed = options.seed;
  return (
    <>
      <div className="plot-h">
        <b>Points</b>
        {typeof seed === 'number' ? <span className="t3 s11t tn">seed {seed}</span> : null}
      </div>
      <div className="point-fields">
        {definition.fields.map((field) => {
          const value = options[field.key];
          const label = turned[field.key];
          if (label === undefined || typeof value !== 'number') return null;
          if (field.control !== 'slider' && field.control !== 'number') return null;
          return (
            <SliderField
              key={field.key}
              label={label}
              value={value}
              min={field.min}
              max={field.key === 'size' ? Math.min(field.max, 1000) : field.max}
              step={field.step}
              onChange={(next, from) => change(field.key, next, changeTitle(label.toLowerCase(), from), 'join')}
            />
          );
        })}
      </div>
      {typeof seed === 'number' ? (
        <Button
          small
          icon="wand-sparkles"
          onClick={() => change('seed', (seed * 48_271 + 11) % seeds, 'make new points', 'step')}
        >
          New points
        </Button>
      ) : null}
      <p className="s11t t3 new-points">New points start the run again.</p>
    </>
  );
}

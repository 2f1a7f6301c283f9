import type { DatasetInfo } from '../../../src-core/datasets/define-dataset';
import type { RegionMapMeasurement } from '../../../src-core/explain/region-map';
import type { PlaneKind } from '../../../src-core/explain/region-plane';
import { SelectField } from '../../ui/select-field';
import { useClaimOptions } from '../claim-options';
import { SamplePicker } from '../sample-picker';

interface RegionControlsProps {
  readonly plane: RegionMapMeasurement['plane'];
  readonly info: DatasetInfo;
}

/** Which plane is cut: through three images, or over two features with the others held. */
export function RegionControls({ plane, info }: RegionControlsProps) {
  if (plane.kind === 'rows') return <ThroughRows plane={plane} info={info} />;
  // Of two features there is one plane only.
  return plane.row === null ? null : <OverFeatures plane={plane} row={plane.row} info={info} />;
}

const corners = [
  ['origin', 'Lower left'],
  ['across', 'Lower right'],
  ['up', 'Upper left'],
] as const;

function ThroughRows({ plane, info }: { plane: Extract<PlaneKind, { kind: 'rows' }>; info: DatasetInfo }) {
  const { explain, options } = useClaimOptions();
  const [origin, across, up] = plane.rows;
  const shown = { zoom: options.zoom ?? 1, origin, across, up, originClass: -1, acrossClass: -1, upClass: -1 };
  return (
    <div className="region-controls">
      {corners.map(([key, name], index) => {
        const typed = options[`${key}Class`] === -1 ? options[key] : undefined;
        return (
          <SamplePicker
            key={key}
            name={name}
            row={typeof typed === 'number' && typed >= 0 ? typed : shown[key]}
            label={plane.labels[index] ?? 0}
            classes={info.classes}
            testCount={info.testCount}
            onChoose={({ row, label }) => explain('region-map', { ...shown, [key]: row, [`${key}Class`]: label })}
          />
        );
      })}
    </div>
  );
}

interface OverFeaturesProps {
  readonly plane: Extract<PlaneKind, { kind: 'features' }>;
  readonly row: number;
  readonly info: DatasetInfo;
}

function OverFeatures({ plane: { x, y }, row, info }: OverFeaturesProps) {
  const { explain, options: given } = useClaimOptions();
  const features = info.featureNames ?? [];
  const options = features.map((name, index) => ({ value: String(index), label: name }));
  const shown = { zoom: given.zoom ?? 1, x: x.feature, y: y.feature, row };
  return (
    <div className="region-controls">
      <SelectField
        label="Across"
        value={String(x.feature)}
        options={options}
        onChange={(value) => explain('region-map', { ...shown, x: Number(value) })}
      />
      <SelectField
        label="Up"
        value={String(y.feature)}
        options={options}
        onChange={(value) => explain('region-map', { ...shown, y: Number(value) })}
      />
      <SamplePicker
        name="Others as in row"
        row={row}
        label={0}
        classes={[]}
        testCount={info.testCount}
        onChoose={(choice) => explain('region-map', { ...shown, row: choice.row })}
      />
    </div>
  );
}

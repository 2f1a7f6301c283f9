import { useCallback } from 'react';
import type { Shape } from '../../../src-core/nodes/define-node';
import { formatShort } from '../../ui/format';
import { useLive } from '../live';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { drawImage, imageShape } from './paint-pixels';
import { paintValues } from './paint-values';
import { ProbabilityBars } from './probability-bars';
import type { ThumbnailProps } from './thumbnail';
import { WordsBox } from './words-box';

const whole = { x: 0, y: 0, width: thumbnailWidth, height: thumbnailHeight };
/** So few numbers are written down. */
const mostWritten = 6;

/** The values of the followed row on this node. */
export function ValuesThumbnail({ data }: ThumbnailProps) {
  const { sample, dataset, head, traced } = useLive();
  const { node, name, takesInput, analysis } = data;
  const values = sample?.values.get(node.id);
  const shape = analysis?.output ?? null;
  if (node.bypassed === true) return <WordsBox text="Bypassed: the values go past it unchanged" />;
  if (sample === null || values === undefined || shape === null) return <WordsBox text="Values are being computed" />;
  const classes = dataset?.classes ?? [];
  if (node.id === head?.node && classes.length > 0) return <ProbabilityBars output={values} classes={classes} />;
  if (!takesInput && imageShape(shape) !== null) return <InputImage features={sample.features} shape={shape} />;
  if (values.length <= mostWritten) {
    return <WrittenValues values={values} names={takesInput ? [] : (dataset?.featureNames ?? [])} />;
  }
  return <Picture values={values} shape={shape} label={`Values of ${traced ?? 'the row'} on ${name}`} />;
}

function Picture({ values, shape, label }: { values: Float32Array; shape: Shape; label: string }) {
  const paint = useCallback<Paint>(
    (context, colors) => paintValues(context, colors, values, shape, whole),
    [values, shape],
  );
  return <PaintedCanvas width={thumbnailWidth} height={thumbnailHeight} paint={paint} label={label} />;
}

function InputImage({ features, shape }: { features: Uint8Array | Float32Array; shape: Shape }) {
  const paint = useCallback<Paint>(
    (context) => {
      const image = imageShape(shape);
      context.fillStyle = '#000';
      context.fillRect(0, 0, thumbnailWidth, thumbnailHeight);
      const side = thumbnailHeight;
      // A row of the user's own has numbers of bytes as well.
      const bytes = features instanceof Uint8Array ? features : Uint8Array.from(features);
      if (image !== null)
        drawImage(context, bytes, 0, image, { x: (thumbnailWidth - side) / 2, y: 0, width: side, height: side });
    },
    [features, shape],
  );
  return (
    <PaintedCanvas width={thumbnailWidth} height={thumbnailHeight} paint={paint} label="The image that is followed" />
  );
}

/** Numbers with a bar from zero each. */
function WrittenValues({ values, names }: { values: Float32Array; names: readonly string[] }) {
  const largest = Math.max(...[...values].map(Math.abs), 1e-9);
  return (
    <dl className="thumb-written">
      {[...values].map((value, index) => {
        const name = names[index] ?? `unit ${index + 1}`;
        return (
          <div key={name}>
            <dt className="cut" title={name}>
              {name}
            </dt>
            <dd className={value < 0 ? 'below' : ''} aria-hidden="true">
              <i style={{ width: `${(50 * Math.abs(value)) / largest}%` }} />
            </dd>
            <dd className="num">{formatShort(value)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

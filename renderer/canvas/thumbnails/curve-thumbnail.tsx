import { useCallback } from 'react';
import { type ActivationFunction, findActivationFunction } from '../../../src-core/nodes/activation-functions';
import { useLive } from '../live';
import { thumbnailHeight, thumbnailWidth } from '../measures';
import { type Paint, PaintedCanvas } from '../painted-canvas';
import { paintCurve } from './paint-curve';
import type { ThumbnailProps } from './thumbnail';
import { WordsBox } from './words-box';

/** The function of an activation node over the histogram of what goes into it now. */
export function CurveThumbnail({ data }: ThumbnailProps) {
  const { nodes, weights } = useLive();
  const { params, id } = data.node;
  const shape = findActivationFunction(String(params.function));
  if (shape === null) return <WordsBox text={data.definition.doc} />;
  const alpha = weights.get(id)?.find(({ name }) => name === 'alpha')?.values;
  const slope = shape.id === 'prelu' ? meanOf(alpha, Number(params.alpha ?? 0.25)) : Number(params.slope ?? 0);
  return <Curve shape={shape} slope={slope} histogram={nodes?.get(id)?.histogram ?? null} />;
}

function Curve({
  shape,
  slope,
  histogram,
}: {
  shape: ActivationFunction;
  slope: number;
  histogram: Float32Array | null;
}) {
  const paint = useCallback<Paint>(
    (context, colors) => paintCurve(context, colors, (x) => shape.value(x, slope), histogram),
    [shape, slope, histogram],
  );
  const below = histogram === null ? '' : ' over the histogram of its inputs';
  return (
    <PaintedCanvas
      width={thumbnailWidth}
      height={thumbnailHeight}
      paint={paint}
      label={`${shape.title} on −8 to 8${below}`}
    />
  );
}

function meanOf(values: Float32Array | undefined, otherwise: number): number {
  if (values === undefined || values.length === 0) return otherwise;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { useEffect, useRef } from 'react';
import type { Shape } from '../../src-core/nodes/define-node';
import { imageShape } from './thumbnails/paint-pixels';

interface SampleImageProps {
  /** Bytes, or numbers 0–255. */
  readonly features: ArrayLike<number>;
  /** Where its first number stands. */
  readonly offset?: number;
  readonly shape: Shape;
  /** Empty where the words beside it say it all. */
  readonly label: string;
  readonly className?: string;
}

/** One image of the data on its own black ground, a pixel of the bitmap for each of its own; the style gives the size. */
export function SampleImage({ features, offset = 0, shape, label, className = '' }: SampleImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = imageShape(shape);
  const [width, height, channels] = [image?.width ?? 1, image?.height ?? 1, image?.channels ?? 1];
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === undefined || context === null) return;
    const pixels = context.createImageData(width, height);
    for (let pixel = 0; pixel < width * height; pixel++) {
      for (let channel = 0; channel < 3; channel++) {
        const at = offset + pixel * channels + Math.min(channel, channels - 1);
        pixels.data[4 * pixel + channel] = features[at] ?? 0;
      }
      pixels.data[4 * pixel + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
  }, [features, offset, width, height, channels]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      className={`pixels ${className}`}
      {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}

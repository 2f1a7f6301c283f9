import { useEffect, useRef } from 'react';
import type { DatasetPreview } from '../../src-core/training/protocol';

const most = 24;

/** Real images with the names of their classes. */
export function ImageGrid({ preview }: { preview: DatasetPreview }) {
  const { info, features, labels } = preview;
  const [height = 1, width = 1] = info.shape;
  return (
    <div className="image-grid">
      {labels.slice(0, most).map((label, index) => {
        const name = info.classes[label] ?? String(label);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows come in a fixed order and have no other name.
          <figure key={index}>
            <ImageTile values={features} offset={index * width * height} width={width} height={height} name={name} />
            <figcaption className="cut" title={name}>
              {name}
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
}

interface ImageTileProps {
  /** Pixels 0 to 255. */
  readonly values: DatasetPreview['features'];
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
}

/** One grey image on its own black ground. */
function ImageTile({ values, offset, width, height, name }: ImageTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === undefined || context === null) return;
    const image = context.createImageData(width, height);
    for (let pixel = 0; pixel < width * height; pixel++) {
      const value = values[offset + pixel] ?? 0;
      image.data.set([value, value, value, 255], pixel * 4);
    }
    context.putImageData(image, 0, 0);
  }, [values, offset, width, height]);
  return <canvas ref={canvas} width={width} height={height} className="tile" role="img" aria-label={name} />;
}

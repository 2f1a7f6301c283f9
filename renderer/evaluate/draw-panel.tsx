import { type DragEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import { SampleImage } from '../canvas/sample-image';
import { ProbabilityBars } from '../canvas/thumbnails/probability-bars';
import { useApp } from '../store/create-store';
import { useSampleValues } from '../store/use-sample';
import { Button } from '../ui/button';
import { type Board, DrawingBoard } from './drawing-board';
import { fitImage } from './fit-image';

/** Digits leave a margin, clothes do not. */
const fillOf = (info: DatasetInfo): number => (info.classes.every((name) => /^\d$/.test(name)) ? 20 / 28 : 26 / 28);
/** A larger picture is read at this size; it becomes 28 pixels anyway. */
const mostPixels = 512;

/** A picture of the user's own, drawn or from a file, and what the network takes it for while it is drawn. */
export function DrawPanel({ info, classes }: { info: DatasetInfo; classes: readonly string[] }) {
  const [own, setOwn] = useState<{ readonly features: Float32Array; readonly title: string } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const board = useRef<Board>(null);
  const side = info.shape[0] ?? 28;
  const fill = fillOf(info);
  const take = useCallback(
    (rgba: Uint8ClampedArray, width: number, height: number, title: string) => {
      const features = fitImage(rgba, width, height, side, fill);
      setOwn(features.some((value) => value > 0) ? { features, title } : null);
      setFault(null);
    },
    [side, fill],
  );
  const onDrawn = useCallback(
    (rgba: Uint8ClampedArray, width: number, height: number) => take(rgba, width, height, 'your drawing'),
    [take],
  );
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = await readPicture(file);
    if (read === null) {
      setFault(`${file.name} is not a picture that can be read here: PNG and JPEG can.`);
      return;
    }
    board.current?.show(read.image);
    take(read.rgba, read.image.width, read.image.height, file.name);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files; the button beside does the same by key.
    <div
      className="draw-panel"
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        void open(event.dataTransfer.files[0]);
      }}
    >
      <div className="draw-top">
        <DrawingBoard ref={board} label="Draw something for the network" onChange={onDrawn} />
        <div className="draw-side">
          <div className="draw-seen">
            {own === null ? (
              <span className="pixels s48" />
            ) : (
              <SampleImage features={own.features} shape={info.shape} label="As the network sees it" className="s48" />
            )}
            <span className="s11t t2">as it is seen</span>
          </div>
          <PictureButton onFile={(file) => void open(file)} />
          <Button small disabled={own === null} onClick={() => board.current?.clear()}>
            Clear
          </Button>
        </div>
      </div>
      {fault === null ? null : (
        <p className="s11t err" role="alert">
          {fault}
        </p>
      )}
      <Answer own={own} classes={classes} />
    </div>
  );
}

function PictureButton({ onFile }: { onFile: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        data-testid="picture-file"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button small icon="image" onClick={() => input.current?.click()}>
        Picture
      </Button>
    </>
  );
}

function Answer({
  own,
  classes,
}: {
  own: { readonly features: Float32Array; readonly title: string } | null;
  classes: readonly string[];
}) {
  const pinSample = useApp((state) => state.pinSample);
  const trace = useApp((state) => state.trace);
  const sample = useMemo(() => (own === null ? null : ({ kind: 'own', features: own.features } as const)), [own]);
  const seen = useSampleValues(sample);
  if (own === null || sample === null) {
    return (
      <p className="s12t t2">Draw, or drop a PNG or JPEG here: it is turned bright on black and put in the middle.</p>
    );
  }
  return (
    <>
      <div className="draw-bars" aria-live="off">
        {seen === null ? (
          <span className="t3 s11t">computing</span>
        ) : (
          <ProbabilityBars output={seen.output} classes={classes} />
        )}
      </div>
      <Button
        small
        icon="route"
        onClick={() => {
          pinSample(sample, { title: own.title });
          trace(true);
        }}
      >
        Follow through the network
      </Button>
    </>
  );
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

async function readPicture(file: File): Promise<{ image: ImageBitmap; rgba: Uint8ClampedArray } | null> {
  try {
    const full = await createImageBitmap(file);
    const scale = Math.min(1, mostPixels / Math.max(full.width, full.height));
    const [width, height] = [Math.max(1, Math.round(full.width * scale)), Math.max(1, Math.round(full.height * scale))];
    const surface = new OffscreenCanvas(width, height);
    const context = surface.getContext('2d', { willReadFrequently: true });
    if (context === null) return null;
    context.drawImage(full, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return { image: surface.transferToImageBitmap(), rgba: data };
  } catch {
    return null;
  }
}

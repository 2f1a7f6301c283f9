import {
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';

/** Pixels of the board; the pen is as thick as a stroke of the data. */
const size = 112;
const pen = 9;
const keyStep = 4;
/** It is read after every stroke. */
const readBack: CanvasRenderingContext2DSettings = { willReadFrequently: true };

export interface Board {
  clear(): void;
  /** Shows a picture instead of what was drawn. */
  show(image: ImageBitmap): void;
}

interface DrawingBoardProps {
  readonly label: string;
  readonly onChange: (rgba: Uint8ClampedArray, width: number, height: number) => void;
  readonly ref: Ref<Board>;
}

/** A black board to draw on in white: with the mouse, a finger, or keys (arrows move the pen, Space lowers and lifts it). */
export function DrawingBoard({ label, onChange, ref }: DrawingBoardProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const keys = useRef({ x: size / 2, y: size / 2, down: false });
  const changed = useCallback(() => {
    const context = canvas.current?.getContext('2d', readBack);
    if (context) onChange(context.getImageData(0, 0, size, size).data, size, size);
  }, [onChange]);
  const clear = useCallback(() => {
    const context = canvas.current?.getContext('2d', readBack);
    if (!context) return;
    context.fillStyle = '#000';
    context.fillRect(0, 0, size, size);
  }, []);
  useEffect(clear, [clear]);
  useImperativeHandle(
    ref,
    () => ({
      clear() {
        clear();
        changed();
      },
      show(image) {
        clear();
        const scale = Math.min(size / image.width, size / image.height);
        const [width, height] = [image.width * scale, image.height * scale];
        canvas.current
          ?.getContext('2d', readBack)
          ?.drawImage(image, (size - width) / 2, (size - height) / 2, width, height);
      },
    }),
    [clear, changed],
  );
  const lineTo = (x: number, y: number): void => {
    const context = canvas.current?.getContext('2d', readBack);
    if (!context) return;
    const from = last.current ?? { x, y };
    context.strokeStyle = '#fff';
    context.lineWidth = pen;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(x + 0.01, y);
    context.stroke();
    last.current = { x, y };
    changed();
  };
  const placeOf = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * size, ((event.clientY - box.top) / box.height) * size];
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = keys.current;
    const move = moves[event.key];
    if (move === undefined && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (move === undefined) at.down = !at.down;
    else [at.x, at.y] = [inside(at.x + move[0] * keyStep), inside(at.y + move[1] * keyStep)];
    if (at.down) lineTo(at.x, at.y);
    else last.current = null;
  };
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it has keys of its own.
    <canvas
      ref={canvas}
      width={size}
      height={size}
      className="drawing-board"
      role="application"
      tabIndex={0}
      aria-label={`${label}. Arrows move the pen, Space lowers and lifts it.`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = null;
        lineTo(...placeOf(event));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) lineTo(...placeOf(event));
      }}
    />
  );
}

const inside = (value: number): number => Math.max(0, Math.min(size, value));

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

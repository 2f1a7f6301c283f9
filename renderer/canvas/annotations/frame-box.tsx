import type { NodeProps } from '@xyflow/react';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import type { Frame, Size } from '../../../src-core/graph/document';
import { limits } from '../../../src-core/graph/document-schema';
import { appStore } from '../../store/create-store';
import { Icon } from '../../ui/icon';
import { typedText } from '../../ui/limited-text';
import { focusCard } from '../focus-card';
import { editAnnotation, useIsEdited } from './editing';
import { type FrameFlowNode, flowIdOf } from './flow-annotations';
import { ResizeCorner } from './resize-corner';

const least: Size = { width: 160, height: 80 };

/** A titled box round some cards. Its title moves it; all else of it lets the mouse through to the canvas. */
export const FrameBox = memo(
  function FrameBox({ data: { frame, facts }, selected }: NodeProps<FrameFlowNode>) {
    const edited = useIsEdited(frame.id);
    const [dragged, setDragged] = useState<Size | null>(null);
    const { width, height } = dragged ?? frame.size;
    const resize = (size: Size, done: boolean): void => {
      setDragged(done ? null : size);
      if (done) change({ ...frame, size }, `resize ${nameOf(frame)}`);
    };
    return (
      <section
        className={`frame ${frame.colour ?? ''}${selected ? ' sel' : ''}`}
        style={{ width, height }}
        data-testid={`frame-${frame.id}`}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same */}
        <div className="frame-title" onDoubleClick={() => editAnnotation(frame.id)}>
          <Icon name="ungroup" size={12} />
          {edited ? <TitleField frame={frame} /> : <b className="cut">{frame.title === '' ? 'Frame' : frame.title}</b>}
          <span>{facts}</span>
        </div>
        {selected ? (
          <ResizeCorner label={`Size of ${nameOf(frame)}`} size={frame.size} least={least} onResize={resize} />
        ) : null}
      </section>
    );
  },
  (one, other) => one.data === other.data && one.selected === other.selected,
);

const nameOf = ({ title }: Frame): string => (title === '' ? 'the frame' : title);

function change(frame: Frame, title: string): void {
  appStore.getState().edit({ kind: 'annotate', frames: [frame], notes: [] }, title);
}

/** Enter or leaving it keeps the name, Escape does not. */
function TitleField({ frame }: { frame: Frame }) {
  const [text, setText] = useState(frame.title);
  const done = useRef(false);
  const finish = (keep: boolean): void => {
    if (done.current) return;
    done.current = true;
    if (keep && text.trim() !== frame.title) change({ ...frame, title: text.trim() }, `rename ${nameOf(frame)}`);
    editAnnotation(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    finish(event.key === 'Enter');
    focusCard(flowIdOf(frame.id));
  };
  return (
    <input
      className="nodrag nopan"
      aria-label={`Name of ${nameOf(frame)}`}
      spellCheck={false}
      autoComplete="off"
      placeholder="Name of the frame"
      // biome-ignore lint/a11y/noAutofocus: it was asked for by a key or a menu
      autoFocus
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(typedText(event, text, limits.name))}
      onBlur={() => finish(true)}
      onKeyDown={onKeyDown}
    />
  );
}

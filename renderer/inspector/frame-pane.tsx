import { useMemo } from 'react';
import { type Frame, frameColours } from '../../src-core/graph/document';
import { limits } from '../../src-core/graph/document-schema';
import { nodesIn } from '../../src-core/graph/editing/frames';
import { canvasActions } from '../commands/canvas-actions';
import { countWords } from '../commands/count-words';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { SelectField } from '../ui/select-field';
import { TextField } from '../ui/text-field';
import { DeleteButton } from './delete-button';
import { NodeCosts } from './node-costs';
import { PaneHeader } from './pane-header';

const plain = 'none';
const colours = [plain, ...frameColours].map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}));

/** A frame: its title, its colour, and what lies in it. */
export function FramePane({ frame }: { frame: Frame }) {
  const document = useApp((state) => state.document);
  const edit = useApp((state) => state.edit);
  const inside = useMemo(() => {
    const cards = canvasActions()?.boxesOf(new Set(document.nodes.map(({ id }) => id))) ?? [];
    return nodesIn(frame, cards);
  }, [document.nodes, frame]);
  const select = useCommand('edit.select-framed');
  const fit = useCommand('edit.fit-frame');
  const change = (next: Frame, title: string, mode: 'step' | 'join'): boolean =>
    edit({ kind: 'annotate', frames: [next], notes: [] }, title, mode);
  const { colour: _, ...uncoloured } = frame;
  return (
    <>
      <PaneHeader
        icon="ungroup"
        title={frame.title === '' ? 'Frame' : frame.title}
        kind={`Frame round ${countWords(inside.length, 0) || 'no node'}`}
      >
        <DeleteButton />
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached and scrolled by key. */}
      <section className="ins-body" aria-label="Settings of the frame" tabIndex={0}>
        <div className="sec">
          <TextField
            label="Title"
            value={frame.title}
            placeholder="Frame"
            maxLength={limits.name}
            onChange={(title, from) =>
              change({ ...frame, title }, from === '' ? 'name a frame' : `rename ${from}`, 'join')
            }
          />
          <SelectField
            label="Colour"
            options={colours}
            value={frame.colour ?? plain}
            onChange={(chosen) => {
              const colour = frameColours.find((one) => one === chosen);
              change(colour === undefined ? uncoloured : { ...frame, colour }, 'colour a frame', 'step');
            }}
          />
        </div>
        <div className="sec">
          <h3>
            What is in it <small>{countWords(inside.length, 0) || 'nothing'}</small>
          </h3>
          {inside.length === 0 ? (
            <p className="prose">
              A card lies in a frame when its middle does. Drag one in, or move the frame over it.
            </p>
          ) : (
            <>
              <NodeCosts nodes={inside} />
              <div className="stack">
                <Button small onClick={select.run}>
                  {select.title}
                </Button>
                <Button small onClick={fit.run}>
                  {fit.title}
                </Button>
              </div>
            </>
          )}
        </div>
      </section>
    </>
  );
}

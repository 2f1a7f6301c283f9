import { useEffect } from 'react';
import { useCommand } from '../commands/use-command';
import { appStore, useApp } from '../store/create-store';
import { sampleOfNow } from '../store/make-sample-slice';
import { formatCount, formatPercent } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { takesText } from '../ui/takes-text';
import { useLive } from './live';
import { SampleImage } from './sample-image';
import { answerOf, sampleWords } from './sample-words';
import { imageShape } from './thumbnails/paint-pixels';

/** Says whose values the canvas shows, and leads to the next row or out again. */
export function SampleBar() {
  const { tracing } = useLive();
  return tracing ? <Bar /> : null;
}

function Bar() {
  const { sample, dataset } = useLive();
  const pinned = useApp(sampleOfNow);
  const [previous, next, leave] = [
    useCommand('sample.previous'),
    useCommand('sample.next'),
    useCommand('sample.follow'),
  ];
  useSampleKeys();
  if (pinned === null || dataset === null) return null;
  const words = pinned.title ?? sampleWords(pinned.sample, dataset);
  const isImage = imageShape(dataset.shape) !== null;
  return (
    <div className="sample-bar" role="toolbar" aria-label="Followed sample">
      {isImage && sample !== null ? (
        <SampleImage features={sample.features} shape={dataset.shape} label={words} className="s28" />
      ) : null}
      <span className="sample-what">
        <b className="b cut tn" title={words}>
          {capital(words)}
        </b>
        <span className="s11t t2 tn cut">{placeOf(pinned)}</span>
      </span>
      <Verdict />
      <span className="row">
        <IconButton
          small
          icon="chevron-left"
          label={previous.title}
          shortcut={previous.shortcut}
          disabledReason={previous.disabledReason}
          onClick={previous.run}
        />
        <IconButton
          small
          icon="chevron-right"
          label={next.title}
          shortcut={next.shortcut}
          disabledReason={next.disabledReason}
          onClick={next.run}
        />
      </span>
      <IconButton small icon="x" label="Stop following" shortcut="Esc" onClick={leave.run} />
    </div>
  );
}

/** What it is and what the network takes it for. */
function Verdict() {
  const { sample, dataset } = useLive();
  if (sample === null || dataset === null) return <span className="sample-verdict t3">computing</span>;
  const answer = answerOf(sample.output, dataset.classes);
  if (answer === null) {
    return (
      <span className="sample-verdict tn">
        {sample.label === null ? null : (
          <>
            is <b className="b">{sample.label.toFixed(3)}</b>,{' '}
          </>
        )}
        says <b className="b">{(sample.output[0] ?? 0).toFixed(3)}</b>
      </span>
    );
  }
  const truth = sample.label === null ? null : (dataset.classes[sample.label] ?? `class ${sample.label}`);
  const right = truth === null ? null : answer.label === sample.label;
  return (
    <span className="sample-verdict tn">
      {truth === null ? null : (
        <>
          is <b className="b">{truth}</b>,{' '}
        </>
      )}
      said <b className={`b ${right === false ? 'is-wrong' : ''}`}>{answer.name}</b>{' '}
      <span className="t2">{formatPercent(answer.probability)}</span>
      {right === null ? null : <span className={right ? 'is-right' : 'is-wrong'}> {right ? 'right' : 'wrong'}</span>}
    </span>
  );
}

function placeOf({ sample, walk }: NonNullable<ReturnType<typeof sampleOfNow>>): string {
  if (sample.kind === 'own') return 'not of the data set';
  if (walk === null) return 'arrow keys step through the set';
  return `${formatCount(walk.rows.indexOf(sample.row) + 1)} of ${formatCount(walk.rows.length)}: ${walk.title}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * While a row is followed, arrows step through the rows and Escape leaves, wherever the focus is; what has these keys for
 * itself (a field, a slider, a grid, a menu, selected cards that arrows move) keeps them.
 */
function useSampleKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || keepsAllKeys(event.target)) return;
      const { stepSample, trace } = appStore.getState();
      const arrow = arrows[event.key];
      if (event.key === 'Escape') trace(false);
      else if (arrow !== undefined && !keepsArrows(event.target)) stepSample(arrow);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

const arrows: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** A dialog, a menu, a text field, or selected parts of the canvas: Escape is theirs first. */
function keepsAllKeys(target: EventTarget | null): boolean {
  const { dialog, question, selectedNodes, selectedEdges } = appStore.getState();
  if (dialog !== null || question !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  const onCanvas = target.closest('.react-flow') !== null && selectedNodes.size + selectedEdges.size > 0;
  return onCanvas || takesText(target) || target.closest('[role="menu"], [role="combobox"]') !== null;
}

const walked = ['slider', 'grid', 'listbox', 'tablist', 'radiogroup', 'application'];
const walkers = walked.map((role) => `[role="${role}"]`).join(', ');

/** What is walked by arrows itself. */
function keepsArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(walkers) !== null;
}

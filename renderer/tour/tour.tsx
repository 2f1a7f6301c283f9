import { useEffect, useLayoutEffect, useState } from 'react';
import { useCommand } from '../commands/use-command';
import { useApp } from '../store/create-store';
import { Button } from '../ui/button';
import { type BubblePlace, placeBubble } from './place-bubble';
import { type TourStep, tourSteps } from './steps';

/** The first start's four hints. They stand beside what they are about, block nothing, and can be left at once. */
export function Tour() {
  const step = useApp(({ settings }) => settings.tourStep);
  const busy = useApp(({ dialog, question }) => dialog !== null || question !== null);
  const shown = step === null ? undefined : tourSteps[step];
  if (step === null || shown === undefined || busy) return null;
  return <Bubble key={step} step={shown} index={step} />;
}

function Bubble({ step, index }: { step: TourStep; index: number }) {
  const changeSettings = useApp((state) => state.changeSettings);
  const announce = useApp((state) => state.announce);
  const place = usePlace(step);
  const train = useCommand('run.train');
  const last = index === tourSteps.length - 1;
  const leave = (): void => changeSettings({ tourStep: null });
  const next = (): void => changeSettings({ tourStep: last ? null : index + 1 });

  useEffect(() => {
    announce(`Tour, ${index + 1} of ${tourSteps.length}: ${step.title}. ${step.text}`);
  }, [announce, index, step]);
  useNextWhenTraining(index === 0, next);
  useEscape(leave);

  if (place === null) return null;
  return (
    <section
      className={`tour pop tip-${step.side}`}
      aria-label={`Tour, step ${index + 1} of ${tourSteps.length}`}
      style={{ left: place.left, top: place.top, '--tip': `${place.tip}px` }}
    >
      <p className="s11t t3">
        Tour, {index + 1} of {tourSteps.length}
      </p>
      <b>{step.title}</b>
      <p className="tour-text">{step.text}</p>
      <div className="row">
        <span className="dots" aria-hidden="true">
          {tourSteps.map(({ title }, at) => (
            <i key={title} className={at === index ? 'on' : ''} />
          ))}
        </span>
        <span className="sp" />
        {last ? null : (
          <Button look="quiet" small onClick={leave}>
            Leave tour
          </Button>
        )}
        {index === 0 && train.disabledReason === undefined ? (
          <Button look="primary" small onClick={train.run}>
            Train it
          </Button>
        ) : (
          <Button look="primary" small onClick={next}>
            {last ? 'Done' : 'Next'}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Who trains has taken the first step, by whichever button. */
function useNextWhenTraining(first: boolean, next: () => void): void {
  const phase = useApp(({ run }) => run.phase);
  useEffect(() => {
    if (first && phase === 'running') next();
  });
}

/** Escape leaves the tour, unless something nearer to the keys took it. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

function usePlace({ anchor, side }: TourStep): BubblePlace | null {
  const [place, setPlace] = useState<BubblePlace | null>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      const target = document.querySelector(anchor)?.getBoundingClientRect();
      if (target === undefined) return;
      setPlace(placeBubble(target, side, { width: window.innerWidth, height: window.innerHeight }));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [anchor, side]);
  return place;
}

import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import type { Measurement } from './use-measurement';

interface MeasuredBadgeProps {
  readonly measurement: Measurement;
  /** It trained networks of its own. */
  readonly trains: boolean;
  /** Where there is little room. */
  readonly short?: boolean;
}

/** Of what the numbers are: the weights of now, the first ones, earlier ones; and how to bring them up to date. */
export function MeasuredBadge({ measurement, trains, short = false }: MeasuredBadgeProps) {
  const { measured, stale, epoch, progress, waits, measure, cancel } = measurement;
  if (measured === null) return null;
  if (waits) {
    return (
      <Button
        small
        icon="play"
        title={
          trains ? 'The numbers are of an earlier network or other settings' : 'The numbers are of earlier weights'
        }
        onClick={measure}
      >
        Measure again
      </Button>
    );
  }
  if (stale && progress !== null) {
    return (
      <span className="badge n" title={progress.what}>
        <Icon name="loader-circle" size={12} />
        measuring again
        <button type="button" className="link" onClick={cancel}>
          cancel
        </button>
      </span>
    );
  }
  if (trains) {
    return (
      <span className="badge s" title="From first weights, whatever those of the canvas are">
        <Icon name="circle-check" size={12} />
        trained for this
      </span>
    );
  }
  const of = `${short ? '' : 'measured on '}${epoch === null ? 'the first weights' : 'your weights'}`;
  return (
    <span className={`badge ${stale ? 'n' : 's'}`} title={epoch === null ? 'Not trained yet' : `After epoch ${epoch}`}>
      <Icon name={stale ? 'loader-circle' : 'circle-check'} size={12} />
      {stale ? 'measuring again' : of}
    </span>
  );
}

/** A part of a measurement that says how far it is. */
interface Begun {
  readonly what: string;
  readonly at: number;
  readonly fraction: number;
  /** The newest fraction. */
  readonly last: number;
}

/** Nothing is said of the first moments: how fast it goes is not known yet. */
const least = { seconds: 1.5, fraction: 0.03 };

export type TimeLeft = (what: string, fraction: number | null) => number | null;

/**
 * Seconds that what is measured now will still take, at the pace so far; `null` as long as that cannot be told. Another
 * part, or one that begins anew, is timed by itself.
 * @param now in milliseconds
 */
export function makeTimeLeft(now: () => number): TimeLeft {
  let begun: Begun | null = null;
  return (what, fraction) => {
    if (fraction === null) {
      begun = null;
      return null;
    }
    const goesOn = begun !== null && begun.what === what && fraction >= begun.last;
    begun = { ...(goesOn && begun !== null ? begun : { what, at: now(), fraction }), last: fraction };
    const seconds = (now() - begun.at) / 1000;
    const done = fraction - begun.fraction;
    if (seconds < least.seconds || done < least.fraction) return null;
    return (seconds * (1 - fraction)) / done;
  };
}

/** "about 20 s left", in steps that do not flicker. */
export function timeLeftWords(seconds: number): string {
  if (seconds >= 90) return `about ${Math.round(seconds / 60)} min left`;
  const step = seconds > 20 ? 10 : seconds > 5 ? 5 : 1;
  return `about ${Math.max(1, Math.ceil(seconds / step) * step)} s left`;
}

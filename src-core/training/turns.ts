/** A stretch in which the processor is left to others, and which can be cut short. */
export interface Rest {
  readonly over: Promise<void>;
  readonly end: () => void;
}

/** The trainer's turns at the processor: slices of work, with a chance for messages between them. */
export interface Turns {
  /** While true, slices are short and a rest follows each. */
  givingWay: boolean;
  begin(): void;
  /** Whether the slice that began last is used up. */
  readonly over: boolean;
  /** Lets messages in; the next slice begins after it. Settles with the milliseconds that it took. */
  pass(): Promise<number>;
  /** Ends a rest at once: there is something to obey. */
  wake(): void;
}

export interface TurnsParts {
  readonly now: () => number;
  readonly yieldControl: () => Promise<void>;
  /** Leaves the processor to others for a while. */
  readonly rest: () => Rest;
}

/** Milliseconds of work between two chances for a message to come in. */
const slice = 8;
/** The same while giving way: a page that draws must not wait long for a processor. */
const politeSlice = 3;

export function makeTurns({ now, yieldControl, rest }: TurnsParts): Turns {
  let givingWay = false;
  let ends = 0;
  let resting: Rest | null = null;

  const takeRest = async (): Promise<void> => {
    resting = rest();
    await resting.over;
    resting = null;
  };
  const begin = (): void => {
    ends = now() + (givingWay ? politeSlice : slice);
  };

  return {
    get givingWay() {
      return givingWay;
    },
    set givingWay(on) {
      givingWay = on;
      if (!on) resting?.end();
    },
    begin,
    get over() {
      return now() >= ends;
    },
    async pass() {
      const started = now();
      await (givingWay ? takeRest() : yieldControl());
      const took = now() - started;
      begin();
      return took;
    },
    wake: () => resting?.end(),
  };
}

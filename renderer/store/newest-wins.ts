/**
 * Runs one job at a time; of those that come in meanwhile only the newest is run, when the running one is over. For a
 * slider that moves faster than the worker answers.
 */
export function newestWins<Input>(job: (input: Input) => Promise<void>): (input: Input) => void {
  let busy = false;
  let waiting: { readonly input: Input } | null = null;

  const run = async (input: Input): Promise<void> => {
    busy = true;
    try {
      await job(input);
    } finally {
      busy = false;
      const next = waiting;
      waiting = null;
      if (next !== null) void run(next.input);
    }
  };

  return (input) => {
    if (busy) waiting = { input };
    else void run(input);
  };
}

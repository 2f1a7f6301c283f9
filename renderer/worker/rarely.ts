/** Passes a share on at most ten times a second. */
export function rarely(now: () => number, tell: (share: number) => void): (share: number) => void {
  let next = Number.NEGATIVE_INFINITY;
  return (share) => {
    if (now() < next) return;
    next = now() + 100;
    tell(share);
  };
}

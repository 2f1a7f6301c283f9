import type { NodeId } from '../ids';
import type { Structure } from './structure';

/** Nodes that every way from the input to the output leads through: no wire passes them by. */
export function passedByAll({ order, path, place, wiring }: Structure): readonly NodeId[] {
  let farthest = -1;
  return order.filter((id) => {
    if (!path.has(id)) return false;
    const here = place.get(id) ?? 0;
    const isPassed = farthest <= here;
    for (const { to } of wiring.wiresOutOf(id)) if (path.has(to)) farthest = Math.max(farthest, place.get(to) ?? 0);
    return isPassed;
  });
}

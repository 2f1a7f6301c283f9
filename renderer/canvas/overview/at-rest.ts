import type { useStoreApi } from '@xyflow/react';
import type { AnyFlowNode, FlowEdge } from '../flow-adapter';

type FlowStore = ReturnType<typeof useStoreApi<AnyFlowNode, FlowEdge>>;

/** Milliseconds without a move after which the view rests. */
const rest = 120;

/** Calls `begin` whenever the view has come to rest, and when asked to rest `again`; `leave` when it moves. */
export function onceAtRest(store: FlowStore, begin: () => void, leave = (): void => undefined) {
  let timer = setTimeout(begin, rest);
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(begin, rest);
  };
  const unsubscribe = store.subscribe(({ transform }, before) => {
    if (transform === before.transform) return;
    leave();
    again();
  });
  const end = (): void => {
    unsubscribe();
    clearTimeout(timer);
    leave();
  };
  return { again, end };
}

/** What `window.ts` measures, by the name that its tables show. */
export const windowRows = {
  usable: 'start to usable canvas, ms',
  firstLoss: 'Train to first loss on the screen, ms',
  dragEmpty: 'frame time p99 of an empty page under the same hand, ms',
  dragIdle: 'frame time p99 while dragging, idle, ms',
  dragTraining: 'frame time p99 while dragging, training, ms',
  callsEmpty: 'the same between calls of the script of a frame, an empty page, ms',
  callsTraining: 'the same between calls, dragging, training, ms',
  samples: 'samples a second while dragging (screen)',
  pause: 'pause: from the word to stopped, p95, ms',
} as const;

export type WindowRow = keyof typeof windowRows;

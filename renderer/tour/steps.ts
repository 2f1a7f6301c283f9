export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** What the bubble points to. */
  readonly anchor: string;
  /** Where the bubble stands beside it. */
  readonly side: 'below' | 'above' | 'left' | 'right';
}

/** Four steps: train, look, change, understand. */
export const tourSteps: readonly TourStep[] = [
  {
    title: 'Begin with a network that works',
    text: 'This one learns ten kinds of clothing in about a minute. Press Train and watch the loss fall.',
    anchor: '[role="group"][aria-label="Run"]',
    side: 'below',
  },
  {
    title: 'See what every node does',
    text: 'Cards show weights, activations and probabilities as they are now. Drag a node from the palette onto a wire to put it there.',
    anchor: 'aside[aria-label="Palette"]',
    side: 'right',
  },
  {
    title: 'Change it, and know what it costs',
    text: 'Select a card for its settings, shapes and help. With nothing selected you see the whole network and how it trains. Everything can be undone.',
    anchor: 'aside[aria-label="Inspector"]',
    side: 'left',
  },
  {
    title: 'Find out why',
    text: 'Problems explains wrong wiring and mends it with one click; Evaluate shows the mistakes; Explain proves the chapter’s claims on your own network.',
    anchor: '.dock [role="tablist"]',
    side: 'above',
  },
];

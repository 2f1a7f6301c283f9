import { useSyncExternalStore } from 'react';

/** Colours of the theme as a drawing on a <canvas> needs them; tokens of the stylesheet stay the only source. */
export interface ThemeColors {
  readonly dark: boolean;
  readonly text: string;
  readonly text3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly raised: string;
  readonly inset: string;
  readonly train: string;
  readonly muted: string;
  readonly histogram: string;
  readonly histogramBelow: string;
  readonly weightBelow: string;
  readonly weightZero: string;
  readonly weightAbove: string;
  readonly classes: readonly string[];
  readonly chrome: string;
  readonly lineControl: string;
  readonly wire: string;
  readonly wireLive: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly focus: string;
  readonly error: string;
  readonly errorSoft: string;
  readonly warning: string;
  readonly warningSoft: string;
}

/** As they were read, and the theme that they are of: it may change before anybody listens. */
let read: { readonly theme: string | undefined; readonly colors: ThemeColors } | null = null;

function readColors(): ThemeColors {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    dark: document.documentElement.dataset.theme === 'dark',
    text: token('text'),
    text3: token('text-3'),
    line: token('line'),
    lineStrong: token('line-strong'),
    raised: token('bg-raised'),
    inset: token('bg-inset'),
    train: token('data-train'),
    muted: token('data-muted'),
    histogram: token('data-hist'),
    histogramBelow: token('data-hist-2'),
    weightBelow: token('weight-neg'),
    weightZero: token('weight-zero'),
    weightAbove: token('weight-pos'),
    classes: Array.from({ length: 10 }, (_, index) => token(`class-${index}`)),
    chrome: token('bg-chrome'),
    lineControl: token('line-control'),
    wire: token('wire'),
    wireLive: token('wire-live'),
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    focus: token('focus'),
    error: token('error'),
    errorSoft: token('error-soft'),
    warning: token('warning'),
    warningSoft: token('warning-soft'),
  };
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function current(): ThemeColors {
  const { theme } = document.documentElement.dataset;
  if (read === null || read.theme !== theme) read = { theme, colors: readColors() };
  return read.colors;
}

/** The colours of the theme that is shown; a component that draws with them is drawn again when it changes. */
export function useThemeColors(): ThemeColors {
  return useSyncExternalStore(subscribe, current);
}

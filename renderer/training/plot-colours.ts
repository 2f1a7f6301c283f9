export interface PlotColours {
  readonly grid: string;
  readonly axis: string;
  readonly label: string;
  readonly ground: string;
  /** The line at the time that is shown. */
  readonly shown: string;
  readonly font: string;
  /** Of a custom property. */
  readonly of: (property: string) => string;
}

/** The theme's colours of now; canvas cannot read custom properties by itself. */
export function readPlotColours(): PlotColours {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  const of = (property: string): string => {
    const colour = known.get(property) ?? style.getPropertyValue(property).trim();
    known.set(property, colour);
    return colour;
  };
  return {
    grid: of('--line'),
    axis: of('--line-strong'),
    label: of('--text-3'),
    ground: of('--bg-chrome'),
    shown: of('--accent'),
    font: `11px ${of('--font-ui') || 'sans-serif'}`,
    of,
  };
}

/** Calls back when light turns to dark or back; returns how to stop. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

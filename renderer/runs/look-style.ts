/** Dashes of the six curves in px, as in `runs.css`: colour is not the only signal. */
export const dashes: readonly (readonly number[])[] = [[], [5, 3], [2, 2], [9, 3], [9, 3, 2, 3], [1.5, 4]];

/** The theme's colour of a curve, as a custom property. */
export const colourOf = (look: number): string => `--class-${look}`;

/** Dashes of the six curves in px, as in `runs.css`: colour is not the only signal. */
export const dashes: readonly (readonly number[])[] = [[], [5, 3], [2, 2], [9, 3], [9, 3, 2, 3], [1.5, 4]];

/** Of the six curves, as in `runs.css`. The first two classes have the colours of training and test, with which runs share plots. */
const classes: readonly number[] = [4, 2, 5, 3, 8, 7];

/** The theme's colour of a curve, as a custom property. */
export const colourOf = (look: number): string => `--class-${classes[look % classes.length]}`;

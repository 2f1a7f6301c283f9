/** Decides between ⌘ and Ctrl. Not in a browser, as in tests: no. */
export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

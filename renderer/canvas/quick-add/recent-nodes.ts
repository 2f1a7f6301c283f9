import { makeRecent } from '../../commands/recent-commands';

/** Titles of the entries that were added lately; kept between sessions. */
export const recentNodes = makeRecent(localStorage, 'nodes');

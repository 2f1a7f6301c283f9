/**
 * How threads find each other, at byte offsets from the control's address; both languages compile this file. Every
 * word here is read and written atomically, but for the job, which nobody reads before its number has changed.
 */

/** The job: an instruction, the frame, and among how many threads it is shared. */
export const teamInstruction = 0;
export const teamFrame = 4;
export const teamParts = 8;
/** How many threads may work; the page lowers it to 1 while it needs the processor. */
export const teamActive = 12;
/** Not 0: helpers leave their loop. */
export const teamStop = 16;

/** From here on each thread has a line of the cache of its own, the main one too. */
export const teamLine = 64;
/** Number of the newest job for this helper; it sleeps on this word. */
export const lineJob = 0;
/** Number of the last job that it has done; the main thread sleeps on this word. */
export const lineDone = 4;
/** 1 while somebody sleeps on the word. */
export const lineAsleep = 8;
export const lineAwaited = 12;
/** 1 while the helper is in its loop. */
export const lineReady = 16;

export const mostParts = 16;
/** The job, then a line for each thread. */
export const teamBytes = 1088;

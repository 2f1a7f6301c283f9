/** Names of files and folders that mean the same on Linux, macOS and Windows and cannot point anywhere else. */

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
const forbidden = /[\p{Cc}<>:"/\\|?*]/gu;

/** Whether a name can be used as it is. */
export function isPlainName(name: string): boolean {
  return name.length > 0 && name === toPlainName(name);
}

/** The nearest plain name: forbidden characters become a hyphen, `fallback` stands in where nothing is left. */
export function toPlainName(name: string, fallback = 'untitled'): string {
  const plain = name
    .replace(forbidden, '-')
    .trim()
    .slice(0, 120)
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
    .trim();
  if (plain === '') return fallback;
  // Windows looks at what stands before the first point: CON.txt is the console too.
  return reservedOnWindows.test(plain) ? plain.replace(/^[^.]*/, '$&-') : plain;
}

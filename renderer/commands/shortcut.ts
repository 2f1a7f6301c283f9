/** The keys of a shortcut like `Mod+Shift+Z`. */
interface Keys {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

function parse(shortcut: string): Keys {
  const parts = shortcut.split('+');
  return {
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: (parts.at(-1) ?? '').toLowerCase(),
  };
}

export function isPressed(shortcut: string, event: KeyPress, mac: boolean): boolean {
  const keys = parse(shortcut);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  // `?` and `.` carry Shift on some keyboards: for such keys the character alone decides.
  const shiftFits = keys.key.length === 1 && !/[a-z0-9]/.test(keys.key) ? true : event.shiftKey === keys.shift;
  // Alt makes another character of a letter on a Mac: there the place of the key decides.
  const isKey = keys.alt && /^[a-z]$/.test(keys.key) ? event.code === `Key${keys.key.toUpperCase()}` : false;
  return (
    (isKey || event.key.toLowerCase() === named(keys.key)) &&
    mod === keys.mod &&
    !otherMod &&
    event.altKey === keys.alt &&
    shiftFits
  );
}

const names: Readonly<Record<string, string>> = { space: ' ', esc: 'escape', del: 'delete' };
const named = (key: string): string => names[key] ?? key;

/** As it is printed on this platform: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function formatShortcut(shortcut: string, mac: boolean): string {
  if (!mac) return shortcut.replace('Mod', 'Ctrl');
  const { mod, shift, alt, key } = parse(shortcut);
  const letter = key.length === 1 ? key.toUpperCase() : (key[0]?.toUpperCase() ?? '') + key.slice(1);
  return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${letter}`;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitOf = new Int16Array(128).fill(-1);
for (let index = 0; index < letters.length; index++) digitOf[letters.charCodeAt(index)] = index;

/** Base64 with padding (RFC 4648). Written here because `src-core` has neither `btoa` nor `Buffer`. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let index = 0; index < bytes.length; index += 3) {
    const second = bytes[index + 1];
    const third = bytes[index + 2];
    const word = ((bytes[index] ?? 0) << 16) | ((second ?? 0) << 8) | (third ?? 0);
    parts.push(
      letters.charAt(word >> 18),
      letters.charAt((word >> 12) & 63),
      second === undefined ? '=' : letters.charAt((word >> 6) & 63),
      third === undefined ? '=' : letters.charAt(word & 63),
    );
  }
  return parts.join('');
}

/** The bytes of a base64 text, or `null` if it is none. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let held = 0;
  let bits = 0;
  let filled = 0;
  for (let index = 0; index < text.length - padding; index++) {
    const value = digitOf[text.charCodeAt(index)] ?? -1;
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[filled++] = (held >> bits) & 255;
    }
  }
  return bytes;
}

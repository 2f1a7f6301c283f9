// JSON with tags for what structured clone knows and JSON does not. The same text runs in Node and (by toString) in the page.
function makeCodec(toBase64, fromBase64) {
  const tag = (value) => {
    if (value === undefined) return { $t: 'undefined' };
    if (typeof value === 'bigint') return { $t: 'bigint', v: String(value) };
    if (typeof value === 'number' && !Number.isFinite(value)) return { $t: 'number', v: String(value) };
    if (value instanceof Date) return { $t: 'date', v: value.getTime() };
    if (value instanceof Map) return { $t: 'map', v: [...value] };
    if (value instanceof Set) return { $t: 'set', v: [...value] };
    if (value instanceof Error) return { $t: 'error', name: value.name, v: value.message };
    if (value instanceof ArrayBuffer) return { $t: 'bytes', kind: 'ArrayBuffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const kind = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name;
      return { $t: 'bytes', kind, v: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    }
    return null;
  };
  // `this[key]` and not the second argument: JSON.stringify has already called toJSON on that one.
  const encode = (value) =>
    JSON.stringify(value, function (key, plain) {
      return tag(this[key]) ?? plain;
    });
  const untag = (value) => {
    if (!value || typeof value !== 'object') return value;
    switch (value.$t) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(value.v);
      case 'number':
        return Number(value.v);
      case 'date':
        return new Date(value.v);
      case 'map':
        return new Map(value.v.map(untag));
      case 'set':
        return new Set(value.v.map(untag));
      case 'error':
        return Object.assign(new Error(value.v), { name: value.name });
      case 'bytes': {
        const bytes = fromBase64(value.v);
        return value.kind === 'ArrayBuffer' ? bytes.buffer : new globalThis[value.kind](bytes.buffer);
      }
    }
    for (const key of Object.keys(value)) value[key] = untag(value[key]);
    return value;
  };
  return { encode, decode: (text) => untag(JSON.parse(text)) };
}

const inNode = makeCodec(
  (bytes) => Buffer.from(bytes).toString('base64'),
  (text) => new Uint8Array(Buffer.from(text, 'base64')),
);

/** An expression that makes the codec in a page. */
const pageSource = `(${makeCodec})(
  (bytes) => { let text = ''; for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768)); return btoa(text); },
  (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)),
)`;

module.exports = { ...inNode, pageSource };

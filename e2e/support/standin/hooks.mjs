// Module hooks: `import 'electron'` in an ES module gets the stand-in.
const facade = new URL('./electron.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  if (specifier === 'electron' || specifier === 'electron/main') {
    return { url: facade, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

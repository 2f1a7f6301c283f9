/** The packed program: paths as `@electron/asar` lists them, from `/`. */
const needed: readonly RegExp[] = [
  /^\/package\.json$/,
  /^\/out\/main\/main\.js$/,
  /^\/out\/preload\/preload\.cjs$/,
  /^\/out\/renderer\/index\.html$/,
  /^\/out\/renderer\/assets\/.+\.js$/,
  /^\/out\/renderer\/assets\/.+\.css$/,
  /^\/out\/renderer\/assets\/.+\.wasm$/,
  /^\/out\/renderer\/datasets\/fashion-mnist\.bin$/,
  /^\/out\/renderer\/datasets\/mnist\.bin$/,
];

const allowed = /^\/(package\.json|out(\/(main|preload|renderer)(\/.*)?)?)$/;
const sourceLike = /\.(tsx?|map|test\.[a-z]+)$|\/(node_modules|e2e|cli|bench|src-core|testing)(\/|$)/;

/** What an archive lacks and what it has too much; nothing for a good one. */
export function archiveFaults(paths: readonly string[]): string[] {
  // Windows lists them with its own separator.
  const listed = paths.map((path) => path.replaceAll('\\', '/'));
  const missing = needed.filter((pattern) => !listed.some((path) => pattern.test(path)));
  const foreign = listed.filter((path) => !allowed.test(path) || sourceLike.test(path));
  return [
    ...missing.map((pattern) => `the archive lacks ${pattern.source}`),
    ...foreign.map((path) => `the archive should not hold ${path}`),
  ];
}

/** Name → whether it is on, as the configuration wants it. */
export const wantedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
} as const;

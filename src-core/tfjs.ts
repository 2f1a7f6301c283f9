import type * as core from '@tensorflow/tfjs-core';
import type * as layers from '@tensorflow/tfjs-layers';

/**
 * TensorFlow.js, handed in by whoever owns a backend (the worker, the command line, a test).
 * Only its types are imported in `src-core`, so palette, forms and checks never load the library.
 */
export type Tfjs = typeof core & Pick<typeof layers, 'layers' | 'model' | 'input' | 'loadLayersModel' | 'LayersModel'>;

export type Tensor = core.Tensor;
export type Scalar = core.Scalar;
export type Variable = core.Variable;
export type LayersModel = layers.LayersModel;
export type SymbolicTensor = layers.SymbolicTensor;
/** Base class of every layer; tfjs exports it inside its `layers` namespace only. */
export type Layer = InstanceType<(typeof layers)['layers']['Layer']>;

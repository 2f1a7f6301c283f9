/**
 * What TypeScript and AssemblyScript must agree on: both compile this file, so it holds whole numbers only.
 *
 * A program is a row of instructions of 32-bit words: code, number of words, 1 where threads share it, then operands.
 * Addresses are bytes in the engine's memory. Widths are numbers a sample; a "group" is one run of the last axis, of
 * which an image has several a sample. Buffers are row-major `[rows, width]`.
 */

// Reading the data.
/** features, width, into */
export const gatherBytes = 1;
/** features, width, into */
export const gatherFloats = 2;
/** labels, width, into */
export const gatherLabels = 3;

// Dense: x `[rows, inputs]`, kernel `[inputs, units]`, y `[rows, units]`; d… is a gradient.
/** x, kernel, bias or 0, y, inputs, units */
export const dense = 4;
/** x, dy, dKernel, inputs, units */
export const denseKernelGradient = 5;
/** dy, dBias, units */
export const denseBiasGradient = 6;
/** dy, kernel, dx, inputs, units */
export const denseInputGradient = 7;

// Functions of each number by itself.
/** kind, x, y, width, slope (float) */
export const activation = 8;
/** kind, x, y, dy, dx, width, slope (float) */
export const activationBackward = 9;
/** x, alpha, y, width, 1 where one α is shared */
export const prelu = 10;
/** x, alpha, dy, dx, width, shared */
export const preluInputGradient = 11;
/** x, dy, dAlpha, width, shared */
export const preluAlphaGradient = 12;
/** x, mask, y, width, threshold (unsigned), kept (float), number of the stream */
export const dropout = 13;
/** dy, mask, dx, width */
export const dropoutBackward = 14;

// Functions of a group.
/** x, y, groups a sample, length of a group */
export const softmax = 15;
/** y, dy, dx, groups a sample, length of a group */
export const softmaxBackward = 16;

// Normalisation; statistics are `[features]`, or `[rows · groups]` for layer norm.
/** x, y, gamma, beta, mean, variance, inverse deviation, sums (f64), groups a sample, features, epsilon (float) */
export const batchNorm = 17;
/** x, dy, dx or 0, gamma, dGamma, dBeta, mean, inverse deviation, sums (f64), groups a sample, features */
export const batchNormBackward = 18;
/** x, y, gamma, beta, running mean, running variance, inverse deviation, groups a sample, features, epsilon (float) */
export const batchNormInference = 19;
/** running value, batch value, features, 1 − momentum (float) */
export const followRunning = 20;
/** x, y, gamma, beta, mean, inverse deviation, groups a sample, features, epsilon (float) */
export const layerNorm = 21;
/** x, dy, dx, gamma, mean, inverse deviation, groups a sample, features */
export const layerNormInputGradient = 22;
/** x, dy, dGamma, dBeta, mean, inverse deviation, groups a sample, features */
export const layerNormWeightGradient = 23;

// Graphs that are no chains.
/** x, other, y, width */
export const add = 24;
/** from, into, width */
export const copy = 25;
/** from, length of a group there, first column there, into, length there, first column there, columns, groups */
export const copyColumns = 26;

// The end of the forward pass and the update.
/** loss, outputs, gradient, labels, units, labels a row, 1 for values, threshold (float), partial sums, 1 to keep the gradient */
export const loss = 27;
/** partial sums, numbers that the mean is over a row */
export const lossMean = 28;
/** outputs, labels, units, threshold (float), confusion, classes */
export const confusion = 29;
/** weight, gradient, count, l1 (float), l2 (float) */
export const penalty = 30;
/** rule, parameters, gradients, first slot, second slot, count, momentum (float) */
export const update = 31;
/** 1 for the norm of all, gradients, count, limit (float) */
export const clip = 32;

// What slides over images `[height, width, channels]`. A window is eleven operands: height, width and channels of the
// image; height and width of the window; its strides, down and right; pixels of padding above and on the left; height
// and width of the output. `lines` of the output are worked on at once, with scratch from `products` and `sums` on.
/** x, kernel, bias or 0, y, filters, lines, products, window */
export const conv2d = 33;
/** x, dy, partial sums of kernel and bias, filters, lines, products, sums, window */
export const conv2dWeightGradient = 34;
/** dy, kernel, dx, filters, lines, products, window */
export const conv2dInputGradient = 35;
/** partial sums, numbers of one, the first that is taken, into, count */
export const addPartialSums = 36;
/** x, y, window */
export const maxPool = 37;
/** x, y, dy, dx, window */
export const maxPoolBackward = 38;
/** x, y, window */
export const averagePool = 39;
/** dy, dx, window */
export const averagePoolBackward = 40;

/** Words before the operands. */
export const headWords = 3;

// Activations: the kernels' own numbers.
export const linear = 0;
export const relu = 1;
export const leakyRelu = 2;
export const elu = 3;
export const gelu = 4;
export const swish = 5;
export const softplus = 6;
export const sigmoid = 7;
export const tanh = 8;

// Losses.
export const crossEntropy = 0;
export const binaryCrossEntropy = 1;
export const squaredError = 2;
export const absoluteError = 3;
export const huber = 4;

// Update rules.
export const sgd = 0;
export const momentum = 1;
export const nesterov = 2;
export const rmsprop = 3;
export const adam = 4;
export const adagrad = 5;

/** Rows whose loss one thread sums: fixed, so that the sum does not depend on the number of threads. */
export const lossBlockRows = 64;
/** A partial sum: the loss (f64), right answers (i32), four bytes unused. */
export const lossBlockBytes = 16;

/** Partial sums of the gradients of filters: fixed, so that the sum does not depend on the number of threads. */
export const filterPartialSums = 16;

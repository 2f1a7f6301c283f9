/**
 * The frame: what one call and all operations of it read, at fixed byte offsets from its address. Both languages compile
 * this file. Numbers are i32 unless said otherwise.
 */

/** Rows of this minibatch. */
export const frameRows = 0;
/** Place of its first row in the order. */
export const frameFirst = 4;
/** Address of the order `[rows of the split]`, or 0 for the order of storage. */
export const frameOrder = 8;
/** Rows of a whole minibatch, and of the whole split. */
export const frameBatch = 12;
export const frameCount = 16;
/** Four words a stream, for each minibatch of the call. */
export const frameStreams = 20;
/** Bytes of streams a minibatch. */
export const frameStreamBytes = 24;
/** Scratch of the products: address, and bytes a thread. */
export const frameScratch = 28;
export const frameScratchBytes = 32;
/** f32: stored features are multiplied by it. */
export const frameScale = 36;
/** Programs: the pass, the update that follows it, and its end. */
export const frameWork = 40;
export const frameUpdate = 44;
export const frameEnd = 48;
/** Pairs of address and count of an operation's gradients, how many pairs, and where their norms go (f64 each). */
export const frameNormRanges = 52;
export const frameNormCount = 56;
export const frameNorms = 60;
/** Results of a call: f64 and u32 each. */
export const frameLosses = 64;
export const frameRights = 68;
/** Right answers of this minibatch. */
export const frameRight = 72;
/** Update rule. */
export const frameRule = 76;
/** f64: loss of this minibatch, the mean before the penalties, then with them. */
export const frameLoss = 80;
/** f64: learning rate, and weight decay of AdamW. */
export const frameRate = 88;
export const frameDecay = 96;
/** f64: β₁ᵗ and β₂ᵗ of Adam, 1 before the first step. */
export const frameBeta1Power = 104;
export const frameBeta2Power = 112;
/** f32: what the update multiplies by, adds under the root, and keeps of a weight. */
export const frameStepFactor = 120;
export const frameEpsilon = 124;
export const frameKept = 128;
/** Address of the team, or 0 where there are no helpers. */
export const frameTeam = 132;
/** Address of the learning rates of the call's minibatches (f64 each), or 0 where the rate stays. */
export const frameRates = 136;
export const frameBytes = 192;

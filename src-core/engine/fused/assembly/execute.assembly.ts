import { activation, activationBackward } from './activation.assembly';
import { batchNorm, batchNormBackward, batchNormInference, followRunning } from './batch-norm.assembly';
import * as code from './codes.assembly';
import { add, copy, copyColumns } from './combine.assembly';
import { dense, denseBiasGradient, denseInputGradient, denseKernelGradient } from './dense.assembly';
import { dropout, dropoutBackward } from './dropout.assembly';
import { gatherBytes, gatherFloats, gatherLabels } from './gather.assembly';
import { layerNorm, layerNormInputGradient, layerNormWeightGradient } from './layer-norm.assembly';
import { confusion, loss, lossMean } from './losses.assembly';
import { prelu, preluAlphaGradient, preluInputGradient } from './prelu.assembly';
import { softmax, softmaxBackward } from './softmax.assembly';
import { penalty, update } from './update.assembly';

/**
 * Runs one instruction, or the share of thread `part` of `parts`. Operations without a share take no `part`: their
 * instructions are never marked as shared.
 */
export function execute(at: usize, frame: usize, part: i32, parts: i32): void {
  switch (load<i32>(at)) {
    case code.gatherBytes:
      return gatherBytes(at, frame, part, parts);
    case code.gatherFloats:
      return gatherFloats(at, frame, part, parts);
    case code.gatherLabels:
      return gatherLabels(at, frame);
    case code.dense:
      return dense(at, frame, part, parts);
    case code.denseKernelGradient:
      return denseKernelGradient(at, frame, part, parts);
    case code.denseBiasGradient:
      return denseBiasGradient(at, frame, part, parts);
    case code.denseInputGradient:
      return denseInputGradient(at, frame, part, parts);
    case code.activation:
      return activation(at, frame, part, parts);
    case code.activationBackward:
      return activationBackward(at, frame, part, parts);
    case code.prelu:
      return prelu(at, frame);
    case code.preluInputGradient:
      return preluInputGradient(at, frame);
    case code.preluAlphaGradient:
      return preluAlphaGradient(at, frame);
    case code.dropout:
      return dropout(at, frame);
    case code.dropoutBackward:
      return dropoutBackward(at, frame, part, parts);
    case code.softmax:
      return softmax(at, frame, part, parts);
    case code.softmaxBackward:
      return softmaxBackward(at, frame, part, parts);
    case code.batchNorm:
      return batchNorm(at, frame, part, parts);
    case code.batchNormBackward:
      return batchNormBackward(at, frame, part, parts);
    case code.batchNormInference:
      return batchNormInference(at, frame, part, parts);
    case code.followRunning:
      return followRunning(at);
    case code.layerNorm:
      return layerNorm(at, frame, part, parts);
    case code.layerNormInputGradient:
      return layerNormInputGradient(at, frame, part, parts);
    case code.layerNormWeightGradient:
      return layerNormWeightGradient(at, frame, part, parts);
    case code.add:
      return add(at, frame, part, parts);
    case code.copy:
      return copy(at, frame, part, parts);
    case code.copyColumns:
      return copyColumns(at, frame, part, parts);
    case code.loss:
      return loss(at, frame, part, parts);
    case code.lossMean:
      return lossMean(at, frame);
    case code.confusion:
      return confusion(at, frame);
    case code.penalty:
      return penalty(at, frame);
    case code.update:
      return update(at, frame, part, parts);
    default:
      unreachable();
  }
}

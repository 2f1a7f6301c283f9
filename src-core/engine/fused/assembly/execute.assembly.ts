import { activation, activationBackward } from './activation.assembly';
import { batchNorm, batchNormBackward, batchNormInference, followRunning } from './batch-norm.assembly';
import * as code from './codes.assembly';
import { add, copy, copyColumns } from './combine.assembly';
import { addPartialSums, conv2d, conv2dInputGradient, conv2dWeightGradient } from './conv2d.assembly';
import { dense, denseBiasGradient, denseInputGradient, denseKernelGradient } from './dense.assembly';
import { dropout, dropoutBackward } from './dropout.assembly';
import { gatherBytes, gatherFloats, gatherLabels } from './gather.assembly';
import { layerNorm, layerNormInputGradient, layerNormWeightGradient } from './layer-norm.assembly';
import { confusion, loss, lossMean } from './losses.assembly';
import { averagePool, averagePoolBackward, maxPool, maxPoolBackward } from './pool.assembly';
import { prelu, preluAlphaGradient, preluInputGradient } from './prelu.assembly';
import { softmax, softmaxBackward } from './softmax.assembly';
import { clip, penalty, update } from './update.assembly';

/**
 * Runs one instruction, or the share of thread `part` of `parts`. Operations without a share take no `part`: their
 * instructions are never marked as shared.
 */
export function execute(at: usize, frame: usize, part: i32, parts: i32): void {
  switch (load<i32>(at)) {
    case code.gatherBytes:
      gatherBytes(at, frame, part, parts);
      break;
    case code.gatherFloats:
      gatherFloats(at, frame, part, parts);
      break;
    case code.gatherLabels:
      gatherLabels(at, frame);
      break;
    case code.dense:
      dense(at, frame, part, parts);
      break;
    case code.denseKernelGradient:
      denseKernelGradient(at, frame, part, parts);
      break;
    case code.denseBiasGradient:
      denseBiasGradient(at, frame, part, parts);
      break;
    case code.denseInputGradient:
      denseInputGradient(at, frame, part, parts);
      break;
    case code.activation:
      activation(at, frame, part, parts);
      break;
    case code.activationBackward:
      activationBackward(at, frame, part, parts);
      break;
    case code.prelu:
      prelu(at, frame);
      break;
    case code.preluInputGradient:
      preluInputGradient(at, frame);
      break;
    case code.preluAlphaGradient:
      preluAlphaGradient(at, frame);
      break;
    case code.dropout:
      dropout(at, frame);
      break;
    case code.dropoutBackward:
      dropoutBackward(at, frame, part, parts);
      break;
    case code.softmax:
      softmax(at, frame, part, parts);
      break;
    case code.softmaxBackward:
      softmaxBackward(at, frame, part, parts);
      break;
    case code.batchNorm:
      batchNorm(at, frame, part, parts);
      break;
    case code.batchNormBackward:
      batchNormBackward(at, frame, part, parts);
      break;
    case code.batchNormInference:
      batchNormInference(at, frame, part, parts);
      break;
    case code.followRunning:
      followRunning(at);
      break;
    case code.layerNorm:
      layerNorm(at, frame, part, parts);
      break;
    case code.layerNormInputGradient:
      layerNormInputGradient(at, frame, part, parts);
      break;
    case code.layerNormWeightGradient:
      layerNormWeightGradient(at, frame, part, parts);
      break;
    case code.add:
      add(at, frame, part, parts);
      break;
    case code.copy:
      copy(at, frame, part, parts);
      break;
    case code.copyColumns:
      copyColumns(at, frame, part, parts);
      break;
    case code.loss:
      loss(at, frame, part, parts);
      break;
    case code.lossMean:
      lossMean(at, frame);
      break;
    case code.confusion:
      confusion(at, frame);
      break;
    case code.penalty:
      penalty(at, frame);
      break;
    case code.update:
      update(at, frame, part, parts);
      break;
    case code.clip:
      clip(at);
      break;
    case code.conv2d:
      conv2d(at, frame, part, parts);
      break;
    case code.conv2dWeightGradient:
      conv2dWeightGradient(at, frame, part, parts);
      break;
    case code.conv2dInputGradient:
      conv2dInputGradient(at, frame, part, parts);
      break;
    case code.addPartialSums:
      addPartialSums(at, part, parts);
      break;
    case code.maxPool:
      maxPool(at, frame, part, parts);
      break;
    case code.maxPoolBackward:
      maxPoolBackward(at, frame, part, parts);
      break;
    case code.averagePool:
      averagePool(at, frame, part, parts);
      break;
    case code.averagePoolBackward:
      averagePoolBackward(at, frame, part, parts);
      break;
    default:
      unreachable();
  }
}

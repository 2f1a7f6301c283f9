import { frameScratch, frameScratchBytes } from './frame.assembly';

/** Memory that thread `part` may write over in any instruction, on a border of 64 bytes. */
export function scratchOf(frame: usize, part: i32): usize {
  return <usize>load<u32>(frame, frameScratch) + <usize>load<u32>(frame, frameScratchBytes) * <usize>part;
}

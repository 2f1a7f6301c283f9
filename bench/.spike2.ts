import { tfjs, useBackend } from '../src-core/testing/tfjs-node';
await useBackend('wasm');
const be: any = tfjs.backend();
console.log('shared', be.wasm.HEAPU8.buffer instanceof SharedArrayBuffer, be.wasm.HEAPU8.length);
const W = tfjs.randomNormal([784,256]);
for (let i=0;i<6;i++){ const s=performance.now(); W.dataSync(); console.log((performance.now()-s).toFixed(3)); }
const S = tfjs.randomNormal([256,10]);
for (let i=0;i<4;i++){ const s=performance.now(); S.dataSync(); console.log('small',(performance.now()-s).toFixed(3)); }
let s=performance.now(); for (let i=0;i<200;i++) S.dataSync(); console.log('small avg',((performance.now()-s)/200).toFixed(4));
for (let i=0;i<4;i++){ s=performance.now(); const d=be.dataIdMap.get(W.dataId); const v=new Float32Array(be.wasm.HEAPU8.buffer,d.memoryOffset,W.size).slice(); console.log('view slice',(performance.now()-s).toFixed(3), v.length); }
for (let i=0;i<4;i++){ s=performance.now(); const d=be.dataIdMap.get(W.dataId); const v=new Float32Array(W.size); v.set(new Float32Array(be.wasm.HEAPU8.buffer,d.memoryOffset,W.size)); console.log('set',(performance.now()-s).toFixed(3), v.length); }
for (let i=0;i<4;i++){ s=performance.now(); const b=new ArrayBuffer(802816); console.log('alloc',(performance.now()-s).toFixed(3), b.byteLength); }

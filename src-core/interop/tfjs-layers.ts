import type { LayersModel, Tfjs } from '../tfjs';
import type { NamedFile } from '../training/protocol';

/** tfjs's own converter cuts weights at 4 MiB, so that browsers cache each file. */
const shardBytes = 4 * 1024 * 1024;

/**
 * The model as the files that `tf.loadLayersModel` reads: `model.json` and its weights in shards. Made by tfjs's own
 * `save`, so nothing in them is ours.
 */
export async function exportTfjsLayers(tfjs: Tfjs, model: LayersModel): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  const handler = tfjs.io.withSaveHandler((artifacts) => {
    const bytes = joinBuffers(artifacts.weightData);
    const shards = Math.max(1, Math.ceil(bytes.length / shardBytes));
    const paths = Array.from({ length: shards }, (_, index) => `group1-shard${index + 1}of${shards}.bin`);
    const json = {
      format: artifacts.format,
      generatedBy: artifacts.generatedBy,
      convertedBy: artifacts.convertedBy ?? null,
      modelTopology: artifacts.modelTopology,
      weightsManifest: [{ paths, weights: artifacts.weightSpecs ?? [] }],
    };
    files.push({ name: 'model.json', bytes: utf8(JSON.stringify(json)) });
    paths.forEach((name, index) => {
      files.push({ name, bytes: bytes.slice(index * shardBytes, (index + 1) * shardBytes) });
    });
    const modelArtifactsInfo = { dateSaved: new Date(0), modelTopologyType: 'JSON' as const };
    return Promise.resolve({ modelArtifactsInfo });
  });
  await model.save(handler);
  return files;
}

function joinBuffers(data: ArrayBuffer | ArrayBuffer[] | undefined): Uint8Array {
  const parts = (Array.isArray(data) ? data : data ? [data] : []).map((part) => new Uint8Array(part));
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** `src-core` has no TextEncoder; escaped, JSON is ASCII. */
function utf8(json: string): Uint8Array {
  const ascii = json.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));
}

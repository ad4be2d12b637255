import type { CollectionPlan } from '@duijie/platform';
import type { UploadChunk } from './row-report.ts';
import type { Upload } from './upload.ts';

export const uploadPlan: CollectionPlan<Upload> = {
  name: 'uploads',
  unique: [['requestKey']],
  indexes: [['college', 'createdAt'], ['state'], ['fileId'], ['finishedAt']],
};

export const uploadChunkPlan: CollectionPlan<UploadChunk> = {
  name: 'uploadChunks',
  indexes: [['upload', 'index']],
  sensitive: true,
};

import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { AsNumber, FromEnvironment, PlatformConfig } from '@duijie/platform';

export class MatchingConfig extends PlatformConfig {
  @FromEnvironment('SHORTLIST_PAUSE_MS', 'How long the list of an opening that was told is not told again')
  @AsNumber()
  @IsInt()
  @Min(1)
  @Max(60_000)
  shortlistPauseMs = 1000;

  @FromEnvironment('SNAPSHOT', 'on: what is known of graduates and openings is kept for the next start; off: it is not')
  @IsIn(['on', 'off'])
  snapshot: 'on' | 'off' = 'on';

  @FromEnvironment('SNAPSHOT_DIR', 'Folder of the snapshot, on a local disk; default: snapshots in DATA_DIR')
  @IsOptional()
  @IsString()
  snapshotDir?: string;

  @FromEnvironment('SNAPSHOT_INTERVAL_MS', 'How often a snapshot is written when something has changed')
  @AsNumber()
  @IsInt()
  @Min(1)
  @Max(21_600_000)
  snapshotIntervalMs = 600_000;

  @FromEnvironment(
    'SNAPSHOT_MOST_AGE_MS',
    'An older snapshot is discarded; keep it well below the time for which the log keeps tombstones',
  )
  @AsNumber()
  @IsInt()
  @Min(1)
  snapshotMostAgeMs = 43_200_000;
}

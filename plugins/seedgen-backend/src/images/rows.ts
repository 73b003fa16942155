import type {
  AccessFailure,
  ImageLocation,
} from '@seedgen/backstage-plugin-seedgen-common';
import { withoutNulls } from '../database/rows';

/** A row of `seedgen_image_places`. */
export interface PlaceRow {
  digest: string;
  image: string;
  registry: string;
  state: ImageLocation['state'];
  checked_at: string;
  last_seen_at: string | null;
  digest_found: string | null;
  failure: string | null;
}

/** A row as a place. */
export function toLocation(row: PlaceRow): ImageLocation {
  return withoutNulls({
    image: row.image,
    registry: row.registry,
    state: row.state,
    checkedAt: row.checked_at,
    lastSeenAt: row.last_seen_at,
    digestFound: row.digest_found,
    failure: row.failure && (JSON.parse(row.failure) as AccessFailure),
  }) as ImageLocation;
}

/** A place as a row. */
export function placeRow(digest: string, location: ImageLocation): PlaceRow {
  return {
    digest,
    image: location.image,
    registry: location.registry,
    state: location.state,
    checked_at: location.checkedAt,
    last_seen_at: location.lastSeenAt ?? null,
    digest_found: location.digestFound ?? null,
    failure: location.failure ? JSON.stringify(location.failure) : null,
  };
}

/** Host of the registry of a reference that was parsed before it was stored. */
export function registryOf(image: string): string {
  return image.slice(0, Math.max(image.indexOf('/'), 0));
}

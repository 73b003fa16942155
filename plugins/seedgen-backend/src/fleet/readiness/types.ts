import type {
  ClusterSnapshot,
  ReadinessCheck,
} from '@seedgen/backstage-plugin-seedgen-common';

/** What a check said that decides whether a cluster is ready; its title is the check's own. */
export type Answer = Omit<ReadinessCheck, 'title' | 'severity' | 'source'> & {
  /** As the answer was taken; the check's own where it is absent. */
  severity?: ReadinessCheck['severity'];
};

/** An answer of a preflight. */
export type KeptAnswer = Answer & Pick<ReadinessCheck, 'source'>;

/** A picture of a cluster as it is stored: with what pages are told in other words. */
export interface Picture extends ClusterSnapshot {
  /** What the checks said that looks ask for. Absent in pictures of before, and before the first look. */
  checks?: Answer[];
  /** When the cluster was first seen as this one, after it had been another under the same name. */
  identitySince?: string;
}

/** Answers of preflights, by cluster. */
export interface KeptAnswers {
  read(clusters: readonly string[]): Promise<Map<string, KeptAnswer[]>>;
}

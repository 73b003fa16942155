import type { AnyRunRequest } from '@seedgen/backstage-plugin-seedgen-common';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { RunLimits } from '../types';
import type { RunKindDefinition } from './definition';
import type { MachineRun } from './types';

/** The definitions of all kinds of runs that there are, by their names. */
export class RunKinds {
  readonly all: readonly RunKindDefinition[];
  readonly #byName: ReadonlyMap<string, RunKindDefinition>;

  constructor(definitions: readonly RunKindDefinition[]) {
    this.all = definitions;
    this.#byName = new Map(definitions.map(each => [each.kind, each]));
    if (this.#byName.size !== definitions.length) {
      throw new Error('Two kinds of runs have one name');
    }
  }

  /** Nothing for a kind that is not known here, as of a run that a newer version has stored. */
  find(kind: string): RunKindDefinition | undefined {
    return this.#byName.get(kind);
  }

  /** @throws for a kind that is not known here */
  of({ kind }: { kind: string }): RunKindDefinition {
    const definition = this.#byName.get(kind);
    if (!definition) throw new Error(`There are no runs of kind ${kind}`);
    return definition;
  }

  /** The seed image that a run makes; nothing if it makes none, or is of a kind that is not known here. */
  seedImageOf(run: MachineRun): string | undefined {
    return this.find(run.kind)?.show?.(run).seedImage;
  }

  /** The limits of a kind: its own, as far as configuration does not say otherwise for all kinds or for it. */
  limitsOf(kind: string, limits: RunLimits): RunLimits {
    return {
      ...limits,
      phases: {
        ...this.find(kind)?.phaseLimits,
        ...limits.phases,
        ...limits.kinds[kind],
      },
    };
  }

  /** What it takes to ask for a run. */
  permissionsFor(
    request: AnyRunRequest,
  ): Array<ResourcePermission | BasicPermission> {
    const { permission, permissionsBesides } = this.of(request);
    return [permission, ...(permissionsBesides?.(request) ?? [])];
  }

  /** The phases of each kind, by its name. */
  get phases(): Record<string, readonly string[]> {
    return Object.fromEntries(
      this.all.map(({ kind, phases }) => [kind, phases]),
    );
  }

  /** Names of the kinds whose runs do not take their subject for themselves. */
  get notExclusive(): string[] {
    return this.all
      .filter(({ locks }) => locks !== 'subject')
      .map(({ kind }) => kind);
  }

  /** Names of the kinds that go on beside others. */
  get beside(): string[] {
    return this.all
      .filter(({ locks }) => locks === 'beside')
      .map(({ kind }) => kind);
  }
}

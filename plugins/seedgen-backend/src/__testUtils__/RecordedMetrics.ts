import type {
  MetricAttributes,
  MetricsService,
  MetricsServiceObservable,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

/** A measurement: what of, how much, and of which one. */
export type Measurement = [
  name: string,
  value: number,
  attributes: MetricAttributes,
];

/** Metrics that are kept in memory, and read where a portal would export them. */
export class RecordedMetrics implements MetricsService {
  readonly recorded: Measurement[] = [];
  readonly units = new Map<string, string | undefined>();
  readonly #observed = new Map<string, Set<MetricsServiceObservableCallback>>();

  /** What the callbacks observe at this moment, as at a collection. */
  async collect(): Promise<Measurement[]> {
    const seen: Measurement[] = [];
    for (const [name, callbacks] of this.#observed) {
      for (const callback of callbacks) {
        await callback({
          observe: (value, attributes = {}) =>
            seen.push([name, value, attributes]),
        });
      }
    }
    return seen;
  }

  createCounter: MetricsService['createCounter'] = (name, options) =>
    this.#adder(name, options);
  createUpDownCounter: MetricsService['createUpDownCounter'] = (
    name,
    options,
  ) => this.#adder(name, options);
  createHistogram: MetricsService['createHistogram'] = (name, options) =>
    this.#recorder(name, options);
  createGauge: MetricsService['createGauge'] = (name, options) =>
    this.#recorder(name, options);
  createObservableCounter: MetricsService['createObservableCounter'] = (
    name,
    options,
  ) => this.#observable(name, options);
  createObservableUpDownCounter: MetricsService['createObservableUpDownCounter'] =
    (name, options) => this.#observable(name, options);
  createObservableGauge: MetricsService['createObservableGauge'] = (
    name,
    options,
  ) => this.#observable(name, options);

  #adder(name: string, options: { unit?: string } = {}) {
    this.units.set(name, options.unit);
    return {
      add: (value: number, attributes: MetricAttributes = {}) => {
        this.recorded.push([name, value, attributes]);
      },
    };
  }

  #recorder(name: string, options: { unit?: string } = {}) {
    const { add: record } = this.#adder(name, options);
    return { record };
  }

  #observable(
    name: string,
    options: { unit?: string } = {},
  ): MetricsServiceObservable {
    this.units.set(name, options.unit);
    const callbacks = new Set<MetricsServiceObservableCallback>();
    this.#observed.set(name, callbacks);
    return {
      addCallback: callback => callbacks.add(callback),
      removeCallback: callback => callbacks.delete(callback),
    };
  }
}

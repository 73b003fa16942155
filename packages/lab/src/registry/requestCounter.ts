/** Counts requests by method and route, so that a test can say how often a registry was asked. */
export class RequestCounter {
  #counts = new Map<string, number>();

  count(method: string, route: string): void {
    const key = `${method} ${route}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  reset(): void {
    this.#counts.clear();
  }

  /** `METHOD ROUTE` to the number, and the sum. */
  summary(): { total: number; routes: Record<string, number> } {
    const routes = Object.fromEntries([...this.#counts].sort());
    const total = [...this.#counts.values()].reduce((sum, n) => sum + n, 0);
    return { total, routes };
  }
}

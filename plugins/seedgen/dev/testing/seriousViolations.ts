import axe from 'axe-core';

/**
 * What axe finds serious or critical in an element, as `rule: selector`.
 *
 * Without colour contrast and landmarks: jsdom knows no layout, and the page around is the app's.
 */
export async function seriousViolations(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target}`));
}

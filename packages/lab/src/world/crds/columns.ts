import type { PrinterColumn } from '../../apiserver/types';

/** Column of the condition's status, e.g. AVAILABLE. */
export const conditionColumn = (
  name: string,
  type: string = name,
  field = 'status',
): PrinterColumn => ({
  name,
  type: field === 'lastTransitionTime' ? 'date' : 'string',
  jsonPath: `.status.conditions[?(@.type=="${type}")].${field}`,
});

export const ageColumn: PrinterColumn = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
};

export const textColumn = (name: string, jsonPath: string): PrinterColumn => ({
  name,
  type: 'string',
  jsonPath,
});

/** Room that the widget *Running now* takes in the grid of the home page. */
export const RUNNING_NOW_LAYOUT = {
  width: { minColumns: 3, maxColumns: 12, defaultColumns: 6 },
  height: { minRows: 3, maxRows: 12, defaultRows: 7 },
};

// The type that the search module of this plugin gives its documents.
const DOCUMENT_TYPE = 'seedgen';

/** Whether something that was found is a run or a seed image. */
export function isSeedgenDocument(result: { type: string }): boolean {
  return result.type === DOCUMENT_TYPE;
}

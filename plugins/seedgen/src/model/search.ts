// The type that the search module of this plugin gives its documents.
const DOCUMENT_TYPE = 'seedgen';

/** Whether something that was found is a run or a seed image. */
export function isSeedgenDocument(result: { type: string }): boolean {
  return result.type === DOCUMENT_TYPE;
}

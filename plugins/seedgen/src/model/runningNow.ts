/** Room that the widget *Running now* takes in the grid of the home page. */
export const RUNNING_NOW_LAYOUT = {
  width: { minColumns: 3, maxColumns: 12, defaultColumns: 6 },
  height: { minRows: 3, maxRows: 12, defaultRows: 7 },
};

declare global {
  // eslint-disable-next-line no-var -- the only way to declare a global variable
  var importOutsideOfJest: (specifier: string) => Promise<any>;
}

// See jest.environment.js.
jest.mock('./clusters/node/clientNode', () => ({
  loadClientNode: () =>
    globalThis.importOutsideOfJest('@kubernetes/client-node'),
}));

export {};

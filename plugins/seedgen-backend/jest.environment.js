const { TestEnvironment } = require('jest-environment-node');

/**
 * Node.js as tests of this package see it, with a way out for packages that exist as ES modules
 * only: Jest runs test code in a context where `import()` of those needs an experimental flag of
 * Node.js. `src/setupTests.ts` uses it for the Kubernetes client, so that tests run the real one.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.importOutsideOfJest = specifier => import(specifier);
  }
};

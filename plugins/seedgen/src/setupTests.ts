import '@testing-library/jest-dom';

// Rendering a whole app and looking through it with axe takes seconds on a busy machine.
jest.setTimeout(60_000);

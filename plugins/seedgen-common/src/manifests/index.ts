export * from './containerStorage';
export * from './containerStorageUnits';
export * from './machineConfig';
export * from './runMark';
export * from './seedGenerator';
export * from './systemd';
export * from './types';
export * from './yaml';

export const MACHINE_CONFIG = 'machineconfiguration.openshift.io/MachineConfig';
export const MACHINE_CONFIG_POOL =
  'machineconfiguration.openshift.io/MachineConfigPool';

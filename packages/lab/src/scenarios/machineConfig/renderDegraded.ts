import { MACHINE_CONFIG } from '../../controllers/machineConfig/kinds';
import { addObject } from '../changes/addObject';
import type { Scenario } from '../Scenario';

const NAME = '98-var-lib-containers-partitioned';

export const renderDegraded: Scenario = {
  name: 'render-degraded',
  title: 'A MachineConfig that wants to partition a running node',
  does: `There is the ${
    MACHINE_CONFIG.split('/')[1]
  } ${NAME} with a section about disks, and the operator refuses to render it.`,
  place: 'pool',
  failure: 'ignition disks section contains changes',
  apply: cluster =>
    addObject(cluster, {
      apiVersion: 'machineconfiguration.openshift.io/v1',
      kind: 'MachineConfig',
      metadata: {
        name: NAME,
        labels: { 'machineconfiguration.openshift.io/role': 'master' },
      },
      spec: {
        config: {
          ignition: { version: '3.2.0' },
          storage: {
            disks: [
              {
                device: '/dev/vda',
                partitions: [
                  {
                    label: 'var-lib-containers',
                    startMiB: 60_000,
                    sizeMiB: 0,
                  },
                ],
              },
            ],
          },
        },
      },
    }),
};

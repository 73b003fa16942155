import type { KubeObject } from '../../apiserver/types';
import { fileOf } from '../../controllers/machineConfig/ignition';
import {
  CONTROLLER_VERSION,
  CONTROLLER_VERSION_ANNOTATION,
  ROLE_LABEL,
  renderMachineConfig,
  sourcesOf,
} from '../../controllers/machineConfig/render';
import type { ClusterSpec } from '../clusterSpec';
import { clusterDomain } from '../clusterSpec';
import { DNSMASQ_SCRIPT, NODE_PULL_SECRET_FILE } from '../node/createNode';
import { stableUuid } from '../node/stableUuid';
import { condition } from './put';

const MC = 'machineconfiguration.openshift.io/v1';

/** The operator's own file list of a role; the pull secret is one of them. */
export function templateFiles(pullSecret: string) {
  return [
    fileOf(
      '/etc/systemd/system.conf.d/kubelet-cgroups.conf',
      '[Manager]\nDefaultCPUAccounting=yes\nDefaultMemoryAccounting=yes\n',
      0o644,
    ),
    fileOf('/etc/kubernetes/static-pod-resources/.keep', '', 0o644),
    fileOf(NODE_PULL_SECRET_FILE, pullSecret, 0o600),
  ];
}

/** MachineConfigs and pools of a new cluster, with the rendered ones. */
export function machineConfigObjects(
  spec: ClusterSpec,
  pullSecret: string,
  now: string,
): { objects: KubeObject[]; rendered: string } {
  const sources = ['master', 'worker'].flatMap(role =>
    roleMachineConfigs(spec, role, pullSecret),
  );
  const rendered = ['master', 'worker'].map(role =>
    renderMachineConfig(role, sourcesOf(sources, role)),
  );
  return {
    objects: [
      ...sources,
      ...rendered,
      pool('master', rendered[0].metadata.name, sources, 1, now),
      pool('worker', rendered[1].metadata.name, sources, 0, now),
    ],
    rendered: rendered[0].metadata.name,
  };
}

function roleMachineConfigs(
  spec: ClusterSpec,
  role: string,
  pullSecret: string,
): KubeObject[] {
  const generated = (name: string, config: object, rest: object = {}) =>
    machineConfig(name, role, config, rest, true);
  const osImage = `quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:${stableUuid(
    `os/${spec.version}`,
  ).replace(/-/g, '')}${stableUuid(`os2/${spec.version}`).replace(/-/g, '')}`;
  return [
    generated(
      `00-${role}`,
      { storage: { files: templateFiles(pullSecret) } },
      { osImageURL: osImage },
    ),
    generated(`01-${role}-container-runtime`, {
      storage: {
        files: [
          fileOf('/etc/crio/crio.conf.d/00-default', '[crio]\n', 0o644),
          fileOf(
            '/etc/containers/storage.conf',
            '[storage]\ndriver = "overlay"\n',
            0o644,
          ),
        ],
      },
    }),
    generated(`01-${role}-kubelet`, {
      storage: {
        files: [
          fileOf(
            '/etc/kubernetes/kubelet.conf',
            'kind: KubeletConfiguration\n',
            0o644,
          ),
        ],
      },
      systemd: {
        units: [
          {
            name: 'kubelet.service',
            enabled: true,
            contents:
              '[Unit]\nDescription=Kubernetes Kubelet\nRequires=crio.service\nAfter=crio.service\n\n[Service]\nType=notify\nExecStart=/usr/local/bin/kubenswrapper /usr/bin/kubelet\n\n[Install]\nWantedBy=multi-user.target\n',
          },
        ],
      },
    }),
    ...(spec.dnsmasq && role === 'master' ? [dnsmasqConfig(spec)] : []),
    generated(`97-${role}-generated-kubelet`, {}),
    generated(`98-${role}-generated-kubelet`, {}),
    generated(`99-${role}-generated-registries`, {
      storage: {
        files: [
          fileOf(
            '/etc/containers/registries.conf',
            'unqualified-search-registries = ["registry.access.redhat.com", "docker.io"]\n',
            0o644,
          ),
        ],
      },
    }),
    machineConfig(`99-${role}-ssh`, role, {
      passwd: {
        users: [
          {
            name: 'core',
            sshAuthorizedKeys: [
              'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILabLabLabLabLabLabLabLabLabLabLabLabLabLabLabLab lab',
            ],
          },
        ],
      },
    }),
  ];
}

function dnsmasqConfig(spec: ClusterSpec): KubeObject {
  return machineConfig('50-master-dnsmasq-configuration', 'master', {
    storage: {
      files: [
        fileOf(
          DNSMASQ_SCRIPT,
          `#!/usr/bin/env bash\n# Answers for ${clusterDomain(spec)}\n`,
          0o555,
        ),
        fileOf(
          '/etc/NetworkManager/conf.d/single-node.conf',
          '[main]\nrc-manager=unmanaged\n',
          0o644,
        ),
      ],
    },
    systemd: {
      units: [
        {
          name: 'dnsmasq.service',
          enabled: true,
          contents: `[Unit]\nDescription=DNS for ${clusterDomain(
            spec,
          )}\nBefore=kubelet.service\n\n[Service]\nExecStart=/usr/sbin/dnsmasq -k\n\n[Install]\nWantedBy=multi-user.target\n`,
        },
      ],
    },
  });
}

function machineConfig(
  name: string,
  role: string,
  config: object,
  rest: object = {},
  byController = false,
): KubeObject {
  return {
    apiVersion: MC,
    kind: 'MachineConfig',
    metadata: {
      name,
      labels: { [ROLE_LABEL]: role },
      ...(byController
        ? {
            annotations: {
              [CONTROLLER_VERSION_ANNOTATION]: CONTROLLER_VERSION,
            },
          }
        : {}),
    },
    spec: { config: { ignition: { version: '3.2.0' }, ...config }, ...rest },
  };
}

function pool(
  name: string,
  rendered: string,
  sources: readonly KubeObject[],
  machines: number,
  now: string,
): KubeObject {
  const configuration = {
    name: rendered,
    source: sourcesOf(sources, name).map(each => ({
      apiVersion: MC,
      kind: 'MachineConfig',
      name: each.metadata.name,
    })),
  };
  return {
    apiVersion: MC,
    kind: 'MachineConfigPool',
    metadata: {
      name,
      labels: {
        'machineconfiguration.openshift.io/mco-built-in': '',
        [`pools.operator.machineconfiguration.openshift.io/${name}`]: '',
      },
    },
    spec: {
      configuration,
      machineConfigSelector: { matchLabels: { [ROLE_LABEL]: name } },
      nodeSelector: {
        matchLabels: { [`node-role.kubernetes.io/${name}`]: '' },
      },
      paused: false,
    },
    status: {
      conditions: [
        condition('RenderDegraded', 'False', now),
        condition(
          'Updated',
          'True',
          now,
          '',
          `All nodes are updated with MachineConfig ${rendered}`,
        ),
        condition('Updating', 'False', now),
        condition('NodeDegraded', 'False', now),
        condition('Degraded', 'False', now),
      ],
      configuration,
      degradedMachineCount: 0,
      machineCount: machines,
      observedGeneration: 1,
      readyMachineCount: machines,
      unavailableMachineCount: 0,
      updatedMachineCount: machines,
    },
  };
}

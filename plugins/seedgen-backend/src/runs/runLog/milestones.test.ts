import { readMilestones } from './milestones';

const at = (second: number) =>
  `2026-11-22T10:00:${String(second).padStart(2, '0')}`;
const logrus = (second: number, message: string) =>
  `time="${at(second)}Z" level=info msg=${JSON.stringify(message)}`;

// As lca-cli says it, from its beginning to its end.
const IMAGER = [
  'OCI image creation has started',
  'Creating seed image',
  'Copy lca-cli binary',
  'Saving list of running containers and catalogsources.',
  'List of containers  saved successfully.',
  'Seed cluster certificates backed up successfully for recert tool',
  'Executing nsenter with args [--target 1 -- echo Stop kubelet service]',
  'Stop kubelet service',
  'Disabling kubelet service',
  'Stopping containers and CRI-O runtime.',
  'Running containers and CRI-O engine stopped successfully.',
  'Recert --force-expire tool ran and summary created successfully.',
  'Backup of /var created successfully.',
  'Backing up /etc',
  'Backup of /etc created successfully.',
  'Build and push OCI image to r.example/ocp/seed:1',
  'OCI image created successfully!',
  'Cleaning up seed cluster',
  'Certificates in seed SNO cluster restored successfully.',
  'Restoring cluster services (i.e. kubelet.service unit)',
  'Seed cluster restored successfully!',
].map((message, second) => logrus(second, message));

describe('readMilestones', () => {
  it('knows those of the imager, in its order and with its time', () => {
    const milestones = readMilestones('imager', IMAGER);
    expect(milestones.map(({ id }) => id)).toEqual([
      'imager-started',
      'images-listed',
      'certificates-saved',
      'kubelet-stopped',
      'runtime-stopped',
      'recert-ran',
      'var-packed',
      'etc-packed',
      'push-began',
      'image-pushed',
      'certificates-restored',
      'services-restored',
      'cluster-restored',
    ]);
    expect(milestones.find(({ id }) => id === 'kubelet-stopped')).toEqual({
      id: 'kubelet-stopped',
      source: 'imager',
      text: 'The kubelet was stopped: the outage began',
      at: `${at(7)}.000Z`,
    });
  });

  it('gives each once, however long the log is', () => {
    const again = Array.from({ length: 50 }, () => IMAGER).flat();
    expect(readMilestones('imager', again)).toEqual(
      readMilestones('imager', IMAGER),
    );
  });

  it('does not guess a time that is not there', () => {
    for (const time of [
      '',
      'time="2023-09-22 10:18:58" ',
      'time="2026-99-22T10:00:00Z" ',
    ]) {
      expect(
        readMilestones('imager', [
          `${time}level=info msg="Stop kubelet service"`,
        ]),
      ).toEqual([
        {
          id: 'kubelet-stopped',
          source: 'imager',
          text: 'The kubelet was stopped: the outage began',
        },
      ]);
    }
  });

  it('knows those of Lifecycle Agent, the latest of each, and no words of others', () => {
    const agent = (second: number, text: string) =>
      `${at(second)}.123456789Z ${at(
        second,
      )}Z\tINFO\tcontrollers.SeedGenerator\t${text}`;
    expect(
      readMilestones('lifecycle-agent', [
        agent(1, 'Launching imager'),
        agent(2, 'Start reconciling SeedGen'),
        agent(3, 'Launching imager container'),
        agent(40, 'Launching imager'),
        logrus(41, 'Stop kubelet service'),
        `${at(50)}.5Z ${at(
          50,
        )}Z\tERROR\tsetup\tunable to start\t{"error":"unable to recover SeedGenerator CR: Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json"}`,
      ]),
    ).toEqual([
      {
        id: 'agent-launched-imager',
        source: 'lifecycle-agent',
        text: 'Lifecycle Agent launched the imager',
        at: `${at(40)}.123Z`,
      },
      {
        id: 'agent-cannot-restore',
        source: 'lifecycle-agent',
        text: 'Lifecycle Agent: unable to recover SeedGenerator CR: Missing stored file /var/lib/lca/ibu-seedgen-orch/seedgen-cr.json',
        at: `${at(50)}.500Z`,
      },
    ]);
  });
});

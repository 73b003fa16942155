import path from 'node:path';
import type { LabDescription } from './labFiles';

/** What a person can do now, with commands to copy. */
export function instructions(lab: LabDescription): string {
  const show = (file: string) => {
    const relative = path.relative(process.cwd(), file) || '.';
    return relative.startsWith('..') ? file : relative;
  };
  const example =
    lab.clusters.find(({ name }) => name === 'sno1') ?? lab.clusters[0];
  const directory = show(lab.directory);
  return [
    `Clusters, at ${lab.speed} times the speed of life:`,
    ...lab.clusters.map(
      ({ name, server, kubeconfig }) =>
        `  ${name.padEnd(6)} ${server}  ${show(kubeconfig)}`,
    ),
    `Registry ${lab.registry.host} (${
      lab.registry.authentication
    } authentication), passwords in ${show(lab.registry.file)}`,
    `Control  ${lab.controlUrl}`,
    '',
    'Try:',
    `  kubectl --kubeconfig ${show(example.kubeconfig)} get nodes`,
    `  kubectl --kubeconfig ${show(
      example.kubeconfig,
    )} get seedgenerator seedimage -w`,
    `  skopeo inspect --cert-dir ${directory} \\`,
    `    --creds "${lab.registry.user}:$(jq -r .password ${show(
      lab.registry.file,
    )})" \\`,
    `    docker://${lab.registry.host}/ocp-${example.name}/seedimage-ibu-upgrade:4.18.27-x86_64`,
    `  curl ${lab.controlUrl}/state`,
    '',
  ].join('\n');
}
